import type { Contract } from '../contract/contract.js';
import type { Operation } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import { readLaws } from '../laws/read-laws.js';
import type { Obligation } from '../model/obligation.js';
import { answerObligations, obligationMaker } from './answer-obligations.js';
import { type InputObligation, inputObligations } from './input-obligations.js';

export interface ObligationOptions {
  /** Names of the credentials that a run has, besides none, a malformed and an unknown one. */
  readonly roles?: readonly string[];
  /** The obligations of laws; by default of all that the contract declares. */
  readonly laws?: readonly Obligation[];
}

/**
 * All that a contract demands of a server, in the order of the contract: a list that depends on nothing else, and in which
 * each `id` stands once.
 */
export function listObligations(contract: Contract, options: ObligationOptions = {}): (Obligation | InputObligation)[] {
  // A link is an obligation of the answer that has it, and what it promises is judged by a law: one clause, one id.
  const laws = (options.laws ?? readLaws(contract).flatMap((law) => law.obligations)).filter(
    ({ kind }) => kind === 'law',
  );
  return [
    ...contract.operations.flatMap((operation) => [
      ...answerObligations(contract, operation),
      ...inputObligations(contract, operation),
      ...securityObligations(contract, operation, options.roles ?? []),
      ...exampleObligations(contract, operation),
      ...laws.filter((law) => law.operation === operation.id),
    ]),
    ...laws.filter((law) => contract.operation(law.operation) === undefined),
    ...methodObligations(contract),
  ];
}

/** Methods that a path may have and that a server refuses where it has not. HEAD and OPTIONS are answered by HTTP itself. */
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'TRACE'];

function methodObligations(contract: Contract): Obligation[] {
  const paths = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  }
  return [...paths].flatMap(([path, operations]) =>
    METHODS.filter((method) => !operations.some((operation) => operation.method === method)).map((method) => {
      const pointer = below('/paths', path);
      return {
        id: methodId(path, method),
        kind: 'method' as const,
        operation: path,
        pointer,
        place: contract.placeOf(pointer),
        statement: `${path} has no ${method}: 405, and Allow tells what it has`,
      };
    }),
  );
}

export const methodId = (path: string, method: string): string => `${path}/method/${method}`;

function securityObligations(contract: Contract, operation: Operation, roles: readonly string[]): Obligation[] {
  const pointer = securityPointer(contract, operation);
  const of = obligationMaker(contract, operation);
  const isOpen = isOpenToAll(operation);
  const statements: [string, string][] = isOpen
    ? [['none', 'lets in whoever asks']]
    : [
        ['none', 'refuses a request without a credential'],
        ['malformed', 'refuses a credential of the wrong form'],
        ['unknown', 'refuses a credential that nobody was given'],
        ...roles.map((role): [string, string] => [role, `lets \`${role}\` do what it may do here, and nothing else`]),
      ];
  return statements.map(([credential, statement]) =>
    of('security', `${operation.id}/security/${credential}`, pointer, statement),
  );
}

/** Whether the contract asks for no credential: no requirement at all, or an empty one among several. */
export function isOpenToAll({ security }: Operation): boolean {
  return security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0);
}

function securityPointer(contract: Contract, operation: Operation): string {
  if (operation.node.security !== undefined) return below(operation.pointer, 'security');
  return contract.document.security === undefined ? operation.pointer : '/security';
}

function exampleObligations(contract: Contract, operation: Operation): Obligation[] {
  const of = obligationMaker(contract, operation);
  const id = (name: string) => `${operation.id}/example/${name}`;
  return [
    ...operation.parameters.flatMap((parameter) =>
      parameter.examples.map((example) =>
        of(
          'example',
          id(`${parameter.in}.${parameter.name}.${example.name}`),
          example.pointer,
          `takes the example \`${example.name}\` of the parameter \`${parameter.name}\``,
        ),
      ),
    ),
    ...unique(
      (operation.requestBody?.content ?? []).flatMap(({ examples }) =>
        examples.map((example) =>
          of(
            'example',
            id(`body.${example.name}`),
            example.pointer,
            `takes the example \`${example.name}\` as its body`,
          ),
        ),
      ),
    ),
    ...unique(
      operation.responses.flatMap((response) =>
        response.content.flatMap(({ examples }) =>
          examples.map((example) =>
            of(
              'example',
              id(`${response.status}.${example.name}`),
              example.pointer,
              `the example \`${example.name}\` is an answer that the contract allows`,
            ),
          ),
        ),
      ),
    ),
  ];
}

function unique(obligations: Obligation[]): Obligation[] {
  return [...new Map(obligations.map((obligation) => [obligation.id, obligation])).values()];
}
