import type { ErrorCode } from '@stillframe/contract';
import type { DocumentText, Operation } from './operation.js';

/** How the task of an operation must end. */
export interface Outcome {
  code: ErrorCode | null;
  details: Record<string, unknown>;
}

interface IndexModel {
  primaryKey: string | null;
  documents: Map<string, DocumentText>;
}

/** Indexes and documents as plain maps: what the server must hold after the same operations. */
export class Model {
  readonly indexes = new Map<string, IndexModel>();

  /** Does it, or nothing of it. */
  apply(operation: Operation): Outcome {
    switch (operation.kind) {
      case 'add':
        return this.#add(operation);
      case 'deleteOne':
      case 'deleteSome': {
        const ids = operation.kind === 'deleteOne' ? [operation.id] : operation.ids;
        const found = this.indexes.get(operation.index);
        const deletedDocuments = ids.filter((id) => found?.documents.delete(id)).length;
        return {
          code: found ? null : 'index_not_found',
          details: { providedIds: ids.length, deletedDocuments, originalFilter: null },
        };
      }
      case 'deleteAll': {
        const found = this.indexes.get(operation.index);
        const deletedDocuments = found?.documents.size ?? 0;
        found?.documents.clear();
        return { code: found ? null : 'index_not_found', details: { deletedDocuments } };
      }
      case 'createIndex': {
        const { index, primaryKey } = operation;
        const isThere = this.indexes.has(index);
        if (!isThere) this.indexes.set(index, { primaryKey, documents: new Map() });
        return { code: isThere ? 'index_already_exists' : null, details: { primaryKey } };
      }
      case 'deleteIndex': {
        const found = this.indexes.get(operation.index);
        this.indexes.delete(operation.index);
        return {
          code: found ? null : 'index_not_found',
          details: { deletedDocuments: found?.documents.size ?? 0 },
        };
      }
      case 'renameIndex':
        return this.#rename(operation.index, operation.to);
      case 'swap':
        return this.#swap(operation.index, operation.other);
    }
  }

  /** How many documents of an index have each field. */
  fieldDistribution(index: string): [string, number][] {
    const counts = new Map<string, number>();
    for (const document of this.indexes.get(index)?.documents.values() ?? [])
      for (const field of Object.keys(document)) counts.set(field, (counts.get(field) ?? 0) + 1);
    return [...counts].sort();
  }

  #add({ index, method, primaryKey, documents }: Extract<Operation, { kind: 'add' }>): Outcome {
    const receivedDocuments = documents.length;
    // An addition brings its index into being even when it fails.
    const found = this.indexes.get(index) ?? { primaryKey: null, documents: new Map<string, DocumentText>() };
    this.indexes.set(index, found);
    const fail = (code: ErrorCode): Outcome => ({ code, details: { receivedDocuments, indexedDocuments: 0 } });
    if (primaryKey !== null && found.primaryKey !== null && primaryKey !== found.primaryKey)
      return fail('index_primary_key_already_exists');
    const key = found.primaryKey ?? primaryKey ?? ('id' in (documents[0] ?? {}) ? 'id' : null);
    if (key === null) return fail('index_primary_key_no_candidate_found');
    const changed = new Map(found.documents);
    for (const document of documents) {
      const text = document[key];
      if (text === undefined) return fail('missing_document_id');
      const id = idOf(text);
      if (id === undefined) return fail('invalid_document_id');
      changed.set(id, method === 'update' ? { ...changed.get(id), ...document } : document);
    }
    this.indexes.set(index, { primaryKey: key, documents: changed });
    return { code: null, details: { receivedDocuments, indexedDocuments: receivedDocuments } };
  }

  #rename(from: string, to: string): Outcome {
    const details = { primaryKey: null, oldIndexUid: from, newIndexUid: to };
    const found = this.indexes.get(from);
    if (!found) return { code: 'index_not_found', details };
    if (this.indexes.has(to)) return { code: 'index_already_exists', details };
    this.indexes.delete(from);
    this.indexes.set(to, found);
    return { code: null, details };
  }

  #swap(one: string, other: string): Outcome {
    const details = { swaps: [{ indexes: [one, other], rename: false }] };
    const first = this.indexes.get(one);
    const second = this.indexes.get(other);
    if (!first || !second) return { code: 'index_not_found', details };
    this.indexes.set(one, second).set(other, first);
    return { code: null, details };
  }
}

/** The id that a member's text stands for: a whole number of 64 bits, or a short plain string. */
function idOf(text: string): string | undefined {
  if (/^-?\d+$/.test(text)) return BigInt(text) < 2n ** 64n ? text : undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' && /^[\w-]{1,511}$/.test(value) ? value : undefined;
}
