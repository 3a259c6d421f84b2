import type { Handler } from '../bind.js';
import { snapshotView } from '../views/snapshot.js';

/** Whatever body, type and query a client sends with it is not looked at. */
export const createSnapshot: Handler<'createSnapshot'> = async ({ tasks }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'snapshotCreation' }),
});

export const listSnapshots: Handler<'listSnapshots'> = async ({ snapshots, query: { offset, limit, ...filter } }) => {
  const wanted = { states: listed(filter.states), kinds: listed(filter.kinds), taskUids: listed(filter.taskUids) };
  const { results, total } = await snapshots.list(wanted, { offset, limit });
  return { status: 200, body: { results: results.map(snapshotView), offset, limit, total } };
};

export const getSnapshot: Handler<'getSnapshot'> = async ({ snapshots, path }) => ({
  status: 200,
  body: snapshotView(await snapshots.get(path.snapshotUid)),
});

export const updateSnapshot: Handler<'updateSnapshot'> = async ({ snapshots, path: { snapshotUid }, body }) => {
  const { pinned } = body;
  const snapshot = pinned === undefined ? snapshots.get(snapshotUid) : snapshots.pin(snapshotUid, pinned);
  return { status: 200, body: snapshotView(await snapshot) };
};

export const deleteSnapshot: Handler<'deleteSnapshot'> = async ({ snapshots, path, query: { force } }) => {
  await snapshots.delete(path.snapshotUid, { force });
  return { status: 204 };
};

export const verifySnapshot: Handler<'verifySnapshot'> = async ({ snapshots, path }) => ({
  status: 202,
  body: snapshotView(await snapshots.verify(path.snapshotUid)),
});

/** A list with a `*` in it asks nothing. */
function listed<T extends string | number>(members: T[] | undefined): Exclude<T, '*'>[] | undefined {
  if (members?.some((member) => member === '*')) return undefined;
  return members as Exclude<T, '*'>[] | undefined;
}
