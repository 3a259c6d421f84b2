import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

export interface Generated {
  /** Path to text. */
  files: ReadonlyMap<string, string>;
  /** With true nothing is written: files that are stale or missing are named, and the process ends with exit code 1. */
  check: boolean;
  /** What the files are made from, and by which command. */
  source: string;
  command: string;
}

/** Writes generated files, or says which of them are not what they should be. */
export async function writeOrCheck({ files, check, source, command }: Generated): Promise<void> {
  const stale: string[] = [];
  for (const [path, text] of files) {
    if (check) {
      if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) stale.push(basename(path));
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  if (stale.length === 0) return;
  console.error(`Not what ${source} says: ${stale.join(', ')}. Run \`${command}\` and commit the result.`);
  process.exitCode = 1;
}
