import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findPrepared } from '../interop/prepared.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

const { folder, missing } = findPrepared('hadolint');
if (missing) console.log(`skipped: ${missing}`);

test.skipIf(missing)('hadolint finds nothing in the Dockerfile, and would', async () => {
  const lint = async (path: string): Promise<{ stdout: string }> =>
    promisify(execFile)(join(folder ?? '', 'venv', 'bin', 'hadolint'), ['--no-color', path], { cwd: root });
  expect((await lint('Dockerfile')).stdout).toBe('');
  await expect(lint('test/packaging/faulty.Dockerfile')).rejects.toMatchObject({
    stdout: expect.stringContaining('DL3002'),
  });
});

test('what the image is made from is what .dockerignore lets through', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  const ignore = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
  const through = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(ignore).toContain('*');
  expect(copied.toSorted()).toEqual(through.toSorted());
});

test('it runs the Node.js that the packages ask for, and not as root', () => {
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(new Set(images).size).toBe(1);
  const [, major = '', minor = ''] = /^node:(\d+)\.(\d+)\./.exec(images[0] ?? '') ?? [];
  const { engines }: { engines: { node: string } } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, wantedMajor = '', wantedMinor = ''] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? [];
  expect(Number(major) * 1000 + Number(minor)).toBeGreaterThanOrEqual(Number(wantedMajor) * 1000 + Number(wantedMinor));
  expect(/^USER (\d+):\d+$/m.exec(dockerfile)?.[1]).not.toBe('0');
  expect(dockerfile).toMatch(/^USER \d+:\d+$/m);
});
