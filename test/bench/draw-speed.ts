import { best, type SnapshotResults } from './snapshot-results.js';
import { Drawing } from './svg.js';

const width = 960;
const [left, right] = [250, 110];
const rowHeight = 26;
const colours = { ours: '#4f7cba', rival: '#c9ced8' };

interface Bar {
  name: string;
  seconds: number;
  isOurs: boolean;
}

/** Draws how long the work took, each database to a scale of its own. */
export function drawSpeed(runs: readonly SnapshotResults[]): string {
  const panels = runs.map((results) => ({ results, bars: barsOf(results) }));
  const height = panels.reduce((sum, { bars }) => sum + 64 + rowHeight * bars.length, 56);
  const drawing = new Drawing(
    width,
    height,
    'How long snapshots take beside a compacting copy packed with gzip or pigz',
  );
  drawing.text(24, 30, 'Seconds from the request until the snapshot has succeeded, fsync on both sides', { size: 16 });
  let y = 60;
  for (const { results, bars } of panels) {
    drawing.text(
      24,
      y,
      `${(results.databaseBytes / 1e9).toFixed(1)} GB, ${results.documents} documents; ${results.machine}`,
      { fill: '#556' },
    );
    const scale = (width - left - right) / Math.max(...bars.map((bar) => bar.seconds));
    const slowest = best(results.seconds.gzip6);
    for (const { name, seconds, isOurs } of bars) {
      y += rowHeight;
      drawing.text(left - 10, y + 4, name, { anchor: 'end' });
      drawing.box(left, y - 9, Math.max(1, seconds * scale), 18, isOurs ? colours.ours : colours.rival);
      const times = isOurs ? `, ${(slowest / seconds).toFixed(1)} x` : '';
      drawing.text(left + seconds * scale + 6, y + 4, `${seconds.toFixed(2)} s${times}`);
    }
    y += 64;
  }
  return drawing.toString();
}

function barsOf({ seconds }: SnapshotResults): Bar[] {
  const second = Object.entries(seconds.second).reverse();
  return [
    { name: 'compacting copy, tar, gzip -6', seconds: best(seconds.gzip6), isOurs: false },
    ...(seconds.pigz1 ? [{ name: 'compacting copy, tar, pigz -1', seconds: best(seconds.pigz1), isOurs: false }] : []),
    { name: 'first snapshot', seconds: best(seconds.first), isOurs: true },
    ...second.map(([share, rounds]) => ({
      name: Number(share) === 0 ? 'again, nothing changed' : `again, ${100 * Number(share)} % changed`,
      seconds: best(rounds),
      isOurs: true,
    })),
    { name: 'bare copy', seconds: best(seconds.copy), isOurs: false },
  ];
}
