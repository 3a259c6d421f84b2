import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest } from '@stillframe/snapshot';
import { drawFormat } from './draw-format.js';
import { drawSpeed } from './draw-speed.js';
import type { SnapshotResults } from './snapshot-results.js';
import { startSnapshotServer } from './snapshot-server.js';

const documents = 4000;
const pictures = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const results = fileURLToPath(new URL('./results', import.meta.url));

mkdirSync(pictures, { recursive: true });
writeFileSync(join(pictures, 'archive-format.svg'), await formatOfRealArchive());
const runs = readdirSync(results)
  .filter((name) => name.startsWith('snapshot-'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as SnapshotResults);
writeFileSync(join(pictures, 'snapshot-speed.svg'), drawSpeed(runs));

async function formatOfRealArchive(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-pictures-'));
  const snapshots = join(folder, 'snapshots');
  try {
    const server = await startSnapshotServer(['--db-path', join(folder, 'data.ms'), '--snapshot-dir', snapshots]);
    await server.fill(documents);
    await server.snapshot(false);
    await server.close();
    const archive = realpathSync(join(snapshots, 'data.ms.snapshot'));
    return drawFormat(await readManifest(archive), statSync(archive).size);
  } finally {
    await rm(folder, { recursive: true });
  }
}
