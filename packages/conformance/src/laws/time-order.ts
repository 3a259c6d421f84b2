import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { compare, show } from './compare.js';
import { judgeInstances } from './judge-instances.js';
import type { Law } from './law.js';
import { demandsOfShape } from './own-answers.js';

interface Settings {
  readonly values: readonly string[];
}

/** Instants of one thing come one after the other; those that are not known yet are passed over. */
export const timeOrder: Law<Settings> = {
  law: 'time-order',
  on: ['schema'],
  read: (settings) => ({ values: settings.pointers('values') }),
  demands: (declared) => demandsOfShape(declared, `${list(declared.settings.values)} come one after the other`),
  judge: (declared, history, context) =>
    judgeInstances(declared, history, context, ({ value }) => {
      const known = declared.settings.values
        .map((pointer) => ({ pointer, value: lookUp(value, pointer) as Json | undefined }))
        .filter((instant) => typeof instant.value === 'string' || typeof instant.value === 'number');
      if (known.length < 2) return undefined;
      for (const [index, later] of known.entries()) {
        const earlier = known[index - 1];
        if (earlier === undefined || (compare(earlier.value, later.value) ?? 0) <= 0) continue;
        return {
          message: `\`${later.pointer}\` ${show(later.value)} is earlier than \`${earlier.pointer}\` ${show(earlier.value)}`,
          expected: `${list(declared.settings.values)} in this order`,
          excerpt: show(Object.fromEntries(known.map(({ pointer, value: instant }) => [pointer, instant ?? null]))),
        };
      }
      return 'held';
    }),
};

const list = (pointers: readonly string[]): string => pointers.map((pointer) => `\`${pointer}\``).join(', ');
