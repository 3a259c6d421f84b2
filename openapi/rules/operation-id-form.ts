import type { Finding, Rule } from './contract.js';
import { operationsOf } from './operations.js';

const verbs = ['add', 'cancel', 'create', 'delete', 'fetch', 'get', 'list', 'preview', 'swap', 'update', 'verify'];
const form = new RegExp(`^(${verbs.join('|')})([A-Z][a-z]+)+$`);

/** An operationId is a verb and a noun in camelCase, once. It becomes the name of a handler and of a client's method. */
export const operationIdForm: Rule = {
  id: 'operation-id-form',
  check(contract) {
    const seen = new Set<unknown>();
    return operationsOf(contract).flatMap(({ pointer, node }): Finding[] => {
      const id = node.operationId;
      if (typeof id !== 'string') return [{ at: pointer, message: 'has no operationId' }];
      if (seen.has(id)) return [{ at: pointer, message: `operationId \`${id}\` is taken` }];
      seen.add(id);
      if (form.test(id)) return [];
      return [
        {
          at: pointer,
          message: `operationId \`${id}\` is not one of the verbs ${verbs.join(', ')} and a noun, in camelCase`,
        },
      ];
    });
  },
};
