import type { Database } from 'lmdb';
import { membersOf, objectOf } from './document-text.js';
import type { DocumentsEnvironment, IndexRecord } from './documents-environment.js';
import { linesOf } from './lines.js';
import { documentIdOf, inferPrimaryKey, isDocumentId } from './primary-key.js';
import { responseError } from './response-error.js';
import { TaskFailure } from './task-failure.js';

const MAX_FIELDS = 65_535;

/** Adds, replaces or completes the documents of a payload, inside the caller's transaction. `onDocument` may throw to stop it. */
export function addDocuments(
  environment: DocumentsEnvironment,
  index: IndexRecord,
  addition: { path: string; method: 'replace' | 'update'; primaryKey: string | null; onDocument: () => void },
): void {
  const editor = new IndexEditor(environment, index);
  checkPrimaryKey(index, addition.primaryKey);
  for (const document of linesOf(addition.path)) {
    addition.onDocument();
    index.primaryKey ??= addition.primaryKey ?? inferPrimaryKey(document);
    editor.put(documentIdOf(document, index.primaryKey), document, addition.method);
  }
}

/** Removes documents by id; returns how many there were. */
export function deleteDocuments(environment: DocumentsEnvironment, index: IndexRecord, documentIds: string[]): number {
  const editor = new IndexEditor(environment, index);
  return documentIds.filter((documentId) => editor.remove(documentId)).length;
}

/** Removes all documents; returns how many there were. */
export function deleteAllDocuments(environment: DocumentsEnvironment, index: IndexRecord): number {
  const count = index.numberOfDocuments;
  clearSlot(environment.documents, index.slot);
  clearSlot(environment.ids, index.slot);
  clearSlot(environment.freeIds, index.slot);
  Object.assign(index, { numberOfDocuments: 0, documentBytes: 0, fieldDistribution: {}, nextDocumentId: 0 });
  return count;
}

function clearSlot<V, K extends [number, number | string]>(database: Database<V, K>, slot: number): void {
  for (const key of [...database.getKeys(ofSlot<K>(slot))]) database.removeSync(key);
}

// A key's first part alone sorts before all keys that begin with it; the library's types know whole keys only.
const ofSlot = <K>(slot: number) => ({ start: [slot] as K, end: [slot + 1] as K });

function checkPrimaryKey(index: IndexRecord, asked: string | null): void {
  if (asked === null || index.primaryKey === null || asked === index.primaryKey) return;
  throw new TaskFailure(primaryKeyIsSet(index.primaryKey));
}

export const primaryKeyIsSet = (primaryKey: string) =>
  responseError('index_primary_key_already_exists', `Index already has a primary key: \`${primaryKey}\`.`);

/** Changes documents of one index and keeps its record in step. */
export class IndexEditor {
  readonly #environment: DocumentsEnvironment;
  readonly #index: IndexRecord;
  readonly #fieldIds: Map<string, number>;
  readonly #freeIds: number[];

  constructor(environment: DocumentsEnvironment, index: IndexRecord) {
    this.#environment = environment;
    this.#index = index;
    // Without a prototype, `constructor` and `__proto__` are fields like any other.
    index.fieldDistribution = Object.assign(Object.create(null), index.fieldDistribution);
    this.#fieldIds = new Map(index.fields.map((field, id) => [field, id]));
    this.#freeIds = [...environment.freeIds.getKeys(ofSlot<[number, number]>(index.slot))]
      .map(([, id]) => id)
      .reverse();
  }

  put(documentId: string, document: string, method: 'replace' | 'update'): void {
    const { documents, ids } = this.#environment;
    const internalId = ids.get([this.#index.slot, documentId]);
    if (internalId === undefined) {
      const id = this.#takeId();
      ids.putSync([this.#index.slot, documentId], id);
      documents.putSync([this.#index.slot, id], this.#count(membersOf(document), document, 1));
      this.#index.numberOfDocuments += 1;
      return;
    }
    const before = documents.get([this.#index.slot, internalId]) ?? '{}';
    const old = membersOf(before);
    const members = method === 'update' ? new Map([...old, ...membersOf(document)]) : membersOf(document);
    this.#count(old, before, -1);
    documents.putSync(
      [this.#index.slot, internalId],
      this.#count(members, method === 'update' ? objectOf(members) : document, 1),
    );
  }

  remove(documentId: string): boolean {
    if (!isDocumentId(documentId)) return false;
    const { documents, ids, freeIds } = this.#environment;
    const internalId = ids.get([this.#index.slot, documentId]);
    if (internalId === undefined) return false;
    const document = documents.get([this.#index.slot, internalId]) ?? '{}';
    this.#count(membersOf(document), document, -1);
    documents.removeSync([this.#index.slot, internalId]);
    ids.removeSync([this.#index.slot, documentId]);
    freeIds.putSync([this.#index.slot, internalId], true);
    this.#index.numberOfDocuments -= 1;
    return true;
  }

  /** Adds a document to, or takes it from, the index's figures; returns its text with its fields in the index's order. */
  #count(members: Map<string, string>, text: string, sign: 1 | -1): string {
    const { fieldDistribution } = this.#index;
    let last = -1;
    let isOrdered = true;
    if (this.#index.primaryKey !== null) this.#fieldId(this.#index.primaryKey);
    for (const name of members.keys()) {
      const count = (fieldDistribution[name] ?? 0) + sign;
      if (count > 0) fieldDistribution[name] = count;
      else delete fieldDistribution[name];
      const id = this.#fieldId(name);
      isOrdered &&= id > last;
      last = id;
    }
    const ordered = isOrdered ? text : objectOf([...members].sort(([a], [b]) => this.#fieldId(a) - this.#fieldId(b)));
    this.#index.documentBytes += sign * Buffer.byteLength(ordered);
    return ordered;
  }

  #fieldId(name: string): number {
    const known = this.#fieldIds.get(name);
    if (known !== undefined) return known;
    const id = this.#index.fields.push(name) - 1;
    if (id >= MAX_FIELDS) throw new TaskFailure(tooManyFields());
    this.#fieldIds.set(name, id);
    return id;
  }

  #takeId(): number {
    const free = this.#freeIds.pop();
    if (free === undefined) return this.#index.nextDocumentId++;
    this.#environment.freeIds.removeSync([this.#index.slot, free]);
    return free;
  }
}

const tooManyFields = () =>
  responseError('max_fields_limit_exceeded', 'A document cannot contain more than 65,535 fields.');
