import { asNode, type Contract, type Finding, isNode, type Node, type Rule } from './contract.js';
import { contentOf, operationsOf, responsesOf } from './operations.js';
import { below, resolve } from './pointer.js';

/**
 * Every object in an answer is closed (`unevaluatedProperties: false`) and says which members are required, so that a judge sees
 * what should not be there. One that is open on purpose says why (`x-open`); a map says what its values are (`additionalProperties`).
 */
export const answerClosed: Rule = {
  id: 'answer-closed',
  check(contract) {
    const seen = new Set<string>();
    return operationsOf(contract)
      .flatMap((operation) => responsesOf(contract, operation))
      .flatMap(contentOf)
      .flatMap(({ pointer, node }) => inspect(contract, below(pointer, 'schema'), node.schema, seen));
  },
};

function inspect(contract: Contract, pointer: string, schema: unknown, seen: Set<string>): Finding[] {
  const at = resolve(contract.document, pointer, schema);
  if (seen.has(at.pointer)) return [];
  seen.add(at.pointer);
  return [
    ...inspectObject(at.pointer, at.node),
    ...children(at.pointer, at.node).flatMap(([where, child]) => inspect(contract, where, child, seen)),
  ];
}

function inspectObject(at: string, schema: Node): Finding[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (!types.includes('object') || typeof schema['x-open'] === 'string') return [];
  if (schema.properties === undefined && isNode(schema.additionalProperties)) return [];
  const findings: Finding[] = [];
  if (schema.unevaluatedProperties !== false)
    findings.push({
      at,
      message: 'an object of an answer lacks `unevaluatedProperties: false` (or `x-open` with a reason)',
    });
  if (!Array.isArray(schema.required)) findings.push({ at, message: 'an object of an answer lacks `required`' });
  return findings;
}

// What stands under `if`, `then`, `else` and `dependentSchemas` narrows the object around it and need not be closed for itself.
function children(pointer: string, schema: Node): [string, unknown][] {
  const list = (key: string) =>
    Array.isArray(schema[key])
      ? schema[key].map((child, index): [string, unknown] => [below(pointer, key, index), child])
      : [];
  return [
    ...Object.entries(asNode(schema.properties)).map(([name, child]): [string, unknown] => [
      below(pointer, 'properties', name),
      child,
    ]),
    ...['items', 'additionalProperties']
      .filter((key) => isNode(schema[key]))
      .map((key): [string, unknown] => [below(pointer, key), schema[key]]),
    ...['allOf', 'anyOf', 'oneOf'].flatMap(list),
  ];
}
