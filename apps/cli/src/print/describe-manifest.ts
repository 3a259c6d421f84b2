import type { Manifest } from '@stillframe/snapshot';
import { countOf, formatCount } from './format-count.js';
import { formatSize } from './format-size.js';

/** A manifest for people. `sizeBytes` is the archive's. */
export function describeManifest(manifest: Manifest, file: string, sizeBytes: number): string {
  const { snapshotUid, database, capturedAt, stillframeVersion, pkgVersion, archiveVersion, formatVersion } = manifest;
  const unpackedBytes = manifest.files.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  const own = manifest.taskUids.length === 1 ? 'task' : 'tasks';
  return [
    `${file}: an archive of Stillframe, ${formatSize(sizeBytes)}`,
    '',
    `snapshot    ${snapshotUid}, asked for by ${own} ${manifest.taskUids.join(', ')}`,
    `taken       ${capturedAt}, of the database ${database}`,
    `written by  Stillframe ${stillframeVersion} (${pkgVersion}), archive version ${archiveVersion}, database format ${formatVersion}`,
    `holds       ${countOf(manifest.files.length, 'file')}, ${formatSize(unpackedBytes)} unpacked`,
    `tasks       ${describeTasks(manifest)}`,
    `API keys    ${formatCount(manifest.apiKeys)}`,
    '',
    ...describeIndexes(manifest),
  ].join('\n');
}

/** In the captured pages the snapshot's own tasks still run; a restore deletes them. */
function describeTasks({ tasks, taskUids }: Manifest): string {
  const others = { ...tasks, processing: tasks.processing - taskUids.length };
  const present = Object.entries(others).filter(([, count]) => count > 0);
  if (present.length === 0) return 'none but its own';
  return `${present.map(([status, count]) => `${formatCount(count)} ${status}`).join(', ')}, besides its own`;
}

function describeIndexes({ indexes }: Manifest): string[] {
  if (indexes.length === 0) return ['No indexes.'];
  const width = Math.max('index'.length, ...indexes.map(({ uid }) => uid.length));
  const row = (uid: string, documents: string, key: string) =>
    `${uid.padEnd(width)}  ${documents.padStart(13)}  ${key}`;
  return [
    row('index', 'documents', 'primary key'),
    ...indexes.map(({ uid, numberOfDocuments, primaryKey }) =>
      row(uid, formatCount(numberOfDocuments), primaryKey ?? '(none)'),
    ),
  ];
}
