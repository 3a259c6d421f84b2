import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  runs: { using: string; steps: { name: string; shell: string; env: Record<string, string>; run: string }[] };
}

const FOLDER = fileURLToPath(new URL('../../.github/actions/check/', import.meta.url));

let action: Action;
let home: string;

beforeAll(async () => {
  action = parse(await readFile(join(FOLDER, 'action.yml'), 'utf8')) as Action;
  home = await mkdtemp(join(tmpdir(), 'stillframe-action-'));
  // Stands for npx: writes down what it was called with, and ends as it is told.
  const npx = join(home, 'npx');
  await writeFile(npx, `#!/usr/bin/env bash\nprintf '%s\\0' "$@" >"$CALLED"\nexit "\${EXIT:-0}"\n`);
  await chmod(npx, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Run {
  exitCode: number;
  /** What it wrote to its standard output, where a runner looks for commands. */
  output: string;
  /** What npx was called with; nothing when it was not called. */
  called?: string[];
}

/** Runs the steps as a runner of GitHub does: each expression of `env` replaced by its value, the script by bash. */
async function run(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<Run> {
  const cwd = await mkdtemp(join(home, 'work-'));
  const [step] = action.runs.steps;
  if (step === undefined) throw new Error('the action has no step');
  const values: Record<string, string> = { 'github.action_path': FOLDER.replace(/\/$/, '') };
  for (const [name, { default: fallback = '' }] of Object.entries(action.inputs)) {
    values[`inputs.${name}`] = inputs[name] ?? fallback;
  }
  const given = Object.entries(step.env).map(([name, text]) => [
    name,
    text.replace(/\$\{\{ ([a-z._-]+) \}\}/g, (_, expression: string) => values[expression] ?? `unknown ${expression}`),
  ]);
  const called = join(cwd, 'called');
  const { exitCode, output } = await new Promise<Omit<Run, 'called'>>((resolve) => {
    const options = {
      cwd,
      env: { PATH: `${home}:${process.env.PATH}`, CALLED: called, ...env, ...Object.fromEntries(given) },
    };
    const child = execFile('bash', ['-e', '-o', 'pipefail', '-c', step.run], options, (_, stdout) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout }),
    );
  });
  // Nothing but what was asked for is left behind.
  expect((await readdir(cwd)).filter((name) => !['called', 'out'].includes(name))).toEqual([]);
  const text = await readFile(called, 'utf8').catch(() => undefined);
  return { exitCode, output, ...(text === undefined ? {} : { called: text.split('\0').slice(0, -1) }) };
}

describe('the action', () => {
  test('hands inputs over as variables, never as text of the script', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) expect(step.run).not.toContain('${{');
    const used = action.runs.steps.flatMap(
      ({ env }) =>
        Object.values(env)
          .join(' ')
          .match(/inputs\.[a-z-]+/g) ?? [],
    );
    expect(used.sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `inputs.${name}`)
        .sort(),
    );
  });

  test('needs no more than a contract', async () => {
    const { exitCode, called } = await run({ contract: 'openapi.yaml' });
    expect(exitCode).toBe(0);
    expect(called).toEqual(['--yes', 'stillframe@latest', 'check', '--contract=openapi.yaml', '--report=github=-']);
  });

  test('hands over all that it is given, and hides the keys from the log', async () => {
    const { called, output } = await run({
      contract: 'api/openapi.yaml',
      url: 'http://localhost:8080',
      keys: 'admin=first key\n\nreader=second=key\r\n',
      'role-actions': 'reader=tasks.get,version\n',
      agreed: 'api/agreed.txt',
      'read-only': 'true',
      'allow-data': 'true',
      reports: 'out/reports',
      version: '1.2.3',
    });
    expect(called).toEqual([
      '--yes',
      'stillframe@1.2.3',
      'check',
      '--contract=api/openapi.yaml',
      '--report=github=-',
      '--url=http://localhost:8080',
      '--agreed=api/agreed.txt',
      '--read-only',
      '--allow-data',
      '--key=admin=first key',
      '--key=reader=second=key',
      '--role-actions=reader=tasks.get,version',
      '--report=junit=out/reports/junit.xml',
      '--report=sarif=out/reports/check.sarif',
      '--report=json=out/reports/report.json',
    ]);
    expect(output).toBe('::add-mask::first key\n::add-mask::second=key\n');
  });

  const hostile = `a b'c"d $(touch owned) \`touch owned\` ; touch owned & | > owned * ~ \\ \${HOME} --help`;
  test.each(['contract', 'url', 'agreed', 'role-actions', 'reports'])(
    'takes anything as %s, and runs none of it',
    async (name) => {
      const inputs = {
        contract: 'openapi.yaml',
        [name]: name === 'reports' ? `out/${hostile.replaceAll('/', '')}` : hostile,
      };
      const { exitCode, called } = await run(inputs);
      expect(exitCode).toBe(0);
      expect(called?.join('\n')).toContain(inputs[name]);
    },
  );

  test.each([
    { given: 'no contract', inputs: { contract: '' }, says: 'The input "contract" is empty' },
    {
      given: 'another package',
      inputs: { contract: 'a', version: 'x npm:evil' },
      says: 'The input "version" is no version',
    },
    { given: 'a key without a role', inputs: { contract: 'a', keys: 'secret' }, says: 'is not of the form role=key' },
    { given: 'a wish that is none', inputs: { contract: 'a', 'read-only': 'yes' }, says: 'neither true nor false' },
  ])('refuses $given with exit code 2', async ({ inputs, says }) => {
    const { exitCode, called, output } = await run(inputs);
    expect({ exitCode, called }).toEqual({ exitCode: 2, called: undefined });
    expect(output).toContain(says);
    expect(output).not.toContain('secret');
  });

  test.each([1, 2])('fails as the command fails: %i', async (code) => {
    expect((await run({ contract: 'a' }, { EXIT: String(code) })).exitCode).toBe(code);
  });
});
