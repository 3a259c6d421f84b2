import { expectTypeOf, test } from 'vitest';
import type { ErrorCode, OperationId, operations, Schema, taskStatuses } from './index.js';

test('names are unions of what the contract has', () => {
  expectTypeOf<'createSnapshot'>().toExtend<OperationId>();
  expectTypeOf<'makeSnapshot'>().not.toExtend<OperationId>();
  expectTypeOf<'task_not_found'>().toExtend<ErrorCode>();
  expectTypeOf<'no_such_code'>().not.toExtend<ErrorCode>();
  expectTypeOf<(typeof taskStatuses)[number]>().toEqualTypeOf<Schema<'TaskStatus'>>();
});

test('a task is one flat object whose unknown members are null', () => {
  expectTypeOf<Schema<'Task'>['finishedAt']>().toEqualTypeOf<string | null>();
  expectTypeOf<Schema<'Task'>['error']>().toEqualTypeOf<Schema<'Error'> | null>();
  expectTypeOf<Schema<'SummarizedTask'>['status']>().toEqualTypeOf<'enqueued'>();
});

test('a list in a query is an array of typed items', () => {
  type Query = NonNullable<operations['listTasks']['parameters']['query']>;
  expectTypeOf<Query['uids']>().toEqualTypeOf<(number | '*')[] | undefined>();
  expectTypeOf<Query['statuses']>().toEqualTypeOf<(Schema<'TaskStatus'> | '*')[] | undefined>();
});

test('what has a default may be left out of a body', () => {
  expectTypeOf<Record<never, never>>().toExtend<Schema<'DocumentQuery'>>();
});
