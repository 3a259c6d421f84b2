import {
  type ArchivedIndex,
  isDatabaseName,
  isInstant,
  isSnapshotUid,
  taskStatuses,
} from '../archive/archive-facts.js';
import {
  type ArchivedFile,
  archiveVersion,
  type Manifest,
  manifestFormat,
  type SegmentIndex,
} from '../archive/manifest.js';
import { isSegmentSize } from '../archive/segment-layout.js';

/** A value that is not what the manifest's format asks for; the message names the member. */
export class ShapeError extends Error {}

type Fields = Record<string, unknown>;

/**
 * Reads a manifest of this version out of parsed JSON, member by member. Members it does not know are left out.
 *
 * @throws ShapeError
 */
export function shapeManifest(json: unknown): Manifest {
  const fields = objectAt(json, 'the manifest');
  return {
    format: manifestFormat,
    archiveVersion,
    snapshotUid: textAt(fields, 'snapshotUid', isSnapshotUid),
    database: textAt(fields, 'database', isDatabaseName),
    capturedAt: textAt(fields, 'capturedAt', isInstant),
    formatVersion: countAt(fields, 'formatVersion'),
    stillframeVersion: textAt(fields, 'stillframeVersion'),
    pkgVersion: textAt(fields, 'pkgVersion'),
    taskUids: listAt(fields, 'taskUids', (uid) => countAt({ uid }, 'uid')),
    indexes: listAt(fields, 'indexes', shapeIndex),
    tasks: shapeTasks(objectAt(fields.tasks, 'tasks')),
    apiKeys: countAt(fields, 'apiKeys'),
    files: listAt(fields, 'files', shapeFile),
    segments: shapeSegments(objectAt(fields.segments, 'segments')),
    tailOffset: countAt(fields, 'tailOffset'),
  };
}

/** An index as manifests and records have it. @throws ShapeError */
export function shapeIndex(json: unknown): ArchivedIndex {
  const fields = objectAt(json, 'an index');
  return {
    uid: textAt(fields, 'uid'),
    primaryKey: fields.primaryKey === null ? null : textAt(fields, 'primaryKey'),
    numberOfDocuments: countAt(fields, 'numberOfDocuments'),
  };
}

function shapeTasks(fields: Fields): Manifest['tasks'] {
  const [enqueued, processing, succeeded, failed, canceled] = taskStatuses.map((status) => countAt(fields, status));
  return {
    enqueued: enqueued ?? 0,
    processing: processing ?? 0,
    succeeded: succeeded ?? 0,
    failed: failed ?? 0,
    canceled: canceled ?? 0,
  };
}

function shapeFile(json: unknown): ArchivedFile {
  const fields = objectAt(json, 'a file');
  return {
    name: textAt(fields, 'name'),
    sizeBytes: countAt(fields, 'sizeBytes'),
    sha256: textAt(fields, 'sha256', (text) => /^[0-9a-f]{64}$/.test(text)),
  };
}

function shapeSegments(fields: Fields): SegmentIndex {
  const segmentSizeBytes = countAt(fields, 'segmentSizeBytes');
  if (!isSegmentSize(segmentSizeBytes)) throw new ShapeError('segments.segmentSizeBytes is no size of a segment');
  return {
    segmentSizeBytes,
    ...(fields.level === undefined ? {} : { level: countAt(fields, 'level') }),
    count: countAt(fields, 'count'),
    compressedSizes: textAt(fields, 'compressedSizes'),
    compressedCrc32s: textAt(fields, 'compressedCrc32s'),
    crc32s: textAt(fields, 'crc32s'),
    sha256s: textAt(fields, 'sha256s'),
  };
}

export function objectAt(json: unknown, name: string): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ShapeError(`${name} is not an object`);
  return { ...json };
}

export function countAt(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new ShapeError(`${name} is not a count`);
  return value;
}

export function textAt(fields: Fields, name: string, isValid: (text: string) => boolean = () => true): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new ShapeError(`${name} is not a text`);
  if (!isValid(value)) throw new ShapeError(`${name} is malformed`);
  return value;
}

export function listAt<T>(fields: Fields, name: string, shape: (json: unknown) => T): T[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new ShapeError(`${name} is not a list`);
  return value.map(shape);
}
