import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WriterFigures } from './snapshot-server.js';

/** All rounds of one piece of work, in seconds, in their order. */
export type Rounds = number[];

/** Raw figures of one run over one database. */
export interface SnapshotResults {
  measuredAt: string;
  machine: string;
  documents: number;
  databaseBytes: number;
  archiveBytes: number;
  seconds: {
    gzip6: Rounds;
    pigz1: Rounds | null;
    copy: Rounds;
    first: Rounds;
    /** By the share of documents that was overwritten before. */
    second: Record<string, Rounds>;
    verify: Rounds;
    gzipTest: Rounds;
    restore: Rounds;
    untar: Rounds;
  };
  /** Bytes on the disk at the worst moment of a first snapshot, less those before it. */
  peakDiskBytes: number;
  peakAnonymousBytes: number;
  writers: { idle: WriterFigures; during: WriterFigures; snapshotSeconds: number } | null;
}

const folder = fileURLToPath(new URL('./results', import.meta.url));

/** The machine in words: no name, no address. */
export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release().split('-')[0]}, Node ${process.version}`;

/** The quickest round: what the machine does else only adds to it. */
export const best = (rounds: Rounds): number => Math.min(...rounds);

/** Keeps the figures of a run as `results/<name>.json`. */
export function saveResults(name: string, results: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}
