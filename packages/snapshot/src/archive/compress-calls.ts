import type { Answer, Answers } from '../threads/serve-calls.js';
import { BlockCompressor, type CompressorOptions, type RawSegments } from './block-compressor.js';
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

export const compressCalls: CompressCalls = {
  beginCompressing(options) {
    compressor = new BlockCompressor(options);
    return { value: null };
  },
  compress({ memory, ...segments }) {
    if (compressor === undefined) throw new Error('segments came before the level');
    const { bytes, copied } = compressor.compress(segments);
    const sizeBytes = bytes.length;
    if (sizeBytes > memory.byteLength) return { value: { bytes, sizeBytes, copied }, transfer: [bytes.buffer] };
    new Uint8Array(memory).set(bytes);
    return { value: { bytes: null, sizeBytes, copied } };
  },
  endCompressing() {
    compressor = undefined;
    return { value: null };
  },
};
