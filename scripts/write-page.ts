import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeOrCheck } from './write-or-check.js';

interface Page {
  /** Its name in `docs/`. */
  name: string;
  text: string;
  /** What it is made from. */
  source: string;
  /** The package whose script `generate` makes it. */
  workspace: string;
}

/** Writes a page of `docs/`; with `--check` on the command line, says whether it is stale. */
export async function writePage({ name, text, source, workspace }: Page): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  const command = `npm run generate -w ${workspace}`;
  await writeOrCheck({ files: new Map([[path, text]]), check: values.check, source, command });
}
