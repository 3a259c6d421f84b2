import { expectTypeOf, test } from 'vitest';
import {
  type ApiError,
  createClient,
  isApiError,
  isTaskFailedError,
  type OperationId,
  type Schema,
  type StillframeClient,
} from './index.js';

declare const client: StillframeClient;

test('every operation is a method', () => {
  expectTypeOf<Exclude<OperationId, keyof StillframeClient>>().toBeNever();
  expectTypeOf<Exclude<keyof StillframeClient, OperationId>>().toEqualTypeOf<'waitForTask'>();
});

test('answers have the contract’s types', () => {
  expectTypeOf(client.getTask).returns.resolves.toEqualTypeOf<Schema<'Task'>>();
  expectTypeOf(client.createSnapshot).returns.resolves.toEqualTypeOf<Schema<'SummarizedTask'>>();
  expectTypeOf(client.waitForTask).returns.resolves.toEqualTypeOf<Schema<'Task'>>();
  expectTypeOf(client.deleteKey).returns.resolves.toBeVoid();
  expectTypeOf<Awaited<ReturnType<StillframeClient['getTask']>>['status']>().toEqualTypeOf<
    'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled'
  >();
});

test('guards narrow', () => {
  const error: unknown = undefined;
  if (isApiError(error)) expectTypeOf(error).toEqualTypeOf<ApiError>();
  if (isTaskFailedError(error)) expectTypeOf(error.task).toEqualTypeOf<Schema<'Task'>>();
});

test('what is not in the contract does not compile', () => {
  // @ts-expect-error: there is no client without a URL
  createClient({});
  // @ts-expect-error: an option that does not exist
  createClient({ url: 'http://localhost:7700', apikey: 'x' });
  // @ts-expect-error: an operation that does not exist
  client.search;
  // @ts-expect-error: a uid is a number
  client.getTask('7');
  // @ts-expect-error: a task is asked for by its uid
  client.getTask();
  // @ts-expect-error: a filter that does not exist
  client.listTasks({ status: ['enqueued'] });
  // @ts-expect-error: a state that does not exist
  client.listTasks({ statuses: ['done'] });
  // @ts-expect-error: filters are lists
  client.listTasks({ statuses: 'enqueued' });
  // @ts-expect-error: deleting all tasks must be said
  client.deleteTasks();
  // @ts-expect-error: an index has a uid
  client.createIndex({ primaryKey: 'id' });
  // @ts-expect-error: a key says when it expires
  client.createKey({ actions: ['*'], indexes: ['*'] });
  // @ts-expect-error: an action that does not exist
  client.createKey({ actions: ['snapshots.make'], indexes: ['*'], expiresAt: null });
  // @ts-expect-error: what a key may do cannot be changed
  client.updateKey('a', { actions: ['*'] });
  // @ts-expect-error: a document is an object
  client.addDocuments('movies', ['Carol']);
  // @ts-expect-error: a snapshot takes no parameters; where it goes is the server's to say
  client.createSnapshot({ path: '/backup' });
  // @ts-expect-error: the wait is in milliseconds
  client.waitForTask(0, { timeoutSeconds: 5 });
});
