import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { keysRestoreds, restorationStatuses, type Schema } from '@stillframe/contract';
import { parseTimestamp } from '../store/clock.js';
import { syncFolder } from '../store/layout.js';

export type Restoration = Schema<'Restoration'>;

/** The restorations that this instance was asked for: a file each, `instance/restorations/<restorationUid>.json`. */
export class RestorationRecords {
  readonly #folder: string;
  readonly #records = new Map<string, Restoration>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Reads what is there; a file that is no record is left out and left alone. */
  static async open(folder: string): Promise<RestorationRecords> {
    const records = new RestorationRecords(folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.json')) continue;
      const record = parse(await readFile(join(folder, name), 'utf8').catch(() => ''));
      if (record && name === `${record.restorationUid}.json`) records.#records.set(record.restorationUid, record);
    }
    return records;
  }

  get(restorationUid: string): Restoration | undefined {
    return this.#records.get(restorationUid);
  }

  /** Newest first. */
  list(): Restoration[] {
    return [...this.#records.values()].sort((a, b) => (instantOf(a) < instantOf(b) ? 1 : -1));
  }

  /** Resolves when it is on disk. @throws what the disk said; then the record before stays */
  async put(record: Restoration): Promise<void> {
    const path = join(this.#folder, `${record.restorationUid}.json`);
    const file = await open(`${path}.tmp`, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.tmp`, path);
    await syncFolder(this.#folder);
    this.#records.set(record.restorationUid, record);
  }

  /** Shows how far one is; not written down, as nobody can go on from there. */
  show(record: Restoration): void {
    this.#records.set(record.restorationUid, record);
  }
}

const instantOf = ({ enqueuedAt }: Restoration): bigint => parseTimestamp(enqueuedAt) ?? 0n;

function parse(text: string): Restoration | undefined {
  try {
    const record = JSON.parse(text) as Partial<Restoration> | null;
    const texts = [record?.restorationUid, record?.snapshotUid, record?.enqueuedAt];
    const isRecord =
      texts.every((value) => typeof value === 'string') &&
      restorationStatuses.some((status) => status === record?.status) &&
      keysRestoreds.some((keys) => keys === record?.keys);
    return isRecord ? (record as Restoration) : undefined;
  } catch {
    return undefined;
  }
}
