export type { ArchiveEntry } from './archive/archive-entry.js';
export type { ArchivedIndex, ArchiveFacts, TaskStatus } from './archive/archive-facts.js';
export { formatSnapshotUid } from './archive/archive-facts.js';
export { listSegments } from './archive/list-segments.js';
export type { ArchivedFile, Manifest, SegmentIndex } from './archive/manifest.js';
export type { ArchiveProgress } from './archive/tar-stream.js';
export type { WriteArchiveOptions, WrittenSegments } from './archive/write-archive.js';
export { writeArchive } from './archive/write-archive.js';
export type { EnvironmentCapture } from './capture/capture-environment.js';
export { captureEnvironment } from './capture/capture-environment.js';
export type { Pin } from './capture/pin.js';
export type {
  CatalogFilter,
  CatalogItem,
  CatalogOptions,
  RecordChanges,
  SnapshotInTheMaking,
} from './catalog/catalog.js';
export { Catalog } from './catalog/catalog.js';
export type { CatalogErrorCode } from './catalog/catalog-error.js';
export { CatalogError } from './catalog/catalog-error.js';
export type { CatalogEntry } from './catalog/catalog-index.js';
export type { SnapshotUse } from './catalog/snapshot-uses.js';
export type { ExtractedIndex, ExtractOptions } from './foreign/extract-archive.js';
export { extractArchive } from './foreign/extract-archive.js';
export { withForeignArchive } from './foreign/foreign-archive.js';
export type { ForeignDatabase, ForeignFile, ForeignIndex, ForeignKey } from './foreign/foreign-database.js';
export { foreignSnapshotUid } from './foreign/foreign-snapshot-uid.js';
export type { ForeignInspection } from './foreign/inspect-foreign.js';
export { inspectForeign } from './foreign/inspect-foreign.js';
export { kindOfArchive } from './foreign/kind-of-archive.js';
export type { ForeignSettings } from './foreign/read-settings.js';
export type { ForeignBatch } from './foreign/shape-batch.js';
export type { ForeignTask } from './foreign/shape-task.js';
export type { VerifyReport } from './foreign/verify-archive.js';
export { verifyArchive } from './foreign/verify-archive.js';
export { makeFolder } from './make-folder.js';
export { archiveName, recordName, snapshotUidOf } from './publish/archive-names.js';
export type { ArchiveRecord, ArchiveState, ArchiveVerification } from './publish/archive-record.js';
export { recordOf, renderRecord } from './publish/archive-record.js';
export type { Disk, DiskFile } from './publish/disk.js';
export { nodeDisk } from './publish/disk.js';
export type { ListedArchive } from './publish/list-archives.js';
export { listArchives } from './publish/list-archives.js';
export type { PublishArchiveOptions, PublishedArchive } from './publish/publish-archive.js';
export { publishArchive } from './publish/publish-archive.js';
export { describeArchive, rebuildRecord } from './publish/rebuild-record.js';
export { sweepTemporaryFiles } from './publish/sweep-temporary-files.js';
export { isArchiveFault } from './read/archive-fault.js';
export type { ArchivedIndexes, SlotDatabase, StoredIndex } from './read/archived-indexes.js';
export { slotDatabases, withArchivedIndexes } from './read/archived-indexes.js';
export type { ReadOptions } from './read/native-archive.js';
export { readManifest, readManifestOf } from './read/read-manifest.js';
export type { ReadProgress } from './read/read-progress.js';
export { slotPrefix } from './read/slot-prefix.js';
export type { UnpackArchiveOptions } from './read/unpack-archive.js';
export { unpackArchive } from './read/unpack-archive.js';
export { withUnpackedFolder } from './read/unpacked-folder.js';
export { verifyChecksums } from './read/verify-checksums.js';
export type { SnapshotErrorCode } from './snapshot-error.js';
export { SnapshotError } from './snapshot-error.js';
export { directoryTarget } from './target/directory-target.js';
export type { OpenTargetFile, SnapshotTarget, TargetFile } from './target/snapshot-target.js';
export { lowerThreadPriority } from './threads/lower-thread-priority.js';

// Left out on purpose: the tar, gzip and LMDB parts. They know this archive only; nothing else should be built on them.
