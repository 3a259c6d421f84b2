import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stillframe-interop');

/** What `.ci/install-interop` prepared under a name, or why it cannot be used. */
export type Prepared = { folder: string; missing?: never } | { folder?: never; missing: string };

/** Looks for what was prepared under `name`. Made from other sources than those of this checkout, it counts as missing. */
export function findPrepared(name: string): Prepared {
  const folder = join(CACHE, name);
  const stamp = readText(join(folder, 'sources.sha256'));
  if (stamp === undefined) return { missing: `${name} was not prepared on this machine; see .ci/install-interop` };
  const stale = stamp.split('\n').find((line) => line !== '' && !line.startsWith('#') && !isFresh(line));
  if (stale) return { missing: `${name} was prepared from another ${stale.slice(66)}; run .ci/install-interop` };
  return { folder };
}

/** A line as `sha256sum` writes it: 64 hex digits, two spaces, the path from the root of the checkout. */
function isFresh(line: string): boolean {
  const text = readText(join(ROOT, line.slice(66)));
  return text !== undefined && createHash('sha256').update(text).digest('hex') === line.slice(0, 64);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
