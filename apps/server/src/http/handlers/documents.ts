import type { Call, Handler } from '../bind.js';
import { ApiError } from '../errors/api-error.js';
import { documentIdProblem } from '../errors/value-problems.js';
import { refuse } from '../errors/wording.js';
import { documentPage } from '../views/json-page.js';

export const listDocuments: Handler<'listDocuments'> = ({ documents, path, query }) =>
  listed(documents, path.indexUid, { ...query, ids: query.ids?.map(documentId) });

export const fetchDocuments: Handler<'fetchDocuments'> = ({ documents, path, body }) =>
  listed(documents, path.indexUid, { ...body, fields: body.fields ?? undefined, ids: body.ids?.map(String) });

export const getDocument: Handler<'getDocument'> = ({ documents, path: { indexUid, documentId }, query }) => {
  if (!documents.getIndex(indexUid)) throw refuse.indexNotFound(indexUid);
  const text = documents.getDocument(indexUid, documentId, shown(query.fields));
  if (text === undefined) throw refuse.documentNotFound(documentId);
  return { status: 200, text };
};

export const deleteDocument: Handler<'deleteDocument'> = async ({ tasks, path: { indexUid, documentId } }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'documentDeletion', indexUid, documentIds: [documentId] }),
});

export const deleteDocuments: Handler<'deleteDocuments'> = async ({ tasks, path: { indexUid }, body }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'documentDeletion', indexUid, documentIds: body.map(String) }),
});

export const deleteAllDocuments: Handler<'deleteAllDocuments'> = async ({ tasks, path: { indexUid } }) => ({
  status: 202,
  body: await tasks.enqueue({ type: 'documentDeletionAll', indexUid }),
});

interface Choice {
  offset: number;
  limit: number;
  fields?: string[] | undefined;
  ids?: string[] | undefined;
}

function listed(
  documents: Call<'listDocuments'>['documents'],
  indexUid: string,
  { offset, limit, fields, ids }: Choice,
) {
  const wanted = shown(fields);
  const page = documents.listDocuments(indexUid, {
    offset,
    limit,
    ...(wanted && { fields: wanted }),
    ...(ids && { ids }),
  });
  if (!page) throw refuse.indexNotFound(indexUid);
  return { status: 200, text: documentPage(page.results, { offset, limit, total: page.total }) } as const;
}

/** A `*` among the fields stands for all of them. */
const shown = (fields: string[] | undefined): string[] | undefined => (fields?.includes('*') ? undefined : fields);

function documentId(id: string, index: number): string {
  if (/^[a-zA-Z0-9_-]{1,511}$/.test(id)) return id;
  throw new ApiError('invalid_document_ids', `In \`.ids[${index}]\`: ${documentIdProblem(JSON.stringify(id))}`);
}
