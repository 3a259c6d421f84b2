import { existsSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from './store-error.js';

/** The version of the database format that this server reads and writes. */
export const FORMAT_VERSION = 1;
const VERSION_LINE = /^stillframe (\d+)\n$/;

/** The text of `VERSION` for a format version. */
export const versionText = (formatVersion: number): string => `stillframe ${formatVersion}\n`;

/** Where everything lies below `--db-path`. `db` alone is captured and restored; nothing ever renames the folder itself. */
export interface Layout {
  root: string;
  db: string;
  version: string;
  control: string;
  documents: string;
  updateFiles: string;
  instance: string;
}

export function layoutOf(dbPath: string): Layout {
  const db = join(dbPath, 'db');
  return {
    root: dbPath,
    db,
    version: join(db, 'VERSION'),
    control: join(db, 'control'),
    documents: join(db, 'documents'),
    updateFiles: join(db, 'update_files'),
    instance: join(dbPath, 'instance'),
  };
}

/** Whether `--db-path` holds a database already: ours, or one that Meilisearch made. */
export const databaseExists = (layout: Layout): boolean => existsSync(layout.db) || isMeilisearchDatabase(layout);

/**
 * Makes the folders that are missing and checks `VERSION`.
 *
 * @throws StoreError `foreign_database` (made by Meilisearch itself) · `unsupported_version` (a newer Stillframe's, or not a number)
 */
export async function prepareLayout(layout: Layout): Promise<void> {
  if (isMeilisearchDatabase(layout)) {
    throw new StoreError('foreign_database', layout.root, {
      message: `${layout.root} is a database of Meilisearch itself, which Stillframe does not open`,
      hint: 'choose another --db-path',
    });
  }
  for (const folder of [layout.control, layout.documents, layout.updateFiles, layout.instance]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  if (existsSync(layout.version)) checkVersion(layout, await readFile(layout.version, 'utf8'));
  else await writeFile(layout.version, versionText(FORMAT_VERSION), { mode: 0o600, flush: true });
  await syncFolder(layout.db);
}

function checkVersion(layout: Layout, text: string): void {
  const found = VERSION_LINE.exec(text)?.[1];
  if (found !== undefined && Number(found) === FORMAT_VERSION) return;
  throw new StoreError('unsupported_version', layout.version, {
    message: `${layout.version} says ${JSON.stringify(text.trim().slice(0, 80))}; this Stillframe reads database format ${FORMAT_VERSION}`,
    hint: 'start the Stillframe version that wrote it, or choose another --db-path',
  });
}

/** Whether Meilisearch itself made it: that keeps VERSION, tasks/ and auth/ directly in its db path. */
export const isMeilisearchDatabase = (layout: Layout): boolean =>
  existsSync(join(layout.root, 'VERSION')) && existsSync(join(layout.root, 'tasks'));

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
