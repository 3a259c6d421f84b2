import { existsSync } from 'node:fs';
import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Layout, syncFolder } from '../store/layout.js';
import { type Reach, reachNothing } from '../store/seams.js';

const RESTORING = /^restoring-/;

/** A restoration whose new database lies whole in `restoring-<restorationUid>/db`: from here it is only ever completed. */
export interface RestorePlan {
  restorationUid: string;
  snapshotUid: string;
}

export const restoringFolder = (layout: Layout, restorationUid: string): string =>
  join(layout.root, `restoring-${restorationUid}`);
const planPath = (layout: Layout): string => join(layout.instance, 'restore-plan.json');

/**
 * Puts a prepared database in the place of today's, by renames inside the db path. Once the plan is on disk the exchange happens:
 * now, or at the next start. The old one lies in the restoration's folder afterwards, until {@link removeRestoring}.
 */
export async function exchangeDatabase(layout: Layout, plan: RestorePlan, reach: Reach): Promise<void> {
  const path = planPath(layout);
  const file = await open(`${path}.tmp`, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(plan));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
  await syncFolder(layout.instance);
  reach('restore planned');
  await followPlan(layout, plan, reach);
}

/** Completes the exchange that a killed process left. To be called before the database is opened. */
export async function completeExchange(layout: Layout): Promise<RestorePlan | undefined> {
  const plan = existsSync(planPath(layout))
    ? (JSON.parse(await readFile(planPath(layout), 'utf8')) as RestorePlan)
    : undefined;
  if (plan) await followPlan(layout, plan, reachNothing);
  return plan;
}

/**
 * Removes what a restoration left that has ended, one way or the other. Not while its plan is on disk: then the old database, the new one or both lie nowhere
 * else, and the next start needs them.
 */
export async function removeEnded(layout: Layout, restorationUid: string): Promise<void> {
  if (await isAbsent(planPath(layout)))
    await rm(restoringFolder(layout, restorationUid), { recursive: true, force: true });
}

/** What cannot be looked at may be there. */
const isAbsent = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );

/** Removes what exchanged databases left, and restorations that never got so far. To be called when the database has opened. */
export async function removeRestoring(layout: Layout): Promise<void> {
  for (const name of existsSync(layout.root) ? await readdir(layout.root) : []) {
    if (RESTORING.test(name)) await rm(join(layout.root, name), { recursive: true, force: true });
  }
}

async function followPlan(layout: Layout, { restorationUid }: RestorePlan, reach: Reach): Promise<void> {
  const folder = restoringFolder(layout, restorationUid);
  const next = join(folder, 'db');
  if (existsSync(next)) {
    if (existsSync(layout.db)) await rename(layout.db, join(folder, 'replaced'));
    reach('old database aside');
    await rename(next, layout.db);
    reach('new database in place');
    await syncFolder(folder);
    await syncFolder(layout.root);
  }
  await rm(planPath(layout), { force: true });
  await syncFolder(layout.instance);
  reach('plan removed');
}
