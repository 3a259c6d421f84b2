import { isSnapshotUid } from '../archive/archive-facts.js';

/** `<db>-<snapshotUid>.snapshot`: an archive. */
export function archiveName(database: string, snapshotUid: string): string {
  return `${database}-${snapshotUid}.snapshot`;
}

/** `<db>.snapshot`: the link to the newest. */
export function linkName(database: string): string {
  return `${database}.snapshot`;
}

/** `<archive>.json`: its record. */
export function recordName(archive: string): string {
  return `${archive}.json`;
}

/** `.<file>.tmp`: any of these while it is being made. */
export function temporaryName(file: string): string {
  return `.${file}.tmp`;
}

/** Reads the snapshotUid off an archive's file name; null when it is not an archive of this database. */
export function snapshotUidOf(name: string, database: string): string | null {
  const start = `${database}-`;
  const end = '.snapshot';
  if (!name.startsWith(start) || !name.endsWith(end)) return null;
  const uid = name.slice(start.length, -end.length);
  return isSnapshotUid(uid) ? uid : null;
}

/** Reads the snapshotUid off the name of an archive of whatever database; null when it is not named like one. */
export function snapshotUidIn(name: string): string | null {
  const uid = /-(\d{8}T\d{9}Z-\d+)\.snapshot$/.exec(name)?.[1];
  return uid !== undefined && isSnapshotUid(uid) ? uid : null;
}

/** The instant that a snapshotUid names, RFC 3339. */
export function instantOfUid(snapshotUid: string): string {
  return snapshotUid.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z');
}

/** Whether a file can be an archive by its name; hidden ones are files under way. */
export function isArchiveName(name: string): boolean {
  return name.endsWith('.snapshot') && !name.startsWith('.');
}

/** Whether a name is one that publishing this database uses for files under way. */
export function isTemporaryName(name: string, database: string): boolean {
  const file = /^\.(.+)\.tmp$/.exec(name)?.[1];
  if (file === undefined) return false;
  return file === linkName(database) || snapshotUidOf(file.replace(/\.json$/, ''), database) !== null;
}

/** Newest first: by instant, then by task. */
export function compareNewestFirst(a: string, b: string): number {
  const [aTime = '', aTask = ''] = a.split('-');
  const [bTime = '', bTask = ''] = b.split('-');
  if (aTime !== bTime) return aTime < bTime ? 1 : -1;
  return Number(bTask) - Number(aTask);
}
