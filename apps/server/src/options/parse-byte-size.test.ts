import { expect, test } from 'vitest';
import { OptionsError } from './options-error.js';
import { formatByteSize, parseByteSize } from './parse-byte-size.js';

test.each([
  { given: '104857600', want: 104_857_600 },
  { given: '100MiB', want: 104_857_600 },
  { given: '100 mib', want: 104_857_600 },
  { given: '100 MB', want: 100_000_000 },
  { given: '100Mb', want: 100_000_000 },
  { given: '107.7Gb', want: 107_700_000_000 },
  { given: '1.5KiB', want: 1536 },
  { given: '2K', want: 2000 },
  { given: '7B', want: 7 },
  { given: '0', want: 0 },
])('$given is $want bytes', ({ given, want }) => expect(parseByteSize(given)).toBe(want));

test.each(['', 'MiB', '-1', '1e6', '1,5GB', '5 iB', '10Mbit', '9007199254740993', '100 MB please'])(
  '"%s" is no size',
  (given) => {
    expect(() => parseByteSize(given)).toThrow(OptionsError);
  },
);

test.each([
  { bytes: 104_857_600, want: '100MiB' },
  { bytes: 32_768, want: '32KiB' },
  { bytes: 100_000_000, want: '100000000' },
  { bytes: 0, want: '0' },
])('$bytes bytes are written $want, and read back', ({ bytes, want }) => {
  expect(formatByteSize(bytes)).toBe(want);
  expect(parseByteSize(want)).toBe(bytes);
});
