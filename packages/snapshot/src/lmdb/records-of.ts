import { closeSync, openSync } from 'node:fs';
import { readError } from '../disk-error.js';
import { DataFile, fileSource, unsoundOr } from './data-file.js';
import type { TreeRecord } from './meta.js';
import { type TreeEntry, TreeReader } from './tree-reader.js';

/**
 * The records of one named database of a data file; none when there is no such database. The file is open while they are being read.
 *
 * @param label what errors call the file
 * @param from the key to begin with
 * @throws SnapshotError `invalid_database` · `too_large` · `not_found` · `not_readable`
 */
export function recordsOf(path: string, label: string, database: string, from?: Buffer): Generator<TreeEntry> {
  return readOf(path, label, database, (reader, record) => reader.entries(record, from));
}

/** Their keys alone: values are not read. @throws SnapshotError `invalid_database` · `not_found` · `not_readable` */
export function keysOf(path: string, label: string, database: string, from?: Buffer): Generator<Buffer> {
  return readOf(path, label, database, (reader, record) => reader.keys(record, from));
}

function* readOf<T>(
  path: string,
  label: string,
  database: string,
  read: (reader: TreeReader, record: TreeRecord) => Generator<T>,
): Generator<T> {
  const descriptor = openReadOnly(path, label);
  try {
    const reader = new TreeReader(new DataFile(fileSource(descriptor), label));
    const record = reader.databases().get(database);
    if (record !== undefined) yield* read(reader, record);
  } catch (error) {
    throw unsoundOr(error, label);
  } finally {
    closeSync(descriptor);
  }
}

/** Number of records of each named database. @throws SnapshotError as `recordsOf` */
export function databaseSizes(path: string, label: string): Map<string, number> {
  const descriptor = openReadOnly(path, label);
  try {
    const databases = new TreeReader(new DataFile(fileSource(descriptor), label)).databases();
    return new Map([...databases].map(([name, record]) => [name, record.entries]));
  } catch (error) {
    throw unsoundOr(error, label);
  } finally {
    closeSync(descriptor);
  }
}

function openReadOnly(path: string, label: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw readError(error, label);
  }
}
