import type { Handler } from '../bind.js';

/** Whatever body, type and query a client sends with it is not looked at. */
export const createSnapshot: Handler<'createSnapshot'> = async ({ tasks }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'snapshotCreation' }),
});
