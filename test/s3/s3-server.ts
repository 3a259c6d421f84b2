import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrepared } from '../interop/prepared.js';

/** A real S3 server that holds its objects as files. */
export interface S3Server {
  url: string;
  /** Each bucket is a folder in it. */
  folder: string;
  stop(): Promise<void>;
}

export const S3_ACCESS = 'AKIDSTILLFRAMETEST';
export const S3_SECRET = 'aSecretThatMustNeverShowUp0123456789';
export const S3_REGION = 'us-east-1';
export const BUCKET = 'backups';

const prepared = findPrepared('versitygw');

/** Why tests that need an S3 server cannot run here, or undefined when they can. */
export const whyNoS3 = (): string | undefined => prepared.missing;

/** Starts one with one empty bucket. */
export async function startS3(): Promise<S3Server> {
  if (prepared.folder === undefined) throw new Error(prepared.missing);
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-s3-'));
  await mkdir(join(folder, 'objects', BUCKET), { recursive: true });
  await mkdir(join(folder, 'sidecar'));
  const port = await freePort();
  const child = spawn(
    join(prepared.folder, 'versitygw'),
    [
      '--port',
      `127.0.0.1:${port}`,
      '--region',
      S3_REGION,
      '--quiet',
      'posix',
      '--sidecar',
      join(folder, 'sidecar'),
      join(folder, 'objects'),
    ],
    {
      env: { ...process.env, ROOT_ACCESS_KEY: S3_ACCESS, ROOT_SECRET_KEY: S3_SECRET },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 10_000;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the S3 server did not start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    folder: join(folder, 'objects'),
    stop: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
