import { type Finding, isNode, type Rule } from './contract.js';
import { below } from './pointer.js';
import { walk } from './walk.js';

/** Every word that `x-own` calls ours is one of the `enum` beside it, so that a word taken away is not spoken of any more. */
export const ownKnown: Rule = {
  id: 'own-known',
  check: ({ document }) =>
    [...walk(document)].flatMap(({ pointer, node }): Finding[] => {
      if (!isNode(node) || !('x-own' in node)) return [];
      const at = below(pointer, 'x-own');
      const own = node['x-own'];
      if (!Array.isArray(own)) return [{ at, message: 'is not a list' }];
      const known = new Set(Array.isArray(node.enum) ? node.enum : []);
      return own
        .filter((word) => !known.has(word))
        .map((word) => ({ at, message: `\`${word}\` is not in the \`enum\`` }));
    }),
};
