import type { Answer, Answers } from '../threads/serve-calls.js';
import { BlockCompressor, type CompressorOptions, join, type RawSegments } from './block-compressor.js';
import type { CompressedBlock } from './compressed-block.js';

/** A compressed run of segments; its bytes stand in the memory that came with the call, and are given here only if there was no room. */
type PackedBlock = Pick<CompressedBlock, 'copied'> & { bytes: CompressedBlock['bytes'] | null; sizeBytes: number };

/** What a compressing thread does. */
export interface CompressCalls extends Answers {
  /** Comes first. */
  beginCompressing(options: CompressorOptions): Answer<null>;
  compress(segments: RawSegments & { memory: SharedArrayBuffer }): Answer<PackedBlock>;
  /** Comes last. */
  endCompressing(argument: null): Answer<null>;
}

let compressor: BlockCompressor | undefined;
/** Of the copies in a block. Of its own for each block, it would leave holes of many sizes. */
let copies = Buffer.alloc(0);

function copyMemory(sizeBytes: number): Buffer {
  if (copies.length < sizeBytes) copies = Buffer.allocUnsafeSlow(sizeBytes);
  return copies;
}

export const compressCalls: CompressCalls = {
  beginCompressing(options) {
    compressor = new BlockCompressor(options);
    return { value: null };
  },
  compress({ memory, ...segments }) {
    if (compressor === undefined) throw new Error('segments came before the level');
    const { parts, copied } = compressor.compressEach(segments, copyMemory);
    const sizeBytes = parts.reduce((sum, { length }) => sum + length, 0);
    if (sizeBytes > memory.byteLength) {
      const bytes = join(parts);
      return { value: { bytes, sizeBytes, copied }, transfer: [bytes.buffer] };
    }
    const packed = new Uint8Array(memory);
    let offset = 0;
    for (const part of parts) {
      packed.set(part, offset);
      offset += part.length;
    }
    return { value: { bytes: null, sizeBytes, copied } };
  },
  endCompressing() {
    compressor = undefined;
    copies = Buffer.alloc(0);
    return { value: null };
  },
};
