import { randomInt } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';

/** A final deflate block that nobody could foresee. */
export interface EndProbe {
  content: Buffer;
  deflated: Buffer;
}

const sizeBytes = 1024;
const symbols = 64;

/**
 * Proves where deflate blocks end that came from elsewhere: put behind them, it comes out as its content, and ends the stream, only if a reader of them stands
 * between two blocks, on a byte boundary, and has met no final block.
 *
 * Its code table (RFC 1951 §3.2.7) is that of 64 bytes drawn at random, some 200 bits that whoever made those blocks did not know. A reader inside of a block would take
 * them for content, one that is a bit off would read another table; no fixed bytes prove as much, since a block can be made that swallows their beginning.
 */
export function drawEndProbe(): EndProbe {
  const drawn = Array.from({ length: symbols }, () => randomInt(256));
  // Some often, some seldom, so that their codes differ in length.
  const place = () => randomInt(1 + randomInt(symbols));
  const content = Buffer.from(Array.from({ length: sizeBytes }, () => drawn[place()] ?? 0));
  return { content, deflated: deflateRawSync(content, { strategy: constants.Z_HUFFMAN_ONLY }) };
}
