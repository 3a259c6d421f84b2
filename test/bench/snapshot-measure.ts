import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyArchive } from '@stillframe/snapshot';
import { machine, type Rounds, type SnapshotResults } from './snapshot-results.js';
import { copyRival, gunzip, gzipRival, pigzRival, type Rival, untar } from './snapshot-rivals.js';
import { type SnapshotServer, startSnapshotServer } from './snapshot-server.js';

const shares = [0, 0.0001, 0.001, 0.01];
const writeSeconds = 2;

export interface MeasuredSize {
  documents: number;
  rounds: number;
  /** Whether writers are measured too. */
  withWriters: boolean;
}

/** Measures one database of so many documents; the slow rival runs once, everything else so many rounds. */
export async function measureSnapshots({ documents, rounds, withWriters }: MeasuredSize): Promise<SnapshotResults> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const dbPath = join(folder, 'data.ms');
  const snapshots = join(folder, 'snapshots');
  const link = join(snapshots, 'data.ms.snapshot');
  // Verifying comes after the task; here it would run into the next round.
  const argv = ['--db-path', dbPath, '--snapshot-dir', snapshots, '--snapshot-verify=false'];
  try {
    let server = await startSnapshotServer([...argv, '--snapshot-full']);
    await server.fill(documents);
    // Its heap holds what filling left; a snapshot's memory is that of a server which has just started.
    await server.close();
    server = await startSnapshotServer([...argv, '--snapshot-full']);
    const databaseBytes = statSync(join(dbPath, 'db/documents/data.mdb')).size;
    const rival = (of: Rival, times: number) => repeat(times, () => timed(() => of.run(dbPath, folder)));
    const gzip6 = await rival(gzipRival, 1);
    const pigz1 = pigzRival === null ? null : await rival(pigzRival, rounds);
    const copy = await rival(copyRival, rounds);
    rmSync(join(folder, 'rival.tar.gz'), { force: true });

    const disk = watchDisk(folder);
    const begun = await server.snapshot(false);
    const peakDiskBytes = disk.stop();
    const archiveBytes = statSync(realpathSync(link)).size;
    const more = await repeat(rounds - 1, () => server.snapshot(false));
    const firsts = [begun, ...more];
    await server.close();

    server = await startSnapshotServer(argv);
    await server.snapshot(false);
    const second: Record<string, Rounds> = {};
    for (const share of shares) second[share] = await seconds(rounds, server, documents, share);
    const writers = withWriters ? await writersBeside(server, documents) : null;
    await server.close();
    const leftOver = readdirSync(snapshots).filter((name) => name.startsWith('.'));
    if (leftOver.length > 0) throw new Error(`left behind: ${leftOver.join(', ')}`);

    return {
      measuredAt: new Date().toISOString(),
      machine: machine(),
      documents,
      databaseBytes,
      archiveBytes,
      seconds: {
        gzip6,
        pigz1,
        copy,
        first: firsts.map((figures) => figures.seconds),
        second,
        ...(await readers(folder, realpathSync(link), rounds)),
      },
      peakDiskBytes,
      peakAnonymousBytes: Math.max(...firsts.map((figures) => figures.peakAnonymousBytes)),
      writers,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writersBeside(server: SnapshotServer, documents: number): Promise<SnapshotResults['writers']> {
  const idle = await server.write(writeSeconds);
  await server.change(documents, 0.2);
  // Last of all: what they enqueued is still waiting afterwards.
  const { writers: during, seconds: snapshotSeconds } = await server.snapshot(true);
  if (during === undefined) throw new Error('the writers gave no figures');
  return { idle, during, snapshotSeconds };
}

async function seconds(rounds: number, server: SnapshotServer, documents: number, share: number): Promise<Rounds> {
  return repeat(rounds, async () => {
    if (share > 0) await server.change(documents, share);
    return (await server.snapshot(false)).seconds;
  });
}

async function readers(folder: string, archive: string, rounds: number) {
  const target = join(folder, 'unpacked');
  const afresh = () => {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
  };
  const gzipTest = await repeat(rounds, () => timed(() => gunzip(archive)));
  const verify = await repeat(rounds, () => timed(() => verifyArchive(archive, { tempDirectory: folder })));
  const unpacked = await repeat(rounds, () => {
    afresh();
    return timed(() => untar(archive, target));
  });
  const restore = await repeat(rounds, async () => {
    afresh();
    const restored = await startSnapshotServer(['--db-path', join(target, 'data.ms'), '--import-snapshot', archive]);
    await restored.close();
    return restored.firstAnswerSeconds;
  });
  return { gzipTest, verify, untar: unpacked, restore };
}

async function repeat<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const figures: T[] = [];
  for (let round = 0; round < times; round++) figures.push(await run());
  return figures;
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** Looks every 10 ms at what a folder takes on the disk. */
function watchDisk(folder: string): { stop(): number } {
  const before = allocatedBytes(folder);
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, allocatedBytes(folder) - before);
  };
  const watch = setInterval(look, 10);
  return {
    stop() {
      clearInterval(watch);
      look();
      return peak;
    },
  };
}

function allocatedBytes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // Files come and go.
    if (entry.isFile())
      bytes += 512 * (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.blocks ?? 0);
  }
  return bytes;
}
