import { lookUp } from '../contract/pointer.js';
import { show } from './compare.js';
import type { Answer } from './history.js';
import type { Law, Ruling } from './law.js';
import { frameOf, isSameQuestion, itemsOf } from './lists.js';
import { demandOfOperation, ownAnswers } from './own-answers.js';
import { isWhole, type PageSettings, pageParameters, readPages } from './pages.js';

interface Settings extends PageSettings {
  readonly total: string;
}

/** The total is the number of all items that match, on whichever page it stands. */
export const totalInvariant: Law<Settings> = {
  law: 'total-invariant',
  on: ['operation'],
  read: (settings) => ({ ...readPages(settings), total: settings.at('total') }),
  demands: (declared) =>
    demandOfOperation(declared, `\`${declared.settings.total}\` is the number of all items, on each page`),
  judge: (declared, history): Ruling[] => {
    const { owner, settings } = declared;
    if (owner.on !== 'operation') return [];
    const operation = owner.operation.id;
    return ownAnswers(declared, history).flatMap((answer): Ruling[] => {
      const isBase = (one: Answer) => isSameQuestion(one, answer, pageParameters(settings)) && isWhole(settings, one);
      const base = isWhole(settings, answer) ? answer : frameOf(history, answer, isBase);
      const count = base && itemsOf(base, settings.items)?.length;
      const total = lookUp(answer.body, settings.total);
      if (base === undefined || count === undefined || typeof total !== 'number') return [];
      if (total === count) return [{ operation }];
      const message = `\`${settings.total}\` is ${total}, and there are ${count} items`;
      return [
        {
          operation,
          broken: {
            message,
            expected: String(count),
            excerpt: show({ [settings.total]: total }),
            answers: answer === base ? [answer] : [answer, base],
          },
        },
      ];
    });
  },
};
