import { join } from 'node:path';
import type { ArchiveEntry } from '../archive/archive-entry.js';
import type { ArchiveFacts } from '../archive/archive-facts.js';
import { captureEnvironment } from '../capture/capture-environment.js';
import { liveEnvironment, pinOf } from './live-environment.js';
import { collect, entryOf, sampleFacts, updateFileName } from './sample-archive.js';
import { seededBytes } from './seeded-random.js';

/** What `storedEntries` holds. */
export const storedFacts: ArchiveFacts = {
  ...sampleFacts,
  indexes: [
    { uid: 'books', primaryKey: null, numberOfDocuments: 0 },
    { uid: 'movies', primaryKey: 'id', numberOfDocuments: 300 },
    { uid: 'songs', primaryKey: 'id', numberOfDocuments: 20 },
  ],
  tasks: { enqueued: 1, processing: 1, succeeded: 7, failed: 0, canceled: 0 },
  apiKeys: 2,
};

/** The documents of `movies`. */
export const storedMovies = Array.from({ length: 300 }, (_, id) =>
  JSON.stringify({ id, plot: seededBytes(id, id % 90 === 0 ? 9000 : 200).toString() }),
);

/** A database laid out as the server's store does it (format 1), in both environments. */
export async function storedEntries(folder: string): Promise<ArchiveEntry[]> {
  return [
    entryOf('VERSION', Buffer.from('stillframe 1\n')),
    entryOf('control/data.mdb', await controlBytes(join(folder, 'control'))),
    entryOf('documents/data.mdb', await documentsBytes(join(folder, 'documents'))),
    entryOf(updateFileName, Buffer.from('{"id":1}\n')),
  ];
}

async function controlBytes(folder: string): Promise<Buffer> {
  const root = liveEnvironment(folder, { maxDbs: 16 });
  const tasks = root.openDB<string, number>({ name: 'tasks', encoding: 'string', keyEncoding: 'uint32' });
  const keys = root.openDB<object, string>({ name: 'keys', encoding: 'json' });
  await root.transaction(() => {
    for (let uid = 0; uid < 9; uid++) {
      const status = uid < 7 ? 'succeeded' : uid === 7 ? 'processing' : 'enqueued';
      tasks.put(uid, JSON.stringify({ uid, status }));
    }
    for (const uid of ['a', 'b']) keys.put(uid, { uid, actions: ['*'] });
  });
  return captured(folder, root);
}

async function documentsBytes(folder: string): Promise<Buffer> {
  const root = liveEnvironment(folder, { maxDbs: 16 });
  const indexes = root.openDB<object, string>({ name: 'indexes', encoding: 'json' });
  const documents = root.openDB<string, [number, number]>({ name: 'documents', encoding: 'string' });
  const dates = { createdAt: '2026-11-23T10:00:00Z', updatedAt: '2026-11-23T10:00:00Z' };
  await root.transaction(() => {
    for (const [slot, { uid, primaryKey, numberOfDocuments }] of storedFacts.indexes.entries()) {
      indexes.put(uid, { uid, primaryKey, numberOfDocuments, slot, ...dates });
    }
    for (const [id, movie] of storedMovies.entries()) documents.put([1, id], movie);
    for (let id = 0; id < 20; id++) documents.put([2, id * 3], JSON.stringify({ id }));
  });
  // Freed pages and rewritten ones, as a database has them that has lived.
  await root.transaction(() => {
    for (const [id, movie] of storedMovies.entries()) if (id % 3 === 0) documents.put([1, id], movie);
  });
  return captured(folder, root);
}

async function captured(folder: string, root: ReturnType<typeof liveEnvironment>): Promise<Buffer> {
  await root.flushed;
  const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
  try {
    return await collect(capture.read());
  } finally {
    capture.release();
  }
}
