import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '@stillframe/snapshot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Control } from '../store/control.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from '../store/documents-environment.js';
import { layoutOf, prepareLayout } from '../store/layout.js';
import { Payloads } from '../store/payloads.js';
import type { CaptureSource } from './capture.js';
import { SnapshotMaker, type SnapshotSettings } from './snapshot-maker.js';
import { makerSettings } from './testing/maker-settings.js';

let folder: string;
let source: CaptureSource;
let documents: DocumentsEnvironment;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maker-'));
  const layout = layoutOf(join(folder, 'data.ms'));
  await prepareLayout(layout);
  documents = openDocumentsEnvironment(layout.documents);
  source = { layout, control: new Control(layout.control), documents, payloads: new Payloads(layout.updateFiles) };
});

afterEach(async () => {
  await source.control.close();
  await documents.root.close();
  rmSync(folder, { recursive: true });
});

const makerWith = (settings: Partial<SnapshotSettings>): SnapshotMaker =>
  new SnapshotMaker(source, { ...makerSettings(join(folder, 'snapshots')), ...settings });

/** Readers of the documents that this process has registered. */
const readers = (): number => documents.root.readerList().trim().split('\n').length - 1;

async function fill(megabytes: number): Promise<void> {
  await documents.root.transaction(() => {
    for (let id = 0; id < megabytes * 100; id++) {
      documents.documents.put(
        [0, id],
        JSON.stringify({ id, text: Array.from({ length: 900 }, () => Math.random().toString(36)[5]).join(' ') }),
      );
    }
  });
}

test('a snapshot that holds the pages for too long is given up, and leaves nothing behind', async () => {
  await fill(30);
  const before = readers();
  const run = makerWith({ level: 9, maxPinSeconds: 0.05 }).begin({
    taskUids: [3],
    signal: new AbortController().signal,
  });
  await expect(run.published).rejects.toMatchObject({ name: 'PinExpired' });
  expect(readdirSync(join(folder, 'snapshots'))).toEqual([]);
  expect(readers()).toBe(before);
});

/** A task that waits, with its payload. */
async function enqueue({ control, payloads }: CaptureSource): Promise<string> {
  const writer = await payloads.create();
  await writer.write('{"id":1}');
  const payload = await writer.finish();
  await control.change((draft) => {
    const uid = draft.nextUid('task');
    draft.putTask({
      uid,
      batchUid: null,
      indexUid: 'movies',
      status: 'enqueued',
      type: 'documentAdditionOrUpdate',
      canceledBy: null,
      error: null,
      duration: null,
      enqueuedAt: '2026-11-23T05:31:04.99808431Z',
      startedAt: null,
      finishedAt: null,
    });
    draft.putWork(uid, {
      type: 'documentAdditionOrUpdate',
      indexUid: 'movies',
      method: 'replace',
      primaryKey: null,
      allowIndexCreation: true,
      payload,
    });
  });
  return payload.uuid;
}

test('the payload of a waiting task is in the archive, though the task ends while it is written', async () => {
  const { payloads, layout } = source;
  const uuid = await enqueue(source);
  await fill(5);
  const run = makerWith({}).begin({ taskUids: [7], signal: new AbortController().signal });
  await run.pinned;
  await payloads.remove(uuid);
  const manifest = await run.published;
  expect(manifest.files.map(({ name }) => name)).toContain(`update_files/${uuid}`);
  expect(manifest.tasks).toMatchObject({ enqueued: 1 });
  expect(await readManifest(join(folder, 'snapshots', 'data.ms.snapshot'))).toMatchObject({ taskUids: [7] });
  expect(readdirSync(layout.updateFiles)).toEqual([]);
});

test('a payload that is missing fails the snapshot, and no page stays pinned', async () => {
  const before = readers();
  const uuid = await enqueue(source);
  rmSync(join(source.layout.updateFiles, uuid));
  const run = makerWith({}).begin({ taskUids: [7], signal: new AbortController().signal });
  await run.pinned;
  await expect(run.published).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readers()).toBe(before);
});
