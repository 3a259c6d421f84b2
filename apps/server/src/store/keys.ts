import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from 'lmdb';
import { formatTimestamp, type Instant, parseTimestamp } from './clock.js';
import { parseUuid } from './uuid.js';

/** An API key at rest. The key itself is never stored: it is derived from the master key and the uid. */
export interface StoredKey {
  /** Hyphenated, lower case. */
  uid: string;
  name: string | null;
  description: string | null;
  actions: string[];
  /** Index uids, or patterns that end with `*`. */
  indexes: string[];
  /** RFC 3339 in UTC; with a fraction only if it was given one. */
  expiresAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** An API key with its secret. */
export interface ApiKey extends StoredKey {
  key: string;
}

/** What a caller says of a new key. */
interface KeyDraft {
  uid?: string;
  name?: string | null;
  description?: string | null;
  actions: string[];
  indexes: string[];
  /** In any form that {@link parseExpiration} reads. */
  expiresAt: string | null;
}

export class KeyExistsError extends Error {
  override readonly name = 'KeyExistsError';
  readonly uid: string;

  constructor(uid: string) {
    super(`There is an API key ${uid} already.`);
    this.uid = uid;
  }
}

/** The API keys of this instance. Writes resolve when they are on disk. */
export interface Keys {
  /** Newest first. */
  list(page: { offset: number; limit: number }): { results: ApiKey[]; total: number };
  /** By uid (in any form) or by the key itself. */
  get(uidOrKey: string): ApiKey | undefined;
  /** @throws KeyExistsError when the uid is taken */
  create(draft: KeyDraft): Promise<ApiKey>;
  update(uidOrKey: string, patch: { name?: string | null; description?: string | null }): Promise<ApiKey | undefined>;
  /** `false`: no such key. */
  delete(uidOrKey: string): Promise<boolean>;
  /** The key that a bearer names, unless it has expired. Takes as long for a wrong one as for a right one. */
  authenticate(bearer: string): ApiKey | undefined;
}

export interface KeysOptions {
  /** Opened by the caller with an encoding that keeps plain objects (`json` or `msgpack`); keyed by uid. */
  database: Database<StoredKey, string>;
  /** Without one there are no keys to derive, and none of them opens anything. */
  masterKey: string | null;
  clock: () => Instant;
  newUid: () => string;
}

/**
 * Opens the API keys, and makes the four default ones when there is a master key and none exist yet.
 *
 * A key is HMAC-SHA256 of its uid (hyphenated, lower case) by the master key, in hexadecimal: as Meilisearch derives it,
 * so the same master key and uid give the same key on both.
 */
export async function createKeys({ database, masterKey, clock, newUid }: KeysOptions): Promise<Keys> {
  // Secrets are looked up by their digest under a key of this process: the time of a lookup tells nothing about them.
  const pepper = randomBytes(32);
  const digest = (secret: string): string => createHmac('sha256', pepper).update(secret).digest('hex');
  const derive = (uid: string): string =>
    masterKey === null ? '' : createHmac('sha256', masterKey).update(uid).digest('hex');
  const uidByDigest = new Map<string, string>();

  const reveal = (stored: StoredKey): ApiKey => ({ ...stored, key: derive(stored.uid) });
  const findUid = (uidOrKey: string): string | undefined =>
    parseUuid(uidOrKey) ?? (masterKey === null ? undefined : uidByDigest.get(digest(uidOrKey)));

  const add = async (draft: KeyDraft): Promise<ApiKey> => {
    const uid = draft.uid === undefined ? newUid() : (parseUuid(draft.uid) ?? draft.uid);
    const at = formatTimestamp(clock());
    const stored: StoredKey = {
      uid,
      name: draft.name ?? null,
      description: draft.description ?? null,
      actions: draft.actions,
      indexes: draft.indexes,
      expiresAt: draft.expiresAt === null ? null : printExpiration(draft.expiresAt),
      createdAt: at,
      updatedAt: at,
    };
    // Checked inside the write: two requests for the same uid cannot both win.
    const added = await database.ifNoExists(uid, () => {
      database.put(uid, stored);
    });
    if (!added) throw new KeyExistsError(uid);
    await database.flushed;
    uidByDigest.set(digest(derive(uid)), uid);
    return reveal(stored);
  };

  for (const uid of database.getKeys()) uidByDigest.set(digest(derive(uid)), uid);
  if (masterKey !== null && uidByDigest.size === 0) for (const draft of DEFAULT_KEYS) await add(draft);

  return {
    list({ offset, limit }) {
      const all = [...database.getRange()].map(({ value }) => value).sort(byNewest);
      return { results: all.slice(offset, offset + limit).map(reveal), total: all.length };
    },
    get(uidOrKey) {
      const uid = findUid(uidOrKey);
      const stored = uid === undefined ? undefined : database.get(uid);
      return stored && reveal(stored);
    },
    create: add,
    async update(uidOrKey, patch) {
      const uid = findUid(uidOrKey);
      if (uid === undefined) return undefined;
      const changed = await database.transaction(() => {
        const stored = database.get(uid);
        if (!stored) return undefined;
        const next: StoredKey = { ...stored, ...patch, updatedAt: formatTimestamp(clock()) };
        database.put(uid, next);
        return next;
      });
      await database.flushed;
      return changed && reveal(changed);
    },
    async delete(uidOrKey) {
      const uid = findUid(uidOrKey);
      if (uid === undefined) return false;
      const existed = await database.transaction(() => {
        const existed = database.doesExist(uid);
        if (existed) database.remove(uid);
        return existed;
      });
      await database.flushed;
      uidByDigest.delete(digest(derive(uid)));
      return existed;
    },
    authenticate(bearer) {
      if (masterKey === null) return undefined;
      const uid = uidByDigest.get(digest(bearer));
      const stored = uid === undefined ? undefined : database.get(uid);
      if (!stored || hasExpired(stored, clock())) return undefined;
      return reveal(stored);
    },
  };
}

/** The instant that an expiration date of a key names, in any of the four forms that Meilisearch reads. */
export function parseExpiration(text: string): Instant | undefined {
  return (
    parseTimestamp(text) ??
    (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d$/.test(text)
      ? parseTimestamp(`${text}Z`)
      : parseTimestamp(`${text}T00:00:00Z`))
  );
}

/** `2099-01-02T03:04:05Z`: no fraction where there was none, as Meilisearch gives such dates back. */
export function printExpiration(text: string): string {
  const instant = parseExpiration(text);
  return instant === undefined ? text : formatTimestamp(instant).replace('.0Z', 'Z');
}

function hasExpired({ expiresAt }: StoredKey, at: Instant): boolean {
  if (expiresAt === null) return false;
  const end = parseExpiration(expiresAt);
  // A date that cannot be read opens nothing.
  return end === undefined || end <= at;
}

const byNewest = (a: StoredKey, b: StoredKey): number => {
  const [left, right] = [parseTimestamp(a.createdAt) ?? 0n, parseTimestamp(b.createdAt) ?? 0n];
  return left === right ? 0 : left < right ? 1 : -1;
};

/** Oldest first: a list of keys shows them the other way round. Names and texts as Meilisearch 1.50 makes them. */
const DEFAULT_KEYS: KeyDraft[] = [
  {
    name: 'Default Chat API Key',
    description: 'Use it to chat and search from the frontend',
    actions: ['chatCompletions', 'search'],
    indexes: ['*'],
    expiresAt: null,
  },
  {
    name: 'Default Read-Only Admin API Key',
    description:
      'Use it to read information across the whole database. Caution! Do not expose this key on a public frontend',
    actions: ['*.get', 'keys.get'],
    indexes: ['*'],
    expiresAt: null,
  },
  {
    name: 'Default Admin API Key',
    description: 'Use it for anything that is not a search operation. Caution! Do not expose it on a public frontend',
    actions: ['*'],
    indexes: ['*'],
    expiresAt: null,
  },
  {
    name: 'Default Search API Key',
    description: 'Use it to search from the frontend',
    actions: ['search'],
    indexes: ['*'],
    expiresAt: null,
  },
];
