import type { EnvironmentCheck } from './environment-check.js';

/**
 * Checks one record of the free tree: a count, then page numbers. In format 2 a number below zero stands for a run, whose first page follows, and zero for
 * an empty slot; format 1 knows neither.
 *
 * @param pieces the record's bytes; each piece but the last a multiple of 8
 */
export function checkFreeRecord(
  check: EnvironmentCheck,
  pieces: Iterable<Buffer>,
  sizeBytes: number,
  page: number,
): void {
  const { file, facts } = check;
  const words = sizeBytes >>> 3;
  const isRunCoded = file.format.version === 2;
  let count = -1;
  let index = 0;
  let run = 0;
  const free = (first: number, length: number) => {
    check.claim(first, length, 'the free list');
    facts.freePages += length;
  };
  for (const piece of pieces) {
    for (let at = 0; at + 8 <= piece.length; at += 8, index++) {
      const word = piece.readInt32LE(at + 4) * 2 ** 32 + piece.readUInt32LE(at);
      if (index === 0) {
        count = word;
        if (!(count >= 0) || count > words - 1) throw file.unsound('a record of its free list is cut', page);
      } else if (index <= count) {
        if (run > 0) {
          free(word, run);
          run = 0;
        } else if (word < 0 && isRunCoded) run = -word;
        else if (word !== 0 || !isRunCoded) free(word, 1);
      }
    }
  }
  if (count < 0 || run > 0) throw file.unsound('a record of its free list is cut', page);
}
