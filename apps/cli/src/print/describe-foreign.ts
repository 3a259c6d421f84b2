import type { ForeignInspection } from '@stillframe/snapshot';
import { formatSize } from './format-size.js';

const formatCount = (count: number): string => count.toLocaleString('en-US');

/** An archive of Meilisearch, for people. */
export function describeForeign(found: ForeignInspection, file: string): string {
  const tasks = Object.entries(found.tasks).filter(([, count]) => count > 0);
  const waiting = found.updateFiles === 0 ? '' : `; ${formatCount(found.updateFiles)} payloads wait`;
  return [
    `${file}: an archive of Meilisearch, ${formatSize(found.sizeBytes)}`,
    '',
    `taken       about ${found.takenAt}`,
    `written by  Meilisearch ${found.version}`,
    `holds       ${formatSize(found.unpackedSizeBytes)} unpacked`,
    `tasks       ${tasks.map(([status, count]) => `${formatCount(count)} ${status}`).join(', ') || 'none'}${waiting}`,
    '',
    ...table(
      ['index', 'documents', 'bytes', 'primary key'],
      found.indexes.map(({ uid, numberOfDocuments, sizeBytes, primaryKey }) => [
        uid,
        formatCount(numberOfDocuments),
        formatSize(sizeBytes),
        primaryKey ?? '(none)',
      ]),
      'No indexes.',
    ),
    '',
    ...table(
      ['API key', 'actions', 'indexes', 'expires'],
      found.apiKeys.map(({ uid, name, actions, indexes, expiresAt }) => [
        name ?? uid,
        actions.join(','),
        indexes.join(','),
        expiresAt ?? 'never',
      ]),
      'No API keys.',
    ),
  ].join('\n');
}

function table(head: string[], rows: string[][], none: string): string[] {
  if (rows.length === 0) return [none];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
