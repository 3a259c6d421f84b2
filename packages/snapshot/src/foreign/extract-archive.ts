import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted } from '../aborted.js';
import { diskError } from '../disk-error.js';
import { makeFolder } from '../make-folder.js';
import { type ReadOptions, withNativeArchive } from '../read/native-archive.js';
import { SnapshotError } from '../snapshot-error.js';
import { withForeignArchive } from './foreign-archive.js';
import { kindOfArchive } from './kind-of-archive.js';

export interface ExtractOptions extends ReadOptions {
  /** Made if missing. Gets `<indexUid>.ndjson` and `<indexUid>.json`; files of these names are replaced. */
  intoDirectory: string;
  /** All by default. */
  indexUids?: readonly string[];
}

export interface ExtractedIndex {
  uid: string;
  numberOfDocuments: number;
  documentsPath: string;
  settingsPath: string;
}

/** What `<indexUid>.json` says. */
interface Description {
  uid: string;
  primaryKey: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  numberOfDocuments: number;
  /** Settings that differ from the defaults and can be read. */
  settings: Record<string, unknown>;
  /** Settings that differ from the defaults and cannot be read. */
  unreadSettings: string[];
}

const flushAt = 1 << 18;

/**
 * Writes the documents of an archive, of Stillframe or of Meilisearch, as NDJSON: one document a line, exactly as `GET /indexes/{indexUid}/documents` shows it.
 * The archive is verified first. A file appears when it is complete.
 *
 * @throws SnapshotError as `verifyArchive` · `not_found` (no such index; `path` is the archive) · `not_writable` · `no_space` · `aborted`
 */
export async function extractArchive(path: string, options: ExtractOptions): Promise<ExtractedIndex[]> {
  if ((await kindOfArchive(path)) === 'foreign') {
    return withForeignArchive(path, options, (database) =>
      writeAll(path, options, database.indexes(), (index) => database.documents(index)),
    );
  }
  return withNativeArchive(path, options, ({ database }) =>
    writeAll(path, options, database.indexes(), (index) => database.documents(index)),
  );
}

interface ReadableIndex extends Omit<Description, 'settings' | 'unreadSettings'> {
  settings?: Record<string, unknown>;
  unread?: string[];
}

async function writeAll<I extends ReadableIndex>(
  path: string,
  options: ExtractOptions,
  indexes: AsyncIterable<I>,
  documentsOf: (index: I) => AsyncIterable<string>,
): Promise<ExtractedIndex[]> {
  const wanted: I[] = [];
  const present: string[] = [];
  for await (const index of indexes) {
    present.push(index.uid);
    if (options.indexUids?.includes(index.uid) ?? true) wanted.push(index);
  }
  const missing = options.indexUids?.find((uid) => !present.includes(uid));
  if (missing !== undefined) {
    throw new SnapshotError('not_found', `${path} has no index ${JSON.stringify(missing)}`, {
      path,
      hint: present.length === 0 ? 'it has none at all' : `it has ${present.join(', ')}`,
    });
  }
  const { intoDirectory } = options;
  try {
    await makeFolder(intoDirectory, 0o777);
    const extracted: ExtractedIndex[] = [];
    for (const index of wanted) extracted.push(await writeIndex(index, documentsOf(index), options));
    return extracted;
  } catch (error) {
    throw diskError(error, intoDirectory, `write into ${intoDirectory}`);
  }
}

async function writeIndex(
  index: ReadableIndex,
  documents: AsyncIterable<string>,
  { intoDirectory, signal, onProgress }: ExtractOptions,
): Promise<ExtractedIndex> {
  const { uid, primaryKey, createdAt, updatedAt, numberOfDocuments, settings = {}, unread = [] } = index;
  // Meilisearch allows nothing else; a file name from elsewhere must not be able to leave the folder.
  if (!/^[a-zA-Z0-9_-]{1,512}$/.test(uid)) {
    throw new SnapshotError('unsafe_entry', `${JSON.stringify(uid.slice(0, 120))} is not the uid of an index`, {
      path: intoDirectory,
    });
  }
  const documentsPath = join(intoDirectory, `${uid}.ndjson`);
  const settingsPath = join(intoDirectory, `${uid}.json`);
  const description: Description = {
    uid,
    primaryKey,
    createdAt,
    updatedAt,
    numberOfDocuments,
    settings,
    unreadSettings: unread,
  };
  const report = (count: number) => {
    throwIfAborted(signal, intoDirectory);
    onProgress?.({ step: 'extracting', done: count, total: numberOfDocuments, indexUid: uid });
  };
  const temporary = `${documentsPath}.tmp`;
  try {
    const count = await writeLines(temporary, documents, report);
    await writeFile(settingsPath, `${JSON.stringify(description, null, 2)}\n`);
    await rename(temporary, documentsPath);
    return { uid, numberOfDocuments: count, documentsPath, settingsPath };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
  onLines: (count: number) => void,
): Promise<number> {
  const file = await open(path, 'w');
  let [text, count] = ['', 0];
  try {
    for await (const line of lines) {
      text += `${line}\n`;
      count++;
      if (text.length < flushAt) continue;
      await file.appendFile(text);
      text = '';
      onLines(count);
    }
    await file.appendFile(text);
    await file.sync();
    onLines(count);
    return count;
  } finally {
    await file.close();
  }
}
