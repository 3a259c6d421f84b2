import type { VerifyReport } from '@stillframe/snapshot';
import { countOf } from './format-count.js';
import { formatDuration } from './format-duration.js';
import { formatSize } from './format-size.js';

/** What was found good, for people. */
export function describeReport(report: VerifyReport, file: string, tookMs: number): string {
  const documents = report.indexes.reduce((sum, index) => sum + index.numberOfDocuments, 0);
  const tasks = Object.values(report.tasks).reduce((sum, count) => sum + count, 0);
  const proven =
    report.kind === 'native'
      ? 'every byte is the one that was written, every page is sound, all counts are those of the manifest'
      : 'the checksum holds, every page is sound, every document can be read';
  return [
    `${file} is good: ${proven}.`,
    `${report.kind === 'native' ? 'Stillframe' : 'Meilisearch'} archive, ${formatSize(report.sizeBytes)}, ${formatSize(report.unpackedSizeBytes)} unpacked in ${countOf(report.files, 'file')}; checked in ${formatDuration(tookMs)}.`,
    `${countOf(report.indexes.length, 'index', 'indexes')} with ${countOf(documents, 'document')}, ${countOf(tasks, 'task')}, ${countOf(report.apiKeys, 'API key')}.`,
  ].join('\n');
}
