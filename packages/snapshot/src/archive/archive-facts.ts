import { SnapshotError } from '../snapshot-error.js';

/** States of a task, in Meilisearch's words. */
export const taskStatuses = ['enqueued', 'processing', 'succeeded', 'failed', 'canceled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** An index at the instant. */
export interface ArchivedIndex {
  uid: string;
  primaryKey: string | null;
  numberOfDocuments: number;
}

/** What an archive says about the instant it holds; the caller knows it, the manifest keeps it. */
export interface ArchiveFacts {
  /** `YYYYMMDDTHHMMSSmmmZ-<lowest taskUid>`: see `formatSnapshotUid`. */
  snapshotUid: string;
  /** Name of the database's folder, such as `data.ms`. */
  database: string;
  /** The instant, RFC 3339 in UTC. */
  capturedAt: string;
  /** The store's format, as the entry `VERSION` has it. */
  formatVersion: number;
  stillframeVersion: string;
  /** The version that `GET /version` answers. */
  pkgVersion: string;
  /** The snapshot tasks that asked for this archive: `processing` in the captured pages, so a restore deletes them. */
  taskUids: number[];
  indexes: ArchivedIndex[];
  tasks: Record<TaskStatus, number>;
  /** How many API keys there are. */
  apiKeys: number;
}

const uidPattern = /^\d{8}T\d{9}Z-(0|[1-9]\d{0,15})$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The uid of a snapshot: its instant to the millisecond, and the lowest of its tasks. Sorts by time as text. */
export function formatSnapshotUid(capturedAt: Date, lowestTaskUid: number): string {
  return `${capturedAt.toISOString().replace(/[-:.]/g, '')}-${lowestTaskUid}`;
}

export function isSnapshotUid(text: string): boolean {
  return uidPattern.test(text);
}

/** Whether a database's name can be a part of a file name. */
export function isDatabaseName(text: string): boolean {
  const isPlain = text !== '' && text !== '.' && text !== '..' && !/[/\\\0]/.test(text);
  return isPlain && Buffer.byteLength(text) <= 150;
}

export function isInstant(text: string): boolean {
  return instantPattern.test(text) && !Number.isNaN(Date.parse(text));
}

/** @throws SnapshotError `invalid_facts` for a snapshotUid, database name or instant that could not be read back */
export function assertFacts(facts: ArchiveFacts): void {
  const refuse = (what: string) => {
    throw new SnapshotError('invalid_facts', `an archive cannot be written with ${what}`, { path: facts.snapshotUid });
  };
  if (!isSnapshotUid(facts.snapshotUid)) refuse(`the snapshotUid ${JSON.stringify(facts.snapshotUid)}`);
  if (!isDatabaseName(facts.database)) refuse(`the database name ${JSON.stringify(facts.database)}`);
  if (!isInstant(facts.capturedAt)) refuse(`the instant ${JSON.stringify(facts.capturedAt)}`);
}

/** The instant in whole seconds since the epoch: the modification time of every entry. */
export function modifiedAtOf(facts: Pick<ArchiveFacts, 'capturedAt'>): number {
  return Math.floor(Date.parse(facts.capturedAt) / 1000);
}
