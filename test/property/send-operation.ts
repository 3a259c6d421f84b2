import type { DocumentText, Operation } from './operation.js';

/** Sends an operation to a server; resolves with its task's uid when the server has acknowledged it. */
export async function sendOperation(url: string, operation: Operation): Promise<number> {
  const { method, path, type, body } = requestFor(operation);
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: type === undefined ? {} : { 'Content-Type': type },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return (JSON.parse(text) as { taskUid: number }).taskUid;
}

interface Prepared {
  method: string;
  path: string;
  type?: string;
  body?: string;
}

const JSON_TYPE = 'application/json';

function requestFor(operation: Operation): Prepared {
  const index = `/indexes/${operation.index}`;
  switch (operation.kind) {
    case 'add': {
      const { method, primaryKey, documents } = operation;
      return {
        method: method === 'replace' ? 'POST' : 'PUT',
        path: `${index}/documents${primaryKey === null ? '' : `?primaryKey=${primaryKey}`}`,
        type: 'application/x-ndjson',
        body: documents.map(documentText).join('\n'),
      };
    }
    case 'deleteOne':
      return { method: 'DELETE', path: `${index}/documents/${encodeURIComponent(operation.id)}` };
    case 'deleteSome':
      return {
        method: 'POST',
        path: `${index}/documents/delete-batch`,
        type: JSON_TYPE,
        body: JSON.stringify(operation.ids),
      };
    case 'deleteAll':
      return { method: 'DELETE', path: `${index}/documents` };
    case 'createIndex':
      return {
        method: 'POST',
        path: '/indexes',
        type: JSON_TYPE,
        body: JSON.stringify({ uid: operation.index, primaryKey: operation.primaryKey }),
      };
    case 'deleteIndex':
      return { method: 'DELETE', path: index };
    case 'renameIndex':
      return { method: 'PATCH', path: index, type: JSON_TYPE, body: JSON.stringify({ uid: operation.to }) };
    case 'swap':
      return {
        method: 'POST',
        path: '/swap-indexes',
        type: JSON_TYPE,
        body: JSON.stringify([{ indexes: [operation.index, operation.other] }]),
      };
  }
}

/** A document as JSON, its members' texts as they are. */
export const documentText = (document: DocumentText): string =>
  `{${Object.entries(document)
    .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
    .join(',')}}`;
