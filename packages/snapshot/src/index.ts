export type { ArchiveEntry } from './archive/archive-entry.js';
export type { ArchivedIndex, ArchiveFacts, TaskStatus } from './archive/archive-facts.js';
export { formatSnapshotUid } from './archive/archive-facts.js';
export type { ArchivedFile, Manifest, SegmentIndex } from './archive/manifest.js';
export type { ArchiveProgress } from './archive/tar-stream.js';
export type { WriteArchiveOptions } from './archive/write-archive.js';
export { writeArchive } from './archive/write-archive.js';
export type { EnvironmentCapture } from './capture/capture-environment.js';
export { captureEnvironment } from './capture/capture-environment.js';
export type { Pin } from './capture/pin.js';
export type { ArchiveRecord, ArchiveState } from './publish/archive-record.js';
export type { Disk, DiskFile } from './publish/disk.js';
export { nodeDisk } from './publish/disk.js';
export type { ListedArchive } from './publish/list-archives.js';
export { listArchives } from './publish/list-archives.js';
export type { PublishArchiveOptions, PublishedArchive } from './publish/publish-archive.js';
export { publishArchive } from './publish/publish-archive.js';
export { rebuildRecord } from './publish/rebuild-record.js';
export { sweepTemporaryFiles } from './publish/sweep-temporary-files.js';
export { readManifest } from './read/read-manifest.js';
export type { UnpackArchiveOptions } from './read/unpack-archive.js';
export { unpackArchive } from './read/unpack-archive.js';
export { verifyChecksums } from './read/verify-checksums.js';
export type { SnapshotErrorCode } from './snapshot-error.js';
export { SnapshotError } from './snapshot-error.js';

// Left out on purpose: the tar, gzip and LMDB parts. They know this archive only; nothing else should be built on them.
