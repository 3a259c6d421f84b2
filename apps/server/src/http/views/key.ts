import type { KeyAction, Schema } from '@stillframe/contract';
import type { ApiKey } from '../../store/keys.js';

/** A key as answers show it, in the order of the recordings. */
export const keyView = (key: ApiKey): Schema<'Key'> => ({
  name: key.name,
  description: key.description,
  key: key.key,
  uid: key.uid,
  // The contract let only its own actions in.
  actions: key.actions as KeyAction[],
  indexes: key.indexes,
  expiresAt: key.expiresAt,
  createdAt: key.createdAt,
  updatedAt: key.updatedAt,
});
