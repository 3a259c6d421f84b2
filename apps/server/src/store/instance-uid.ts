import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Layout, syncFolder } from './layout.js';
import { parseUuid } from './uuid.js';

/** Names this `--db-path` among others for ever: a snapshot that is restored elsewhere does not carry it. Made up the first time. */
export async function readInstanceUid(layout: Layout): Promise<string> {
  const path = join(layout.instance, 'uid');
  const known = parseUuid((await readFile(path, 'utf8').catch(() => '')).trim());
  if (known !== undefined) return known;
  const uid = randomUUID();
  await writeFile(path, `${uid}\n`, { mode: 0o600, flush: true });
  await syncFolder(layout.instance);
  return uid;
}
