import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A new folder for the bundles of one run of tests, where a script finds the libraries that the server finds. */
export function makeBundleFolder(name: string): { folder: string; remove(): void } {
  const cache = join(ROOT, 'apps/server/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `stillframe-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
