import { createHash } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { renderTail } from '../archive/archive-tail.js';
import type { Manifest } from '../archive/manifest.js';
import { renderManifest } from '../archive/render-manifest.js';
import { segmentCount } from '../archive/segment-layout.js';
import { sampleFacts } from './sample-archive.js';

/** A tar entry as a forger wants it: every field at will, the checksum made to fit. */
export interface ForgedEntry {
  name: string;
  content: Buffer;
  type?: string;
  linkName?: string;
  /** What the header says, if it is not the content's length. */
  declaredSize?: number;
  /** Last word on the header, before its checksum is computed. */
  patch?: (header: Buffer) => void;
  /** What fills the last block. */
  padding?: number;
}

/** Everything that can be wrong with an archive. */
export interface Forgery {
  /** The files that the tar really has. */
  entries: ForgedEntry[];
  /** The files that the manifest speaks of; the same by default. */
  declared?: { name: string; content: Buffer }[];
  manifest?: (manifest: Manifest) => object;
  manifestBytes?: (bytes: Buffer) => Buffer;
  /** The tail's part of the tar. */
  tail?: (raw: Buffer) => Buffer;
  gzipHeader?: Buffer;
  /** Deflate blocks put behind the last file. */
  extraBlocks?: Buffer;
  crc32?: number;
  sizeBytes?: number;
  before?: Buffer;
  after?: Buffer;
}

const mtime = Math.floor(Date.parse(sampleFacts.capturedAt) / 1000);
const segmentSizeBytes = 16 * 1024 * 1024;

/** Builds an archive by hand; without any option but honest entries it is a sound one. */
export function forgeArchive(forgery: Forgery): Buffer {
  const body = Buffer.concat(forgery.entries.map(forgeEntry));
  const compressed = Buffer.concat([deflate(body), forgery.extraBlocks ?? Buffer.alloc(0)]);
  const header = forgery.gzipHeader ?? Buffer.from('1f8b08000000000000ff', 'hex');
  const manifest = manifestOf(forgery.declared ?? forgery.entries, compressed, body, header.length);
  const bytes = renderManifest((forgery.manifest?.(manifest) ?? manifest) as Manifest);
  const honestTail = renderTail(manifest, forgery.manifestBytes?.(bytes) ?? bytes);
  const tail = forgery.tail?.(honestTail) ?? honestTail;
  const whole = Buffer.concat([body, tail]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(forgery.crc32 ?? crc32(whole), 0);
  trailer.writeUInt32LE(forgery.sizeBytes ?? whole.length % 2 ** 32, 4);
  return Buffer.concat([
    ...(forgery.before === undefined ? [] : [forgery.before]),
    ...[header, compressed, store(tail.subarray(0, -1536)), store(tail.subarray(-1536))],
    ...[Buffer.from('0300', 'hex'), trailer],
    ...(forgery.after === undefined ? [] : [forgery.after]),
  ]);
}

/** A tar entry's header, content and padding. */
export function forgeEntry(entry: ForgedEntry): Buffer {
  const { name, content, type = '0', linkName = '', declaredSize = content.length } = entry;
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, 'latin1');
  header.write('0000600\u00000000000\u00000000000\0', 100, 'latin1');
  header.write(`${declaredSize.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write(`${mtime.toString(8).padStart(11, '0')}\0        ${type}`, 136, 'latin1');
  header.write(linkName, 157, 100, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write('0000000\u00000000000\0', 329, 'latin1');
  entry.patch?.(header);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512, entry.padding ?? 0)]);
}

function manifestOf(
  files: { name: string; content: Buffer }[],
  compressed: Buffer,
  body: Buffer,
  offset: number,
): Manifest {
  const sizes = files.map((file) => file.content.length);
  const count = segmentCount(sizes, segmentSizeBytes);
  const column = (value: number) => {
    const bytes = Buffer.alloc(4 * count);
    for (let index = 0; index < count; index++) bytes.writeUInt32LE(index === 0 ? value : 0, 4 * index);
    return bytes.toString('base64');
  };
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  return {
    format: 'stillframe-archive',
    archiveVersion: 1,
    ...sampleFacts,
    files: files.map(({ name, content }) => ({
      name,
      sizeBytes: content.length,
      sha256: hash(content).toString('hex'),
    })),
    segments: {
      segmentSizeBytes,
      count,
      compressedSizes: column(compressed.length),
      compressedCrc32s: column(crc32(compressed)),
      crc32s: column(crc32(body)),
      sha256s: Buffer.concat(Array.from({ length: count }, () => hash(body))).toString('base64'),
    },
    tailOffset: offset + compressed.length,
  };
}

function deflate(bytes: Buffer): Buffer {
  return deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
}

function store(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; offset += 32_768) {
    const part = bytes.subarray(offset, offset + 32_768);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(part.length, 1);
    head.writeUInt16LE(65_535 - part.length, 3);
    parts.push(head, part);
  }
  return Buffer.concat(parts);
}
