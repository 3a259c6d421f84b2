/** `8,058`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** `1 document`, `8,058 documents`. `plural` is for words that take more than an s. */
export const countOf = (count: number, word: string, plural = `${word}s`): string =>
  `${formatCount(count)} ${count === 1 ? word : plural}`;
