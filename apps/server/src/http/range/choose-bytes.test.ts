import { expect, test } from 'vitest';
import { chooseBytes, type RangeRequest } from './choose-bytes.js';

const etag = `"${'ab'.repeat(32)}"`;
const whole = { status: 200, start: 0, end: 100 };
const part = (start: number, end: number) => ({ status: 206, start, end });

test.each<[given: string, RangeRequest, want: unknown]>([
  ['nothing', {}, whole],
  ['the first byte', { range: 'bytes=0-0' }, part(0, 1)],
  ['from the middle to the end', { range: 'bytes=40-' }, part(40, 100)],
  ['beyond the end', { range: 'bytes=90-200' }, part(90, 100)],
  ['a suffix', { range: 'bytes=-10' }, part(90, 100)],
  ['a suffix longer than the file', { range: 'bytes=-1000' }, part(0, 100)],
  ['units in any letter case, space around', { range: 'Bytes= 5-6 ' }, part(5, 7)],
  ['a start behind the end', { range: 'bytes=100-' }, 'unsatisfiable'],
  ['a start far behind the end', { range: 'bytes=99999999999999999999-' }, 'unsatisfiable'],
  ['an empty suffix', { range: 'bytes=-0' }, 'unsatisfiable'],
  ['backwards', { range: 'bytes=9-3' }, whole],
  ['several', { range: 'bytes=0-1,5-6' }, whole],
  ['many', { range: `bytes=${Array.from({ length: 500 }, (_, at) => `${at}-${at}`).join(',')}` }, whole],
  ['another unit', { range: 'pages=1-2' }, whole],
  ['no numbers', { range: 'bytes=a-b' }, whole],
  ['negative numbers', { range: 'bytes=--1' }, whole],
  ['a dash alone', { range: 'bytes=-' }, whole],
  ['empty', { range: '' }, whole],
  ['If-Range of this one', { range: 'bytes=0-9', ifRange: etag }, part(0, 10)],
  ['If-Range of another', { range: 'bytes=0-9', ifRange: '"other"' }, whole],
  ['If-Range that is weak', { range: 'bytes=0-9', ifRange: `W/${etag}` }, whole],
  ['If-Range that is a date', { range: 'bytes=0-9', ifRange: 'Mon, 23 Nov 2026 16:00:00 GMT' }, whole],
  ['If-Range of another, and a range behind the end', { range: 'bytes=200-', ifRange: '"other"' }, whole],
  ['If-None-Match of this one', { ifNoneMatch: etag }, 'notModified'],
  ['If-None-Match of this one, weak, among others', { ifNoneMatch: `"x", W/${etag}` }, 'notModified'],
  ['If-None-Match of any', { ifNoneMatch: '*', range: 'bytes=0-9' }, 'notModified'],
  ['If-None-Match of another', { ifNoneMatch: '"x"', range: 'bytes=0-9' }, part(0, 10)],
])('%s', (_given, request, want) => {
  expect(chooseBytes(request, { etag, sizeBytes: 100 })).toEqual(want);
});

test('an empty file has no range', () => {
  expect(chooseBytes({ range: 'bytes=0-' }, { etag, sizeBytes: 0 })).toBe('unsatisfiable');
  expect(chooseBytes({}, { etag, sizeBytes: 0 })).toEqual({ status: 200, start: 0, end: 0 });
});
