import type { Answer, Answers } from '../threads/serve-calls.js';
import { BlockCompressor, type CompressorOptions, join, type RawSegments } from './block-compressor.js';
import type { CompressedBlock } from './compressed-block.js';

/** A compressed run of segments: where in the memory that came with the call it stands, or its bytes if there was no room. */
type PackedBlock = Pick<CompressedBlock, 'copied'> & { sizeBytes: number } & (
    | { offset: number }
    | { bytes: CompressedBlock['bytes'] }
  );

/** What a compressing thread does. */
export interface CompressCalls extends Answers {
  /** Comes first. */
  beginCompressing(options: CompressorOptions): Answer<null>;
  compress(segments: RawSegments & { memory: SharedArrayBuffer }): Answer<PackedBlock>;
  /** Comes last. */
  endCompressing(argument: null): Answer<null>;
}

let compressor: BlockCompressor | undefined;
export const compressCalls: CompressCalls = {
  beginCompressing(options) {
    compressor = new BlockCompressor(options);
    return { value: null };
  },
  compress({ memory, ...segments }) {
    if (compressor === undefined) throw new Error('segments came before the level');
    const packed = Buffer.from(memory);
    // At the end: packed from the start on, no part is written over before its turn.
    const { parts, copied } = compressor.compressEach(segments, (sizeBytes) =>
      sizeBytes > packed.length ? Buffer.allocUnsafeSlow(sizeBytes) : packed.subarray(packed.length - sizeBytes),
    );
    const sizeBytes = parts.reduce((sum, { length }) => sum + length, 0);
    if (sizeBytes > packed.length) {
      const bytes = join(parts);
      return { value: { bytes, sizeBytes, copied }, transfer: [bytes.buffer] };
    }
    return { value: { offset: pack(parts, packed), sizeBytes, copied } };
  },
  endCompressing() {
    compressor = undefined;
    return { value: null };
  },
};

/** @returns where the parts stand, one after another */
function pack(parts: readonly Uint8Array[], packed: Buffer): number {
  const start = parts[0]?.byteOffset ?? 0;
  let end = start;
  const isPacked = parts.every((part) => {
    const follows = part.buffer === packed.buffer && part.byteOffset === end;
    end += part.length;
    return follows;
  });
  if (isPacked) return start;
  let offset = 0;
  for (const part of parts) {
    packed.set(part, offset);
    offset += part.length;
  }
  return 0;
}
