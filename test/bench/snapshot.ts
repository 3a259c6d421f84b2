import { readdirSync, realpathSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { row } from './load.js';
import { rivals } from './snapshot-rivals.js';
import { type SnapshotFigures, type SnapshotServer, startSnapshotServer } from './snapshot-server.js';

/** About 450 MB of data file. */
const DOCUMENTS = 180_000;
const SHARES = [0, 0.0001, 0.001, 0.01, 0.05];
const ROUNDS = 3;
const WRITE_SECONDS = 3;
const WIDTHS = [34, 8, 8, 8, 9, 9, 9, 10, 10];

/**
 * Snapshots of one database: the first one, and a second one after so many of its documents were overwritten; beside them a compacting copy that is packed
 * with tar and gzip, in the same run. The best of several rounds; the same with four writers at work.
 */
export async function snapshot(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const dbPath = join(folder, 'data.ms');
  const snapshots = join(folder, 'snapshots');
  const argv = ['--db-path', dbPath, '--snapshot-dir', snapshots];
  try {
    let server = await startSnapshotServer(argv);
    await server.fill(DOCUMENTS);
    const bytes = statSync(join(dbPath, 'db/documents/data.mdb')).size;
    console.log(
      `${DOCUMENTS} documents, ${megabytes(bytes)} MB; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    console.log(row(['', 'wall s', 'CPU s', 'MB/s', 'archive', 'lag ms', 'anon MB', 'x gzip -6', 'x its CPU'], WIDTHS));

    let baseline: Baseline | undefined;
    for (const rival of rivals()) {
      const start = performance.now();
      const cpuSeconds = rival.run(dbPath, folder);
      const seconds = (performance.now() - start) / 1000;
      baseline ??= { seconds, cpuSeconds };
      console.log(line(rival.name, { seconds, cpuSeconds, bytes, baseline }));
    }
    const report = (name: string, figures: SnapshotFigures) => {
      if (baseline === undefined) throw new Error('no rival ran');
      const size = statSync(realpathSync(join(snapshots, 'data.ms.snapshot'))).size;
      console.log(line(name, { ...figures, bytes, baseline, size }));
    };

    await server.close();
    server = await startSnapshotServer([...argv, '--snapshot-full']);
    report('first archive', await best(ROUNDS, () => server.snapshot(false)));
    await server.close();
    server = await startSnapshotServer(argv);
    for (const share of SHARES) {
      const change = share === 0 ? async () => {} : () => server.change(DOCUMENTS, share);
      report(`second, ${share * 100} % changed`, await best(ROUNDS, () => server.snapshot(false), change));
    }

    await reportWriters(server);
    await server.close();
    const leftOver = readdirSync(snapshots).filter((name) => name.startsWith('.'));
    if (leftOver.length > 0) throw new Error(`left behind: ${leftOver.join(', ')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function reportWriters(server: SnapshotServer): Promise<void> {
  const idle = await server.write(WRITE_SECONDS);
  await server.change(DOCUMENTS, 0.2);
  const { writers, seconds, worstLagMs } = await server.snapshot(true);
  if (writers === undefined) throw new Error('the writers gave no figures');
  console.log(
    `4 writers, durable enqueues: ${idle.perSecond.toFixed(0)}/s, p99 ${idle.p99Ms.toFixed(1)} ms without a snapshot; ` +
      `${writers.perSecond.toFixed(0)}/s (${((100 * writers.perSecond) / idle.perSecond).toFixed(0)} %), ` +
      `p99 ${writers.p99Ms.toFixed(1)} ms during one of ${seconds.toFixed(1)} s, worst lag ${worstLagMs.toFixed(1)} ms`,
  );
}

/** The quickest of several runs: what the machine does else only adds to it. */
async function best<T extends { seconds: number }>(
  rounds: number,
  run: () => Promise<T>,
  prepare: () => Promise<void> = async () => {},
): Promise<T> {
  let quickest: T | undefined;
  for (let round = 0; round < rounds; round++) {
    await prepare();
    const figures = await run();
    if (quickest === undefined || figures.seconds < quickest.seconds) quickest = figures;
  }
  if (quickest === undefined) throw new RangeError('there must be a round');
  return quickest;
}

interface Baseline {
  seconds: number;
  cpuSeconds: number;
}

interface Line extends Partial<SnapshotFigures> {
  seconds: number;
  cpuSeconds: number;
  bytes: number;
  baseline: Baseline;
  size?: number;
}

function line(
  name: string,
  { seconds, cpuSeconds, worstLagMs, peakAnonymousBytes, bytes, baseline, size }: Line,
): string {
  const cells = [
    seconds.toFixed(2),
    cpuSeconds.toFixed(2),
    (bytes / 1e6 / seconds).toFixed(0),
    size === undefined ? '' : megabytes(size),
    worstLagMs?.toFixed(1) ?? '',
    peakAnonymousBytes === undefined ? '' : megabytes(peakAnonymousBytes),
    (baseline.seconds / seconds).toFixed(1),
    (baseline.cpuSeconds / cpuSeconds).toFixed(1),
  ];
  return row([name, ...cells], WIDTHS);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
