import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ForeignTask } from '@stillframe/snapshot';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { layoutOf } from '../store/layout.js';
import { reachNothing } from '../store/seams.js';
import { warnOfNotCarried } from './foreign/not-carried.js';
import { taskOfForeign } from './foreign/task-of-foreign.js';
import { importSnapshot } from './import-snapshot.js';

const archive = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));

test('the outcome says what came and what could not, and so does the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const imported = await importSnapshot(
    layoutOf(join(folder, 'data.ms')),
    { importSnapshot: archive, ignoreMissingSnapshot: false, ignoreSnapshotIfDbExists: false, tempDir: null },
    { completed: undefined, reach: reachNothing },
  );
  expect(imported).toEqual({
    snapshotUid: expect.stringMatching(/^foreign-[0-9a-f]{16}$/),
    kind: 'foreign',
    indexes: 3,
    documents: 8058,
    notCarried: {
      settings: {
        characters: ['filterableAttributes', 'sortableAttributes', 'stopWords', 'synonyms', 'typoTolerance'],
      },
      instance: [],
      keyActions: {},
      waitingTasks: 3,
      unknownTasks: 0,
    },
  });
  const lines: { level: number; msg: string }[] = [];
  if (imported?.notCarried)
    warnOfNotCarried(pino({}, { write: (line: string) => lines.push(JSON.parse(line)) }), imported.notCarried);
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [40, 'settings of an index were not carried over: Stillframe keeps none'],
    [40, 'tasks that waited were not carried over: they were never run'],
  ]);
  expect(lines[0]).toMatchObject({ indexUid: 'characters', settings: imported?.notCarried?.settings.characters });
});

describe('taskOfForeign', () => {
  const finished: ForeignTask = {
    uid: 7,
    batchUid: 3,
    indexUid: 'movies',
    status: 'succeeded',
    type: 'indexCreation',
    canceledBy: null,
    details: { primaryKey: 'id' },
    error: null,
    duration: 'PT1.5S',
    enqueuedAt: '2026-11-23T04:44:02Z',
    startedAt: '2026-11-23T04:44:03.5Z',
    finishedAt: '2026-11-23T04:44:05Z',
  };

  test('dates and durations in the forms that clients can read', () => {
    expect(taskOfForeign(finished)).toEqual({
      ...finished,
      duration: 'PT1.500000000S',
      enqueuedAt: '2026-11-23T04:44:02.0Z',
      finishedAt: '2026-11-23T04:44:05.0Z',
    });
  });

  test('one that was canceled while it waited has no start in older versions', () => {
    expect(taskOfForeign({ ...finished, status: 'canceled', canceledBy: 9, startedAt: null })).toMatchObject({
      canceledBy: 9,
      startedAt: '2026-11-23T04:44:05.0Z',
      duration: 'PT0.000000000S',
    });
  });

  test('a failure keeps its code and message, with our link to it', () => {
    const error = { code: 'index_already_exists', message: 'Index `movies` already exists.', type: 'x', link: 'y' };
    expect(taskOfForeign({ ...finished, status: 'failed', error })?.error).toEqual({
      ...error,
      type: 'invalid_request',
      link: 'https://docs.meilisearch.com/errors#index_already_exists',
    });
  });

  test('a swap of a version in which none could rename', () => {
    const details = { swaps: [{ indexes: ['a', 'b'] }] };
    expect(taskOfForeign({ ...finished, type: 'indexSwap', indexUid: null, details })?.details).toEqual({
      swaps: [{ indexes: ['a', 'b'], rename: false }],
    });
  });

  test.each<{ what: string; task: Partial<ForeignTask> }>([
    { what: 'a type', task: { type: 'teleportation' } },
    { what: 'details', task: { details: null } },
    { what: 'swaps', task: { type: 'indexSwap', details: { swaps: 'all' } } },
    { what: 'an error', task: { status: 'failed', error: { code: 'x', message: 'x', type: 'x', link: 'x' } } },
    { what: 'a date', task: { enqueuedAt: 'yesterday' } },
  ])('$what that the contract does not know: no task', ({ task }) => {
    expect(taskOfForeign({ ...finished, ...task })).toBeUndefined();
  });
});
