import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect } from '../testing/sample-archive.js';
import { withDataFile } from './data-file.js';
import { TreeReader } from './tree-reader.js';

test('every record of every database comes back, in order, long values too', async () => {
  const folder = await freshFolder();
  const root = liveEnvironment(folder, { maxDbs: 8 });
  const names = ['documents', 'empty', 'tasks'];
  const stores = names.map((name) => root.openDB<string, number>({ name, encoding: 'string', keyEncoding: 'uint32' }));
  const wanted = new Map(names.map((name) => [name, new Map<number, string>()]));
  await root.transaction(() => {
    for (let id = 0; id < 3000; id++) {
      const text = `${id} `.repeat(1 + (id % 97 === 0 ? 9000 : id % 50));
      stores[id % 3 === 0 ? 0 : 2]?.put(id, text);
      wanted.get(id % 3 === 0 ? 'documents' : 'tasks')?.set(id, text);
    }
  });
  const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
  const path = join(folder, 'captured.mdb');
  await writeFile(path, await collect(capture.read()));
  capture.release();
  const found = await withDataFile(path, path, (file) => {
    const reader = new TreeReader(file);
    return [...reader.databases()].map(([name, record]) => {
      const records = [...reader.entries(record)].map(({ key, value }) => [key.readUInt32LE(0), value.toString()]);
      return [name, new Map(records as [number, string][])] as const;
    });
  });
  expect(found.map(([name]) => name)).toEqual(names);
  for (const [name, records] of found) {
    expect(records).toEqual(wanted.get(name));
    expect([...records.keys()]).toEqual([...records.keys()].sort((a, b) => a - b));
  }
});
