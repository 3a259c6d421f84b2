import { join } from 'node:path';
import type { TaskStatus } from '../archive/archive-facts.js';
import { pause } from '../lmdb/pause.js';
import { recordsOf } from '../lmdb/records-of.js';
import type { TreeEntry } from '../lmdb/tree-reader.js';
import { SnapshotError } from '../snapshot-error.js';
import { formatUuid, indexFolder } from './entry-names.js';
import { readDate } from './read-date.js';
import { documentText, RecordError } from './read-record.js';
import { type ForeignSettings, readSettings } from './read-settings.js';
import { type ForeignBatch, shapeBatch } from './shape-batch.js';
import { type ForeignTask, shapeTask } from './shape-task.js';

export interface ForeignFile {
  name: string;
  sizeBytes: number;
  /** Seconds since the epoch. */
  modifiedAt: number;
}

/** An index of Meilisearch. */
export interface ForeignIndex extends ForeignSettings {
  uid: string;
  /** Hyphenated; names its folder. */
  uuid: string;
  primaryKey: string | null;
  /** RFC 3339. */
  createdAt: string | null;
  updatedAt: string | null;
  numberOfDocuments: number;
  /** Of its data file. */
  sizeBytes: number;
}

/** An API key. Its secret is derived from the master key and the uid, and stands nowhere. */
export interface ForeignKey {
  uid: string;
  name: string | null;
  description: string | null;
  actions: string[];
  indexes: string[];
  expiresAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** Keys of `main` whose values are large and not needed here: everything else is small. */
const largestMainValue = 1 << 20;

/**
 * The database in a Meilisearch archive, unpacked and checked. Records are read one at a time: memory does not grow with the archive. All reads throw
 * SnapshotError `damaged` for a record that is not what Meilisearch writes, and give way to other work now and then.
 */
export class ForeignDatabase {
  /** As `VERSION` has it: `1.50.0`. */
  readonly version: string;
  /** The newest modification time of its files, RFC 3339 in UTC: the archive itself does not say when it was taken. */
  readonly takenAt: string;
  readonly files: readonly ForeignFile[];
  readonly archivePath: string;
  /** The archive's. */
  readonly sizeBytes: number;
  /** Number of records of each database in each data file. */
  readonly sizes: Map<string, Map<string, number>> = new Map();
  readonly #folder: string;

  constructor(found: {
    archivePath: string;
    sizeBytes: number;
    folder: string;
    version: string;
    files: ForeignFile[];
  }) {
    this.archivePath = found.archivePath;
    this.sizeBytes = found.sizeBytes;
    this.#folder = found.folder;
    this.version = found.version;
    this.files = found.files;
    this.takenAt = new Date(Math.max(0, ...found.files.map((file) => file.modifiedAt)) * 1000).toISOString();
  }

  get dataFiles(): ForeignFile[] {
    return this.files.filter(({ name }) => name.endsWith('/data.mdb'));
  }

  /** Payloads of document tasks that wait. */
  get updateFiles(): ForeignFile[] {
    return this.files.filter(({ name }) => name.startsWith('update_files/'));
  }

  /** Where an entry lies while the archive is open. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  labelOf(name: string): string {
    return `${this.archivePath}#${name}`;
  }

  /** Refuses by name what is not laid out as this reader knows it. @throws SnapshotError `unsupported_version` */
  assertLayout(): void {
    if (!/^\d+\.\d+\.\d+/.test(this.version)) throw this.unsupported(`VERSION says ${JSON.stringify(this.version)}`);
    const wanted = { 'tasks/data.mdb': ['all-tasks', 'index-mapping'], 'auth/data.mdb': ['api-keys'] };
    for (const [file, databases] of Object.entries(wanted)) this.#assertDatabases(file, databases);
    for (const { name } of this.dataFiles) {
      if (name.startsWith('indexes/')) this.#assertDatabases(name, ['main', 'documents']);
    }
  }

  unsupported(what: string): SnapshotError {
    const { archivePath: path, version } = this;
    return new SnapshotError(
      'unsupported_version',
      `${path} was written by Meilisearch ${version}, whose layout this Stillframe does not read: ${what}`,
      { path, hint: 'the Meilisearch version that wrote it can import it' },
    );
  }

  /** In the order of their uids. */
  async *indexes(): AsyncGenerator<ForeignIndex> {
    for await (const { key, value } of this.#records('tasks/data.mdb', 'index-mapping')) {
      const uid = key.toString('utf8');
      const file = `${indexFolder(value)}/data.mdb`;
      const sizeBytes = this.files.find(({ name }) => name === file)?.sizeBytes;
      if (value.length !== 16 || sizeBytes === undefined) throw this.#damaged(`the index ${uid} has no data`, file);
      const main = await this.#main(file);
      const date = (name: string) => (main.has(name) ? readDate(this.#json(main.get(name), file)) : null);
      yield {
        uid,
        uuid: formatUuid(value),
        primaryKey: main.get('primary-key')?.toString('utf8') ?? null,
        createdAt: date('created-at'),
        updatedAt: date('updated-at'),
        numberOfDocuments: this.sizes.get(file)?.get('documents') ?? 0,
        sizeBytes,
        ...readSettings(main),
      };
    }
  }

  /** Documents as JSON texts on one line, exactly as `GET /indexes/{indexUid}/documents` shows them, in its order. */
  async *documents(index: Pick<ForeignIndex, 'uuid'>): AsyncGenerator<string> {
    const file = `indexes/${index.uuid}/data.mdb`;
    const fields = await this.#fields(file);
    for await (const { key, value } of this.#records(file, 'documents')) {
      try {
        yield documentText(value, fields);
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        throw this.#damaged(`document ${key.toString('hex')}: ${error.message}`, file);
      }
    }
  }

  /** Names of the fields of an index in the order in which its documents show them, `_vectors` among them. */
  async fields(index: Pick<ForeignIndex, 'uuid'>): Promise<string[]> {
    const fields = await this.#fields(`indexes/${index.uuid}/data.mdb`);
    return [...fields].sort(([a], [b]) => a - b).map(([, name]) => name);
  }

  async *keys(): AsyncGenerator<ForeignKey> {
    const file = 'auth/data.mdb';
    for await (const { key, value } of this.#records(file, 'api-keys')) {
      const stored = this.#json<Record<string, unknown>>(value, file);
      const textOf = (name: string) => (typeof stored[name] === 'string' ? stored[name] : null);
      const listOf = (name: string) => (Array.isArray(stored[name]) ? stored[name].map(String) : []);
      yield {
        uid: formatUuid(key),
        name: textOf('name'),
        description: textOf('description'),
        actions: listOf('actions'),
        indexes: listOf('indexes'),
        expiresAt: textOf('expires_at'),
        createdAt: textOf('created_at') ?? '',
        updatedAt: textOf('updated_at') ?? '',
      };
    }
  }

  /** Tasks as `GET /tasks` shows them, oldest first, whatever their state. */
  async *tasks(): AsyncGenerator<ForeignTask> {
    const file = 'tasks/data.mdb';
    for await (const { value } of this.#records(file, 'all-tasks')) {
      const task = shapeTask(this.#json(value, file));
      if (task === null) throw this.#damaged('a task is not what Meilisearch writes', file);
      yield task;
    }
  }

  /** Tasks that have come to their end. */
  async *finishedTasks(): AsyncGenerator<ForeignTask> {
    for await (const task of this.tasks()) if (task.finishedAt !== null) yield task;
  }

  /** Batches that have come to their end, oldest first; none where the version keeps none. */
  async *batches(): AsyncGenerator<ForeignBatch> {
    const file = 'tasks/data.mdb';
    for await (const { value } of this.#records(file, 'all-batches')) {
      const batch = shapeBatch(this.#json(value, file));
      if (batch !== null) yield batch;
    }
  }

  /** How many tasks there are in each state, as stored: what was running at the instant waits again. */
  async countTasks(): Promise<Record<TaskStatus, number>> {
    const counts = { enqueued: 0, processing: 0, succeeded: 0, failed: 0, canceled: 0 };
    for await (const { status } of this.tasks()) counts[status]++;
    return counts;
  }

  async #main(file: string): Promise<Map<string, Buffer>> {
    const main = new Map<string, Buffer>();
    for await (const { key, value } of this.#records(file, 'main')) {
      if (value.length <= largestMainValue) main.set(key.toString('utf8'), Buffer.from(value));
    }
    return main;
  }

  /** An index that never got a document has no map of fields. */
  async #fields(file: string): Promise<Map<number, string>> {
    for await (const { key, value } of this.#records(file, 'main')) {
      if (key.toString('utf8') !== 'fields-ids-map') continue;
      const { ids_names: names } = this.#json<{ ids_names?: Record<string, unknown> }>(value, file);
      return new Map(Object.entries(names ?? {}).map(([id, name]) => [Number(id), String(name)]));
    }
    return new Map();
  }

  async *#records(file: string, database: string): AsyncGenerator<TreeEntry> {
    const turn = pause();
    for (const record of recordsOf(this.pathOf(file), this.labelOf(file), database)) {
      if (turn.isOver()) await turn.next();
      yield record;
    }
  }

  #json<T>(value: Buffer | undefined, file: string): T {
    try {
      const json: unknown = JSON.parse(value?.toString('utf8') ?? '');
      if (json !== null && json !== undefined) return json as T;
    } catch {
      // Told below.
    }
    throw this.#damaged('a record is not the JSON that it should be', file);
  }

  #assertDatabases(file: string, names: string[]): void {
    for (const name of names) {
      if (this.sizes.get(file)?.has(name) !== true) throw this.unsupported(`${file} has no database ${name}`);
    }
  }

  #damaged(what: string, file: string): SnapshotError {
    const path = this.labelOf(file);
    return new SnapshotError('damaged', `${path}: ${what}`, { path });
  }
}
