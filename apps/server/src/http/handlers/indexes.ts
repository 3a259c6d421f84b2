import type { Handler } from '../bind.js';
import { refuse } from '../errors/wording.js';

export const listIndexes: Handler<'listIndexes'> = ({
  documents,
  query: { offset, limit },
  access: { visibleIndexes },
}) => {
  const { results, total } = documents.listIndexes({ offset, limit, ...(visibleIndexes && { visibleIndexes }) });
  return { status: 200, body: { results, offset, limit, total } };
};

export const createIndex: Handler<'createIndex'> = async ({ tasks, body, access }) => {
  if (!access.createsIndex(body.uid)) throw refuse.invalidKey();
  const work = { type: 'indexCreation', indexUid: body.uid, primaryKey: body.primaryKey ?? null } as const;
  return { status: 202, body: await tasks.enqueue(work) };
};

export const getIndex: Handler<'getIndex'> = ({ documents, path: { indexUid } }) => {
  const body = documents.getIndex(indexUid);
  if (!body) throw refuse.indexNotFound(indexUid);
  return { status: 200, body };
};

export const updateIndex: Handler<'updateIndex'> = async ({ tasks, path: { indexUid }, body, access }) => {
  const newIndexUid = body.uid ?? null;
  if (newIndexUid !== null && !access.seesIndex(newIndexUid)) throw refuse.invalidKey();
  const work = { type: 'indexUpdate', indexUid, primaryKey: body.primaryKey ?? null, newIndexUid } as const;
  return { status: 202, body: await tasks.enqueue(work) };
};

export const deleteIndex: Handler<'deleteIndex'> = async ({ tasks, path: { indexUid } }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'indexDeletion', indexUid }),
});

export const getIndexStats: Handler<'getIndexStats'> = ({ documents, path: { indexUid } }) => {
  const body = documents.indexStats(indexUid);
  if (!body) throw refuse.indexNotFound(indexUid);
  return { status: 200, body };
};

export const swapIndexes: Handler<'swapIndexes'> = async ({ tasks, body, access }) => {
  const seen = new Set<string>();
  const swaps = body.map(({ indexes, rename = false }) => {
    const [first = '', second = ''] = indexes;
    for (const indexUid of [first, second]) {
      if (!access.seesIndex(indexUid)) throw refuse.invalidKey();
      if (seen.has(indexUid)) throw refuse.swappedTwice(indexUid);
      seen.add(indexUid);
    }
    return { indexes: [first, second] as [string, string], rename };
  });
  return { status: 202, body: await tasks.enqueue({ type: 'indexSwap', swaps }) };
};
