import { errorCodes, taskTypes } from '@stillframe/contract';
import type { ForeignTask } from '@stillframe/snapshot';
import { formatDuration, formatTimestamp, type Instant, parseTimestamp } from '../../store/clock.js';
import type { Details, ResponseError, TaskRecord, TaskType } from '../../store/records.js';
import { responseError } from '../../store/response-error.js';

/** The details that the contract allows for a type, and no other; types that are not listed may have any. */
const closedDetails: Partial<Record<TaskType, string[][]>> = {
  documentAdditionOrUpdate: [['receivedDocuments', 'indexedDocuments']],
  documentDeletion: [['providedIds', 'deletedDocuments', 'originalFilter'], ['deletedDocuments']],
  indexCreation: [['primaryKey']],
  indexUpdate: [['primaryKey', 'oldIndexUid', 'newIndexUid'], ['primaryKey']],
  indexDeletion: [['deletedDocuments']],
  indexSwap: [['swaps']],
  taskCancelation: [['matchedTasks', 'canceledTasks', 'originalFilter']],
  taskDeletion: [['matchedTasks', 'deletedTasks', 'originalFilter']],
};

/** A finished task of Meilisearch as one of ours. @returns `undefined` for one that the contract has no words for */
export function taskOfForeign(task: ForeignTask): TaskRecord | undefined {
  const [enqueuedAt, finishedAt] = [parseTimestamp(task.enqueuedAt), parseTimestamp(task.finishedAt ?? '')];
  const isFailed = task.status === 'failed';
  const error = isFailed ? errorOf(task.error) : null;
  const details = isType(task.type) ? detailsOf(task.type, task.details) : undefined;
  if (!isType(task.type) || details === undefined || error === undefined) return undefined;
  if (enqueuedAt === undefined || finishedAt === undefined) return undefined;
  // Older versions give a task that was canceled while it waited no start.
  const startedAt = parseTimestamp(task.startedAt ?? '') ?? finishedAt;
  return {
    uid: task.uid,
    batchUid: task.batchUid,
    indexUid: task.indexUid,
    status: task.status,
    type: task.type,
    canceledBy: task.status === 'canceled' ? task.canceledBy : null,
    ...(details !== null && { details }),
    error,
    duration: formatDuration(span(startedAt, finishedAt)),
    enqueuedAt: formatTimestamp(enqueuedAt),
    startedAt: formatTimestamp(startedAt),
    finishedAt: formatTimestamp(finishedAt),
  };
}

/** Nanoseconds between two instants; none when a clock was set back between them. */
export const span = (from: Instant, to: Instant): bigint => (to > from ? to - from : 0n);

const isType = (type: string): type is TaskType => (taskTypes as readonly string[]).includes(type);

/** `null`: none, and none is due. `undefined`: not those of this type. */
function detailsOf(type: TaskType, details: Details | null): Details | null | undefined {
  const forms = closedDetails[type];
  if (type === 'snapshotCreation') return null;
  if (forms === undefined) return details;
  const form = forms.find((names) => names.every((name) => details !== null && name in details));
  if (form === undefined || details === null) return undefined;
  const picked = Object.fromEntries(form.map((name) => [name, details[name]]));
  if (type !== 'indexSwap') return picked;
  // Versions in which a swap could not rename do not say that it did not.
  return Array.isArray(picked.swaps) ? { swaps: picked.swaps.map((swap) => ({ rename: false, ...swap })) } : undefined;
}

function errorOf(error: ForeignTask['error']): ResponseError | undefined {
  const code = errorCodes.find((known) => known === error?.code);
  return error === null || code === undefined ? undefined : responseError(code, error.message);
}
