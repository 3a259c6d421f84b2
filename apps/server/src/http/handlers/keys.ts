import { KeyExistsError } from '../../store/keys.js';
import { parseUuid } from '../../store/uuid.js';
import type { Handler } from '../bind.js';
import type { ApiError } from '../errors/api-error.js';
import { refuse } from '../errors/wording.js';
import { keyView } from '../views/key.js';
import { globalActionOf } from './global-actions.js';

export const listKeys: Handler<'listKeys'> = ({ keys, query: { offset, limit } }) => {
  const { results, total } = keys.list({ offset, limit });
  return { status: 200, body: { results: results.map(keyView), offset, limit, total } };
};

export const createKey: Handler<'createKey'> = async ({ keys, body }) => {
  const global = body.indexes.includes('*') ? undefined : globalActionOf(body.actions);
  if (global !== undefined) throw refuse.globalActionInScopedKey(global);
  try {
    return { status: 201, body: keyView(await keys.create(body)) };
  } catch (error) {
    if (error instanceof KeyExistsError) throw refuse.keyExists(error.uid);
    throw error;
  }
};

export const getKey: Handler<'getKey'> = ({ keys, path }) => {
  const key = keys.get(path.uidOrKey);
  if (!key) throw unknown(path.uidOrKey);
  return { status: 200, body: keyView(key) };
};

export const updateKey: Handler<'updateKey'> = async ({ keys, path, body }) => {
  const key = await keys.update(path.uidOrKey, body);
  if (!key) throw unknown(path.uidOrKey);
  return { status: 200, body: keyView(key) };
};

export const deleteKey: Handler<'deleteKey'> = async ({ keys, path }) => {
  if (!(await keys.delete(path.uidOrKey))) throw unknown(path.uidOrKey);
  return { status: 204 };
};

/** A uid is named in its usual form, whichever it was given in. */
const unknown = (uidOrKey: string): ApiError => refuse.keyNotFound(parseUuid(uidOrKey) ?? uidOrKey);
