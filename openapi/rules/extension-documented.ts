import type { Rule } from './contract.js';
import { below } from './pointer.js';
import { walk } from './walk.js';

/** Every extension that the contract uses is explained in `openapi/README.md`. */
export const extensionDocumented: Rule = {
  id: 'extension-documented',
  check({ document, readme }) {
    const first = new Map<string, string>();
    for (const { pointer, node } of walk(document)) {
      for (const key of Object.keys(node))
        if (key.startsWith('x-') && !first.has(key)) first.set(key, below(pointer, key));
    }
    return [...first]
      .filter(([key]) => !readme.includes(`\`${key}\``))
      .map(([key, at]) => ({ at, message: `\`${key}\` is not explained in openapi/README.md` }));
  },
};
