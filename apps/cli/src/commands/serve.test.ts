import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, isConnectionError } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, serve } from '../../testing/run-command.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-serve-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('it serves until it is told to stop, and then ends with 0', async () => {
  const { url, stop } = await serve();
  const client = createClient({ url, retries: 0 });
  expect(await client.getHealth()).toEqual({ status: 'available' });
  expect(await stop()).toBe(0);
  const error = await client.getHealth().catch((reason: unknown) => reason);
  expect(isConnectionError(error)).toBe(true);
});

test('warnings go to standard error, and it serves all the same', async () => {
  const { url, stop, stderr } = await serve(['--no-analytics'], { MEILI_MASTER_KEY: 'short' });
  expect(stderr()).toBe(
    [
      'warning: Options of Meilisearch that do nothing here: --no-analytics.',
      'warning: The master key has 5 bytes; --env production will refuse fewer than 16.\n',
    ].join('\n'),
  );
  expect(await createClient({ url }).getHealth()).toEqual({ status: 'available' });
  await stop();
});

describe('it cannot start, and says why and what to do', () => {
  const start = (argv: string[]) =>
    runCommand([
      'serve',
      '--log-level',
      'OFF',
      '--http-addr',
      'localhost:0',
      '--db-path',
      join(folder, 'data.ms'),
      ...argv,
    ]);

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await start(['--http-addr', `localhost:${port}`])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: [
        `error: localhost:${port} is in use by another process.`,
        `Stop that process, or choose another port: --http-addr localhost:${port + 1}\n`,
      ].join('\n'),
    });
    await new Promise((resolve) => other.close(resolve));
    expect(await readdir(folder)).toEqual([]);
  });

  test('an address of another machine', async () => {
    const key = ['--master-key', 'a master key of more than 16 bytes'];
    expect(await start(['--http-addr', '192.0.2.1:7700', ...key])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'error: 192.0.2.1:7700 is not an address of this machine.\nChoose another with --http-addr.\n',
    });
  });

  test('a file where the database should be', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await start(['--db-path', file])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: ${file} is a file, not a directory.\nMove it away, or choose another --db-path.\n`,
    });
  });

  test('a place that this user may not write to', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked, { mode: 0o500 });
    const { exitCode, stderr } = await asOrdinaryUser(() => start(['--db-path', join(locked, 'data.ms')]));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`error: this user may not write to ${join(locked, 'data.ms')}`);
    expect(stderr).toContain('\nGive it the right to, or choose another --db-path.\n');
    await rm(locked, { recursive: true });
  });

  test('a snapshot that is missing', async () => {
    const missing = join(folder, 'none.snapshot');
    const { exitCode, stdout, stderr } = await start(['--import-snapshot', missing]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(missing);
    expect(stderr).toContain('--ignore-missing-snapshot');
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('an option that is wrong, with exit code 2', async () => {
    expect(await start(['--env', 'production'])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

/** The superuser may write everywhere; for the time of `run` it is somebody who may not. */
async function asOrdinaryUser<T>(run: () => Promise<T>): Promise<T> {
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    if (isSuperuser) process.seteuid?.(0);
  }
}
