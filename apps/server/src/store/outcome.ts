import type { Details, ResponseError } from './records.js';

/** How a task ended: `details` are the members of its details that became known. */
export type Outcome =
  | { status: 'succeeded'; details: Details }
  | { status: 'failed'; details: Details; error: ResponseError };
