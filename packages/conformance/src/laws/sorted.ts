import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { compare, show } from './compare.js';
import type { Answer } from './history.js';
import type { Law, Ruling } from './law.js';
import { itemsOf } from './lists.js';
import { demandOfOperation, ownAnswers } from './own-answers.js';

interface Settings {
  readonly items: string;
  readonly by: string;
  readonly order: 'ascending' | 'descending';
  /** Whether two neighbours may be equal. */
  readonly strict: boolean;
  /** Query parameter that turns the order round when it is `true`. */
  readonly reversedBy: string | undefined;
}

/** The items of one answer stand in order. */
export const sorted: Law<Settings> = {
  law: 'sorted',
  on: ['operation'],
  read: (settings) => ({
    items: settings.at('items'),
    by: settings.at('by'),
    order: settings.oneOf('order', ['ascending', 'descending'], 'ascending'),
    strict: settings.flag('strict'),
    reversedBy: settings.optional('reversed-by') === undefined ? undefined : settings.text('reversed-by'),
  }),
  demands: (declared) =>
    demandOfOperation(
      declared,
      `items at \`${declared.settings.items}\` stand in ${declared.settings.order} order of \`${declared.settings.by}\``,
    ),
  judge: (declared, history) =>
    ownAnswers(declared, history).flatMap((answer): Ruling[] => {
      const { settings } = declared;
      const values = (itemsOf(answer, settings.items) ?? []).map(
        (item) => lookUp(item, settings.by) as Json | undefined,
      );
      if (values.length < 2) return [];
      const order = orderOf(settings, answer);
      const operation = answer.operation.id;
      for (const [index, value] of values.entries()) {
        const before = values[index - 1];
        const step = index === 0 ? undefined : compare(before, value);
        if (step === undefined || (order === 'ascending' ? step < 0 : step > 0) || (step === 0 && !settings.strict))
          continue;
        return [
          {
            operation,
            broken: {
              message: `\`${settings.by}\` ${show(value)} comes after ${show(before)}`,
              expected: `${settings.strict ? 'strictly ' : ''}${order} \`${settings.by}\``,
              excerpt: show(values.slice(Math.max(0, index - 2), index + 2) as Json[]),
              answers: [answer],
            },
          },
        ];
      }
      return [{ operation }];
    }),
};

function orderOf({ order, reversedBy }: Settings, { query }: Answer): Settings['order'] {
  if (reversedBy === undefined || query[reversedBy] !== 'true') return order;
  return order === 'ascending' ? 'descending' : 'ascending';
}
