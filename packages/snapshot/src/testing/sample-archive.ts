import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveEntry } from '../archive/archive-entry.js';
import type { ArchiveFacts } from '../archive/archive-facts.js';
import type { Manifest } from '../archive/manifest.js';
import { type WriteArchiveOptions, writeArchive } from '../archive/write-archive.js';
import { captureEnvironment } from '../capture/capture-environment.js';
import { liveEnvironment, pinOf } from './live-environment.js';
import { seededBytes } from './seeded-random.js';

export const sampleFacts: ArchiveFacts = {
  snapshotUid: '20261123T101530250Z-7',
  database: 'data.ms',
  capturedAt: '2026-11-23T10:15:30.250Z',
  formatVersion: 1,
  stillframeVersion: '0.1.0',
  pkgVersion: '1.50.0+stillframe.0.1.0',
  taskUids: [7, 9],
  indexes: [
    { uid: 'movies', primaryKey: 'id', numberOfDocuments: 40 },
    { uid: 'empty', primaryKey: null, numberOfDocuments: 0 },
  ],
  tasks: { enqueued: 1, processing: 2, succeeded: 5, failed: 1, canceled: 0 },
  apiKeys: 4,
};

export const updateFileName = 'update_files/6cd5a20a-dc93-4446-aa83-a5ae77425261';

/** An entry from memory, in blocks of an odd size. */
export function entryOf(name: string, content: Buffer, blockSize = 10_007): ArchiveEntry {
  return {
    name,
    sizeBytes: content.length,
    async *read() {
      for (let offset = 0; offset < content.length; offset += blockSize)
        yield content.subarray(offset, offset + blockSize);
    },
  };
}

/** The bytes of a captured environment with these records. */
async function environmentBytes(folder: string, records: Record<string, unknown>): Promise<Buffer> {
  const root = liveEnvironment(folder);
  await root.transaction(() => {
    for (const [key, value] of Object.entries(records)) root.put(key, value);
  });
  const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
  try {
    return await collect(capture.read());
  } finally {
    capture.release();
  }
}

/** A whole database, small: two environments and one waiting payload. */
export async function sampleEntries(folder: string): Promise<ArchiveEntry[]> {
  const documents = Object.fromEntries(
    Array.from({ length: 40 }, (_, id) => [`movie-${id}`, { id, plot: seededBytes(id, 900).toString() }]),
  );
  return [
    entryOf('VERSION', Buffer.from('1\n')),
    entryOf('control/data.mdb', await environmentBytes(join(folder, 'control'), { tasks: 8 })),
    entryOf('documents/data.mdb', await environmentBytes(join(folder, 'documents'), documents)),
    entryOf(updateFileName, Buffer.from('{"id":1}\n{"id":2}\n')),
  ];
}

/** Writes an archive to a file. */
export async function writeSample(
  path: string,
  entries: ArchiveEntry[],
  options: Partial<WriteArchiveOptions> = {},
): Promise<Manifest> {
  return writeArchive({ entries, facts: sampleFacts, target: createWriteStream(path), ...options });
}

export async function collect(blocks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const block of blocks) parts.push(block);
  return Buffer.concat(parts);
}
