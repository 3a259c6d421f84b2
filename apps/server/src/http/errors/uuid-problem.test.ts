import { expect, test } from 'vitest';
import { uuidProblem } from './uuid-problem.js';

test.each([
  ['doggo', 'invalid character: found `o` at 1'],
  ['', 'invalid length: found 0'],
  ['6062abda-a5aa-4414-ac91-ecd7944c0f8', 'invalid group length in group 4: expected 12, found 11'],
  ['6062abda-a5aa-4414-ac91-ecd7944c0f8dX', 'invalid character: found `X` at 36'],
  ['6062abda-a5aa-4414-ac91', 'invalid group count: expected 5, found 4'],
  ['6062abd-aa5aa-4414-ac91-ecd7944c0f8d', 'invalid group length in group 0: expected 8, found 7'],
  ['6062abdaa5aa4414ac91ecd7944c0f8', 'invalid length: found 31'],
])('%j: %s', (text, problem) => {
  expect(uuidProblem(text)).toBe(problem);
});
