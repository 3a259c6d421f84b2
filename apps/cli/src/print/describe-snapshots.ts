import type { Snapshot } from '../places/place.js';
import { formatCount } from './format-count.js';
import { formatSize } from './format-size.js';
import { type Column, drawTable } from './table.js';

const columns: Column[] = [
  { heading: 'snapshot', align: 'left' },
  { heading: 'state', align: 'left' },
  { heading: 'taken', align: 'left' },
  { heading: 'size', align: 'right' },
  { heading: 'indexes', align: 'right' },
  { heading: 'documents', align: 'right' },
];

const count = (value: number | undefined): string => (value === undefined ? '?' : formatCount(value));

/** To the second: `2026-11-23 13:52:34 UTC`. */
export const formatInstant = (timestamp: string): string => `${timestamp.slice(0, 19).replace('T', ' ')} UTC`;

/** Snapshots as a table, for people. */
export function describeSnapshots(snapshots: readonly Snapshot[]): string {
  return drawTable(columns, snapshots.map(rowOf));
}

function rowOf({ snapshotUid, state, pinned, capturedAt, sizeBytes, indexes }: Snapshot): string[] {
  return [
    snapshotUid,
    pinned ? `${state}, pinned` : state,
    formatInstant(capturedAt),
    sizeBytes === null ? '?' : formatSize(sizeBytes),
    count(indexes?.length),
    count(indexes?.reduce((sum, { numberOfDocuments }) => sum + numberOfDocuments, 0)),
  ];
}
