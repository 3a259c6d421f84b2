import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../scripts/generate.ts', import.meta.url));
const committed = fileURLToPath(new URL('./generated', import.meta.url));
const referencePage = fileURLToPath(new URL('../../../docs/reference.md', import.meta.url));
const contractFolder = fileURLToPath(new URL('../../../openapi', import.meta.url));
const generate = (...args: string[]) => run(process.execPath, ['--import', 'tsx', script, ...args]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-generate-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The package's own files, and the page that lies in `docs/`. */
const committedFiles = async (): Promise<Record<string, string>> => ({
  ...(await filesIn(committed)),
  'reference.md': await readFile(referencePage, 'utf8'),
});

async function filesIn(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const)),
  );
}

describe('generate', () => {
  test('makes what is committed, byte for byte, each time', async () => {
    await generate('--target', join(folder, 'one'));
    await generate('--target', join(folder, 'two'));
    const one = await filesIn(join(folder, 'one'));
    expect(one).toEqual(await filesIn(join(folder, 'two')));
    expect(one).toEqual(await committedFiles());
  });

  test('--check is silent when all is fresh', async () => {
    expect(await generate('--check')).toEqual({ stdout: '', stderr: '' });
  });

  test('--check names the files that are stale or missing, and leaves them so', async () => {
    await cp(committed, folder, { recursive: true });
    await cp(referencePage, join(folder, 'reference.md'));
    await appendFile(join(folder, 'schema.ts'), '// by hand\n');
    await rm(join(folder, 'enums.ts'));
    await expect(generate('--check', '--target', folder)).rejects.toMatchObject({
      code: 1,
      stderr:
        'Not what openapi/ says: enums.ts, schema.ts. Run `npm run generate -w @stillframe/contract` and commit the result.\n',
    });
    expect(await readFile(join(folder, 'schema.ts'), 'utf8')).toMatch(/by hand\n$/);
  });

  test('--check sees a change of the contract', async () => {
    await cp(contractFolder, folder, { recursive: true });
    await writeFile(
      join(folder, 'components/schemas/ErrorType.yaml'),
      'type: string\nenum: [auth]\ndescription: One left.\n',
    );
    await expect(generate('--check', '--entry', join(folder, 'openapi.yaml'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('openapi.json, document.ts, enums.ts, schema.ts, reference.md'),
    });
  });

  test('a planned operation is left out, with all that only it uses', async () => {
    await cp(contractFolder, folder, { recursive: true });
    await appendFile(join(folder, 'paths/swap-indexes.yaml'), '  x-planned: true\n');
    await generate('--entry', join(folder, 'openapi.yaml'), '--target', join(folder, 'out'));
    const document = JSON.parse(await readFile(join(folder, 'out/openapi.json'), 'utf8'));
    expect(Object.keys(document.paths)).not.toContain('/swap-indexes');
    expect(Object.keys(document.components.schemas)).not.toContain('SwapRequest');
    expect(Object.keys(document.components.responses)).not.toContain('BadSwap');
    expect(Object.keys(document.components.schemas)).toContain('SummarizedTask');
    expect(Object.keys(document.components.securitySchemes)).toEqual(['bearer']);
  });
});
