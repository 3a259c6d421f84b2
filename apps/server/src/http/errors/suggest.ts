/**
 * `did you mean …? ` when one of the accepted names is near to the one received, else nothing. How near depends on the length
 * of what was received; of equally near names the first is taken. (The rule of deserr, which words Meilisearch's answers.)
 */
export function suggest(received: string, accepted: readonly string[]): string {
  const length = Buffer.byteLength(received);
  const allowed = length < 4 ? 0 : length < 8 ? 1 : length < 13 ? 2 : length < 18 ? 3 : length < 25 ? 4 : 5;
  let nearest: { name: string; distance: number } | undefined;
  for (const name of length < 4 ? [] : accepted) {
    const distance = damerauLevenshtein(received, name);
    if (distance <= allowed && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { name, distance };
  }
  return nearest ? `did you mean \`${nearest.name}\`? ` : '';
}

/**
 * Insertions, deletions, replacements and exchanges of neighbours that turn `a` into `b`; letters exchanged once may be edited
 * again.
 *
 * @see Lowrance and Wagner, "An Extension of the String-to-String Correction Problem" (1975)
 */
function damerauLevenshtein(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  const beyond = from.length + to.length;
  const lastRowOf = new Map<string, number>();
  // Row and column 0 are a border that no path may cross; the usual table begins at 1.
  const table = Array.from({ length: from.length + 2 }, () => new Array<number>(to.length + 2).fill(beyond));
  const at = (row: number, column: number): number => table[row]?.[column] ?? beyond;
  const set = (row: number, column: number, value: number): void => {
    const cells = table[row];
    if (cells) cells[column] = value;
  };
  for (let row = 0; row <= from.length; row++) set(row + 1, 1, row);
  for (let column = 0; column <= to.length; column++) set(1, column + 1, column);
  for (let row = 1; row <= from.length; row++) {
    let lastColumn = 0;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const lastRow = lastRowOf.get(to[column - 1] ?? '') ?? 0;
      set(
        row + 1,
        column + 1,
        Math.min(
          at(row, column) + (same ? 0 : 1),
          at(row + 1, column) + 1,
          at(row, column + 1) + 1,
          at(lastRow, lastColumn) + (row - lastRow - 1) + 1 + (column - lastColumn - 1),
        ),
      );
      if (same) lastColumn = column;
    }
    lastRowOf.set(from[row - 1] ?? '', row);
  }
  return at(from.length + 1, to.length + 1);
}
