import { execFile } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { findPrepared } from './prepared.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MASTER_KEY = 'a-master-key-of-more-than-16-bytes';
const LIMIT_MS = 90_000;

/** What every program does, whatever its language. */
const STEPS = [
  'health',
  'version',
  'create-index',
  'add-documents',
  'read-documents',
  'stats',
  'create-snapshot',
  'task-types',
  'task-statuses',
  'task-dates',
  'task-pages',
  'batches',
  'cancel-tasks',
  'delete-tasks',
  'missing',
  'failed-task',
  'delete-index',
];

const MODES = [
  { server: 'a server without a master key', argv: [], key: [], steps: [...STEPS, 'no-master-key'] },
  {
    server: 'a server with a master key',
    argv: ['--master-key', MASTER_KEY],
    key: [MASTER_KEY],
    steps: [...STEPS, 'list-keys', 'create-key', 'get-key', 'update-key', 'refused-key', 'no-key', 'delete-key'],
  },
];

/** A program and its first arguments; the URL and the master key follow. */
export type Command = readonly [file: string, ...firstArguments: string[]];

interface Step {
  step: string;
  ok: boolean;
  detail?: string;
}

interface Report {
  steps: Step[];
  exitCode: number;
  stderr: string;
}

/**
 * The suite of one SDK: its program walks through our server, with and without a master key, and must do each step. Skipped, with
 * the reason in its name, where `.ci/install-interop` could not prepare it.
 *
 * @param name what `.ci/install-interop` calls it
 * @param command the program, given the folder that was prepared and the root of the checkout
 */
export function describeWalk(sdk: string, name: string, command: (folder: string, root: string) => Command): void {
  const { folder = '', missing } = findPrepared(name);
  if (missing !== undefined) console.warn(`skipped: ${missing}`);
  const suffix = missing === undefined ? '' : ` (skipped: ${missing})`;

  describe.skipIf(missing !== undefined).each(MODES)(`${sdk} and $server${suffix}`, ({ argv, key, steps }) => {
    let server: TestServer;
    let report: Report;

    beforeAll(async () => {
      server = await startTestServer(argv);
      report = await run([...command(folder, ROOT), server.url, ...key]);
    }, LIMIT_MS + 30_000);
    afterAll(() => server?.remove());

    test.each(steps)('%s', (name) => {
      expect(report.steps.find(({ step }) => step === name) ?? report.stderr).toEqual({ step: name, ok: true });
    });

    test('no step is left over, and the program ends well', () => {
      expect(report.steps.map(({ step }) => step).sort()).toEqual([...steps].sort());
      expect(report).toMatchObject({ exitCode: 0, stderr: '' });
    });

    test('the server has what the program said: the archive, and the tasks', async () => {
      expect(await readlink(join(server.snapshotDir, 'data.ms.snapshot'))).toMatch(/^data\.ms-.*\.snapshot$/);
      const headers = key.map((value): [string, string] => ['Authorization', `Bearer ${value}`]);
      const answer = await fetch(`${server.url}/tasks?types=indexDeletion,taskDeletion,snapshotCreation`, { headers });
      const { results } = (await answer.json()) as { results: { type: string; status: string }[] };
      expect(results.map(({ status }) => status)).toEqual(results.map(() => 'succeeded'));
      expect(new Set(results.map(({ type }) => type)).size).toBe(3);
    });
  });
}

function run([file, ...args]: string[]): Promise<Report> {
  if (file === undefined) throw new Error('no program');
  // Some SDKs write a date in the time zone of the machine, with a `+` that is not encoded.
  const options = { env: { PATH: process.env.PATH, TZ: 'UTC' }, timeout: LIMIT_MS };
  return new Promise((resolve) => {
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      const steps = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Step] : []));
      resolve({
        steps,
        exitCode: child.exitCode ?? -1,
        stderr: error && child.exitCode === null ? String(error) : stderr,
      });
    });
  });
}
