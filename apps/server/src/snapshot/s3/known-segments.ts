import { listSegments, type Manifest } from '@stillframe/snapshot';
import type { KnownSegments } from './plan-parts.js';

/** The segments of an archive that lies in a bucket, by what they hold. */
export function knownSegments(manifest: Manifest): KnownSegments {
  const firstOf = new Map<string, number>();
  const at = new Map<number, { key: string; sizeBytes: number; crc32: number }>();
  for (const { offset, compressedSizeBytes, compressedCrc32, sha256 } of listSegments(manifest)) {
    const key = keyOf(sha256);
    if (!firstOf.has(key)) firstOf.set(key, offset);
    at.set(offset, { key, sizeBytes: compressedSizeBytes, crc32: compressedCrc32 });
  }
  return {
    find: ({ sha256, compressedSizeBytes, compressedCrc32 }, near) => {
      const key = keyOf(sha256);
      const place = near !== undefined && at.get(near)?.key === key ? near : firstOf.get(key);
      const facts = place === undefined ? undefined : at.get(place);
      // Another level or another deflate gives other bytes for the same content.
      return facts?.sizeBytes === compressedSizeBytes && facts.crc32 === compressedCrc32 ? place : undefined;
    },
  };
}

const keyOf = (sha256: Uint8Array): string => Buffer.from(sha256).toString('latin1');
