import { createClient } from '@stillframe/client';

/** What schemathesis.toml names: without it, nearly all that is read would be missing. */
export async function seed(url: string, apiKey: string): Promise<void> {
  const client = createClient({ url, apiKey });
  const documents = [1, 2, 3].map((id) => ({ id, title: `Film ${id}`, genres: ['Drama'] }));
  for (const uid of ['movies', 'scratch']) {
    await client.createIndex({ uid, primaryKey: 'id' });
    await client.addDocuments(uid, documents);
  }
  const { taskUid } = await client.createSnapshot();
  await client.waitForTask(taskUid);
  await client.createKey({
    uid: '6062abda-a5aa-4414-ac91-ecd7944c0f8d',
    actions: ['*'],
    indexes: ['*'],
    expiresAt: null,
  });
  await client.createKey({ uid: '7f5a1c40-9a08-4f0a-8f6e-0b8b8d7c1e11', actions: [], indexes: [], expiresAt: null });
}
