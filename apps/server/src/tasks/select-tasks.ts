import type { Control } from '../store/control.js';
import type { DateField, DateRange } from '../store/date-bounds.js';
import { type SelectedPage, type Selection, select, selectAll } from '../store/select.js';
import { isVisible } from '../store/visible-indexes.js';
import type { TaskFilter, TaskPage } from './filter.js';

/** The uids of the tasks that a filter matches, ascending. */
export const matchTasks = (control: Control, filter: TaskFilter): number[] =>
  selectAll(control.taskSource, taskSelection(control, filter));

export const pageOfTasks = (control: Control, filter: TaskFilter, page: TaskPage): SelectedPage =>
  select(control.taskSource, taskSelection(control, filter), page);

/** Batches of which a task matches; a batch's own uid is asked for by `batchUids`, its tasks' by `uids`. */
export function pageOfBatches(control: Control, filter: TaskFilter, page: TaskPage): SelectedPage {
  const byTasks = filter.uids || filter.canceledBy ? batchesOf(control, filter) : undefined;
  const only = intersection(filter.batchUids, byTasks);
  const selection: Selection = { anyOf: groupsOf(control.batchSets.names('index:'), filter), dates: datesOf(filter) };
  return select(control.batchSource, only ? { ...selection, only } : selection, page);
}

function taskSelection(control: Control, filter: TaskFilter): Selection {
  const canceled = filter.canceledBy && [filter.canceledBy.map((uid) => `canceledBy:${uid}`)];
  const only = intersection(
    filter.uids,
    filter.batchUids?.flatMap((uid) => control.batch(uid)?.taskUids ?? []),
  );
  const selection: Selection = {
    anyOf: [...groupsOf(control.taskSets.names('index:'), filter), ...(canceled ?? [])],
    dates: datesOf(filter),
  };
  return only ? { ...selection, only } : selection;
}

function groupsOf(indexSets: string[], { types, statuses, indexUids, visibleIndexes }: TaskFilter): string[][] {
  return [
    types?.map((type) => `type:${type}`),
    statuses?.map((status) => `status:${status}`),
    indexUids?.map((uid) => `index:${uid}`),
    visibleIndexes && indexSets.filter((name) => isVisible(name.slice('index:'.length), visibleIndexes)),
  ].filter((group) => group !== undefined);
}

const datesOf = (filter: TaskFilter): DateRange[] =>
  [
    range('enqueuedAt', filter.afterEnqueuedAt, filter.beforeEnqueuedAt),
    range('startedAt', filter.afterStartedAt, filter.beforeStartedAt),
    range('finishedAt', filter.afterFinishedAt, filter.beforeFinishedAt),
  ].filter((dates) => dates !== undefined);

const range = (field: DateField, after: bigint | undefined, before: bigint | undefined): DateRange | undefined =>
  after === undefined && before === undefined
    ? undefined
    : { field, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };

function batchesOf(control: Control, { uids, canceledBy }: TaskFilter): number[] {
  const tasks = matchTasks(control, { ...(uids && { uids }), ...(canceledBy && { canceledBy }) });
  return tasks.flatMap((uid) => control.task(uid)?.batchUid ?? []);
}

function intersection(one: number[] | undefined, other: number[] | undefined): number[] | undefined {
  if (!one || !other) return one ?? other;
  const members = new Set(other);
  return one.filter((uid) => members.has(uid));
}
