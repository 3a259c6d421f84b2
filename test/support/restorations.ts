import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema, StillframeClient } from '@stillframe/client';

/** Takes a snapshot; returns its uid and where it lies. */
export async function takeSnapshot(
  client: StillframeClient,
  snapshotDir: string,
): Promise<{ snapshotUid: string; path: string }> {
  const { taskUid } = await client.createSnapshot();
  await client.waitForTask(taskUid, { intervalMs: 5 });
  const name = readdirSync(snapshotDir).find((file) => file.endsWith(`Z-${taskUid}.snapshot`)) ?? '';
  return { snapshotUid: name.slice('data.ms-'.length, -'.snapshot'.length), path: join(snapshotDir, name) };
}

/** Waits until a restoration has ended, one way or the other. */
export async function restorationEnd(
  client: StillframeClient,
  { restorationUid }: { restorationUid: string },
): Promise<Schema<'Restoration'>> {
  for (const deadline = Date.now() + 25_000; Date.now() < deadline; ) {
    const restoration = await client.getRestoration(restorationUid);
    if (restoration.finishedAt !== null) return restoration;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`restoration ${restorationUid} did not end`);
}
