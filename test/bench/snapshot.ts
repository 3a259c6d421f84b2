import { row } from './load.js';
import { measureSnapshots } from './snapshot-measure.js';
import { best, type SnapshotResults, saveResults } from './snapshot-results.js';

const sizes = {
  '0.5-gb': { documents: 195_000, rounds: 3, withWriters: true },
  // Once each, and without the writers, whose tasks take minutes to settle.
  '2-gb': { documents: 790_000, rounds: 1, withWriters: false },
};
const widths = [46, 12, 12, 8, 8];

/**
 * Snapshots of two databases beside what others do with the same ones, in the same run: both sides fsync, and both times are the best of their rounds. Raw figures
 * go to `results/`. `BENCH_SIZE` chooses one of the two.
 */
export async function snapshot(): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) {
    if (process.env.BENCH_SIZE !== undefined && process.env.BENCH_SIZE !== name) continue;
    const results = await measureSnapshots(size);
    saveResults(`snapshot-${name}`, results);
    print(results);
  }
}

function print(results: SnapshotResults): void {
  const { seconds, writers } = results;
  const gzip = best(seconds.gzip6);
  console.log(`\n${results.machine}`);
  console.log(
    `${results.documents} documents, ${megabytes(results.databaseBytes)}; archive ${megabytes(results.archiveBytes)}`,
  );
  console.log(row(['', 'ours', 'rival', 'ratio', 'bar'], widths));
  const faster = (work: string, ours: number, rival: number, bar: string) =>
    console.log(row([work, time(ours), time(rival), (rival / ours).toFixed(1), bar], widths));
  const share = (work: string, ours: string, rival: string, ratio: number, bar: string) =>
    console.log(row([work, ours, rival, ratio.toFixed(2), bar], widths));
  faster('first snapshot; copy, tar, gzip -6', best(seconds.first), gzip, '>= 5');
  if (seconds.pigz1 === null) console.log('first snapshot; pigz -1: skipped: there is no pigz here');
  else faster('first snapshot; copy, tar, pigz -1', best(seconds.first), best(seconds.pigz1), '>= 0.9');
  const bars: Record<string, string> = { 0: '', 0.0001: '>= 15', 0.001: '>= 15', 0.01: '>= 10' };
  for (const [changed, rounds] of Object.entries(seconds.second))
    faster(`second, ${100 * Number(changed)} % changed; gzip -6`, best(rounds), gzip, bars[changed] ?? '');
  faster('first snapshot; bare copy, fsync', best(seconds.first), best(seconds.copy), '');
  if (writers) {
    const { idle, during, snapshotSeconds } = writers;
    const gain = during.perSecond / idle.perSecond;
    const [ours, theirs] = [during.perSecond.toFixed(0), idle.perSecond.toFixed(0)];
    share(`commits/s of 4 writers during ${time(snapshotSeconds)}; without`, ours, theirs, gain, '>= 0.5');
    share('their p99; 15 ms', `${during.p99Ms.toFixed(1)} ms`, '15 ms', during.p99Ms / 15, '<= 1');
  }
  const { peakDiskBytes, archiveBytes, peakAnonymousBytes } = results;
  share(
    'disk at peak; archive',
    megabytes(peakDiskBytes),
    megabytes(archiveBytes),
    peakDiskBytes / archiveBytes,
    '<= 1.02',
  );
  share('RssAnon; 250 MB', megabytes(peakAnonymousBytes), '250 MB', peakAnonymousBytes / 250e6, '<= 1');
  const slower = (work: string, ours: number, rival: number, bar: string) =>
    share(work, time(ours), time(rival), ours / rival, bar);
  slower('verify; gzip -t', best(seconds.verify), best(seconds.gzipTest), '<= 1.5');
  slower('restore to first answer; tar xzf', best(seconds.restore), best(seconds.untar), '<= 2');
}

const time = (seconds: number): string => `${seconds.toFixed(2)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
