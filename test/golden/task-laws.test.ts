import { document } from '@stillframe/contract';
import { describe, expect, test } from 'vitest';
import { createSchemaJudge } from '../../packages/contract/scripts/schema-judge.js';

const judge = createSchemaJudge(document);
const isTask = (value: object) => judge('#/components/schemas/Task', value).length === 0;
const example = (name: string) => ({ ...(document.components.examples[name]?.value as object) });

describe('what the status of a task says of its other members', () => {
  const failed = example('SnapshotTaskFailed');
  test.each([
    {
      given: 'an enqueued task that has started',
      task: { ...example('SnapshotTaskEnqueued'), startedAt: '2026-11-23T05:31:06.5Z' },
    },
    { given: 'an enqueued task in a batch', task: { ...example('SnapshotTaskEnqueued'), batchUid: 3 } },
    { given: 'a processing task in no batch', task: { ...example('SnapshotTaskProcessing'), batchUid: null } },
    {
      given: 'a processing task that has not started',
      task: { ...example('SnapshotTaskProcessing'), startedAt: null },
    },
    {
      given: 'a processing task that has ended',
      task: { ...example('SnapshotTaskProcessing'), finishedAt: '2026-11-23T05:31:06.5Z' },
    },
    { given: 'a succeeded task without an end', task: { ...example('SnapshotTaskSucceeded'), finishedAt: null } },
    { given: 'a succeeded task without a duration', task: { ...example('SnapshotTaskSucceeded'), duration: null } },
    { given: 'a succeeded task with an error', task: { ...failed, status: 'succeeded' } },
    { given: 'a failed task without an error', task: { ...failed, error: null } },
    { given: 'a canceled task that nothing canceled', task: { ...example('SnapshotTaskCanceled'), canceledBy: null } },
    { given: 'a succeeded task that was canceled', task: { ...example('SnapshotTaskSucceeded'), canceledBy: 4 } },
  ])('$given is none', ({ task }) => {
    expect(isTask(task)).toBe(false);
  });
});

describe('what the type of a task says of its other members', () => {
  test.each([
    { given: 'a snapshot with details', task: { ...example('SnapshotTaskSucceeded'), details: {} } },
    { given: 'a snapshot of one index', task: { ...example('SnapshotTaskSucceeded'), indexUid: 'movies' } },
    {
      given: 'an addition of documents to no index',
      task: { ...example('DocumentAdditionTaskSucceeded'), indexUid: null },
    },
    {
      given: 'an addition of documents with the details of a deletion',
      task: { ...example('DocumentAdditionTaskSucceeded'), details: { deletedDocuments: 1 } },
    },
    { given: 'a swap of one index', task: { ...example('IndexSwapTaskSucceeded'), indexUid: 'movies' } },
  ])('$given is none', ({ task }) => {
    expect(isTask(task)).toBe(false);
  });

  test('a type that no operation creates may bring details of its own', () => {
    expect(
      isTask({ ...example('SnapshotTaskSucceeded'), type: 'dumpCreation', details: { dumpUid: '20261123-053106' } }),
    ).toBe(true);
  });
});

describe('a date', () => {
  test.each([
    { date: '2026-11-23T05:31:06.4Z', isDate: true },
    { date: '2026-11-23T05:31:06.439200772Z', isDate: true },
    { date: '2026-11-23T05:31:06Z', isDate: false },
    { date: '2026-11-23T05:31:06.4392007721Z', isDate: false },
    { date: '2026-11-23T05:31:06.4+00:00', isDate: false },
    { date: '2026-02-30T05:31:06.4Z', isDate: false },
    { date: '2026-11-23T25:31:06.4Z', isDate: false },
  ])('$date: $isDate', ({ date, isDate }) => {
    expect(judge('#/components/schemas/Timestamp', date).length === 0).toBe(isDate);
  });
});
