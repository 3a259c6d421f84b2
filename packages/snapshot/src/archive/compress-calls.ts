import type { Answer, Answers } from '../threads/serve-calls.js';
import { BlockCompressor, type CompressorOptions, type RawSegments } from './block-compressor.js';
import type { CompressedBlock } from './compressed-block.js';

/** What a compressing thread does. */
export interface CompressCalls extends Answers {
  /** Comes first. */
  beginCompressing(options: CompressorOptions): Answer<null>;
  compress(segments: RawSegments): Answer<CompressedBlock>;
  /** Comes last. */
  endCompressing(argument: null): Answer<null>;
}

let compressor: BlockCompressor | undefined;

export const compressCalls: CompressCalls = {
  beginCompressing(options) {
    compressor = new BlockCompressor(options);
    return { value: null };
  },
  compress(segments) {
    if (compressor === undefined) throw new Error('segments came before the level');
    const value = compressor.compress(segments);
    return { value, transfer: [value.bytes.buffer] };
  },
  endCompressing() {
    compressor = undefined;
    return { value: null };
  },
};
