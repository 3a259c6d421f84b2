import type { operations } from '@stillframe/contract';
import { parseTimestamp } from '../../store/clock.js';
import type { TaskFilter } from '../../tasks/filter.js';
import type { Access } from '../access.js';

type FilterQuery = NonNullable<operations['cancelTasks']['parameters']['query']>;

/** A query's filters as the queue reads them, limited to what the caller may see. */
export function taskFilter(query: FilterQuery, { visibleIndexes }: Access): TaskFilter {
  return present({
    uids: listed(query.uids),
    batchUids: listed(query.batchUids),
    canceledBy: listed(query.canceledBy),
    types: listed(query.types),
    statuses: listed(query.statuses),
    indexUids: listed(query.indexUids),
    afterEnqueuedAt: dated(query.afterEnqueuedAt),
    beforeEnqueuedAt: dated(query.beforeEnqueuedAt),
    afterStartedAt: dated(query.afterStartedAt),
    beforeStartedAt: dated(query.beforeStartedAt),
    afterFinishedAt: dated(query.afterFinishedAt),
    beforeFinishedAt: dated(query.beforeFinishedAt),
    visibleIndexes,
  });
}

/** A list with a `*` in it asks nothing. */
function listed<T extends string | number>(members: T[] | undefined): Exclude<T, '*'>[] | undefined {
  if (members?.some((member) => member === '*')) return undefined;
  return members as Exclude<T, '*'>[] | undefined;
}

const dated = (text: string | undefined): bigint | undefined => (text === undefined ? undefined : parseTimestamp(text));

const present = (filter: { [K in keyof TaskFilter]: TaskFilter[K] | undefined }): TaskFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
