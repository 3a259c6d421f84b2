import { BlockCompressor, type RawSegments } from './block-compressor.js';
import type { CompressedBlock } from './compressed-block.js';
import type { PreviousSegments } from './previous-segments.js';
import { type Answer, type Answers, serveCalls } from './serve-calls.js';

/** What a compressing thread does. */
export interface CompressCalls extends Answers {
  /** Comes first. */
  begin(options: { level: number; previous: PreviousSegments | null }): Answer<null>;
  compress(segments: RawSegments): Answer<CompressedBlock>;
}

let compressor: BlockCompressor | undefined;

serveCalls({
  begin({ level, previous }) {
    compressor = new BlockCompressor(level, previous);
    return { value: null };
  },
  compress(segments) {
    if (compressor === undefined) throw new Error('segments came before the level');
    const value = compressor.compress(segments);
    return { value, transfer: [value.bytes.buffer] };
  },
} satisfies CompressCalls);
