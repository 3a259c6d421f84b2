import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { document, errorCodes, errorTypes, keyActions, ownErrorCodes, taskStatuses, taskTypes } from './index.js';

test('the document is the one that other languages read', async () => {
  const json = await readFile(new URL('./generated/openapi.json', import.meta.url), 'utf8');
  expect(document).toEqual(JSON.parse(json));
});

test('the lists are in the order of the contract', () => {
  expect(taskStatuses).toEqual(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']);
  expect(errorTypes).toEqual(['invalid_request', 'auth', 'internal', 'system']);
  expect(errorCodes).toEqual(document.components.schemas.ErrorCode?.enum);
  expect(keyActions[0]).toBe('*');
  expect(keyActions).toContain('snapshots.create');
});

test('task types stand in the order in which Meilisearch lists them', async () => {
  const recording = await readFile(new URL('../../../test/golden/task-queries.json', import.meta.url), 'utf8');
  const listed = /Available types are (`[^.]+`)\./
    .exec(recording)?.[1]
    ?.split(', ')
    .map((type) => type.slice(1, -1));
  expect(taskTypes).toEqual(listed);
});

test('parameters of listTasks stand in the order in which Meilisearch lists them', async () => {
  const recording = await readFile(new URL('../../../test/golden/task-queries.json', import.meta.url), 'utf8');
  const listed = /Unknown parameter `pretty`: expected one of (`[^"]+`)"/
    .exec(recording)?.[1]
    ?.split(', ')
    .map((name) => name.slice(1, -1));
  const names = document.paths['/tasks']?.get?.parameters?.map((parameter) =>
    '$ref' in parameter ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? '']?.name : parameter.name,
  );
  expect(names).toEqual(listed);
});

test('each error code of our own has its heading in docs/errors.md, which the link of an error leads to', async () => {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([...ownErrorCodes]);
});

test('actions and error codes that Meilisearch does not have stand behind its own', () => {
  const { ErrorCode, KeyAction } = document.components.schemas;
  for (const schema of [ErrorCode, KeyAction]) {
    const own = schema?.['x-own'] ?? [];
    expect(own.length).toBeGreaterThan(0);
    expect(schema?.enum?.slice(-own.length)).toEqual(own);
  }
});
