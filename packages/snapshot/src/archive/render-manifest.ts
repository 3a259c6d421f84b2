import { createHash } from 'node:crypto';
import { tarBlockSize } from '../tar/tar-header.js';
import { manifestName } from './entry-name.js';
import type { ArchivedFile, Manifest } from './manifest.js';

/**
 * The manifest's text: JSON, filled with spaces to whole tar blocks, its last line the tail's offset.
 *
 * That line is what a reader looks for first; it stands uncompressed at a fixed distance from the end of the archive.
 */
export function renderManifest({ tailOffset, ...body }: Manifest): Buffer {
  const start = JSON.stringify(body, null, 2).replace(/\n\}$/, ',');
  const end = `\n  "tailOffset": ${tailOffset}\n}\n`;
  const length = Buffer.byteLength(start) + end.length;
  // At least one block of filler, so that the last block holds nothing but filler and the last line.
  const filler = ((tarBlockSize - (length % tarBlockSize)) % tarBlockSize) + tarBlockSize;
  return Buffer.from(start + ' '.repeat(filler) + end);
}

const lastLine = /^ +\n {2}"tailOffset": ([1-9]\d{0,15})\n\}\n$/;

/** Reads the offset off a manifest's last block; null when the block is not one. */
export function tailOffsetIn(lastBlock: Buffer): number | null {
  const digits = lastLine.exec(lastBlock.toString('latin1'))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `SHA256SUMS`: what `sha256sum -c` reads, for every file and, last, the manifest. */
export function renderChecksumList(files: readonly ArchivedFile[], manifest: Buffer): Buffer {
  const sha256 = createHash('sha256').update(manifest).digest('hex');
  const lines = [...files, { name: manifestName, sha256 }].map((file) => `${file.sha256}  ${file.name}\n`);
  return Buffer.from(lines.join(''));
}
