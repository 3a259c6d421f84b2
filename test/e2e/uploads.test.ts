import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createClient } from '@stillframe/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ChildServer, startChildServer } from '../crash/child-server.js';
import { startTestServer } from '../support/server.js';

const MIB = 1024 * 1024;

let folder: string;
let child: ChildServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillframe-uploads-'));
});
afterEach(async () => {
  await child?.kill();
  child = undefined;
  rmSync(folder, { recursive: true });
});

const payloadsOf = (home: string) => {
  const updateFiles = join(home, 'data.ms', 'db', 'update_files');
  return readdirSync(updateFiles).map((name) => ({ name, sizeBytes: statSync(join(updateFiles, name)).size }));
};
const fileSize = () => payloadsOf(folder).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** An NDJSON upload that the test writes piece by piece. */
class Upload {
  readonly #request: ClientRequest;
  readonly answer: Promise<{ status: number; body: { code?: string; message?: string; taskUid: number } }>;
  isAnswered = false;
  sentBytes = 0;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#request = request(`${url}/indexes/lines/documents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson', ...headers },
    });
    this.answer = new Promise((resolve, reject) => {
      this.#request.on('error', (error) => (this.isAnswered ? undefined : reject(error)));
      this.#request.on('response', async (response: IncomingMessage) => {
        this.isAnswered = true;
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
      });
    });
    // A test that goes away itself does not ask for the answer.
    this.answer.catch(() => {});
  }

  /** Resolves when the connection takes more, or never will. */
  async write(bytes: Buffer): Promise<void> {
    this.sentBytes += bytes.length;
    if (this.#request.write(bytes) || this.#request.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#request.off('drain', done).off('close', done);
        resolve();
      };
      this.#request.on('drain', done).on('close', done);
    });
  }

  end(): void {
    this.#request.end();
  }

  goAway(): void {
    this.#request.destroy();
  }
}

const padding = 'abcdefghij'.repeat(90);

/** About 1 MiB of documents whose ids begin at `from`. */
function block(from: number): Buffer {
  const lines = Array.from({ length: 1100 }, (_, n) => `{"id":${from + n},"text":"${padding}"}\n`);
  return Buffer.from(lines.join(''));
}

/** Resident memory of a process now, and at its highest. */
function memoryOf(pid: number | undefined): { now: number; highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
  return { now: bytes('VmRSS'), highest: bytes('VmHWM') };
}

describe('a payload of 200 MB', () => {
  const limit = ['--http-payload-size-limit', '300MiB'];

  test('costs no more than 100 MB of memory, and all of it is on disk when it is acknowledged', async ({ skip }) => {
    if (!existsSync('/proc/self/status')) skip('this system does not tell how much memory a process has');
    child = await startChildServer(folder, limit);
    const warm = new Upload(child.url);
    await warm.write(Buffer.from('{"id":0}\n'));
    warm.end();
    await createClient({ url: child.url }).waitForTask((await warm.answer).body.taskUid);
    const before = memoryOf(child.process.pid);

    const upload = new Upload(child.url);
    let documents = 0;
    for (; upload.sentBytes < 200_000_000; documents += 1100) await upload.write(block(documents));
    upload.end();
    const { status, body } = await upload.answer;
    const { highest } = memoryOf(child.process.pid);
    expect(status).toBe(202);
    expect(fileSize()).toBe(upload.sentBytes);
    expect(highest - before.now).toBeLessThan(100_000_000);

    const client = createClient({ url: child.url });
    const { details } = await client.waitForTask(body.taskUid, { timeoutMs: 60_000 });
    expect(details).toMatchObject({ receivedDocuments: documents, indexedDocuments: documents });
    expect((await client.getIndexStats('lines')).numberOfDocuments).toBe(documents);
    await expect.poll(fileSize).toBe(0);
  }, 90_000);

  test('is refused for a bad line after 150 MB, named by its place, and no file is left', async () => {
    child = await startChildServer(folder, limit);
    const upload = new Upload(child.url);
    let lines = 0;
    for (; upload.sentBytes < 150_000_000; lines += 1100) await upload.write(block(lines));
    await expect.poll(fileSize).toBeGreaterThan(100_000_000);
    await upload.write(Buffer.from('{"id": 1, "text": nope}\n'));
    const { status, body } = await upload.answer;
    expect([status, body.code, body.message]).toEqual([
      400,
      'malformed_payload',
      `The \`ndjson\` payload provided is malformed. \`Couldn't serialize document value: expected ident at line ${lines + 1} column 20\`.`,
    ]);
    await expect.poll(fileSize).toBe(0);
    expect((await createClient({ url: child.url }).listTasks()).total).toBe(0);
  }, 60_000);
});

test('a client that goes away after 30 MB leaves no file and no task', async () => {
  child = await startChildServer(folder);
  const upload = new Upload(child.url);
  for (let n = 0; upload.sentBytes < 30 * MIB; n += 1100) await upload.write(block(n));
  await expect.poll(fileSize).toBeGreaterThan(20 * MIB);
  upload.goAway();
  await expect.poll(() => payloadsOf(folder)).toEqual([]);
  expect((await createClient({ url: child.url }).listTasks()).total).toBe(0);
});

test('a payload that nobody announced is refused at the limit, and the rest is not read', async () => {
  child = await startChildServer(folder, ['--http-payload-size-limit', '10MiB']);
  const upload = new Upload(child.url);
  for (let n = 0; !upload.isAnswered && upload.sentBytes < 200 * MIB; n += 1100) await upload.write(block(n));
  const { status, body } = await upload.answer;
  expect([status, body.code]).toEqual([413, 'payload_too_large']);
  // What lies in the buffers of two sockets, and what arrives while the refusal is on its way.
  expect(upload.sentBytes).toBeLessThan(100 * MIB);
  upload.goAway();
  await expect.poll(() => payloadsOf(folder)).toEqual([]);
});

test('an announced payload is refused before a byte of it is sent, at the limit of 100 MiB', async () => {
  child = await startChildServer(folder);
  const upload = new Upload(child.url, { 'Content-Length': `${100 * MIB + 1}` });
  await upload.write(Buffer.from('{'));
  const { status, body } = await upload.answer;
  expect([status, body.code, body.message]).toEqual([
    413,
    'payload_too_large',
    'The provided payload reached the size limit. The maximum accepted payload size is 100 MiB.',
  ]);
  upload.goAway();
  expect(payloadsOf(folder)).toEqual([]);
});

test('a bomb of 1 GB costs no more than 100 MB of memory', async ({ skip }) => {
  if (!existsSync('/proc/self/status')) skip('this system does not tell how much memory a process has');
  child = await startChildServer(folder, ['--http-payload-size-limit', '100MiB']);
  const before = memoryOf(child.process.pid);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
  const bomb = brotliCompressSync(Buffer.alloc(1_000_000_000, ' '), options);
  expect(bomb.length).toBeLessThan(MIB);
  const upload = new Upload(child.url, { 'Content-Encoding': 'br' });
  await upload.write(bomb);
  upload.end();
  const { status, body } = await upload.answer;
  expect([status, body.code]).toEqual([413, 'payload_too_large']);
  expect(memoryOf(child.process.pid).highest - before.now).toBeLessThan(100_000_000);
  await expect.poll(() => payloadsOf(folder)).toEqual([]);
}, 60_000);

test('the acknowledgement waits for the disk: for every byte of the payload, then for its name', async () => {
  const server = await startTestServer();
  const client = createClient({ url: server.url });
  const updateFiles = join(server.folder, 'data.ms', 'db', 'update_files');
  const handles = await prototypeOfHandles();
  const sync = handles.sync;
  const held: { isFolder: boolean; sizeBytes: number; release(): void }[] = [];
  // The real sync, a moment later: nothing is replaced, so that what is held back is what the disk is asked.
  const spy = vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
    const { size, ino } = await this.stat();
    const isFolder = ino === statSync(updateFiles).ino;
    if (isFolder || payloadInodes(updateFiles).includes(ino))
      await new Promise<void>((release) => held.push({ isFolder, sizeBytes: size, release }));
    await sync.call(this);
  });
  try {
    const upload = new Upload(server.url);
    const bytes = block(0);
    await upload.write(bytes);
    upload.end();

    for (const [n, isFolder] of [false, true].entries()) {
      await expect.poll(() => held.length).toBe(n + 1);
      expect(held[n]?.isFolder).toBe(isFolder);
      if (!isFolder) expect(held[n]?.sizeBytes).toBe(bytes.length);
      // The server is at leisure and has answered others: it is the disk that the upload waits for.
      expect((await client.listTasks()).total).toBe(0);
      expect(upload.isAnswered).toBe(false);
      held[n]?.release();
    }
    expect((await upload.answer).status).toBe(202);
  } finally {
    spy.mockRestore();
    for (const { release } of held) release();
    await server.remove();
  }
});

const payloadInodes = (updateFiles: string) =>
  readdirSync(updateFiles).map((name) => statSync(join(updateFiles, name)).ino);

async function prototypeOfHandles(): Promise<FileHandle> {
  const handle = await open(folder, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}
