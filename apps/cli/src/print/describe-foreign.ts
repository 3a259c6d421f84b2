import type { ForeignInspection } from '@stillframe/snapshot';
import { countOf, formatCount } from './format-count.js';
import { formatSize } from './format-size.js';
import { drawTable } from './table.js';

/** An archive of Meilisearch, for people. */
export function describeForeign(found: ForeignInspection, file: string): string {
  const tasks = Object.entries(found.tasks).filter(([, count]) => count > 0);
  const waiting = found.updateFiles === 0 ? '' : `; ${countOf(found.updateFiles, 'payload')} waiting`;
  return [
    `${file}: an archive of Meilisearch, ${formatSize(found.sizeBytes)}`,
    '',
    `taken       about ${found.takenAt}`,
    `written by  Meilisearch ${found.version}`,
    `holds       ${formatSize(found.unpackedSizeBytes)} unpacked`,
    `tasks       ${tasks.map(([status, count]) => `${formatCount(count)} ${status}`).join(', ') || 'none'}${waiting}`,
    '',
    table(
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
    table(
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

function table(headings: string[], rows: string[][], none: string): string {
  if (rows.length === 0) return none;
  return drawTable(
    headings.map((heading) => ({ heading, align: 'left' })),
    rows,
  );
}
