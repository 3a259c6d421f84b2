import { asNode, type Node, type Rule } from './contract.js';
import { operationsOf, parametersOf } from './operations.js';
import { unique } from './unique.js';

/** Every parameter says which error a bad value gets, so that errors come from the contract and not from handlers. A header of any text has none. */
export const parameterErrorCode: Rule = {
  id: 'parameter-error-code',
  check: (contract) =>
    unique(operationsOf(contract).flatMap((operation) => parametersOf(contract, operation)))
      .filter(({ node }) => node['x-error-code'] === undefined && !isFreeHeader(node))
      .map(({ pointer, node }) => ({ at: pointer, message: `parameter \`${node.name}\` has no \`x-error-code\`` })),
};

/** What a header may not say is ignored, as HTTP has it, unless the contract gives it a form. */
function isFreeHeader(node: Node): boolean {
  const schema = asNode(node.schema);
  return node.in === 'header' && schema.type === 'string' && schema.pattern === undefined && schema.enum === undefined;
}
