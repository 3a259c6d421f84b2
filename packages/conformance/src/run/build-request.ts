import type { Contract } from '../contract/contract.js';
import { isObject, type Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { evaluate, readExpression } from '../laws/expression.js';
import type { Answer } from '../laws/history.js';
import type { SentRequest } from '../model/exchange.js';
import type { Step, Value } from '../plan/step.js';
import { credentialFor } from './credentials.js';

export interface RequestContext {
  readonly contract: Contract;
  /** URL of the server, without a slash at its end. */
  readonly server: string;
  readonly keys: Readonly<Record<string, string>>;
  /** What earlier steps brought, by their names. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** The request of a step; nothing when an earlier step did not bring what it needs. */
export function buildRequest(
  step: Step,
  { contract, server, keys, answers }: RequestContext,
  more: readonly (readonly [string, string])[] = [],
): SentRequest | undefined {
  const query: [string, string][] = [];
  const headers: [string, string][] = [['accept', '*/*']];
  let path = step.path;
  for (const { in: where, name, value, explode } of step.parameters) {
    const found = resolveValue(value, answers);
    if (found === undefined || (found === null && 'step' in value)) return undefined;
    const texts = Array.isArray(found) ? (found as readonly Json[]).map(toText) : [toText(found)];
    if (where === 'path') path = path.replace(`{${name}}`, texts.map(encodeURIComponent).join(','));
    else if (where === 'header') headers.push([name.toLowerCase(), texts.join(', ')]);
    else if (where === 'cookie') headers.push(['cookie', `${name}=${texts.join(',')}`]);
    else if (explode) query.push(...texts.map((text): [string, string] => [name, encodeURIComponent(text)]));
    else query.push([name, texts.map(encodeURIComponent).join(',')]);
  }
  if (/\{[^/]*\}/.test(path)) return undefined;
  const operation = step.operation === undefined ? undefined : contract.operation(step.operation);
  const security = operation?.security ?? contract.operations.find((one) => one.path === step.path)?.security ?? [];
  const credential = credentialFor(contract, { security }, step.credential, keys);
  const added = [...more, ...credential.query].map(([name, text]): [string, string] => [
    name,
    encodeURIComponent(text),
  ]);
  const replaced = new Set(added.map(([name]) => name));
  const whole = [...query.filter(([name]) => !replaced.has(name)), ...added]
    .map(([name, text]) => `${encodeURIComponent(name)}=${text}`)
    .join('&');
  const body = bodyOf(step, answers);
  if (step.body?.type !== undefined) headers.push(['content-type', step.body.type]);
  return {
    method: step.method,
    url: `${server}${path}${whole === '' ? '' : `?${whole}`}`,
    headers: [...headers, ...credential.headers],
    ...(body === undefined ? {} : { body }),
  };
}

function resolveValue(value: Value, answers: ReadonlyMap<string, Answer>): Json | undefined {
  if ('known' in value) return value.known;
  const answer = answers.get(value.step);
  if (answer === undefined) return 'otherwise' in value ? value.otherwise : undefined;
  if ('third' in value) {
    const items = lookUp(answer.body, value.third);
    return Array.isArray(items) && items.length > 0 ? Math.ceil(items.length / 3) : undefined;
  }
  const expression = readExpression(value.expression);
  const found = expression === undefined ? undefined : evaluateThrough(expression, answer);
  // Of an object that is counted by names, a name stands for it.
  const plain = isObject(found) ? Object.keys(found)[0] : found;
  return plain ?? value.otherwise;
}

/** A pointer with `*` means the first member there. */
function evaluateThrough(expression: NonNullable<ReturnType<typeof readExpression>>, answer: Answer): Json | undefined {
  if ('pointer' in expression && expression.pointer.endsWith('/*')) {
    const parent = evaluate({ ...expression, pointer: expression.pointer.slice(0, -2) }, answer);
    return Object.values(isObject(parent) ? parent : {}).find(
      (value) => typeof value === 'string' || typeof value === 'number',
    );
  }
  return evaluate(expression, answer);
}

function bodyOf({ body }: Step, answers: ReadonlyMap<string, Answer>): string | undefined {
  if (body === undefined) return undefined;
  if ('text' in body) return body.text;
  const value = resolveValue(body.value, answers);
  return value === undefined ? undefined : JSON.stringify(value);
}

function toText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
