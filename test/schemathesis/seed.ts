import { createClient, type StillframeClient } from '@stillframe/client';

/** Snapshots whose uids `schemathesis.toml` and `hooks.py` name: one that stays, and one to be deleted. */
export interface SeededSnapshots {
  STILLFRAME_KEPT_SNAPSHOT: string;
  STILLFRAME_SPARE_SNAPSHOT: string;
}

/**
 * What schemathesis.toml names: without it, nearly all that is read would be missing. Everything is there before the first snapshot is
 * taken, so that restoring it changes nothing of that.
 */
export async function seed(url: string, apiKey: string): Promise<SeededSnapshots> {
  const client = createClient({ url, apiKey });
  const documents = [1, 2, 3].map((id) => ({ id, title: `Film ${id}`, genres: ['Drama'] }));
  for (const uid of ['movies', 'scratch']) {
    await client.createIndex({ uid, primaryKey: 'id' });
    await client.waitForTask((await client.addDocuments(uid, documents)).taskUid);
  }
  await client.createKey({
    uid: '6062abda-a5aa-4414-ac91-ecd7944c0f8d',
    actions: ['*'],
    indexes: ['*'],
    expiresAt: null,
  });
  await client.createKey({ uid: '7f5a1c40-9a08-4f0a-8f6e-0b8b8d7c1e11', actions: [], indexes: [], expiresAt: null });
  const [kept, spare] = [await take(client), await take(client)];
  // Retention would remove it while others are taken.
  await client.updateSnapshot(kept, { pinned: true });
  return { STILLFRAME_KEPT_SNAPSHOT: kept, STILLFRAME_SPARE_SNAPSHOT: spare };
}

async function take(client: StillframeClient): Promise<string> {
  const { taskUid } = await client.createSnapshot();
  await client.waitForTask(taskUid);
  const { results } = await client.listSnapshots({ taskUids: [taskUid] });
  const [snapshot] = results;
  if (!snapshot) throw new Error(`task ${taskUid} made no snapshot`);
  return snapshot.snapshotUid;
}
