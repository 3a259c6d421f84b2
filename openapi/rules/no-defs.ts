import type { Rule } from './contract.js';
import { below } from './pointer.js';
import { walk } from './walk.js';

/** No schema hides others in `$defs`: generated types would get a member of that name. A schema has a file. */
export const noDefs: Rule = {
  id: 'no-defs',
  check: ({ document }) =>
    [...walk(document)]
      .filter(({ node }) => '$defs' in node)
      .map(({ pointer }) => ({
        at: below(pointer, '$defs'),
        message: 'a schema goes in a file of its own, not in `$defs`',
      })),
};
