import type { Snapshot } from '../places/place.js';
import { formatInstant } from './describe-snapshots.js';
import { formatCount } from './format-count.js';
import { formatDuration } from './format-duration.js';
import { formatSize } from './format-size.js';
import { drawTable } from './table.js';

const NAME_WIDTH = 12;

/** All that is known of a snapshot, for people. What is not known is left out. */
export function describeSnapshot(snapshot: Snapshot): string {
  const lines: [string, string | null][] = [
    ['snapshot', `${snapshot.snapshotUid}${askedFor(snapshot.taskUids)}`],
    ['state', snapshot.pinned ? `${snapshot.state}, pinned` : snapshot.state],
    ['taken', `${formatInstant(snapshot.capturedAt)}${snapshot.took === null ? '' : `, in ${took(snapshot.took)}`}`],
    ['archive', archiveOf(snapshot)],
    ['written by', writtenBy(snapshot)],
    ['SHA-256', snapshot.sha256],
    ['lies at', snapshot.location],
    ['proof', proofOf(snapshot)],
  ];
  const shown = lines.filter(([, text]) => text !== null).map(([name, text]) => `${name.padEnd(NAME_WIDTH)}${text}`);
  return [...shown, ...indexLines(snapshot)].join('\n');
}

const askedFor = (taskUids: readonly number[]): string =>
  taskUids.length === 0 ? '' : `, asked for by ${taskUids.length === 1 ? 'task' : 'tasks'} ${taskUids.join(', ')}`;

const took = (duration: string): string => formatDuration(Number(/^PT([\d.]+)S$/.exec(duration)?.[1] ?? 0) * 1000);

function archiveOf({ fileName, sizeBytes, databaseSizeBytes, progress }: Snapshot): string {
  const unpacked = databaseSizeBytes === null ? [] : [`${formatSize(databaseSizeBytes)} unpacked`];
  const written = progress ? [`${formatSize(progress.bytesDone)} of ${formatSize(progress.bytesTotal)} read`] : [];
  return [fileName, ...(sizeBytes === null ? written : [formatSize(sizeBytes)]), ...unpacked].join(', ');
}

function writtenBy({ kind, versions: { stillframe, meilisearch } }: Snapshot): string {
  if (kind === 'foreign') return `Meilisearch${meilisearch === null ? '' : ` ${meilisearch}`}`;
  return stillframe === null ? 'Stillframe' : `Stillframe ${stillframe} (Meilisearch ${meilisearch})`;
}

function proofOf({ verification }: Snapshot): string | null {
  if (verification === null) return null;
  const { status, finishedAt, error, progress } = verification;
  if (status === 'enqueued') return 'waits';
  if (status === 'processing')
    return progress
      ? `${progress.step}, ${formatSize(progress.bytesDone)} of ${formatSize(progress.bytesTotal)}`
      : 'runs';
  const when = finishedAt === null ? '' : `, ${formatInstant(finishedAt)}`;
  return error === null ? `it would restore${when}` : `${error.message}${when}`;
}

function indexLines({ indexes }: Snapshot): string[] {
  if (indexes === null) return [];
  if (indexes.length === 0) return ['', 'No indexes.'];
  const rows = indexes.map(({ uid, numberOfDocuments, primaryKey }) => [
    uid,
    formatCount(numberOfDocuments),
    primaryKey ?? '(none)',
  ]);
  const columns = [
    { heading: 'index', align: 'left' },
    { heading: 'documents', align: 'right' },
    { heading: 'primary key', align: 'left' },
  ] as const;
  return ['', drawTable(columns, rows)];
}
