import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPACTING_COPY = fileURLToPath(new URL('./compacting-copy.mjs', import.meta.url));

/** What others do with the same database. */
export interface Rival {
  name: string;
  /** @returns the CPU seconds of its programs */
  run(dbPath: string, folder: string): number;
}

/** Meilisearch's way: a compacting copy of every environment, then tar and gzip on one core. */
const packed = (name: string, pack: string): Rival => ({
  name,
  run(dbPath, folder) {
    const staging = join(folder, 'staging');
    rmSync(staging, { recursive: true, force: true });
    for (const environment of ['control', 'documents']) mkdirSync(join(staging, environment), { recursive: true });
    const copy = (environment: string) => `"$0" "$1" "$2/${environment}" "$3/${environment}"`;
    const cpuSeconds = shell(
      `${copy('control')} && ${copy('documents')} && tar -cf - -C "$3" . | ${pack} > "$4" && sync "$4"`,
      [process.execPath, COMPACTING_COPY, join(dbPath, 'db'), staging, join(folder, 'rival.tar.gz')],
    );
    rmSync(staging, { recursive: true });
    return cpuSeconds;
  },
});

const copied: Rival = {
  name: 'cp, no compression',
  run(dbPath, folder) {
    const target = join(folder, 'rival-copy.mdb');
    const cpuSeconds = shell('cp "$0" "$1" && sync "$1"', [join(dbPath, 'db/documents/data.mdb'), target]);
    rmSync(target);
    return cpuSeconds;
  },
};

/** Runs a command. @returns the CPU seconds of the programs it started, as the shell's own `times` counts them */
function shell(command: string, places: string[]): number {
  const report = execFileSync('sh', ['-c', `${command} && times`, ...places], { encoding: 'utf8' });
  const ofPrograms = report.trim().split('\n').at(-1) ?? '';
  return [...ofPrograms.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
}

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** Packing on one core; the measure of all others. */
export const gzipRival: Rival = packed('compacting copy, tar, gzip -6', 'gzip -6');

/** Packing on all cores, quickly; null where the program is missing. */
export const pigzRival: Rival | null = has('pigz') ? packed('compacting copy, tar, pigz -1', 'pigz -1') : null;

/** The least that any copy costs here: reading, writing, fsync. */
export const copyRival: Rival = copied;

/** Reads all of an archive. */
export const gunzip = (archive: string): void => void shell('gzip -t < "$0"', [archive]);

/** Unpacks an archive and brings the files to the disk. */
export const untar = (archive: string, target: string): void =>
  void shell('tar xzf "$0" -C "$1" && find "$1" -type f -exec sync {} +', [archive, target]);
