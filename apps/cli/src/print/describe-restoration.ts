import type { Schema } from '@stillframe/client';
import { formatCount } from './format-count.js';
import { formatDuration } from './format-duration.js';
import { drawTable } from './table.js';

export type Restoration = Schema<'Restoration'>;

const columns = [
  { heading: 'index', align: 'left' },
  { heading: 'change', align: 'left' },
  { heading: 'documents before', align: 'right' },
  { heading: 'after', align: 'right' },
] as const;

const count = (value: number | null): string => (value === null ? '-' : formatCount(value));

/** What a restoration that ended well has changed, or would change, for people. */
export function describeRestoration({ snapshotUid, dryRun, changes, duration }: Restoration): string {
  const seconds = Number(/^PT([\d.]+)S$/.exec(duration ?? '')?.[1] ?? 0);
  const lines = [
    dryRun
      ? `Nothing has changed yet. Restoring ${snapshotUid} would change:`
      : `Snapshot ${snapshotUid} is restored after ${formatDuration(seconds * 1000)}.`,
  ];
  if (!changes) return lines.join('\n');
  const { indexes, tasks, keys } = changes;
  if (indexes.length > 0)
    lines.push(
      drawTable(
        columns,
        indexes.map((index) => [
          index.uid,
          index.change,
          count(index.numberOfDocumentsBefore),
          count(index.numberOfDocumentsAfter),
        ]),
      ),
    );
  if (tasks)
    lines.push(
      `tasks: ${count(tasks.before)} before, ${count(tasks.after)} after; ${count(tasks.canceled)} canceled, ${count(tasks.enqueuedAgain)} enqueued again`,
    );
  if (keys) lines.push(`API keys: ${count(keys.before)} before, ${count(keys.after)} after`);
  return lines.join('\n');
}
