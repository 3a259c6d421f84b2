import { IndexEditor } from './apply-documents.js';
import { createIndex } from './apply-indexes.js';
import { parseTimestamp } from './clock.js';
import type { DocumentsEnvironment, IndexRecord } from './documents-environment.js';
import { documentIdOf, inferPrimaryKey } from './primary-key.js';

/** What one transaction holds of documents, in characters: so much and little more is in memory at once. */
const SLICE_CHARACTERS = 4 * 1024 * 1024;

/** An index as it stood in another database. */
export type LoadedIndex = Pick<IndexRecord, 'uid' | 'uuid' | 'primaryKey' | 'createdAt' | 'updatedAt' | 'fields'>;

/**
 * Makes an index and fills it with documents that keep their order, in as many transactions as it takes: for a database that nobody uses yet.
 *
 * @param onSlice told after each transaction
 * @returns the index's record, which counts documents of one id once
 * @throws TaskFailure `missing_document_id` · `invalid_document_id` · `index_already_exists` · `max_fields_limit_exceeded`
 */
export async function loadIndex(
  environment: DocumentsEnvironment,
  loaded: LoadedIndex,
  documents: AsyncIterable<string>,
  onSlice: () => void,
): Promise<IndexRecord> {
  const index = environment.root.transactionSync(() => ({
    ...createIndex(environment, loaded.uid, loaded.primaryKey, loaded.createdAt),
    ...loaded,
    fields: [...loaded.fields],
  }));
  const editor = new IndexEditor(environment, index);
  const store = (slice: string[]): void => {
    environment.root.transactionSync(() => {
      for (const document of slice) {
        index.primaryKey ??= inferPrimaryKey(document);
        editor.put(documentIdOf(document, index.primaryKey), document, 'replace');
      }
      environment.indexes.putSync(index.uid, index);
      noteUpdate(environment, index.updatedAt);
    });
    onSlice();
  };
  let slice: string[] = [];
  let characters = 0;
  for await (const document of documents) {
    slice.push(document);
    characters += document.length;
    if (characters < SLICE_CHARACTERS) continue;
    store(slice);
    [slice, characters] = [[], 0];
  }
  store(slice);
  return index;
}

function noteUpdate({ state }: DocumentsEnvironment, at: string): void {
  const last = state.get('lastUpdate') as string | undefined;
  if ((parseTimestamp(last ?? '') ?? 0n) < (parseTimestamp(at) ?? 0n)) state.putSync('lastUpdate', at);
}
