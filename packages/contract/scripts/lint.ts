import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { lint } from '../../../openapi/rules/index.js';
import { bundle } from './bundle.js';
import { faultsOfLaws } from './faults-of-laws.js';
import { applyGeneralRules } from './general-rules.js';
import { createSchemaJudge } from './schema-judge.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'openapi');
const entry = join(folder, 'openapi.yaml');

const document = await bundle(entry);
const faults = await faultsOfLaws(entry);
const findings =
  (await applyGeneralRules(entry, join(root, 'redocly.yaml'))) +
  lint({
    document: { ...document },
    files: await readFiles(),
    readme: await readFile(join(folder, 'README.md'), 'utf8'),
    judge: createSchemaJudge(document),
    faultsOfLaws: () => faults,
  });
if (findings !== '') {
  console.error(findings.trimEnd());
  process.exitCode = 1;
}

async function readFiles(): Promise<Map<string, unknown>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(
    await Promise.all(
      names.map(
        async (name) => [name.replaceAll(sep, '/'), parse(await readFile(join(folder, name), 'utf8'))] as const,
      ),
    ),
  );
}
