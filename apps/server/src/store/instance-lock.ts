import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Layout, syncFolder } from './layout.js';
import { StoreError } from './store-error.js';

interface Holder {
  pid: number;
  /** The process's start in clock ticks since boot, which tells it from a later one with the same pid; `null` where it cannot be read. */
  startedAt: string | null;
}

/**
 * Makes this process the only one that serves a database. A lock that a killed process left is taken over.
 *
 * @returns what releases it
 * @throws StoreError `database_in_use`
 */
export async function lockInstance(layout: Layout): Promise<() => Promise<void>> {
  const path = join(layout.instance, 'lock.json');
  const self: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  const holder = await readFile(path, 'utf8').then(parseHolder, () => undefined);
  if (holder && isAlive(holder, self)) {
    throw new StoreError('database_in_use', layout.root, {
      message: `${layout.root} is in use by the process ${holder.pid}`,
      hint: 'stop that server first, or choose another --db-path',
    });
  }
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(self));
  } finally {
    await file.close();
  }
  await syncFolder(layout.instance);
  return () => rm(path, { force: true });
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, self: Holder): boolean {
  if (holder.startedAt !== null && self.startedAt !== null) return startOf(holder.pid) === holder.startedAt;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch {
    return false;
  }
}

// The second field, the name, may hold spaces and parentheses; the fields behind it do not.
function startOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
