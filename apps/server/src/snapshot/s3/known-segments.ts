import { listSegments, type Manifest } from '@stillframe/snapshot';
import type { KnownSegments, Segment } from './plan-parts.js';

/** Ends a chain: places count from 1, so that new memory holds nothing else. */
const NONE = 0;

/**
 * The segments of an archive that lies in a bucket, by what they hold: a hash table in plain memory, some 70 bytes for each, as an archive has
 * up to 262,144 of them.
 */
export function knownSegments(manifest: Manifest): KnownSegments {
  const { count } = manifest.segments;
  const hashes = Buffer.alloc(32 * count);
  const [offsets, sizes, crc32s] = [new Float64Array(count), new Uint32Array(count), new Uint32Array(count)];
  // Half full at most, and a power of two: the first bytes of a SHA-256 are as good a hash as any.
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 1)));
  const nexts = new Int32Array(count);
  const chainOf = (sha256: Uint8Array): number =>
    new DataView(sha256.buffer, sha256.byteOffset, 4).getUint32(0) & (heads.length - 1);
  const holds = (place: number, sha256: Uint8Array): boolean =>
    hashes.subarray(32 * (place - 1), 32 * place).equals(sha256);
  const firstOf = (sha256: Uint8Array): number => {
    let place = heads[chainOf(sha256)] ?? NONE;
    while (place !== NONE && !holds(place, sha256)) place = nexts[place - 1] ?? NONE;
    return place;
  };

  let known = 0;
  for (const { offset, compressedSizeBytes, compressedCrc32, sha256 } of listSegments(manifest)) {
    offsets[known] = offset;
    sizes[known] = compressedSizeBytes;
    crc32s[known] = compressedCrc32;
    hashes.set(sha256, 32 * known);
    const place = ++known;
    // Empty pages are all alike: of equal ones only the first is in a chain, or it would be endless.
    if (firstOf(sha256) !== NONE) continue;
    const chain = chainOf(sha256);
    nexts[place - 1] = heads[chain] ?? NONE;
    heads[chain] = place;
  }

  const find = (segment: Segment, near: number | undefined): number | undefined => {
    const nearby = near === undefined ? NONE : placeAt(offsets, near);
    const place = nearby !== NONE && holds(nearby, segment.sha256) ? nearby : firstOf(segment.sha256);
    // Another level or another deflate gives other bytes for the same content.
    const isSame =
      place !== NONE &&
      sizes[place - 1] === segment.compressedSizeBytes &&
      crc32s[place - 1] === segment.compressedCrc32;
    return isSame ? offsets[place - 1] : undefined;
  };
  return { find };
}

/** The place of the segment that begins there. */
function placeAt(offsets: Float64Array, offset: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return offsets[low] === offset ? low + 1 : NONE;
}
