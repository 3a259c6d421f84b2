import { expect, test } from 'vitest';
import { describeBatch } from './describe-batch.js';

test('a snapshot: the step in words, and its bytes', () => {
  const steps = [
    { currentStep: 'snapshotTheIndexes', finished: 2, total: 5 },
    { currentStep: 'byte', finished: 13_000_000, total: 52_000_000 },
  ];
  expect(describeBatch({ percentage: 45.47, steps })).toEqual({
    percentage: 25,
    step: 'snapshot the indexes',
    detail: '12.4 MiB of 49.6 MiB',
  });
});

test('names that are words already stay as they are', () => {
  const steps = [
    { currentStep: 'processing tasks', finished: 0, total: 2 },
    { currentStep: 'indexing', finished: 1, total: 4 },
  ];
  expect(describeBatch({ percentage: 12.5, steps })).toEqual({
    percentage: 12.5,
    step: 'processing tasks',
    detail: 'indexing',
  });
});

test('a batch that has not begun its first step is processing', () => {
  expect(describeBatch({ percentage: 0, steps: [] })).toEqual({ percentage: 0, step: 'processing', detail: null });
});
