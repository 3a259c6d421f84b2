import type { VerifyReport } from '@stillframe/snapshot';
import { formatDuration } from './format-duration.js';
import { formatSize } from './format-size.js';

const formatCount = (count: number): string => count.toLocaleString('en-US');

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
    `${report.kind === 'native' ? 'Stillframe' : 'Meilisearch'} archive, ${formatSize(report.sizeBytes)}, ${formatSize(report.unpackedSizeBytes)} unpacked in ${formatCount(report.files)} files; checked in ${formatDuration(tookMs)}.`,
    `${formatCount(report.indexes.length)} indexes with ${formatCount(documents)} documents, ${formatCount(tasks)} tasks, ${formatCount(report.apiKeys)} API keys.`,
  ].join('\n');
}
