import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './layout.js';

/** What is written as a record: its uid is the name of its file. */
export interface RecordForm<T> {
  uidOf(record: T): string;
  /** Null for what is no such record. */
  parse(value: unknown): T | null;
}

/** Records that belong to the instance, not to its data: a file each, `<folder>/<uid>.json`, mode 0600. */
export class RecordFolder<T> {
  readonly #folder: string;
  readonly #form: RecordForm<T>;
  readonly #records = new Map<string, T>();

  private constructor(folder: string, form: RecordForm<T>) {
    this.#folder = folder;
    this.#form = form;
  }

  /** Reads what is there, and makes the folder when it is missing; a file that is no record is left out and left alone. */
  static async open<T>(folder: string, form: RecordForm<T>): Promise<RecordFolder<T>> {
    const records = new RecordFolder(folder, form);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.json')) continue;
      const record = form.parse(parseJson(await readFile(join(folder, name), 'utf8').catch(() => '')));
      if (record && name === `${form.uidOf(record)}.json`) records.#records.set(form.uidOf(record), record);
    }
    return records;
  }

  get(uid: string): T | undefined {
    return this.#records.get(uid);
  }

  /** In no order. */
  list(): T[] {
    return [...this.#records.values()];
  }

  /** Resolves when it is on disk. @throws what the disk said; then the record before stays */
  async put(record: T): Promise<void> {
    const uid = this.#form.uidOf(record);
    const path = join(this.#folder, `${uid}.json`);
    const file = await open(`${path}.tmp`, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.tmp`, path);
    await syncFolder(this.#folder);
    this.#records.set(uid, record);
  }

  /** Shows a record as it is at this moment; not written down, as nobody can go on from there. */
  show(record: T): void {
    this.#records.set(this.#form.uidOf(record), record);
  }

  /** @returns whether there was one */
  async delete(uid: string): Promise<boolean> {
    if (!this.#records.has(uid)) return false;
    await rm(join(this.#folder, `${uid}.json`), { force: true });
    await syncFolder(this.#folder);
    return this.#records.delete(uid);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
