import { keyActions } from '@stillframe/contract';
import type { ForeignKey } from '@stillframe/snapshot';
import { formatTimestamp, parseTimestamp } from '../../store/clock.js';
import { printExpiration, type StoredKey } from '../../store/keys.js';

const isKnown = (action: string): boolean => (keyActions as readonly string[]).includes(action);

/** An API key of Meilisearch as one of ours: the same master key gives it the same secret. */
export function keyOfForeign(key: ForeignKey): { key: StoredKey; unknownActions: string[] } {
  const dateOf = (text: string) => formatTimestamp(parseTimestamp(text) ?? 0n);
  return {
    key: {
      uid: key.uid,
      name: key.name,
      description: key.description,
      actions: key.actions.filter(isKnown),
      indexes: key.indexes,
      expiresAt: key.expiresAt === null ? null : printExpiration(key.expiresAt),
      createdAt: dateOf(key.createdAt),
      updatedAt: dateOf(key.updatedAt),
    },
    unknownActions: key.actions.filter((action) => !isKnown(action)),
  };
}
