import { asNode, type Contract, type Rule } from './contract.js';
import { type Located, operationsOf, parametersOf } from './operations.js';
import { below, resolve } from './pointer.js';

/**
 * Every operation lists the errors that what it takes can lead to: credentials, parameters, bodies; and `422` and `5XX` for what no
 * request is to blame for: failures of the machine and of the server. It has no `default`, by which any status would be as promised.
 */
export const errorResponses: Rule = {
  id: 'error-responses',
  check: (contract) =>
    operationsOf(contract).flatMap((operation) => {
      const at = below(operation.pointer, 'responses');
      const listed = asNode(operation.node.responses);
      return [
        ...('default' in listed ? [{ at, message: 'has a `default`: any status would be as promised' }] : []),
        ...[...expected(contract, operation)]
          .filter(([status]) => !(status in listed))
          .map(([status, reason]) => ({ at, message: `lacks \`${status}\`: ${reason}` })),
      ];
    }),
};

function expected(contract: Contract, operation: Located): Map<string, string> {
  const wanted = new Map([
    ['422', 'any machine may fail'],
    ['5XX', 'any server may fail'],
  ]);
  const security = operation.node.security;
  if (!(Array.isArray(security) && security.length === 0)) {
    wanted.set('401', 'it needs a key').set('403', 'it needs a key');
  }
  if (parametersOf(contract, operation).some((parameter) => canBeBad(contract, parameter))) {
    wanted.set('400', 'a parameter can have a bad value');
  }
  const media = Object.keys(asNode(asNode(operation.node.requestBody).content));
  if (media.length > 0 && !media.includes('*/*')) {
    wanted
      .set('400', 'its body can be bad')
      .set('413', 'its body can be too large')
      .set('415', 'its body can be of another type');
  }
  return wanted;
}

/** A query has unknown parameters to refuse; of those in the path, only a string that can be anything is never bad. */
function canBeBad({ document }: Contract, { pointer, node }: Located): boolean {
  const { node: schema } = resolve(document, below(pointer, 'schema'), node.schema);
  return node.in === 'query' || schema.type !== 'string' || schema.pattern !== undefined;
}
