import type { Schema } from '@stillframe/contract';
import type { DatabaseSize } from './database-size.js';
import { selectFields } from './document-text.js';
import type { DocumentsEnvironment, IndexRecord } from './documents-environment.js';
import type { JsonText } from './json-text.js';
import { isDocumentId } from './primary-key.js';
import { isVisible } from './visible-indexes.js';

export interface DocumentPage {
  offset: number;
  limit: number;
  fields?: string[];
  ids?: string[];
}

/** What can be read of indexes and documents. Every read sees the newest committed state. */
export class Documents {
  readonly #environment: DocumentsEnvironment;
  readonly #isIndexing: (indexUid: string) => boolean;
  readonly #size: () => DatabaseSize;

  /** `isIndexing` and `size` are what statistics show beside the documents' own figures. */
  constructor(
    environment: DocumentsEnvironment,
    { isIndexing, size }: { isIndexing: (indexUid: string) => boolean; size: () => DatabaseSize },
  ) {
    this.#environment = environment;
    this.#isIndexing = isIndexing;
    this.#size = size;
  }

  listIndexes(page: { offset: number; limit: number; visibleIndexes?: string[] }): {
    results: Schema<'Index'>[];
    total: number;
  } {
    const visible = this.#visible(page.visibleIndexes);
    return { results: visible.slice(page.offset, page.offset + page.limit).map(viewOf), total: visible.length };
  }

  getIndex(indexUid: string): Schema<'Index'> | undefined {
    const index = this.#environment.indexes.get(indexUid);
    return index && viewOf(index);
  }

  indexStats(indexUid: string): Schema<'IndexStats'> | undefined {
    const index = this.#environment.indexes.get(indexUid);
    return index && this.#statsOf(index);
  }

  stats(visibleIndexes?: string[]): Schema<'Stats'> {
    return {
      ...this.#size(),
      lastUpdate: (this.#environment.state.get('lastUpdate') as string | undefined) ?? null,
      indexes: Object.fromEntries(this.#visible(visibleIndexes).map((index) => [index.uid, this.#statsOf(index)])),
    };
  }

  getDocument(indexUid: string, documentId: string, fields?: string[]): JsonText<Schema<'Document'>> | undefined {
    const index = this.#environment.indexes.get(indexUid);
    const id = index && isDocumentId(documentId) ? this.#environment.ids.get([index.slot, documentId]) : undefined;
    const text = id === undefined ? undefined : this.#environment.documents.get([index?.slot ?? 0, id]);
    return text === undefined ? undefined : documentText(text, fields);
  }

  listDocuments(
    indexUid: string,
    page: DocumentPage,
  ): { results: JsonText<Schema<'Document'>>[]; total: number } | undefined {
    const index = this.#environment.indexes.get(indexUid);
    if (!index) return undefined;
    if (page.ids) return this.#listByIds(index, page.ids, page);
    const range = this.#environment.documents.getRange({
      start: [index.slot],
      end: [index.slot + 1],
      offset: page.offset,
      limit: page.limit,
    } as never);
    return { results: [...range].map(({ value }) => documentText(value, page.fields)), total: index.numberOfDocuments };
  }

  #listByIds(index: IndexRecord, ids: string[], { offset, limit, fields }: DocumentPage) {
    const { ids: idTable, documents } = this.#environment;
    const found = ids.filter(isDocumentId).flatMap((id) => idTable.get([index.slot, id]) ?? []);
    const internalIds = [...new Set(found)].sort((a, b) => a - b);
    const results = internalIds
      .slice(offset, offset + limit)
      .flatMap((id) => documents.get([index.slot, id]) ?? [])
      .map((text) => documentText(text, fields));
    return { results, total: internalIds.length };
  }

  #visible(patterns: string[] | undefined): IndexRecord[] {
    return [...this.#environment.indexes.getRange({})]
      .map(({ value }) => value)
      .filter(({ uid }) => isVisible(uid, patterns));
  }

  #statsOf(index: IndexRecord): Schema<'IndexStats'> {
    const { numberOfDocuments, documentBytes, fieldDistribution } = index;
    return {
      numberOfDocuments,
      rawDocumentDbSize: documentBytes,
      avgDocumentSize: numberOfDocuments === 0 ? 0 : Math.floor(documentBytes / numberOfDocuments),
      isIndexing: this.#isIndexing(index.uid),
      numberOfEmbeddings: 0,
      numberOfEmbeddedDocuments: 0,
      fieldDistribution: Object.fromEntries(Object.entries(fieldDistribution).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}

const viewOf = ({ uid, createdAt, updatedAt, primaryKey }: IndexRecord): Schema<'Index'> => ({
  uid,
  createdAt,
  updatedAt,
  primaryKey,
});

const documentText = (text: string, fields: string[] | undefined): JsonText<Schema<'Document'>> =>
  (fields ? selectFields(text, fields) : text) as JsonText<Schema<'Document'>>;
