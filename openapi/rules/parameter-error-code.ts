import type { Rule } from './contract.js';
import { operationsOf, parametersOf } from './operations.js';
import { unique } from './unique.js';

/** Every parameter says which error a bad value gets, so that errors come from the contract and not from handlers. */
export const parameterErrorCode: Rule = {
  id: 'parameter-error-code',
  check: (contract) =>
    unique(operationsOf(contract).flatMap((operation) => parametersOf(contract, operation)))
      .filter(({ node }) => node['x-error-code'] === undefined)
      .map(({ pointer, node }) => ({ at: pointer, message: `parameter \`${node.name}\` has no \`x-error-code\`` })),
};
