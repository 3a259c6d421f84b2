import { type Json, omit, onBody, onItems, onReply, withHeader, withoutHeader, withText } from './change.js';
import { inClass, type Mutant } from './mutant.js';

const reply = inClass('reply');
const TASK = 'getTask/200/body/application/json';
const TASKS = 'listTasks/200/body/application/json';
const SNAPSHOT = 'createSnapshot/202/body/application/json';
const BATCH = 'getBatch/200/body/application/json';

const onTask = (edit: (task: Json) => Json) => onBody('GET /tasks/{uid}', 200, edit);
const onSnapshot = (edit: (task: Json) => Json) => onBody('POST /snapshots', 202, edit);
const onBatch = (edit: (batch: Json) => Json) => onBody('GET /batches/{uid}', 200, edit);
const isEnded = ({ status }: Json): boolean => status === 'succeeded';

/** Answers about tasks and batches that are not of the promised form. */
export const replyOfTasks: readonly Mutant[] = [
  reply(
    'task-without-batch',
    TASK,
    'a member was renamed',
    onTask((task) => omit(task, 'batchUid')),
  ),
  reply(
    'task-uid-as-text',
    TASK,
    'ids became strings',
    onTask((task) => ({ ...task, uid: String(task.uid) })),
  ),
  reply(
    'task-with-shard',
    TASK,
    'an inner field leaks',
    onTask((task) => ({ ...task, shard: 3 })),
  ),
  reply(
    'task-status-done',
    TASK,
    'a state was renamed',
    onTask((task) => (isEnded(task) ? { ...task, status: 'done' } : task)),
  ),
  reply(
    'task-duration-in-seconds',
    TASK,
    'a number where clients parse ISO 8601',
    onTask((task) => (task.duration === null ? task : { ...task, duration: 0.25 })),
  ),
  reply(
    'task-duration-short',
    TASK,
    'another serializer of durations',
    onTask((task) => (task.duration === null ? task : { ...task, duration: 'PT0.25S' })),
  ),
  reply(
    'snapshot-task-with-details',
    TASK,
    'strict clients expect no details of a snapshot',
    onTask((task) => (task.type === 'snapshotCreation' ? { ...task, details: {} } : task)),
  ),
  reply(
    'addition-task-without-details',
    TASK,
    'details are lost for one type',
    onTask((task) => (task.type === 'documentAdditionOrUpdate' ? omit(task, 'details') : task)),
  ),
  reply(
    'succeeded-task-with-canceler',
    TASK,
    'members contradict the status',
    onTask((task) => (isEnded(task) ? { ...task, canceledBy: 0 } : task)),
  ),
  reply(
    'succeeded-task-without-end',
    TASK,
    'the end is written too late',
    onTask((task) => (isEnded(task) ? { ...task, finishedAt: null } : task)),
  ),
  reply(
    'task-date-without-fraction',
    TASK,
    'a date library drops zeros',
    onTask((task) => ({ ...task, enqueuedAt: String(task.enqueuedAt).replace(/\.\d+/, '') })),
  ),
  reply(
    'task-error-absent',
    TASK,
    'null members are left out',
    onTask((task) => (task.error === null ? omit(task, 'error') : task)),
  ),
  reply(
    'task-media-type-absent',
    'getTask/200/media-type',
    'a header is lost',
    onReply('GET /tasks/{uid}', 200, (one) => withoutHeader(one, 'content-type')),
  ),
  reply(
    'task-not-found-without-link',
    'getTask/404/body/application/json',
    'errors lose a member',
    onBody('GET /tasks/{uid}', 404, (error) => omit(error, 'link')),
  ),
  reply(
    'task-not-found-of-unknown-code',
    'getTask/404/body/application/json',
    'a code that no client knows',
    onBody('GET /tasks/{uid}', 404, (error) => ({ ...error, code: 'task_missing' })),
  ),
  reply(
    'task-not-found-in-plain-text',
    'getTask/404/media-type',
    'a framework page instead of the error',
    onReply('GET /tasks/{uid}', 404, (one) => withHeader(withText(one, 'Not Found'), 'Content-Type', 'text/plain')),
  ),
  reply(
    'task-list-without-total',
    TASKS,
    'counting was switched off',
    onBody('GET /tasks', 200, (page) => omit(page, 'total')),
  ),
  reply(
    'task-list-from-as-text',
    TASKS,
    'cursors became strings',
    onBody('GET /tasks', 200, (page) => ({ ...page, from: String(page.from) })),
  ),
  reply(
    'task-list-item-without-type',
    TASKS,
    'lists carry less than single answers',
    onItems('GET /tasks', (task) => omit(task, 'type')),
  ),
  reply(
    'task-list-is-no-json',
    TASKS,
    'a comma too much',
    onReply('GET /tasks', 200, (one) => withText(one, `${one.body.toString('utf8').slice(0, -1)},}`)),
  ),
  reply(
    'bad-query-error-nested',
    'listTasks/400/body/application/json',
    'another error envelope',
    onBody('GET /tasks', 400, (error) => ({ error })),
  ),
  reply(
    'bad-query-type-unknown',
    'listTasks/400/body/application/json',
    'a type that no client knows',
    onBody('GET /tasks', 400, (error) => ({ ...error, type: 'user_error' })),
  ),
  reply(
    'snapshot-without-date',
    SNAPSHOT,
    'a member is lost',
    onSnapshot((task) => omit(task, 'enqueuedAt')),
  ),
  reply(
    'snapshot-already-processing',
    SNAPSHOT,
    'the answer races its task',
    onSnapshot((task) => ({ ...task, status: 'processing' })),
  ),
  reply(
    'snapshot-index-absent',
    SNAPSHOT,
    'null members are left out',
    onSnapshot((task) => omit(task, 'indexUid')),
  ),
  reply(
    'snapshot-type-unknown',
    SNAPSHOT,
    'a type that strict clients refuse',
    onSnapshot((task) => ({ ...task, type: 'snapshot' })),
  ),
  reply(
    'snapshot-as-text',
    'createSnapshot/202/media-type',
    'the wrong media type',
    onReply('POST /snapshots', 202, (one) => withHeader(one, 'Content-Type', 'text/plain')),
  ),
  reply(
    'batch-without-progress',
    BATCH,
    'null members are left out',
    onBatch((batch) => omit(batch, 'progress')),
  ),
  reply(
    'batch-of-unknown-status',
    BATCH,
    'names of states differ in one place',
    onBatch((batch) => ({ ...batch, stats: { ...(batch.stats as Json), status: { done: 1 } } })),
  ),
  reply(
    'batch-list-next-false',
    'listBatches/200/body/application/json',
    'false instead of null at the last page',
    onBody('GET /batches', 200, (page) => (page.next === null ? { ...page, next: false } : page)),
  ),
];
