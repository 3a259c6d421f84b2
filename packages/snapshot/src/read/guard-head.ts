import { checkEnvironmentHead, headSize } from '../lmdb/check-head.js';

/** Passes a data file on, once its first bytes have shown that it is a sound one. @throws SnapshotError `invalid_database` */
export async function* guardHead(
  pieces: AsyncIterable<Buffer>,
  sizeBytes: number,
  path: string,
): AsyncGenerator<Buffer> {
  const wanted = Math.min(sizeBytes, headSize);
  const waiting: Buffer[] = [];
  let gathered = 0;
  for await (const piece of pieces) {
    if (gathered >= wanted) {
      yield piece;
      continue;
    }
    waiting.push(piece);
    gathered += piece.length;
    if (gathered < wanted) continue;
    const head = Buffer.concat(waiting);
    checkEnvironmentHead(head, sizeBytes, path);
    yield head;
  }
  if (wanted === 0) checkEnvironmentHead(Buffer.alloc(0), sizeBytes, path);
}
