import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPrepared } from '../../interop/prepared.js';
import { type SeededSnapshots, seed } from '../../schemathesis/seed.js';
import { MASTER_KEY } from '../roles.js';
import type { Tool } from './tool.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CONTRACT = fromHere('../../../packages/contract/src/generated/openapi.json');
const CONFIG = fromHere('../../schemathesis/schemathesis.toml');
const HOOKS = fromHere('../../schemathesis/hooks.py');
const SEED = 20_261;
const LIMIT_MS = 300_000;

/**
 * Schemathesis as our own tests run it: all checks and phases, its hooks and data, a fixed seed. It is told which operations the fault
 * touches and where their links lead, which costs it nothing and saves it the rest of the contract.
 *
 * @throws Error when it was not prepared on this machine
 */
export async function openSchemathesis(): Promise<Tool> {
  const { folder, missing } = findPrepared('schemathesis');
  if (folder === undefined) throw new Error(missing);
  const program = join(folder, 'venv/bin/st');
  const own = await mkdtemp(join(tmpdir(), 'stillframe-score-'));
  let snapshots: SeededSnapshots = { STILLFRAME_KEPT_SNAPSHOT: '', STILLFRAME_SPARE_SNAPSHOT: '' };
  const run = (args: string[]): Promise<{ code: number | null; output: string }> =>
    new Promise((resolve) => {
      const env = {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: '1',
        STILLFRAME_KEY: MASTER_KEY,
        STILLFRAME_HOOKS: HOOKS,
        ...snapshots,
      };
      const child = execFile(
        program,
        args,
        { cwd: own, env, timeout: LIMIT_MS, maxBuffer: 2 ** 26 },
        (_, stdout, stderr) => resolve({ code: child.exitCode, output: `${stdout}${stderr}` }),
      );
    });
  const version = (await run(['--version'])).output.replace(/[^\d.]/g, '');
  return {
    name: 'Schemathesis',
    version,
    learns: false,
    narrows: false,
    settings:
      'test/schemathesis: all checks, all phases, own hooks and data, 20 examples, one seed; only the operations that the fault touches',
    async judge(server, operations) {
      snapshots = await seed(server.real, MASTER_KEY);
      const before = server.requests;
      const started = performance.now();
      // Without any link among the operations, its stateful phase is an error.
      const linked = operations.length === 0 ? [] : ['createSnapshot', 'getTask'];
      const included = [...new Set([...operations, ...linked])].flatMap((id) => ['--include-operation-id', id]);
      const args = [
        '--config-file',
        CONFIG,
        'run',
        CONTRACT,
        '--url',
        server.url,
        '--seed',
        `${SEED}`,
        '--no-color',
        '--warnings',
        'off',
        ...included,
      ];
      const { code, output } = await run(args);
      if (code !== 0 && code !== 1) throw new Error(`Schemathesis could not judge:\n${output.slice(-2000)}`);
      const [, first] = /^- (.+)$/m.exec(output) ?? [];
      return {
        killed: code === 1,
        ...(first === undefined ? {} : { first }),
        requests: server.requests - before,
        seconds: (performance.now() - started) / 1000,
      };
    },
    close: () => rm(own, { recursive: true, force: true }),
  };
}
