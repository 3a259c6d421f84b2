import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';

/** What others do with the same database. */
export interface Rival {
  name: string;
  run(dbPath: string, folder: string): Promise<void>;
}

/** Meilisearch's way: a compacting copy of every environment, then tar and gzip on one core. lmdb-js's `backup` stands in for `mdb_copy -c`. */
const packed = (name: string, pack: string): Rival => ({
  name,
  async run(dbPath, folder) {
    const staging = join(folder, 'staging');
    rmSync(staging, { recursive: true, force: true });
    for (const environment of ['control', 'documents']) {
      mkdirSync(join(staging, environment), { recursive: true });
      const root = open({ path: join(dbPath, 'db', environment), maxDbs: 16 });
      await root.backup(join(staging, environment), true);
      await root.close();
    }
    execFileSync('sh', [
      '-c',
      `tar -cf - -C "$0" . | ${pack} > "$1" && sync "$1"`,
      staging,
      join(folder, 'rival.tar.gz'),
    ]);
    rmSync(staging, { recursive: true });
  },
});

const copied: Rival = {
  name: 'cp, no compression',
  async run(dbPath, folder) {
    const target = join(folder, 'rival-copy.mdb');
    execFileSync('sh', ['-c', 'cp "$0" "$1" && sync "$1"', join(dbPath, 'db/documents/data.mdb'), target]);
    rmSync(target);
  },
};

/** The ones that this machine has the programs for. */
export function rivals(): Rival[] {
  const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  return [
    packed('compacting copy, tar, gzip -6', 'gzip -6'),
    ...(has('pigz') ? [packed('compacting copy, tar, pigz -1', 'pigz -1')] : []),
    copied,
  ];
}
