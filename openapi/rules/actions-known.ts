import type { Finding, Rule } from './contract.js';
import { operationsOf } from './operations.js';
import { below, resolve } from './pointer.js';

/** Every operation lists the key actions that open it, `*` among them; an operation without security lists none. */
export const actionsKnown: Rule = {
  id: 'actions-known',
  check(contract) {
    const reference = '#/components/schemas/KeyAction';
    const { node: keyAction } = resolve(contract.document, reference, { $ref: reference });
    const known = new Set(Array.isArray(keyAction.enum) ? keyAction.enum : []);
    return operationsOf(contract).flatMap(({ pointer, node }): Finding[] => {
      const at = below(pointer, 'x-actions');
      const actions = node['x-actions'];
      if (!Array.isArray(actions)) return [{ at: pointer, message: 'has no `x-actions`' }];
      const isPublic = Array.isArray(node.security) && node.security.length === 0;
      if (isPublic)
        return actions.length === 0 ? [] : [{ at, message: 'an operation that needs no key lists actions' }];
      return [
        ...actions
          .filter((action) => !known.has(action))
          .map((action) => ({ at, message: `\`${action}\` is not in KeyAction` })),
        ...(actions.includes('*') ? [] : [{ at, message: '`*` opens every operation and is not listed' }]),
      ];
    });
  },
};
