import type { ResponseError } from './records.js';

/** What makes a task end as `failed`, with the error that it shows. Its effect, if it had begun, is undone. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  readonly error: ResponseError;

  constructor(error: ResponseError) {
    super(error.message);
    this.error = error;
  }
}
