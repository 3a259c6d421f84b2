import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSegments, readManifest } from '@stillframe/snapshot';
import { SMALLEST_PART_BYTES } from '../../apps/server/src/snapshot/s3/plan-parts.js';
import { startFaultProxy } from '../s3/fault-proxy.js';
import { BUCKET, S3_ACCESS, S3_SECRET, startS3, whyNoS3 } from '../s3/s3-server.js';
import { row } from './load.js';
import { machine, saveResults } from './snapshot-results.js';
import { startSnapshotServer } from './snapshot-server.js';

const WIDTHS = [22, 9, 11, 10, 8, 17, 10, 11];
const MEGABYTE = 1e6;
/** About 1 GB of database; `BENCH_DOCUMENTS=790000` is 2 GB. */
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 390_000);
/** Of the documents, changed before a snapshot. Several with nothing changed show whether memory grows from one to the next. */
const SHARES = [0, 0, 0, 0, 0, 0.0001, 0.001, 0.01];

/** Raw figures of one run over one database, in the order in which they were taken. */
interface S3Results {
  measuredAt: string;
  machine: string;
  documents: number;
  databaseBytes: number;
  snapshots: {
    name: string;
    seconds: number;
    archiveBytes: number;
    /** What left this machine, the records included. */
    sentBytes: number;
    /** What no upload in parts could save: see `leastBytes`. */
    leastBytes: number;
    /** Before the snapshot: what changing the documents has left in memory. */
    anonymousBytesBefore: number;
    peakAnonymousBytes: number;
  }[];
}

/**
 * Snapshots that are streamed to a real S3 server: what leaves the machine, and what memory that takes. One process takes all of them. Raw figures go to
 * `results/`.
 */
export async function s3(): Promise<void> {
  const missing = whyNoS3();
  if (missing) return console.log(`skipped: ${missing}`);
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const store = await startS3();
  const proxy = await startFaultProxy(store.url);
  const snapshotDir = join(folder, 'snapshots');
  const flags = {
    'db-path': join(folder, 'data.ms'),
    'snapshot-dir': snapshotDir,
    's3-bucket-url': proxy.url,
    's3-bucket-name': BUCKET,
    's3-access-key': S3_ACCESS,
    's3-secret-key': S3_SECRET,
    'snapshot-keep-last': '2',
  };
  const argv = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  try {
    const filling = await startSnapshotServer(argv);
    await filling.fill(DOCUMENTS);
    await filling.close();
    const server = await startSnapshotServer(argv);
    console.log(
      row(
        ['snapshot', 'seconds', 'archive MB', 'sent MB', 'share', 'lower bound MB', 'RssAnon MB', 'before MB'],
        WIDTHS,
      ),
    );
    const snapshots: S3Results['snapshots'] = [];
    const take = async (name: string): Promise<void> => {
      const before = proxy.receivedBytes();
      const { seconds, anonymousBytesBefore, peakAnonymousBytes } = await server.snapshot(false);
      const sentBytes = proxy.receivedBytes() - before;
      const { archiveBytes, leastBytes } = await newestArchive(join(store.folder, BUCKET));
      snapshots.push({ name, seconds, archiveBytes, sentBytes, leastBytes, anonymousBytesBefore, peakAnonymousBytes });
      const megabytes = [archiveBytes, sentBytes, leastBytes, peakAnonymousBytes, anonymousBytesBefore].map((bytes) =>
        (bytes / MEGABYTE).toFixed(1),
      );
      const share = `${((100 * sentBytes) / archiveBytes).toFixed(1)} %`;
      const [archive = '', sent = '', least = '', peak = '', left = ''] = megabytes;
      console.log(row([name, seconds.toFixed(1), archive, sent, share, least, peak, left], WIDTHS));
    };
    await take('first');
    for (const share of SHARES) {
      if (share > 0) await server.change(DOCUMENTS, share);
      await take(`${100 * share} % changed`);
    }
    console.log(
      `files in the snapshot directory: ${existsSync(snapshotDir) ? (await readdir(snapshotDir)).length : 0}`,
    );
    const databaseBytes = (await stat(join(folder, 'data.ms', 'db', 'documents', 'data.mdb'))).size;
    const results: S3Results = {
      measuredAt: new Date().toISOString(),
      machine: machine(),
      documents: DOCUMENTS,
      databaseBytes,
      snapshots,
    };
    saveResults(`s3-${Math.round(databaseBytes / 1e9)}-gb`, results);
    await server.close();
  } finally {
    await proxy.stop();
    await store.stop();
    await rm(folder, { recursive: true });
  }
}

async function newestArchive(folder: string): Promise<{ archiveBytes: number; leastBytes: number }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.snapshot')).sort();
  const [newest = '', before] = names.reverse().map((name) => join(folder, name));
  const archiveBytes = (await stat(newest)).size;
  return { archiveBytes, leastBytes: before === undefined ? archiveBytes : await leastBytes(newest, before) };
}

/**
 * The lower bound of what has to be sent: 5 MiB for each run of changed segments, or the run itself when it is longer. Runs with less than a
 * part of unchanged bytes between them are one, as nothing so short can be copied.
 */
async function leastBytes(path: string, pathBefore: string): Promise<number> {
  const known = new Set<string>();
  for (const { sha256 } of listSegments(await readManifest(pathBefore))) known.add(keyOf(sha256));
  let least = 0;
  let run = 0;
  let unchanged = 0;
  for (const { sha256, compressedSizeBytes } of listSegments(await readManifest(path))) {
    if (known.has(keyOf(sha256))) {
      unchanged += compressedSizeBytes;
      continue;
    }
    if (unchanged >= SMALLEST_PART_BYTES && run > 0) {
      least += Math.max(run, SMALLEST_PART_BYTES);
      run = 0;
    }
    run += compressedSizeBytes + (run > 0 ? unchanged : 0);
    unchanged = 0;
  }
  if (run === 0) return least;
  // The last part of an upload may be smaller.
  return least + (unchanged >= SMALLEST_PART_BYTES ? Math.max(run, SMALLEST_PART_BYTES) : run);
}

const keyOf = (sha256: Uint8Array): string => Buffer.from(sha256).toString('hex');
