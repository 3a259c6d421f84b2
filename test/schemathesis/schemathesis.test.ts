import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPrepared } from '../interop/prepared.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { type SeededSnapshots, seed } from './seed.js';

const CONTRACT = fileURLToPath(new URL('../../packages/contract/src/generated/openapi.json', import.meta.url));
const CONFIG = fileURLToPath(new URL('./schemathesis.toml', import.meta.url));
const HOOKS = fileURLToPath(new URL('./hooks.py', import.meta.url));
const MASTER_KEY = 'a-master-key-of-more-than-16-bytes';
const SEED = 20_261;
const LIMIT_MS = 180_000;

interface Verdict {
  exitCode: number;
  output: string;
}

const { folder: tool = '', missing } = findPrepared('schemathesis');
if (missing !== undefined) console.warn(`skipped: ${missing}`);
const suffix = missing === undefined ? '' : ` (skipped: ${missing})`;

describe.skipIf(missing !== undefined)(`Schemathesis${suffix}`, () => {
  let server: TestServer;
  let folder: string;
  let snapshots: SeededSnapshots;
  let config: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stillframe-schemathesis-'));
    server = await startTestServer(['--master-key', MASTER_KEY]);
    snapshots = await seed(server.url, MASTER_KEY);
    // Schemathesis reads the environment for its settings, but not for the words of a dictionary.
    let settings = await readFile(CONFIG, 'utf8');
    for (const [name, uid] of Object.entries(snapshots)) settings = settings.replaceAll(`\${${name}}`, uid);
    config = join(folder, 'schemathesis.toml');
    await writeFile(config, settings);
  });
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Judges the server by a contract; Schemathesis leaves its files in a folder of the test. */
  const judge = (contract: string, ...flags: string[]): Promise<Verdict> =>
    new Promise((resolve) => {
      const args = ['--config-file', config, 'run', contract, '--url', server.url, '--seed', `${SEED}`, '--no-color'];
      const env = {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: '1',
        STILLFRAME_KEY: MASTER_KEY,
        STILLFRAME_HOOKS: HOOKS,
        ...snapshots,
      };
      const options = { cwd: folder, env, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(join(tool, 'venv/bin/st'), [...args, ...flags], options, (error, stdout, stderr) =>
        resolve({ exitCode: child.exitCode ?? -1, output: `${stdout}${stderr}${error?.killed ? 'out of time' : ''}` }),
      );
    });

  test('finds fault with a server whose answers are not those of the contract', async () => {
    const damaged = join(folder, 'damaged.json');
    await writeFile(damaged, (await readFile(CONTRACT, 'utf8')).replaceAll('"available"', '"asleep"'));
    const verdict = await judge(damaged, '--include-path', '/health', '--phases', 'examples,coverage');
    expect(verdict.output).toContain('Response violates schema');
    expect(verdict.exitCode).toBe(1);
  }, 60_000);

  test(
    'finds none with ours',
    async () => {
      const { exitCode, output } = await judge(CONTRACT);
      console.info(/^Test cases:\n.*$/m.exec(output)?.[0].replace(/\s+/g, ' '));
      expect(exitCode, output).toBe(0);
      expect(output).toContain('No issues found');
    },
    LIMIT_MS + 10_000,
  );
});
