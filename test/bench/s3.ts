import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultProxy } from '../s3/fault-proxy.js';
import { BUCKET, S3_ACCESS, S3_SECRET, startS3, whyNoS3 } from '../s3/s3-server.js';
import { row } from './load.js';
import { startSnapshotServer } from './snapshot-server.js';

const WIDTHS = [22, 9, 11, 10, 8, 14];
const MEGABYTE = 1e6;
/** About 1 GB of database; `BENCH_DOCUMENTS=790000` is 2 GB. */
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 390_000);
const SHARES = [0, 0.0001, 0.001, 0.01];

/** Snapshots that are streamed to a real S3 server: what leaves the machine, and what memory that takes. */
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
    console.log(row(['snapshot', 'seconds', 'archive MB', 'sent MB', 'share', 'RssAnon MB'], WIDTHS));
    const take = async (name: string): Promise<void> => {
      const before = proxy.receivedBytes();
      const { seconds, peakAnonymousBytes } = await server.snapshot(false);
      const sent = proxy.receivedBytes() - before;
      const archive = await newestSize(join(store.folder, BUCKET));
      const cells = [seconds.toFixed(1), (archive / MEGABYTE).toFixed(0), (sent / MEGABYTE).toFixed(1)];
      console.log(
        row(
          [name, ...cells, `${((100 * sent) / archive).toFixed(1)} %`, (peakAnonymousBytes / MEGABYTE).toFixed(0)],
          WIDTHS,
        ),
      );
    };
    await take('first');
    for (const share of SHARES) {
      if (share > 0) await server.change(DOCUMENTS, share);
      await take(`${100 * share} % changed`);
    }
    console.log(
      `files in the snapshot directory: ${existsSync(snapshotDir) ? (await readdir(snapshotDir)).length : 0}`,
    );
    await server.close();
  } finally {
    await proxy.stop();
    await store.stop();
    await rm(folder, { recursive: true });
  }
}

async function newestSize(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.snapshot')).sort();
  return (await stat(join(folder, names.at(-1) ?? ''))).size;
}
