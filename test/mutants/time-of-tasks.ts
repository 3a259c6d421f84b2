import { bodyOf, type Json, matches, onBody, refusal, resultsOf, route, uidOf, withJson } from './change.js';
import type { ProxiedRequest, Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';

const time = inClass('time');
const TASK = 'GET /tasks/{uid}';
const isEnded = ({ status }: Json): boolean => status === 'succeeded' || status === 'failed' || status === 'canceled';

/** Changes a task from the `nth` time on that it is read in the state `when`, with all reads before known. */
function onNthRead(nth: number, when: (task: Json) => boolean, edit: (task: Json, reads: number) => Json): () => Serve {
  return () => {
    const reads = new Map<number, number>();
    return onBody(TASK, 200, (task, request) => {
      if (!when(task)) return task;
      const count = (reads.get(uidOf(request)) ?? 0) + 1;
      reads.set(uidOf(request), count);
      return count >= nth ? edit(task, count) : task;
    })();
  };
}

/** A date that lies some seconds from another, in the form that the contract wants. */
function shift(date: unknown, seconds: number): string {
  const text = String(date);
  const fraction = /\.(\d+)Z$/.exec(text)?.[1] ?? '0';
  const moved = new Date(Date.parse(text.replace(/\.\d+Z$/, 'Z')) + seconds * 1000);
  return moved.toISOString().replace(/\.\d+Z$/, `.${fraction}Z`);
}

const asProcessing = (task: Json): Json => ({
  ...task,
  status: 'processing',
  error: null,
  canceledBy: null,
  duration: null,
  finishedAt: null,
});

const asEnqueued = (task: Json): Json => ({
  ...asProcessing(task),
  status: 'enqueued',
  batchUid: null,
  startedAt: null,
});

const asFailed = (task: Json): Json => ({
  ...task,
  status: 'failed',
  canceledBy: null,
  error: {
    message: 'It failed.',
    code: 'internal',
    type: 'internal',
    link: 'https://docs.meilisearch.com/errors#internal',
  },
});

/** The answer that announces a task names another one. */
const announces = (at: string, status: number, edit: (task: Json) => Json): (() => Serve) => onBody(at, status, edit);

/** Tasks of one type are not to be found. */
function forgets(type: string): () => Serve {
  const aim = route(TASK);
  return () => async (request, forward) => {
    const reply = await forward(request);
    return matches(aim, request) && reply.status === 200 && bodyOf(reply).type === type
      ? refusal(404, 'task_not_found')
      : reply;
  };
}

/** What a task says of itself is not what was announced. */
const tells = (edit: (task: Json, request: ProxiedRequest) => Json): (() => Serve) => onBody(TASK, 200, edit);

/** A settled task is settled for a moment only. */
function everyOther(edit: (task: Json) => Json, when: (task: Json) => boolean): () => Serve {
  return onNthRead(1, when, (task, reads) => (reads % 2 === 0 ? edit(task) : task));
}

function reusesUids(): Serve {
  const aim = route('POST /indexes');
  let first: unknown;
  return async (request, forward) => {
    const reply = await forward(request);
    if (!matches(aim, request) || reply.status !== 202) return reply;
    const body = bodyOf(reply);
    first ??= body.taskUid;
    return withJson(reply, { ...body, taskUid: first });
  };
}

const isOf =
  (type: string) =>
  ({ type: own }: Json): boolean =>
    own === type;

/** What is true of each answer alone, and false of several: the life of a task. */
export const timeOfTasks: readonly Mutant[] = [
  time(
    'snapshot-names-no-task',
    'createSnapshot/202/link/task',
    'the number is taken before the task is written',
    announces('POST /snapshots', 202, (task) => ({ ...task, taskUid: Number(task.taskUid) + 100_000 })),
  ),
  time(
    'index-names-no-task',
    'createIndex/202/link/task',
    'the number is of another queue',
    announces('POST /indexes', 202, (task) => ({ ...task, taskUid: Number(task.taskUid) + 100_000 })),
  ),
  time(
    'cancelation-names-no-task',
    'cancelTasks/200/link/task',
    'the number is of another queue',
    announces('POST /tasks/cancel', 200, (task) => ({ ...task, taskUid: Number(task.taskUid) + 100_000 })),
  ),
  time(
    'snapshot-task-forgotten',
    'createSnapshot/202/link/task',
    'system tasks are hidden',
    forgets('snapshotCreation'),
  ),
  time('deletion-task-forgotten', 'deleteIndex/202/link/task', 'a task goes with its index', forgets('indexDeletion')),
  time(
    'snapshot-names-task-before',
    'createSnapshot/law/identity',
    'off by one',
    announces('POST /snapshots', 202, (task) => ({ ...task, taskUid: Math.max(0, Number(task.taskUid) - 1) })),
  ),
  time('index-names-first-task', 'createIndex/law/identity', 'a cached answer', reusesUids),
  time(
    'snapshot-task-of-other-type',
    'createSnapshot/law/identity',
    'types are mapped twice',
    tells((task) => (isOf('snapshotCreation')(task) ? { ...task, type: 'dumpCreation' } : task)),
  ),
  time(
    'index-task-of-other-index',
    'createIndex/law/identity',
    'a name from another task',
    tells((task) => (isOf('indexCreation')(task) ? { ...task, indexUid: 'another' } : task)),
  ),
  time(
    'documents-task-of-other-index',
    'addDocuments/law/identity',
    'a name from another task',
    tells((task) => (isOf('documentAdditionOrUpdate')(task) ? { ...task, indexUid: 'another' } : task)),
  ),
  time(
    'snapshot-task-older-than-its-answer',
    'createSnapshot/law/identity',
    'dates from two clocks',
    tells((task) => (isOf('snapshotCreation')(task) ? { ...task, enqueuedAt: shift(task.enqueuedAt, -3) } : task)),
  ),
  time(
    'announced-date-is-rounded',
    'createIndex/law/identity',
    'two serializers',
    announces('POST /indexes', 202, (task) => ({
      ...task,
      enqueuedAt: String(task.enqueuedAt).replace(/\.(\d)\d*Z$/, '.$1Z'),
    })),
  ),
  time(
    'task-uid-off-by-one',
    'getTask/law/identity',
    'lines counted from one',
    tells((task) => ({ ...task, uid: Number(task.uid) + 1 })),
  ),
  time('task-backwards', 'getTask/law/terminal', 'a replica that lags', onNthRead(2, isEnded, asProcessing)),
  time('task-back-in-queue', 'getTask/law/terminal', 'restarted after it had ended', onNthRead(2, isEnded, asEnqueued)),
  time(
    'task-fails-after-success',
    'getTask/law/terminal',
    'a late check fails a task that was reported',
    onNthRead(2, ({ status }) => status === 'succeeded', asFailed),
  ),
  time(
    'task-end-drifts',
    'getTask/law/terminal',
    'the end is the time of the question',
    onNthRead(1, isEnded, (task, reads) => ({ ...task, finishedAt: shift(task.finishedAt, reads) })),
  ),
  time(
    'task-duration-drifts',
    'getTask/law/terminal',
    'computed at each question',
    onNthRead(1, isEnded, (task, reads) => ({ ...task, duration: `PT${reads}.000000001S` })),
  ),
  time(
    'task-batch-changes',
    'getTask/law/terminal',
    'batches are renumbered',
    onNthRead(1, isEnded, (task, reads) => ({ ...task, batchUid: Number(task.batchUid) + reads })),
  ),
  time('task-flickers', 'getTask/law/terminal', 'two replicas, one behind', everyOther(asProcessing, isEnded)),
  time(
    'task-never-begins',
    'getTask/law/ends-within',
    'the worker died',
    tells((task) => (isOf('indexCreation')(task) ? asEnqueued(task) : task)),
  ),
  time(
    'snapshot-never-ends',
    'getTask/law/ends-within',
    'the end is not written',
    tells((task) => (isOf('snapshotCreation')(task) && isEnded(task) ? asProcessing(task) : task)),
  ),
  time(
    'task-dates-exchanged',
    'getTask/law/time-order',
    'two columns exchanged',
    tells((task) =>
      isEnded(task) ? { ...task, startedAt: shift(task.finishedAt, 1), finishedAt: task.startedAt } : task,
    ),
  ),
  time(
    'task-begins-before-it-was-asked-for',
    'getTask/law/time-order',
    'dates from two clocks',
    tells((task) => (task.startedAt === null ? task : { ...task, startedAt: shift(task.enqueuedAt, -3600) })),
  ),
  time(
    'task-ends-before-it-was-asked-for',
    'getTask/law/time-order',
    'a time zone is added twice',
    tells((task) => (isEnded(task) ? { ...task, finishedAt: shift(task.enqueuedAt, -7200) } : task)),
  ),
  time(
    'batch-ends-before-it-begins',
    'getBatch/law/time-order',
    'two columns exchanged',
    onBody('GET /batches/{uid}', 200, (batch) =>
      batch.finishedAt === null ? batch : { ...batch, finishedAt: shift(batch.startedAt, -60) },
    ),
  ),
  time(
    'task-differs-from-list',
    'listTasks/law/list-equals-one',
    'the list is read from a cache',
    onBody('GET /tasks', 200, (page) => ({
      ...page,
      results: resultsOf(page).map((task) => (isEnded(task) ? asProcessing(task) : task)),
    })),
  ),
  time(
    'listed-batch-of-task-is-another',
    'listTasks/law/list-equals-one',
    'a join by the wrong column',
    onBody('GET /tasks', 200, (page) => ({
      ...page,
      results: resultsOf(page).map((task) =>
        task.batchUid === null ? task : { ...task, batchUid: Number(task.batchUid) + 1 },
      ),
    })),
  ),
  time(
    'duration-is-not-the-difference',
    'silent',
    'the contract says it in prose alone',
    tells((task) => (task.duration === null ? task : { ...task, duration: 'PT86400.000000000S' })),
  ),
  time(
    'details-count-too-many',
    'silent',
    'the contract does not say what a count counts',
    tells((task) =>
      isOf('documentAdditionOrUpdate')(task)
        ? { ...task, details: { ...(task.details as Json), receivedDocuments: 1000 } }
        : task,
    ),
  ),
];
