import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { now, parseTimestamp } from './clock.js';
import { createKeys, type Keys, type KeysOptions, parseExpiration, type StoredKey } from './keys.js';

const MASTER = 'aSampleMasterKey-0123456789';
let folder: string;
let root: RootDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  root = open({ path: folder });
});
afterEach(async () => {
  await root.close();
  await rm(folder, { recursive: true });
});

const start = (options: Partial<KeysOptions> = {}): Promise<Keys> =>
  createKeys({
    database: root.openDB<StoredKey, string>({ name: 'keys', encoding: 'json' }),
    masterKey: MASTER,
    clock: now,
    newUid: randomUUID,
    ...options,
  });
const draft = { actions: ['search'], indexes: ['*'], expiresAt: null };

describe('the keys of an empty store', () => {
  test('are the four defaults, newest first', async () => {
    const keys = await start();
    const { results, total } = keys.list({ offset: 0, limit: 20 });
    expect(total).toBe(4);
    expect(results.map(({ name, actions, indexes, expiresAt }) => ({ name, actions, indexes, expiresAt }))).toEqual([
      { name: 'Default Search API Key', actions: ['search'], indexes: ['*'], expiresAt: null },
      { name: 'Default Admin API Key', actions: ['*'], indexes: ['*'], expiresAt: null },
      { name: 'Default Read-Only Admin API Key', actions: ['*.get', 'keys.get'], indexes: ['*'], expiresAt: null },
      { name: 'Default Chat API Key', actions: ['chatCompletions', 'search'], indexes: ['*'], expiresAt: null },
    ]);
  });

  test('are none without a master key', async () => {
    const keys = await start({ masterKey: null });
    expect(keys.list({ offset: 0, limit: 20 }).total).toBe(0);
    expect(keys.authenticate('')).toBeUndefined();
  });

  test('are not made again when all were deleted but one', async () => {
    const keys = await start();
    for (const { uid } of keys.list({ offset: 0, limit: 3 }).results) expect(await keys.delete(uid)).toBe(true);
    expect((await start()).list({ offset: 0, limit: 20 }).total).toBe(1);
  });
});

describe('a key', () => {
  test.each([
    ['f14730ae-6ac7-4681-9a00-dc4824a7af31', '2fcb03fde3f4b24067c81a1366cba3aaeb3f6f226e429f68c660063f5622ce9f'],
    ['6062abda-a5aa-4414-ac91-ecd7944c0f8d', '76e1c90d55b95360c3b1e4af234e38afade99cf0849797ba5c51d4d7d693b360'],
    ['0B5D1F9E-6A3A-4F25-9F3C-3B5A1F0A7A10', '58beae65df26a3f7a478aa7ee4f533bc1cba3c4d66a9114e7c6569c7be9a9612'],
  ])('%s is derived as Meilisearch derives it', async (uid, key) => {
    const keys = await start();
    expect((await keys.create({ ...draft, uid })).key).toBe(key);
    expect(keys.authenticate(key)?.uid).toBe(uid.toLowerCase());
  });

  test('is found by uid in any form and by itself, also by the next process', async () => {
    const { uid, key } = await (await start()).create({ ...draft, name: 'mine' });
    const keys = await start();
    for (const name of [uid, uid.toUpperCase(), uid.replaceAll('-', ''), `{${uid}}`, `urn:uuid:${uid}`, key])
      expect(keys.get(name)?.name).toBe('mine');
    expect(keys.get(`${key}0`)).toBeUndefined();
    expect(keys.get(randomUUID())).toBeUndefined();
  });

  test('keeps its expiration date as it was given', async () => {
    const keys = await start();
    const created = await keys.create({ ...draft, expiresAt: '2099-01-02T03:04:05Z' });
    expect(keys.get(created.uid)?.expiresAt).toBe('2099-01-02T03:04:05Z');
  });

  test('may be renamed and described, and says when', async () => {
    const keys = await start();
    const created = await keys.create({ ...draft, name: 'a', description: 'b' });
    const renamed = await keys.update(created.key, { name: 'c' });
    expect(renamed).toEqual({ ...created, name: 'c', updatedAt: renamed?.updatedAt });
    expect(parseTimestamp(renamed?.updatedAt ?? '')).toBeGreaterThan(parseTimestamp(created.updatedAt) ?? 0n);
    expect((await keys.update(created.uid, { description: null }))?.description).toBeNull();
    expect(await keys.update(randomUUID(), { name: 'x' })).toBeUndefined();
  });

  test('opens nothing once deleted', async () => {
    const keys = await start();
    const { uid, key } = await keys.create(draft);
    expect(await keys.delete(key)).toBe(true);
    expect(await keys.delete(uid)).toBe(false);
    expect(keys.authenticate(key)).toBeUndefined();
    expect(keys.get(uid)).toBeUndefined();
  });

  test('opens nothing once expired', async () => {
    let instant = parseTimestamp('2030-01-01T00:00:00Z') ?? 0n;
    const keys = await start({ clock: () => instant });
    const { key } = await keys.create({ ...draft, expiresAt: '2030-01-02' });
    expect(keys.authenticate(key)).toBeDefined();
    instant = parseTimestamp('2030-01-02T00:00:00Z') ?? 0n;
    expect(keys.authenticate(key)).toBeUndefined();
  });

  test('opens nothing under another master key', async () => {
    const { key, uid } = await (await start()).create(draft);
    const keys = await start({ masterKey: 'another-master-key-0123' });
    expect(keys.authenticate(key)).toBeUndefined();
    expect(keys.get(uid)?.key).not.toBe(key);
  });
});

test('of two requests for one uid only one makes a key', async () => {
  const keys = await start();
  const uid = randomUUID();
  const outcomes = await Promise.allSettled([keys.create({ ...draft, uid }), keys.create({ ...draft, uid })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(keys.create({ ...draft, uid })).rejects.toMatchObject({ name: 'KeyExistsError', uid });
});

test('parseExpiration reads four forms', () => {
  const want = parseTimestamp('2099-01-02T00:00:00Z');
  for (const text of ['2099-01-02T00:00:00Z', '2099-01-02T00:00:00', '2099-01-02 00:00:00', '2099-01-02'])
    expect(parseExpiration(text)).toBe(want);
  expect(parseExpiration('tomorrow')).toBeUndefined();
});
