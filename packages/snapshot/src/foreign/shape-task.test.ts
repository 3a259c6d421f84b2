import { expect, test } from 'vitest';
import { shapeTask } from './shape-task.js';

const stored = {
  uid: 3,
  batchUid: 2,
  enqueuedAt: '2026-11-23T10:00:00Z',
  startedAt: '2026-11-23T10:00:01Z',
  finishedAt: '2026-11-23T10:00:02.5Z',
  error: null,
  canceledBy: null,
  status: 'succeeded',
};

const detailsOf = (kind: unknown, details: unknown) => shapeTask({ ...stored, kind, details })?.details;

test('no key of another service comes out of a task', () => {
  const settings = {
    embedders: {
      long: { source: 'openAi', apiKey: 'sk-0123456789012345678901234567890' },
      both: { source: 'composite', searchEmbedder: { apiKey: 'ten letter' }, indexingEmbedder: { apiKey: 'short' } },
    },
    searchableAttributes: ['apiKey'],
  };
  expect(detailsOf({ settings: { index_uid: 'movies' } }, { SettingsUpdate: { settings } })).toEqual({
    embedders: {
      long: { source: 'openAi', apiKey: 'sk-01XXXXXX...' },
      both: { source: 'composite', searchEmbedder: { apiKey: 'teXXXX...' }, indexingEmbedder: { apiKey: 'XXX...' } },
    },
    searchableAttributes: ['apiKey'],
  });
  const exported = { url: 'http://other', api_key: 'a key of twenty-four let', payload_size: null, indexes: {} };
  expect(detailsOf({ export: {} }, { Export: exported })).toMatchObject({ apiKey: 'a kXXXXX...' });
});

test('an upgrade shows the versions it led from and to', () => {
  expect(
    detailsOf({ upgradeDatabase: { from: [1, 49, 0] } }, { UpgradeDatabase: { from: [1, 49, 0], to: [1, 50, 0] } }),
  ).toEqual({
    upgradeFrom: 'v1.49.0',
    upgradeTo: 'v1.50.0',
  });
});

test('indexes that were swapped are named, and a swap is a task of no index', () => {
  const swaps = [{ indexes: ['a', 'b'], rename: false }];
  const task = shapeTask({ ...stored, kind: { indexSwap: { swaps } }, details: { IndexSwap: { swaps } } });
  expect(task).toMatchObject({ type: 'indexSwap', indexUid: null, details: { swaps }, duration: 'PT1.5S' });
});
