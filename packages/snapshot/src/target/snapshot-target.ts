import type { Readable, Writable } from 'node:stream';

/** A file in a target, as it is now. */
export interface TargetFile {
  sizeBytes: number;
  modifiedAt: Date;
  /** Another one after each change of the file. */
  version: string;
}

/** A file of a target, open: it can be read to its end whatever happens to its name. */
export interface OpenTargetFile {
  sizeBytes: number;
  /**
   * Bytes from `start` to before `end`, no faster than they are taken.
   *
   * The stream fails with SnapshotError `truncated` when the file has become shorter.
   */
  read(start: number, end: number): Readable;
  close(): Promise<void>;
}

/**
 * Where archives and their records lie: a directory, or a part of a bucket. Names are those of files; none has a `/`.
 *
 * Every method fails with a SnapshotError.
 */
export interface SnapshotTarget {
  /** Where a file of that name lies, as a URL (`file:`, `s3:`). It holds no secret. */
  locate(name: string): string;
  /** Equal as long as {@link list} would answer the same; null when that is not known. Costs next to nothing. */
  revision(): Promise<string | null>;
  /** Names of all files; none when the place does not exist yet. */
  list(): Promise<string[]>;
  /** @returns null when there is no such file */
  stat(name: string): Promise<TargetFile | null>;
  /** @throws SnapshotError `not_found` · `not_readable` · `not_an_archive` (a pipe, a directory) */
  open(name: string): Promise<OpenTargetFile>;
  /** The whole of a small file; null when there is none. */
  readText(name: string): Promise<string | null>;
  /**
   * The same of many, in their order; what cannot be read is null. Where the thread may wait for it, that is faster than one
   * after another; a target without it has no faster way.
   */
  readTexts?(names: readonly string[]): Promise<(string | null)[]>;
  /** Puts a file there, whole or not at all, in the place of what had its name. What `write` throws is thrown on; then nothing has changed. */
  put(name: string, write: (sink: Writable) => Promise<void>): Promise<{ sizeBytes: number; sha256: string }>;
  /** Nothing happens if it is not there. */
  remove(name: string): Promise<void>;
  /** Says which archive is the newest good one, where the place has a way to say so; null when none is left. */
  pointTo(name: string | null): Promise<void>;
}
