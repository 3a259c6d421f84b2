import { type Answer, answersOf, type History } from './history.js';
import type { Declared, Demand } from './law.js';

/** The answers of success of the operation that a law is declared on. */
export function ownAnswers({ owner }: Declared<unknown>, history: History): Answer[] {
  if (owner.on === 'schema') return [];
  return answersOf(owner.operation.id, history).filter(({ isSuccess }) => isSuccess);
}

/** One demand of the operation that a law is declared on. */
export function demandOfOperation({ owner, name }: Declared<unknown>, statement: string): Demand[] {
  return owner.on === 'schema' ? [] : [{ operation: owner.operation.id, name, statement }];
}

/**
 * One demand of each operation whose answers can show a thing again. A POST to a path without parameters makes a thing: nobody has
 * seen it before.
 */
export function demandsOfSuccession(declared: Declared<unknown>, statement: string): Demand[] {
  const { owner } = declared;
  const makers =
    owner.on === 'schema'
      ? owner.operations.filter(({ method, path }) => method === 'POST' && !path.includes('{'))
      : [];
  return demandsOfShape(declared, statement).filter(({ operation }) => !makers.some(({ id }) => id === operation));
}

/** One demand of each operation whose answers can hold the shape that a law is declared on. */
export function demandsOfShape({ owner, name }: Declared<unknown>, statement: string): Demand[] {
  return owner.on === 'schema' ? owner.operations.map(({ id }) => ({ operation: id, name, statement })) : [];
}
