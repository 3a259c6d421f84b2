import { create as contentDisposition } from 'content-disposition';
import type { Handler } from '../bind.js';
import { refuse } from '../errors/wording.js';
import { chooseBytes } from '../range/choose-bytes.js';

export const getSnapshotFile: Handler<'getSnapshotFile'> = async ({ snapshots, path, request, isHead }) => {
  const { name, sizeBytes, sha256, read, release } = await snapshots.open(path.snapshotUid);
  const etag = `"${sha256}"`;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  // Of a HEAD only the validators count (RFC 9110 §14.2).
  const given = { ifNoneMatch, ...(!isHead && { range, ifRange: ifRange as string | undefined }) };
  const choice = chooseBytes(given, { etag, sizeBytes });
  if (typeof choice === 'string') await release();
  if (choice === 'unsatisfiable') throw refuse.rangeBehindEnd(range ?? '', sizeBytes);
  if (choice === 'notModified') return { status: 304, headers: { ETag: etag } };
  const { status, start, end } = choice;
  const headers = {
    'Content-Type': 'application/gzip',
    'Content-Disposition': contentDisposition(name),
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    ...(status === 206 && { 'Content-Range': `bytes ${start}-${end - 1}/${sizeBytes}` }),
  };
  return { status, file: { headers, sizeBytes: end - start, read: () => read(start, end), release } };
};
