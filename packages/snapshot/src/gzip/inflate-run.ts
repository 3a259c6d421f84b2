import { inflateRawSync } from 'node:zlib';
import { drawEndProbe, type EndProbe } from './end-probe.js';

let probe: EndProbe | undefined;

/** The room that `inflateRun` needs behind the compressed bytes. */
export const inflateRunSlack = 4096;

/**
 * Inflates deflate blocks that stand alone: they refer to nothing before them, none of them is final, and the last one ends on a byte boundary. So whatever
 * follows them in a stream is read as if they were not there. The calling thread does the work.
 *
 * @param memory begins with the blocks; what lies behind them is overwritten, `inflateRunSlack` bytes at most
 * @param compressedSizeBytes where the blocks end
 * @param sizeBytes how long their content is
 * @returns the content; null when the blocks are damaged, do not stand alone, or hold less or more
 */
export function inflateRun(memory: Buffer, compressedSizeBytes: number, sizeBytes: number): Buffer | null {
  probe ??= drawEndProbe();
  const { content, deflated } = probe;
  deflated.copy(memory, compressedSizeBytes);
  const whole = sizeBytes + content.length;
  try {
    const inflated = inflateRawSync(memory.subarray(0, compressedSizeBytes + deflated.length), {
      chunkSize: whole + 1,
      maxOutputLength: whole,
    });
    if (inflated.length !== whole || !inflated.subarray(sizeBytes).equals(content)) return null;
    return inflated.subarray(0, sizeBytes);
  } catch {
    return null;
  }
}
