import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApiDocument } from '../src/openapi-document.js';
import { redocly } from './redocly.js';

/**
 * Reads the contract that begins at `entryPath` and joins its files to one document. References to files become
 * references to `components`, named as the files are; what `components` holds is sorted by name, so that the result
 * does not depend on the order in which files were met.
 *
 * @throws Error with the words of the bundler, when a file is missing or cannot be read
 */
export async function bundle(entryPath: string): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-contract-'));
  const target = join(folder, 'openapi.json');
  try {
    await redocly('bundle', entryPath, '--output', target);
    return sortComponents(JSON.parse(await readFile(target, 'utf8')) as OpenApiDocument);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sortComponents(document: OpenApiDocument): OpenApiDocument {
  const sections = Object.entries(document.components).sort(byKey);
  return {
    ...document,
    components: Object.fromEntries(
      sections.map(([section, entries]) => [section, Object.fromEntries(Object.entries(entries).sort(byKey))]),
    ) as unknown as OpenApiDocument['components'],
  };
}

// Not localeCompare: its order depends on the machine.
function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
