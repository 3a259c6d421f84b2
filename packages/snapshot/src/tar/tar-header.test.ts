import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { hasCommand } from '../testing/has-command.js';
import { parseTarHeader } from './parse-tar-header.js';
import { tarEnd, tarHeader, tarPadding } from './tar-header.js';

const gib = 1024 ** 3;

describe('tarHeader', () => {
  test.each([0, 1, 511, 512, 4 * gib, 8 * gib - 1, 8 * gib, 5000 * gib, Number.MAX_SAFE_INTEGER])(
    'a size of %d bytes is read back',
    (sizeBytes) => {
      const header = tarHeader('documents/data.mdb', sizeBytes, 1_795_000_000);
      expect(header.length).toBe(512);
      expect(parseTarHeader(header)).toEqual({ name: 'documents/data.mdb', sizeBytes, type: '0' });
    },
  );

  test('sizes from 8 GiB on are in base 256', () => {
    expect(tarHeader('a', 8 * gib - 1, 0).toString('latin1', 124, 136)).toBe('77777777777\0');
    expect(
      tarHeader('a', 8 * gib, 0)
        .subarray(124, 136)
        .toString('hex'),
    ).toBe('800000000000000200000000');
  });

  test('GNU tar reads a header of 9 GiB', async ({ skip }) => {
    if (!hasCommand('tar')) skip('no tar on this machine');
    const path = join(await freshFolder(), 'head.tar');
    writeFileSync(path, tarHeader('documents/data.mdb', 9 * gib, 1_795_000_000));
    const listed = execFileSync('sh', ['-c', 'tar tvf "$1" 2>/dev/null || true', 'sh', path], { encoding: 'utf8' });
    expect(listed).toMatch(/^-rw------- 0\/0 +9663676416 .* documents\/data\.mdb\n$/);
  });

  test('pads to whole blocks', () => {
    expect([0, 1, 511, 512, 513].map(tarPadding)).toEqual([0, 511, 1, 0, 511]);
    expect(tarEnd).toEqual(Buffer.alloc(1024));
  });
});

describe('parseTarHeader', () => {
  test('refuses a header with any byte changed', () => {
    const header = tarHeader('VERSION', 2, 1_795_000_000);
    for (let index = 0; index < header.length; index++) {
      const changed = Buffer.from(header);
      changed[index] = (changed[index] ?? 0) ^ 0x41;
      const isPadding = index >= 148 && index < 156 && parseTarHeader(changed) !== null;
      expect(isPadding ? [index, parseTarHeader(changed)?.name] : parseTarHeader(changed)).toEqual(
        isPadding ? [index, 'VERSION'] : null,
      );
    }
  });

  test('joins a ustar prefix and a name', () => {
    const header = tarHeader('passwd', 0, 0);
    header.write('../../etc', 345, 'latin1');
    header.write(`${checksumOf(header)}\0 `, 148, 'latin1');
    expect(parseTarHeader(header)?.name).toBe('../../etc/passwd');
  });

  test('refuses negative and enormous sizes in base 256', () => {
    for (const start of ['ff', '8000000000ffffffffffffff', '80ffffff']) {
      const header = tarHeader('a', 8 * gib, 0);
      Buffer.from(start, 'hex').copy(header, 124);
      header.write(`${checksumOf(header)}\0 `, 148, 'latin1');
      expect(parseTarHeader(header)).toBeNull();
    }
  });
});

function checksumOf(header: Buffer): string {
  const copy = Buffer.from(header);
  copy.fill(' ', 148, 156);
  return copy
    .reduce((sum, byte) => sum + byte, 0)
    .toString(8)
    .padStart(6, '0');
}
