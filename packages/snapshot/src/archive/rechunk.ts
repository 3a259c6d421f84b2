/**
 * Cuts a stream of blocks into chunks of exactly these lengths. A chunk inside one block is a view of it, one across blocks a copy.
 *
 * The lengths add up to the length of the stream.
 */
export async function* rechunk(blocks: AsyncIterable<Buffer>, lengths: Iterable<number>): AsyncGenerator<Buffer> {
  const wanted = lengths[Symbol.iterator]();
  let length = wanted.next();
  let parts: Buffer[] = [];
  let gathered = 0;
  for await (const block of blocks) {
    let offset = 0;
    while (offset < block.length && !length.done) {
      const part = block.subarray(offset, offset + length.value - gathered);
      parts.push(part);
      gathered += part.length;
      offset += part.length;
      if (gathered < length.value) break;
      yield parts.length === 1 ? part : Buffer.concat(parts);
      parts = [];
      gathered = 0;
      length = wanted.next();
    }
  }
}
