import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK_BYTES = 1024 * 1024;
const LINE_FEED = 10;

/** The lines of a file, read block by block; for a worker thread, where waiting for the disk holds nobody up. */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    let rest: Buffer[] = [];
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      let start = 0;
      for (let end = block.indexOf(LINE_FEED); end !== -1 && end < length; end = block.indexOf(LINE_FEED, start)) {
        yield Buffer.concat([...rest, block.subarray(start, end)]).toString();
        rest = [];
        start = end + 1;
      }
      if (start < length) rest.push(Buffer.from(block.subarray(start, length)));
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString();
  } finally {
    closeSync(file);
  }
}
