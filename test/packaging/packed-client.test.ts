import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltServer, startBuiltServer } from './built-server.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/**
 * A project outside the monorepo with the packages as npm would publish them. The client's own dependencies are packed from
 * what is installed here, so that no registry is needed.
 */
const packed = [
  'packages/contract',
  'packages/client',
  'node_modules/openapi-fetch',
  'node_modules/openapi-typescript-helpers',
];

let home: string;
let project: string;
let files: Record<string, string[]>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'stillframe-packaging-'));
  project = join(home, 'project');
  await mkdir(project);
  const folders = packed.map((folder) => `./${folder}`);
  const options = ['--ignore-scripts', '--json', '--pack-destination', home];
  const { stdout } = await run('npm', ['pack', ...options, ...folders], { cwd: root });
  const tarballs: { name: string; filename: string; files: { path: string }[] }[] = JSON.parse(stdout);
  files = Object.fromEntries(tarballs.map((tarball) => [tarball.name, tarball.files.map(({ path }) => path)]));
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  const paths = tarballs.map(({ filename }) => join(home, filename));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...paths], { cwd: project });
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

test('the tarballs hold what was built, and no tests', () => {
  for (const name of ['@stillframe/contract', '@stillframe/client']) {
    expect(files[name]).toEqual(expect.arrayContaining(['package.json', 'dist/index.js', 'dist/index.d.ts']));
    expect(files[name]?.filter((path) => /\.test|tsbuildinfo|^testing\//.test(path))).toEqual([]);
  }
  expect(files['@stillframe/client']).toContain('README.md');
});

test('the contract is there as JSON, for generators of other languages', async () => {
  const script = `import contract from '@stillframe/contract/openapi.json' with { type: 'json' };
    console.log(JSON.stringify([contract.openapi, contract.paths['/snapshots'].post.operationId]));`;
  const { stdout } = await run(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], {
    cwd: project,
  });
  expect(JSON.parse(stdout)).toEqual(['3.1.0', 'createSnapshot']);
});

describe('the snippet of the README', () => {
  let server: BuiltServer;
  let snippet: string;

  beforeAll(async () => {
    server = await startBuiltServer();
    const readme = await readFile(join(root, 'packages/client/README.md'), 'utf8');
    const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    snippet = code.replace('http://localhost:7700', server.url);
    await writeFile(join(project, 'snippet.ts'), snippet);
  });
  afterAll(() => server?.remove());

  test('names the server by its usual URL', () => expect(snippet).toContain(server.url));

  test.each([
    { types: 'those of browsers', options: { lib: ['es2023', 'dom'], types: [] } },
    {
      types: 'those of Node',
      options: { lib: ['es2023'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')], skipLibCheck: true },
    },
  ])('compiles strictly where the only global types are $types', async ({ options }) => {
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    const compilerOptions = { ...strict, module: 'nodenext', target: 'es2023', skipLibCheck: false, ...options };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['snippet.ts'] }));
    const { stdout } = await run(process.execPath, [tsc, '-p', '.'], { cwd: project }).catch((error: unknown) => {
      // What tsc has to say stands in its output, not in the error's message.
      return { stdout: error instanceof Error ? String(Reflect.get(error, 'stdout')) : String(error) };
    });
    expect(stdout).toBe('');
  });

  test('runs against a live server, and prints what the README says', async () => {
    const { stdout } = await run(process.execPath, ['snippet.js'], { cwd: project });
    const states = stdout.split('\n').filter((line) => line.startsWith('task 1 is '));
    expect(states.at(-1)).toBe('task 1 is succeeded');
    expect(stdout).toMatch(/\nsnapshot complete after PT\d+\.\d{9}S\n/);
    expect(stdout).toMatch(/\n2 documents, the first is \{"id":1,"title":"Carol"\}\n$/);
  });
});
