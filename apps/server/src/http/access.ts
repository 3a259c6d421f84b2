import { hash, timingSafeEqual } from 'node:crypto';
import type { ApiKey, Keys } from '../store/keys.js';
import { isVisible } from '../store/visible-indexes.js';
import type { OperationPlan } from './contract/plan.js';
import { refuse } from './errors/wording.js';

/** What a caller may do, beyond the one operation it was let into. */
export interface Access {
  /** Patterns of the indexes that it may see; absent: all. */
  visibleIndexes?: string[];
  /** Whether it may work on this index. */
  seesIndex(indexUid: string): boolean;
  /** Whether it may bring this index into being. */
  createsIndex(indexUid: string): boolean;
}

const EVERYTHING: Access = { seesIndex: () => true, createsIndex: () => true };

/**
 * Lets a request into an operation, or not, by its Authorization header. Nothing of its body has been read by then.
 *
 * Without a master key everything is open but the keys, and yet a header must be a bearer's if there is one: real servers
 * answer so, and clients rely on it.
 *
 * Tells `identified` whose key it is, or `master`, also when that does not open the operation.
 *
 * @throws ApiError `missing_authorization_header` · `missing_master_key` · `invalid_api_key`
 */
export function createAuthorizer(masterKey: string | null, keys: Keys) {
  const master = masterKey === null ? null : digest(masterKey);

  return (
    plan: OperationPlan,
    authorization: string | undefined,
    indexUid: string | undefined,
    identified: (caller: string) => void = () => {},
  ): Access => {
    if (plan.isPublic) return EVERYTHING;
    const bearer = authorization === undefined ? undefined : bearerOf(authorization);
    if (master === null) {
      if (plan.actions.some((action) => action.startsWith('keys.'))) throw refuse.missingMasterKey();
      return EVERYTHING;
    }
    if (bearer === undefined) throw refuse.missingAuthorization();
    if (timingSafeEqual(digest(bearer), master)) {
      identified('master');
      return EVERYTHING;
    }
    const key = keys.authenticate(bearer);
    if (!key) throw refuse.invalidKey();
    identified(key.uid);
    if (indexUid !== undefined && !isVisible(indexUid, key.indexes))
      throw refuse.indexOutOfScope(indexUid, key.indexes);
    if (!opens(key, plan.actions)) throw refuse.invalidKey();
    // An archive holds every index, and the keys.
    if (plan.isOfArchives && !key.indexes.includes('*')) throw refuse.invalidKey();
    return accessOf(key);
  };
}

export type Authorizer = ReturnType<typeof createAuthorizer>;

function bearerOf(authorization: string): string {
  const [scheme, token] = splitOnce(authorization, ' ');
  if (scheme !== 'Bearer') throw refuse.missingAuthorization();
  if (token === undefined) throw refuse.invalidKey();
  return token;
}

const accessOf = (key: ApiKey): Access => ({
  ...(!key.indexes.includes('*') && { visibleIndexes: key.indexes }),
  seesIndex: (indexUid) => isVisible(indexUid, key.indexes),
  createsIndex: (indexUid) => isVisible(indexUid, key.indexes) && opens(key, ['indexes.create', 'indexes.*', '*']),
});

const opens = (key: ApiKey, actions: readonly string[]): boolean =>
  actions.some((action) => key.actions.includes(action));

const digest = (secret: string): Buffer => hash('sha256', secret, 'buffer');

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
