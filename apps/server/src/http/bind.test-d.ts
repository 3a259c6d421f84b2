import type { Schema } from '@stillframe/contract';
import { assertType, expectTypeOf, test } from 'vitest';
import type { errorTable } from '../store/error-table.js';
import type { JsonText } from '../store/json-text.js';
import type { Call, Handler, Handlers } from './bind.js';

declare const handlers: Handlers;
declare const task: Schema<'SummarizedTask'>;

test('each operation has its handler, and there are no others', () => {
  const { getHealth, ...others } = handlers;
  // @ts-expect-error an operation is missing
  assertType<Handlers>(others);
  // @ts-expect-error no operation is called so
  assertType<Handlers>({ ...handlers, getHealht: getHealth });
});

test('a handler answers with a documented status, its body or its stored text', () => {
  assertType<Handler<'createSnapshot'>>(() => ({ status: 202, body: task }));
  assertType<Handler<'createSnapshot'>>(async () => ({ status: 202, body: task }));
  assertType<Handler<'createSnapshot'>>((call) =>
    call.tasks.enqueue({ type: 'snapshotCreation' }).then((body) => ({ status: 202, body })),
  );
  assertType<Handler<'getTask'>>(() => ({ status: 200, text: '{}' as JsonText<Schema<'Task'>> }));
  assertType<Handler<'deleteKey'>>(() => ({ status: 204 }));
  // @ts-expect-error the contract has no 200 here
  assertType<Handler<'createSnapshot'>>(() => ({ status: 200, body: task }));
  // @ts-expect-error the body is missing
  assertType<Handler<'createSnapshot'>>(() => ({ status: 202 }));
  // @ts-expect-error the body lacks a member that may be null
  assertType<Handler<'createSnapshot'>>(() => ({
    status: 202,
    body: { taskUid: 0, status: 'enqueued', type: 'snapshotCreation', enqueuedAt: '' },
  }));
  // @ts-expect-error the stored text is of something else
  assertType<Handler<'getTask'>>(() => ({ status: 200, text: '{}' as JsonText<Schema<'Key'>> }));
  // @ts-expect-error an answer without content has no body
  assertType<Handler<'deleteKey'>>(() => ({ status: 204, body: task }));
});

test('a handler gets what the contract declares', () => {
  expectTypeOf<Call<'getTask'>['path']['taskUid']>().toEqualTypeOf<number>();
  expectTypeOf<Call<'listTasks'>['query']['limit']>().toEqualTypeOf<number>();
  expectTypeOf<Call<'listTasks'>['query']['from']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Call<'createIndex'>['body']>().toEqualTypeOf<Schema<'NewIndex'>>();
  expectTypeOf<Call<'createSnapshot'>['body']>().toEqualTypeOf<undefined>();
  // @ts-expect-error no such parameter
  assertType<Handler<'listTasks'>>(({ query }) => ({ status: 200, text: String(query.page) }));
  // @ts-expect-error no parameter at all
  assertType<Handler<'getHealth'>>(({ query }) => ({ status: 200, body: { status: query.status } }));
});

test('each error code has a status and a type', () => {
  expectTypeOf<keyof typeof errorTable>().toEqualTypeOf<Schema<'ErrorCode'>>();
});
