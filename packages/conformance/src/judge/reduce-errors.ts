import type { Contract } from '../contract/contract.js';
import { isObject, type Json } from '../contract/json.js';
import { below, fromReference, lookUp } from '../contract/pointer.js';
import type { LocatedError, SchemaFault } from './schema-engine.js';

/** Applies a schema to a value: all errors, unreduced. */
export type Check = (schema: string, value: unknown) => LocatedError[];

/** Keywords that only say that one of the errors around them happened. */
const ECHOES = new Set(['if', 'propertyNames']);

/**
 * The causes among the errors of a schema. Of several branches (`anyOf`, `oneOf`) only the one speaks that the value was
 * meant for; members that count as unevaluated only because something else is wrong are left out.
 */
export function reduceErrors(contract: Contract, check: Check, schema: string, value: unknown): SchemaFault[] {
  const errors = check(schema, value).filter(({ error }) => !ECHOES.has(error.keyword));
  const choices = errors.filter(({ error }) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const inBranches = new Set<LocatedError>();
  for (const choice of choices) {
    const within = schemasBelow(contract, choice.schema, choice.error.keyword);
    for (const other of errors.slice(0, errors.indexOf(choice))) {
      if (within.has(other.schema) && other.error.instancePath.startsWith(choice.error.instancePath)) {
        inBranches.add(other);
      }
    }
  }
  const causes = errors.filter((error) => !inBranches.has(error));
  const solid = causes.filter(({ error }) => !error.keyword.startsWith('unevaluated'));
  const faults = (solid.length > 0 ? solid : causes).flatMap((located) => explain(contract, check, located));
  const byPlace = new Map(faults.map((fault) => [`${fault.clause} ${fault.at} ${fault.member ?? ''}`, fault]));
  return [...byPlace.values()];
}

function explain(contract: Contract, check: Check, located: LocatedError): SchemaFault[] {
  const { error } = located;
  if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return [toFault(contract, located)];
  if (error.keyword === 'oneOf' && Array.isArray(error.params.passingSchemas)) return [toFault(contract, located)];
  const branch = chooseBranch(contract, check, located);
  if (branch === undefined) return [toFault(contract, located)];
  return reduceErrors(contract, check, branch, error.data).map((fault) => ({
    ...fault,
    at: error.instancePath + fault.at,
  }));
}

/** The branch that a value was meant for: the discriminator's, or the one of its type that it comes nearest to. None when the types all differ. */
function chooseBranch(contract: Contract, check: Check, { error, schema }: LocatedError): string | undefined {
  const node = lookUp(contract.document, schema);
  const branches = isObject(node) && Array.isArray(node[error.keyword]) ? (node[error.keyword] as Json[]) : [];
  const pointers = branches.map((_, index) => below(schema, error.keyword, index));
  const named = isObject(node) ? discriminated(contract, node.discriminator, error.data, pointers) : undefined;
  if (named !== undefined) return named;
  const rated = pointers
    .map((pointer) => ({ pointer, errors: check(pointer, error.data) }))
    .filter(({ errors }) => !errors.some(isAboutWhole))
    // A branch that a member's fixed value speaks against is farther away than one that lacks something.
    .map(({ pointer, errors }) => ({
      pointer,
      distance: errors.length + 100 * errors.filter(({ error: { keyword } }) => keyword === 'const').length,
    }))
    .sort((a, b) => a.distance - b.distance);
  return rated[0]?.pointer;
}

/** Whether an error means that the value is of another kind altogether. */
function isAboutWhole({ error }: LocatedError): boolean {
  return error.instancePath === '' && (error.keyword === 'type' || error.keyword === 'const');
}

function discriminated(
  contract: Contract,
  discriminator: Json | undefined,
  value: unknown,
  branches: readonly string[],
): string | undefined {
  if (!isObject(discriminator) || !isObject(value)) return undefined;
  const said = value[String(discriminator.propertyName)];
  if (typeof said !== 'string') return undefined;
  const mapped = isObject(discriminator.mapping) ? discriminator.mapping[said] : undefined;
  const wanted =
    typeof mapped === 'string' && mapped.startsWith('#') ? fromReference(mapped) : below('/components/schemas', said);
  return branches.find((branch) => contract.resolve(branch).pointer === wanted);
}

function toFault(contract: Contract, { error, schema }: LocatedError): SchemaFault {
  const { keyword, instancePath, params } = error;
  const node = lookUp(contract.document, schema);
  // A schema `false` stands for itself; it was made an object to be found again.
  if (node === false) return { keyword: 'false', clause: schema, at: instancePath, asked: false };
  const asked = isObject(node) ? node[keyword] : undefined;
  const member: unknown =
    params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? error.propertyName;
  const index = keyword === 'required' && Array.isArray(asked) ? (asked as Json[]).indexOf(member as Json) : -1;
  return {
    keyword,
    clause: asked === undefined ? schema : below(schema, keyword, ...(index < 0 ? [] : [index])),
    at: instancePath,
    ...(typeof member === 'string' ? { member } : {}),
    asked,
  };
}

/** Pointers of all schemas that a keyword's branches lead to. */
function schemasBelow(contract: Contract, schema: string, keyword: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (pointer: string): void => {
    if (found.has(pointer)) return;
    found.add(pointer);
    const value = lookUp(contract.document, pointer);
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value) && typeof value.$ref === 'string') visit(contract.resolve(pointer).pointer);
    for (const key of Object.keys(value)) visit(below(pointer, key));
  };
  visit(below(schema, keyword));
  return found;
}
