import type { CompressedSegment, Compressor } from './compress-segment.js';

/** Compresses segments side by side and gives them back in order, never more of them in memory than the compressor works on. */
export async function* compressInOrder(
  segments: AsyncIterable<Buffer> | Iterable<Buffer>,
  compressor: Compressor,
): AsyncGenerator<CompressedSegment> {
  const underWay: Promise<CompressedSegment>[] = [];
  let index = 0;
  try {
    for await (const raw of segments) {
      const compressing = compressor.compress(raw, index++);
      // Whoever awaits it first hears of a failure; without a listener it would count as unhandled until then.
      compressing.catch(() => {});
      underWay.push(compressing);
      if (underWay.length < compressor.width) continue;
      const oldest = underWay.shift();
      if (oldest !== undefined) yield await oldest;
    }
    for (let oldest = underWay.shift(); oldest !== undefined; oldest = underWay.shift()) yield await oldest;
  } finally {
    await Promise.allSettled(underWay);
  }
}
