import { taskStatuses } from '@stillframe/contract';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';
import { DateBounds } from './date-bounds.js';
import type { StoredKey } from './keys.js';
import { type BatchRecord, indexUidsOf, type TaskRecord, type TaskStatus } from './records.js';
import type { SelectionSource } from './select.js';
import { type Dated, dateIn, type Shelf, ShelfDraft, textIn } from './shelf.js';
import { UidSets } from './uid-sets.js';
import type { Work } from './work.js';

/**
 * The LMDB environment `control`: tasks, what they are to do, batches, API keys.
 *
 * Reads see committed changes. Every write goes through {@link change}, whose changes are on disk, all or none, when it resolves.
 */
export class Control {
  readonly root: RootDatabase;
  /** API keys by uid; {@link createKeys} owns what is in it. */
  readonly keys: Database<StoredKey, string>;
  readonly #tasks: Shelf;
  readonly #batches: Shelf;
  readonly #works: Database<Work, number>;
  readonly #counters: Database<number, string>;

  constructor(directory: string) {
    this.root = open({ path: directory, maxDbs: 16 });
    this.keys = this.root.openDB({ name: 'keys', encoding: 'json' });
    this.#works = this.root.openDB({ name: 'works', encoding: 'json', keyEncoding: 'uint32' });
    this.#counters = this.root.openDB({ name: 'counters', encoding: 'json' });
    this.#tasks = this.#openShelf('task');
    this.#batches = this.#openShelf('batch');
  }

  #openShelf(name: string): Shelf {
    const database = this.root.openDB<Buffer, [string, number]>({ name: `${name}-sets`, encoding: 'binary' });
    return {
      entries: this.root.openDB({ name: `${name}s`, encoding: 'string', keyEncoding: 'uint32' }),
      database,
      sets: new UidSets(database),
      bounds: new DateBounds(this.root.openDB({ name: `${name}-dates`, encoding: 'binary' })),
      shown: new Map(),
    };
  }

  /** The text of a task's answer. */
  taskText(uid: number): string | undefined {
    return textIn(this.#tasks, uid);
  }

  task(uid: number): TaskRecord | undefined {
    const text = this.taskText(uid);
    return text === undefined ? undefined : (JSON.parse(text) as TaskRecord);
  }

  batch(uid: number): BatchRecord | undefined {
    const text = textIn(this.#batches, uid);
    return text === undefined ? undefined : (JSON.parse(text) as BatchRecord);
  }

  work(uid: number): Work | undefined {
    return this.#works.get(uid);
  }

  get taskSets(): UidSets {
    return this.#tasks.sets;
  }

  get batchSets(): UidSets {
    return this.#batches.sets;
  }

  /** What a selection of tasks reads. */
  get taskSource(): SelectionSource {
    return { ...this.#tasks, dateOf: (uid, field) => dateIn(this.task(uid), field) };
  }

  /** What a selection of batches reads. */
  get batchSource(): SelectionSource {
    return { ...this.#batches, dateOf: (uid, field) => dateIn(datesOfBatch(this.batch(uid)), field) };
  }

  /** What a capture counts and needs, as it stood at a transaction's instant. */
  at(transaction: Transaction): { payloads: string[]; tasks: Record<TaskStatus, number>; apiKeys: number } {
    const sets = new UidSets(this.#tasks.database, transaction);
    const tasks = Object.fromEntries(taskStatuses.map((status) => [status, sets.count(`status:${status}`)]));
    const payloads = [...sets.members('status:enqueued')].flatMap((uid) => {
      const work = this.#works.get(uid, { transaction });
      return work?.type === 'documentAdditionOrUpdate' ? [work.payload.uuid] : [];
    });
    return { payloads, tasks: tasks as Record<TaskStatus, number>, apiKeys: this.keys.getCount({ transaction }) };
  }

  /**
   * Runs `edit` in a write transaction; resolves with its result when all of it is on disk.
   *
   * `edit` must not throw once it has written: transactions of one moment share a commit.
   */
  async change<T>(edit: (draft: Draft) => T): Promise<T> {
    const draft = new Draft(this.#tasks, this.#batches, this.#works, this.#counters);
    let isCommitted = false;
    try {
      const result = await this.root.transaction(() => edit(draft));
      isCommitted = true;
      return result;
    } finally {
      draft.end(isCommitted);
    }
  }

  /** The uid that the next task or batch gets. */
  nextUid(kind: 'task' | 'batch'): number {
    return this.#counters.get(kind) ?? 0;
  }

  /** Removes tasks that must never run again, with their batches; their uids are not given again. */
  async forget(taskUids: number[]): Promise<void> {
    await this.change((draft) => draft.removeTasks(taskUids));
  }

  /** Puts other API keys in the place of all that there are. */
  async replaceKeys(keys: StoredKey[]): Promise<void> {
    await this.root.transaction(() => {
      for (const uid of [...this.keys.getKeys()]) this.keys.remove(uid);
      for (const key of keys) this.keys.put(key.uid, key);
    });
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

/** One write transaction's view of {@link Control}: reads see its own writes. */
export class Draft {
  readonly #tasks: ShelfDraft<TaskRecord>;
  readonly #batches: ShelfDraft<BatchRecord>;
  readonly #works: Database<Work, number>;
  readonly #counters: Database<number, string>;

  constructor(tasks: Shelf, batches: Shelf, works: Database<Work, number>, counters: Database<number, string>) {
    this.#tasks = new ShelfDraft(tasks, setsOfTask, (task) => task);
    this.#batches = new ShelfDraft(batches, setsOfBatch, datesOfBatch);
    this.#works = works;
    this.#counters = counters;
  }

  /** Takes the next free uid; uids only grow, and one is never given twice. */
  nextUid(kind: 'task' | 'batch'): number {
    const uid = this.#counters.get(kind) ?? 0;
    this.#counters.put(kind, uid + 1);
    return uid;
  }

  /** Makes sure that no uid below `next` is given any more. */
  skipUids(kind: 'task' | 'batch', next: number): void {
    if (next > (this.#counters.get(kind) ?? 0)) this.#counters.put(kind, next);
  }

  task(uid: number): TaskRecord | undefined {
    return this.#tasks.get(uid);
  }

  putTask(task: TaskRecord): void {
    this.#tasks.put(task.uid, task);
  }

  /** Removes tasks, and the batches that no task is left of. */
  removeTasks(uids: number[]): void {
    const gone = new Set(uids);
    const batchUids = new Set(uids.flatMap((uid) => this.task(uid)?.batchUid ?? []));
    for (const uid of uids) {
      this.#tasks.remove(uid);
      this.#works.remove(uid);
    }
    for (const batchUid of batchUids) {
      const batch = this.batch(batchUid);
      const taskUids = batch?.taskUids.filter((uid) => !gone.has(uid)) ?? [];
      if (batch && taskUids.length > 0) this.putBatch({ ...batch, taskUids });
      else this.removeBatch(batchUid);
    }
  }

  putWork(uid: number, work: Work): void {
    this.#works.put(uid, work);
  }

  removeWork(uid: number): void {
    this.#works.remove(uid);
  }

  batch(uid: number): BatchRecord | undefined {
    return this.#batches.get(uid);
  }

  putBatch(batch: BatchRecord): void {
    this.#batches.put(batch.view.uid, batch);
  }

  removeBatch(uid: number): void {
    this.#batches.remove(uid);
  }

  /** Shows readers what was committed, or goes on showing them what was before. */
  end(isCommitted: boolean): void {
    this.#tasks.end(isCommitted);
    this.#batches.end(isCommitted);
  }
}

const datesOfBatch = (batch: BatchRecord | undefined): Dated | undefined =>
  batch && { enqueuedAt: batch.enqueuedAt, startedAt: batch.view.startedAt, finishedAt: batch.view.finishedAt };

const setsOfTask = (task: TaskRecord): string[] => [
  `status:${task.status}`,
  `type:${task.type}`,
  ...indexUidsOf(task).map((uid) => `index:${uid}`),
  ...(task.canceledBy === null ? [] : [`canceledBy:${task.canceledBy}`]),
];

const setsOfBatch = ({ view: { stats } }: BatchRecord): string[] => [
  ...Object.keys(stats.status).map((status) => `status:${status}`),
  ...Object.keys(stats.types).map((type) => `type:${type}`),
  ...Object.keys(stats.indexUids).map((uid) => `index:${uid}`),
];
