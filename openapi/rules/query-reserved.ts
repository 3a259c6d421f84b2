import type { Rule } from './contract.js';
import { operationsOf, parametersOf } from './operations.js';
import { unique } from './unique.js';

/** Every query parameter allows reserved characters: clients send `*`, `:` and `+` as they are, and a validator would refuse them. */
export const queryReserved: Rule = {
  id: 'query-reserved',
  check: (contract) =>
    unique(operationsOf(contract).flatMap((operation) => parametersOf(contract, operation)))
      .filter(({ node }) => node.in === 'query' && node.allowReserved !== true)
      .map(({ pointer, node }) => ({
        at: pointer,
        message: `query parameter \`${node.name}\` lacks \`allowReserved: true\``,
      })),
};
