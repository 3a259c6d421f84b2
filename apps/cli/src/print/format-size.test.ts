import { expect, test } from 'vitest';
import { formatSize } from './format-size.js';

test.each([
  { bytes: 0, want: '0 B' },
  { bytes: 1023, want: '1023 B' },
  { bytes: 1024, want: '1.0 KiB' },
  { bytes: 1536, want: '1.5 KiB' },
  { bytes: 473_956_352, want: '452.0 MiB' },
  { bytes: 5 * 2 ** 40, want: '5.0 TiB' },
  { bytes: 5000 * 2 ** 40, want: '5000.0 TiB' },
])('$bytes bytes are $want', ({ bytes, want }) => expect(formatSize(bytes)).toBe(want));
