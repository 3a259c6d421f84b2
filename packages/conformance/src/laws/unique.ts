import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { show } from './compare.js';
import type { Declared, Law, Ruling } from './law.js';
import { itemsOf } from './lists.js';
import { demandOfOperation, ownAnswers } from './own-answers.js';

interface Settings {
  readonly items: string;
  readonly by: string;
}

/** No two items of one answer are the same one. */
export const unique: Law<Settings> = {
  law: 'unique',
  on: ['operation'],
  read: (settings) => ({ items: settings.at('items'), by: settings.at('by') }),
  demands: (declared) =>
    demandOfOperation(
      declared,
      `no two items at \`${declared.settings.items}\` have the same \`${declared.settings.by}\``,
    ),
  judge: (declared: Declared<Settings>, history): Ruling[] =>
    ownAnswers(declared, history).flatMap((answer): Ruling[] => {
      const items = itemsOf(answer, declared.settings.items) ?? [];
      if (items.length < 2) return [];
      const operation = answer.operation.id;
      const seen = new Set<string>();
      for (const item of items) {
        const value = lookUp(item, declared.settings.by) as Json | undefined;
        if (seen.has(JSON.stringify(value))) {
          return [
            {
              operation,
              broken: {
                message: `two items of one answer have \`${declared.settings.by}\` ${show(value)}`,
                expected: `each \`${declared.settings.by}\` once`,
                excerpt: show(item),
                answers: [answer],
              },
            },
          ];
        }
        seen.add(JSON.stringify(value));
      }
      return [{ operation }];
    }),
};
