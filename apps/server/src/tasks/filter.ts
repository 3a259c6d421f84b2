import type { Schema } from '@stillframe/contract';
import type { JsonText } from '../store/json-text.js';

/** Which tasks or batches are asked for; an absent member asks nothing, several are joined by "and". Dates are nanoseconds since 1970. */
export interface TaskFilter {
  uids?: number[];
  batchUids?: number[];
  canceledBy?: number[];
  types?: Schema<'TaskType'>[];
  statuses?: Schema<'TaskStatus'>[];
  indexUids?: string[];
  afterEnqueuedAt?: bigint;
  beforeEnqueuedAt?: bigint;
  afterStartedAt?: bigint;
  beforeStartedAt?: bigint;
  afterFinishedAt?: bigint;
  beforeFinishedAt?: bigint;
  /** Limits what is seen to tasks of these indexes: what an API key may see (patterns such as `movies_*` allowed). */
  visibleIndexes?: string[];
}

/** A page of newest-first (or, with `reverse`, oldest-first) results that starts at uid `from`. */
export interface TaskPage {
  limit: number;
  from?: number;
  reverse: boolean;
}

export interface PageOf<T> {
  results: JsonText<T>[];
  total: number;
  from: number | null;
  next: number | null;
}
