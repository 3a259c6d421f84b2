import { isUnsafeName } from '../archive/entry-name.js';
import { ByteCursor } from '../read/byte-cursor.js';
import type { OpenArchive } from '../read/open-archive.js';
import type { PlacedBytes } from '../read/unpacked-folder.js';
import { SnapshotError } from '../snapshot-error.js';
import { isZeroBlock, parseTarHeader, type TarHeader } from '../tar/parse-tar-header.js';
import { tarBlockSize, tarPadding } from '../tar/tar-header.js';
import { isForeignFile, isForeignFolder, plainName } from './entry-names.js';
import { gunzip } from './gzip-stream.js';
import { areSound, type Extent, maxExtents, readSparseBlock, readSparseHead } from './sparse-map.js';

/** Bounds what a hostile archive can make of a folder. Meilisearch has one file an index and one a waiting task. */
const maxEntries = 1_000_000;

/** A file of a foreign archive. */
export interface ForeignEntry {
  /** From a fixed list of names; safe to be used below a folder. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Seconds since the epoch. */
  readonly modifiedAt: number;
  /** Its bytes and where they belong, in rising order; what they leave out is zeros. To be read to the end before the next entry. */
  readonly content: AsyncIterable<PlacedBytes>;
}

/**
 * Reads the files of an archive that Meilisearch made, and nothing else: names from a fixed list, each once, regular files and plain folders only, and the
 * tar's end where the gzip member ends. Only when it ends without an error have all bytes proved to be right.
 *
 * @param onBytes told how much of the archive has been read; may throw
 * @throws SnapshotError `unsafe_entry` · `unexpected_entry` · `damaged` · `too_large` · as `gunzip`
 */
export async function* readForeignEntries(
  archive: OpenArchive,
  onBytes: (bytesDone: number) => void = () => {},
): AsyncGenerator<ForeignEntry> {
  const { path } = archive;
  const ended = () => new SnapshotError('damaged', `the tar in ${path} ends in the middle`, { path });
  const cursor = new ByteCursor(gunzip(archive, onBytes), ended);
  const seen = new Set<string>();
  try {
    for (;;) {
      const block = await cursor.take(tarBlockSize);
      if (isZeroBlock(block)) break;
      const header = headerIn(block, path);
      const name = plainName(header.name);
      if (seen.has(name)) throw unexpected(path, name, 'stands twice');
      if (seen.size >= maxEntries) {
        throw new SnapshotError('too_large', `${path} has more than ${maxEntries} entries`, { path });
      }
      seen.add(name);
      if (header.type === '5') continue;
      const file = await layOut(cursor, block, header, path);
      const content = placed(cursor, file.extents);
      yield { name, sizeBytes: file.sizeBytes, modifiedAt: modifiedAtOf(block), content };
      if (!isZeroBlock(await cursor.take(tarPadding(header.sizeBytes)))) {
        throw unexpected(path, name, 'has bytes hidden behind it');
      }
    }
    await passEnd(cursor, path);
  } finally {
    await cursor.close();
  }
}

function headerIn(block: Buffer, path: string): TarHeader {
  const header = parseTarHeader(block);
  if (header === null) throw new SnapshotError('damaged', `what stands in ${path} is no tar`, { path });
  const { name, type, sizeBytes } = header;
  if (isUnsafeName(name)) throw unsafe(path, name, 'would leave its folder');
  if (type === '5') {
    if (sizeBytes !== 0 || !isForeignFolder(plainName(name)))
      throw unexpected(path, name, 'is not a folder of Meilisearch');
    return header;
  }
  if (type !== '0' && type !== 'S')
    throw unsafe(path, name, `is of type ${JSON.stringify(type)}, neither a file nor a folder`);
  if (!isForeignFile(plainName(name))) throw unexpected(path, name, 'is not a file of Meilisearch');
  return header;
}

/** Where the stored bytes of a file belong in it: all of them in one stretch, unless it has holes. */
async function layOut(
  cursor: ByteCursor,
  block: Buffer,
  { type, name, sizeBytes }: TarHeader,
  path: string,
): Promise<{ sizeBytes: number; extents: readonly Extent[] }> {
  if (type === '0') return { sizeBytes, extents: [{ offset: 0, length: sizeBytes }] };
  const head = readSparseHead(block);
  const extents = head?.extents ?? [];
  let isExtended = head?.isExtended ?? false;
  while (isExtended && extents.length <= maxExtents) {
    const more = readSparseBlock(await cursor.take(tarBlockSize));
    if (more === null) throw unexpected(path, name, 'has a map of holes that cannot be read');
    extents.push(...more.extents);
    isExtended = more.isExtended;
  }
  if (head === null || isExtended || !areSound(extents, sizeBytes, head.realSizeBytes)) {
    throw unexpected(path, name, 'has a map of holes that contradicts itself');
  }
  return { sizeBytes: head.realSizeBytes, extents };
}

async function* placed(cursor: ByteCursor, extents: readonly Extent[]): AsyncGenerator<PlacedBytes> {
  for (const { offset, length } of extents) {
    let position = offset;
    for await (const bytes of cursor.pieces(length)) {
      yield { position, bytes };
      position += bytes.length;
    }
  }
}

/** A second zero block, and zeros up to the end of tar's record. */
async function passEnd(cursor: ByteCursor, path: string): Promise<void> {
  if (!isZeroBlock(await cursor.take(tarBlockSize))) {
    throw new SnapshotError('damaged', `the tar in ${path} ends with one empty block, not two`, { path });
  }
  const longest = 20 * tarBlockSize;
  for (let blocks = 0; !(await cursor.isAtEnd()); blocks++) {
    if (blocks > longest / tarBlockSize || !isZeroBlock(await cursor.take(tarBlockSize))) {
      throw new SnapshotError('unexpected_entry', `${path} has bytes behind the end of its tar`, { path });
    }
  }
}

/** POSIX.1 ustar: octal, 12 bytes at 136. */
function modifiedAtOf(block: Buffer): number {
  const digits = /^ *([0-7]+)/.exec(block.toString('latin1', 136, 148))?.[1];
  return digits === undefined ? 0 : Number.parseInt(digits, 8);
}

function unexpected(path: string, name: string, what: string): SnapshotError {
  return new SnapshotError('unexpected_entry', `in ${path}, ${shown(name)} ${what}`, {
    path: `${path}#${shown(name)}`,
  });
}

function unsafe(path: string, name: string, what: string): SnapshotError {
  return new SnapshotError('unsafe_entry', `in ${path}, ${shown(name)} ${what}`, { path: `${path}#${shown(name)}` });
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 120));
