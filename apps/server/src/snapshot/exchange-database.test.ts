import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Control } from '../store/control.js';
import { openDocumentsEnvironment } from '../store/documents-environment.js';
import { type Layout, layoutOf, prepareLayout } from '../store/layout.js';
import { Payloads } from '../store/payloads.js';
import { completeExchange, removeRestoring } from './exchange-database.js';
import { restoreArchive } from './import-snapshot.js';
import { SnapshotMaker } from './snapshot-maker.js';
import { makerSettings } from './testing/maker-settings.js';

/** A database with a mark in it, and an archive of it without the mark. */
async function markedDatabase(): Promise<{ layout: Layout; archivePath: string; mark: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const layout = layoutOf(join(folder, 'data.ms'));
  await prepareLayout(layout);
  const documents = openDocumentsEnvironment(layout.documents);
  const control = new Control(layout.control);
  const directory = join(folder, 'snapshots');
  const maker = new SnapshotMaker(
    { layout, control, documents, payloads: new Payloads(layout.updateFiles) },
    makerSettings(directory),
  );
  await maker.begin({ taskUids: [1], signal: new AbortController().signal }).published;
  await control.close();
  await documents.root.close();
  const mark = join(layout.db, 'mark');
  writeFileSync(mark, 'the database of today');
  return { layout, archivePath: join(directory, 'data.ms.snapshot'), mark };
}

const restore = ({ layout, archivePath }: { layout: Layout; archivePath: string }, failsAt: string) =>
  restoreArchive(layout, { archivePath, tempDir: null }, (point) => {
    if (point === failsAt) throw Object.assign(new Error('EIO: injected'), { code: 'EIO' });
  });

test.each(['restore unpacked', 'restore prepared'])('failed at "%s": nothing has changed', async (point) => {
  const database = await markedDatabase();
  await expect(restore(database, point)).rejects.toThrow('EIO');
  expect(await completeExchange(database.layout)).toBeUndefined();
  expect(readFileSync(database.mark, 'utf8')).toBe('the database of today');
  expect(readdirSync(database.layout.root).filter((name) => name.startsWith('restoring-'))).toEqual([]);
});

test.each(['restore planned', 'old database aside', 'new database in place'])(
  'failed at "%s": the next start has the new database, whole',
  async (point) => {
    const { layout, ...database } = await markedDatabase();
    await expect(restore({ layout, ...database }, point)).rejects.toThrow('EIO');
    expect(await completeExchange(layout)).toBeDefined();
    expect(readdirSync(layout.db).sort()).toEqual(['VERSION', 'control', 'documents', 'update_files']);
    expect(readdirSync(layout.documents)).toContain('data.mdb');
    await removeRestoring(layout);
    expect(readdirSync(layout.root).sort()).toEqual(['db', 'instance']);
  },
);
