import type { TaskStatus } from '../archive/archive-facts.js';
import type { ReadOptions } from '../read/native-archive.js';
import { withForeignArchive } from './foreign-archive.js';

/** What an archive of Meilisearch holds. */
export interface ForeignInspection {
  format: 'meilisearch-snapshot';
  /** The Meilisearch that wrote it: `1.50.0`. */
  version: string;
  /** About when it was taken (its newest file), RFC 3339 in UTC. */
  takenAt: string;
  /** The archive's. */
  sizeBytes: number;
  unpackedSizeBytes: number;
  indexes: {
    uid: string;
    primaryKey: string | null;
    createdAt: string | null;
    updatedAt: string | null;
    numberOfDocuments: number;
    /** Of its LMDB environment: documents and everything that searches need. */
    sizeBytes: number;
  }[];
  /** As stored: a task that was running at the instant is `enqueued` in there. */
  tasks: Record<TaskStatus, number>;
  /** Payloads of document tasks that wait. */
  updateFiles: number;
  /** Without secrets: those stand nowhere, they are derived from the master key. */
  apiKeys: { uid: string; name: string | null; actions: string[]; indexes: string[]; expiresAt: string | null }[];
}

/** Tells what an archive of Meilisearch holds, after checking every byte and page of it. @throws SnapshotError as `withForeignArchive` */
export function inspectForeign(path: string, options: ReadOptions = {}): Promise<ForeignInspection> {
  return withForeignArchive(path, options, async (database) => {
    const indexes: ForeignInspection['indexes'] = [];
    for await (const index of database.indexes()) {
      const { uid, primaryKey, createdAt, updatedAt, numberOfDocuments, sizeBytes } = index;
      indexes.push({ uid, primaryKey, createdAt, updatedAt, numberOfDocuments, sizeBytes });
    }
    const apiKeys: ForeignInspection['apiKeys'] = [];
    for await (const key of database.keys()) {
      const { uid, name, actions, indexes: patterns, expiresAt } = key;
      apiKeys.push({ uid, name, actions, indexes: patterns, expiresAt });
    }
    const { version, takenAt, sizeBytes, files, updateFiles } = database;
    return {
      format: 'meilisearch-snapshot',
      version,
      takenAt,
      sizeBytes,
      unpackedSizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
      indexes,
      tasks: await database.countTasks(),
      updateFiles: updateFiles.length,
      apiKeys,
    };
  });
}
