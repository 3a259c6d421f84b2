import { createHash } from 'node:crypto';
import type { Manifest } from '@stillframe/snapshot';
import { expect, test } from 'vitest';
import { knownSegments } from './known-segments.js';
import type { Segment } from './plan-parts.js';

const HEAD_BYTES = 10;
const u32s = (values: number[]): string => Buffer.from(Uint32Array.from(values).buffer).toString('base64');

/** Each segment by what it holds; its compressed size and CRC-32 follow from that. */
const segmentOf = (content: number): Segment => ({
  compressedSizeBytes: 100 + (content % 7),
  compressedCrc32: content,
  sha256: createHash('sha256').update(`${content}`).digest(),
});

function manifestOf(contents: readonly number[]): Manifest {
  const segments = contents.map(segmentOf);
  const crc32s = u32s(segments.map(({ compressedCrc32 }) => compressedCrc32));
  return {
    segments: {
      segmentSizeBytes: 32_768,
      count: segments.length,
      compressedSizes: u32s(segments.map(({ compressedSizeBytes }) => compressedSizeBytes)),
      compressedCrc32s: crc32s,
      crc32s,
      sha256s: Buffer.concat(segments.map(({ sha256 }) => sha256)).toString('base64'),
    },
  } as Manifest;
}

const offsetsOf = (contents: readonly number[]): number[] => {
  let offset = HEAD_BYTES;
  return contents.map((content) => {
    const start = offset;
    offset += segmentOf(content).compressedSizeBytes;
    return start;
  });
};

test('each of a thousand segments is found where it begins, and nothing else', () => {
  const contents = Array.from({ length: 1000 }, (_, content) => content);
  const known = knownSegments(manifestOf(contents));
  expect(contents.map((content) => known.find(segmentOf(content), undefined))).toEqual(offsetsOf(contents));
  expect(known.find(segmentOf(1000), undefined)).toBeUndefined();
});

test('of equal ones the one that was asked for, or else the first', () => {
  const contents = [1, 2, 1, 1];
  const known = knownSegments(manifestOf(contents));
  const [first, other, second, third] = offsetsOf(contents);
  expect([second, third, other, 5].map((near) => known.find(segmentOf(1), near))).toEqual([
    second,
    third,
    first,
    first,
  ]);
});

test('equal content that was compressed otherwise is not the same', () => {
  const known = knownSegments(manifestOf([1]));
  expect(known.find({ ...segmentOf(1), compressedSizeBytes: 7 }, undefined)).toBeUndefined();
  expect(known.find({ ...segmentOf(1), compressedCrc32: 7 }, HEAD_BYTES)).toBeUndefined();
});

test('an archive without segments knows none', () => {
  expect(knownSegments(manifestOf([])).find(segmentOf(1), HEAD_BYTES)).toBeUndefined();
});

test('thousands of empty pages are looked up in no time', () => {
  const contents = Array.from({ length: 20_000 }, () => 0);
  const known = knownSegments(manifestOf(contents));
  const places = offsetsOf(contents);
  expect(places.every((place) => known.find(segmentOf(0), place) === place)).toBe(true);
});
