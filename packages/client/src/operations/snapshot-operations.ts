import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

/** Which bytes of an archive; all of them when nothing is said. */
export interface FileRange {
  /** As HTTP has it: `bytes=0-499`, `bytes=500-`, `bytes=-500`. */
  range?: string;
  /** An `etag` of before: the range counts only if the archive is still that one, otherwise the whole comes. */
  ifRange?: string;
}

/** An archive, or a part of it, on its way. */
export interface SnapshotFile {
  /** Take it to its end, or `cancel()` it: until then the snapshot cannot be deleted. */
  body: ReadableStream<Uint8Array>;
  /** How many bytes `body` has. */
  sizeBytes: number;
  /** Where in the archive `body` begins. */
  start: number;
  /** How many bytes the whole archive has. */
  totalBytes: number;
  etag: string;
  /** SHA-256 of the whole archive, as `Repr-Digest` has it: `sha-256=:<base64>:`. */
  digest: string;
  /** The name under which the server wants it saved, without a path. */
  fileName: string;
}

export interface SnapshotOperations {
  /** A page of snapshots, the newest first. */
  listSnapshots(query?: Query<'listSnapshots'>, options?: CallOptions): Promise<Schema<'SnapshotList'>>;
  getSnapshot(snapshotUid: string, options?: CallOptions): Promise<Schema<'Snapshot'>>;
  /** Pins a snapshot, so that retention never removes it, or lets it go. */
  updateSnapshot(
    snapshotUid: string,
    changes: Schema<'SnapshotChanges'>,
    options?: CallOptions,
  ): Promise<Schema<'Snapshot'>>;
  /** Removes a snapshot; the last good one only with `force`. */
  deleteSnapshot(snapshotUid: string, query?: Query<'deleteSnapshot'>, options?: CallOptions): Promise<void>;
  /** Has a snapshot proved restorable. Read it again to see how far that is, in `verification`. */
  verifySnapshot(snapshotUid: string, options?: CallOptions): Promise<Schema<'Snapshot'>>;
  /** The archive as a stream. The client's time limit holds until the answer begins. */
  getSnapshotFile(snapshotUid: string, range?: FileRange, options?: CallOptions): Promise<SnapshotFile>;
}

export function snapshotOperations(http: Http): SnapshotOperations {
  const at = (snapshotUid: string) => ({ path: { snapshotUid } });
  return {
    listSnapshots: (query = {}, options) => dataOf(http.GET('/snapshots', { params: { query }, ...options })),
    getSnapshot: (uid, options) => dataOf(http.GET('/snapshots/{snapshotUid}', { params: at(uid), ...options })),
    updateSnapshot: (uid, body, options) =>
      dataOf(http.PATCH('/snapshots/{snapshotUid}', { params: at(uid), body, ...options })),
    deleteSnapshot: (uid, query = {}, options) =>
      dataOf(http.DELETE('/snapshots/{snapshotUid}', { params: { ...at(uid), query }, ...options })),
    verifySnapshot: (uid, options) =>
      dataOf(http.POST('/snapshots/{snapshotUid}/verify', { params: at(uid), ...options })),
    getSnapshotFile: async (uid, { range, ifRange } = {}, options) => {
      const header = {
        ...(range !== undefined && { Range: range }),
        ...(ifRange !== undefined && { 'If-Range': ifRange }),
      };
      const { data, response } = await http.GET('/snapshots/{snapshotUid}/file', {
        params: { ...at(uid), header },
        ...options,
        parseAs: 'stream',
        headers: { accept: 'application/gzip' },
      });
      return fileOf(data as ReadableStream<Uint8Array>, response.headers);
    },
  };
}

function fileOf(body: ReadableStream<Uint8Array>, headers: Headers): SnapshotFile {
  const sizeBytes = Number(headers.get('content-length') ?? 0);
  const [, start = '0', total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  return {
    body,
    sizeBytes,
    start: Number(start),
    totalBytes: total === undefined ? sizeBytes : Number(total),
    etag: headers.get('etag') ?? '',
    digest: headers.get('repr-digest') ?? '',
    fileName: nameIn(headers.get('content-disposition') ?? ''),
  };
}

/** The file name of a Content-Disposition, in its extended form (RFC 8187) if there is one. */
function nameIn(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="((?:[^"\\]|\\.)*)"|filename=([^";\s]+)/i.exec(disposition);
  const name = extended === undefined ? (plain?.[1]?.replaceAll(/\\(.)/g, '$1') ?? plain?.[2] ?? '') : decode(extended);
  // Whoever saves it must not be led out of the folder.
  return name.split(/[/\\]/).at(-1) ?? '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
