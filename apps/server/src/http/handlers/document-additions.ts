import type { Call, Handler } from '../bind.js';
import { bodyChunks } from '../body/body-chunks.js';
import { refuse } from '../errors/wording.js';
import { type PayloadFormat, readDocuments } from '../payload/read-documents.js';

export const addDocuments: Handler<'addDocuments'> = async (call) => ({
  status: 202,
  body: await enqueue(call, 'replace'),
});

export const updateDocuments: Handler<'updateDocuments'> = async (call) => ({
  status: 202,
  body: await enqueue(call, 'update'),
});

/** Puts the documents on disk while they arrive, then enqueues what to do with them. */
async function enqueue(call: Call<'addDocuments' | 'updateDocuments'>, method: 'replace' | 'update') {
  const {
    tasks,
    payloads,
    request,
    access,
    payloadSizeLimitBytes,
    query,
    path: { indexUid },
  } = call;
  const format = formatOf(request.headers['content-type'] ?? '', query.csvDelimiter);
  const writer = await payloads.create();
  try {
    await readDocuments(bodyChunks(request, payloadSizeLimitBytes), format, (document) => writer.write(document));
    const payload = await writer.finish();
    const task = await tasks.enqueue({
      type: 'documentAdditionOrUpdate',
      indexUid,
      method,
      primaryKey: query.primaryKey ?? null,
      allowIndexCreation: access.createsIndex(indexUid),
      payload,
    });
    writer.handOver();
    return task;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function formatOf(mediaType: string, delimiter: string | undefined): PayloadFormat {
  if (mediaType === 'text/csv') return { name: 'csv', delimiter: (delimiter ?? ',').charCodeAt(0) };
  if (delimiter !== undefined) throw refuse.unexpectedDelimiter(mediaType);
  return { name: mediaType === 'application/json' ? 'json' : 'ndjson' };
}
