import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyWork, lastApplied, Stopped } from './apply.js';
import { Documents } from './documents.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from './documents-environment.js';
import type { DocumentWork } from './work.js';

let folder: string;
let environment: DocumentsEnvironment;
let documents: Documents;
let nextTaskUid = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apply-'));
  mkdirSync(join(folder, 'payloads'));
  environment = openDocumentsEnvironment(join(folder, 'documents'));
  documents = new Documents(environment, {
    isIndexing: () => false,
    size: () => ({ databaseSize: 0, usedDatabaseSize: 0 }),
  });
});

afterEach(async () => {
  await environment.root.close();
  rmSync(folder, { recursive: true });
});

const apply = (work: DocumentWork, onDocument = () => {}) =>
  applyWork(environment, {
    taskUid: nextTaskUid++,
    work,
    payloadPath: (uuid) => join(folder, 'payloads', uuid),
    onDocument,
  });

function addition(
  lines: string[],
  more: Partial<Extract<DocumentWork, { type: 'documentAdditionOrUpdate' }>> = {},
): DocumentWork {
  const uuid = `payload-${nextTaskUid}`;
  writeFileSync(join(folder, 'payloads', uuid), lines.map((line) => `${line}\n`).join(''));
  return {
    type: 'documentAdditionOrUpdate',
    indexUid: 'movies',
    method: 'replace',
    primaryKey: null,
    allowIndexCreation: true,
    payload: { uuid, documents: lines.length },
    ...more,
  };
}

const listed = (): unknown[] => documents.listDocuments('movies', { offset: 0, limit: 100 })?.results ?? [];

describe('documentAdditionOrUpdate', () => {
  test('replaces, completes and keeps what a number was written as', () => {
    expect(apply(addition(['{"id":1,"n":12345678901234567890}', '{"id":2,"title":"Up"}']))).toEqual({
      status: 'succeeded',
      details: { indexedDocuments: 2 },
    });
    apply(addition(['{"id":2,"year":2009}'], { method: 'update' }));
    apply(addition(['{"id":"1","n":1.50}']));
    expect(listed()).toEqual(['{"id":"1","n":1.50}', '{"id":2,"title":"Up","year":2009}']);
    expect(documents.indexStats('movies')).toMatchObject({
      numberOfDocuments: 2,
      fieldDistribution: { id: 2, n: 1, title: 1, year: 1 },
    });
  });

  test('shows the fields of every document in the order in which the index met them', () => {
    apply(addition(['{"id":1,"title":"a","year":1}', '{"year":2,"title":"b","id":2}', '{"new":true,"id":3}']));
    expect(listed()).toEqual(['{"id":1,"title":"a","year":1}', '{"id":2,"title":"b","year":2}', '{"id":3,"new":true}']);
  });

  test('gives the place of a deleted document to the next new one', () => {
    apply(addition(['{"id":1}', '{"id":2}', '{"id":3}', '{"id":4}']));
    apply({ type: 'documentDeletion', indexUid: 'movies', documentIds: ['3', '2', '77'] });
    apply(addition(['{"id":5}', '{"id":6}', '{"id":7}']));
    expect(listed()).toEqual(['{"id":1}', '{"id":5}', '{"id":6}', '{"id":4}', '{"id":7}']);
  });

  test.each([
    { given: '{"title":"x"}', code: 'index_primary_key_no_candidate_found' },
    { given: '{"uid":1,"movieId":2}', code: 'index_primary_key_multiple_candidates_found' },
    { given: '{"id":"a b"}', code: 'invalid_document_id' },
    { given: '{"id":1.5}', code: 'invalid_document_id' },
    { given: '{"id":true}', code: 'invalid_document_id' },
    { given: `{"id":"${'x'.repeat(512)}"}`, code: 'invalid_document_id' },
  ])('$given fails with $code, and an empty index without primary key stays', ({ given, code }) => {
    expect(apply(addition([given]))).toMatchObject({ status: 'failed', error: { code } });
    expect(documents.getIndex('movies')).toMatchObject({ primaryKey: null });
    expect(documents.indexStats('movies')?.numberOfDocuments).toBe(0);
  });

  test('undoes the documents before a bad one', () => {
    apply(addition(['{"id":1}']));
    expect(apply(addition(['{"id":2}', '{"id":3}', '{"title":"x"}']))).toMatchObject({
      error: { code: 'missing_document_id' },
    });
    expect(listed()).toEqual(['{"id":1}']);
  });

  test('takes ids of 511 bytes and integers beyond 2^53, each its own document', () => {
    const long = 'x'.repeat(511);
    apply(addition([`{"id":"${long}"}`, '{"id":9007199254740993}', '{"id":9007199254740992}']));
    expect(documents.getDocument('movies', long)).toBe(`{"id":"${long}"}`);
    expect(documents.getDocument('movies', '9007199254740993')).toBe('{"id":9007199254740993}');
    expect(listed()).toHaveLength(3);
  });

  test('does nothing when it is stopped', () => {
    apply(addition(['{"id":1}']));
    let seen = 0;
    const stopAtSecond = () => {
      seen += 1;
      if (seen === 2) throw new Stopped();
    };
    expect(() => apply(addition(['{"id":2}', '{"id":3}']), stopAtSecond)).toThrow(Stopped);
    expect(listed()).toEqual(['{"id":1}']);
  });

  test('answers a task that was applied before from its record', () => {
    const work = addition(['{"id":1}']);
    const outcome = apply(work);
    const taskUid = nextTaskUid - 1;
    rmSync(join(folder, 'payloads'), { recursive: true });
    expect(applyWork(environment, { taskUid, work, payloadPath: () => '/nowhere', onDocument: () => {} })).toEqual(
      outcome,
    );
    expect(lastApplied(environment)).toEqual({ taskUid, outcome });
  });
});

describe('indexes', () => {
  test('are created once, updated while empty, swapped, renamed, deleted', () => {
    const create = (indexUid: string, primaryKey: string | null = null) =>
      apply({ type: 'indexCreation', indexUid, primaryKey });
    const update = (indexUid: string, change: { primaryKey?: string; newIndexUid?: string }) =>
      apply({ type: 'indexUpdate', indexUid, primaryKey: null, newIndexUid: null, ...change });
    expect(create('movies', 'id')).toEqual({ status: 'succeeded', details: {} });
    expect(create('movies')).toMatchObject({ status: 'failed', error: { code: 'index_already_exists' } });
    expect(update('none', {})).toMatchObject({ error: { message: 'Index `none` not found.' } });
    create('other');
    expect(update('other', { primaryKey: 'key' })).toMatchObject({ status: 'succeeded' });
    apply(addition(['{"id":1}']));
    expect(update('movies', { primaryKey: 'sku' })).toMatchObject({
      error: { code: 'index_primary_key_already_exists' },
    });
    apply({ type: 'indexSwap', swaps: [{ indexes: ['movies', 'other'], rename: false }] });
    expect(documents.getDocument('other', '1')).toBe('{"id":1}');
    expect(documents.getIndex('movies')).toMatchObject({ uid: 'movies', primaryKey: 'key' });
    expect(apply({ type: 'indexSwap', swaps: [{ indexes: ['x', 'y'], rename: false }] })).toMatchObject({
      error: { message: 'Indexes `x`, `y` not found.' },
    });
    expect(update('other', { newIndexUid: 'renamed' })).toMatchObject({ status: 'succeeded' });
    expect(documents.getDocument('renamed', '1')).toBe('{"id":1}');
    expect(apply({ type: 'indexDeletion', indexUid: 'renamed' })).toEqual({
      status: 'succeeded',
      details: { deletedDocuments: 1 },
    });
    expect(documents.listIndexes({ offset: 0, limit: 20 })).toMatchObject({ total: 1, results: [{ uid: 'movies' }] });
    expect([...environment.documents.getKeys(), ...environment.ids.getKeys()]).toEqual([]);
  });
});
