import type { Operation } from '../contract/operation.js';
import { isSafe } from '../laws/history.js';
import type { Obligation } from '../model/obligation.js';
import { isOpenToAll } from '../obligations/list-obligations.js';
import { type Draft, expecting } from './draft.js';
import type { PlanOptions } from './plan.js';
import type { NotExercisable } from './step.js';

/** Each operation with no credential, a malformed one, one that nobody was given, and each role's own. */
export function planCredentials(
  draft: Draft,
  options: PlanOptions,
  obligations: readonly Obligation[],
): NotExercisable[] {
  const left: NotExercisable[] = [];
  for (const { id, kind, operation: name } of obligations) {
    const operation = draft.contract.operation(name);
    if (kind !== 'security' || operation === undefined) continue;
    const credential = id.slice(id.lastIndexOf('/') + 1);
    if (isOpenToAll(operation)) {
      draft.add(id, operation, draft.request(operation, 'reading'), {
        credential: 'none',
        expects: [expecting(id, 'let-in')],
      });
      continue;
    }
    if (options.roles.length === 0) {
      left.push({ obligation: id, reason: 'no --key was given, so nobody knows whether the server asks for one' });
      continue;
    }
    const isIn = isLetIn(operation, credential, options);
    if (isIn === undefined) {
      left.push({
        obligation: id,
        reason: `nobody says what \`${credential}\` may do: --role-actions does, for operations with x-actions`,
      });
      continue;
    }
    if (isIn) {
      // Whether one is let in shows on what does not exist too, and there it changes nothing.
      const request =
        isSafe(operation.method) || !operation.path.includes('{')
          ? draft.request(operation, 'reading')
          : draft.requestOfNothing(operation);
      const body =
        operation.requestBody === undefined || isSafe(operation.method)
          ? {}
          : { body: { type: 'application/json', text: '{"check":' } };
      draft.add(id, operation, { ...request, ...body }, { credential, expects: [expecting(id, 'let-in')] });
      continue;
    }
    const statuses = refusalsOf(operation, credential);
    draft.add(id, operation, draft.request(operation, 'reading'), {
      credential,
      expects: [expecting(id, 'kept-out', statuses)],
      ...(statuses[0] === undefined || statuses.length > 1 ? {} : { due: statuses[0] }),
    });
  }
  return left;
}

/** Nothing where nobody can know. */
function isLetIn({ extensions }: Operation, credential: string, { roles, actions }: PlanOptions): boolean | undefined {
  if (!roles.includes(credential)) return false;
  const granted = actions?.[credential];
  if (granted === undefined) return credential === roles[0] ? true : undefined;
  const wanted = extensions['x-actions'];
  return Array.isArray(wanted) ? wanted.some((action) => granted.includes(String(action))) : undefined;
}

/** 401 is for who does not say who he is, 403 for who may not; where an operation lists one of them, it stands for both. */
function refusalsOf({ responses }: Operation, credential: string): number[] {
  const listed = [401, 403].filter((status) => responses.some((response) => response.status === String(status)));
  if (listed.length < 2) return listed.length === 0 ? [401, 403] : listed;
  if (credential === 'none') return [401];
  return credential === 'malformed' || credential === 'unknown' ? [401, 403] : [403];
}
