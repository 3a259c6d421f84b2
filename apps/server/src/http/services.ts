import type { Documents } from '../store/documents.js';
import type { Keys } from '../store/keys.js';
import type { Payloads } from '../store/payloads.js';
import type { Restorations } from '../tasks/restorations.js';
import type { TaskQueue } from '../tasks/task-queue.js';

/** What a class shows to others, which something else may show too. */
type Public<T> = Pick<T, keyof T>;

/** Everything below the HTTP room that its handlers may use. */
export interface Services {
  tasks: Public<TaskQueue>;
  documents: Public<Documents>;
  payloads: Pick<Payloads, 'create'>;
  keys: Keys;
  restorations: Pick<Restorations, 'create' | 'list' | 'get'>;
  metrics: {
    /** What is counted, in the text format 0.0.4 of Prometheus. */
    expose(): Promise<string>;
  };
}
