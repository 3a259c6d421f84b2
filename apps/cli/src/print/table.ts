/** A column: its heading, and on which side its cells stand. */
export interface Column {
  heading: string;
  align: 'left' | 'right';
}

/** Rows under their headings, for people; two spaces between columns, none at the end of a line. */
export function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const draw = (cells: readonly string[]): string =>
    columns
      .map(({ align }, at) => {
        const [cell = '', width = 0] = [cells[at], widths[at]];
        return align === 'left' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [columns.map(({ heading }) => heading), ...rows].map(draw).join('\n');
}
