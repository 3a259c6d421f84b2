import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, show } from './compare.js';
import { judgeSuccession } from './judge-instances.js';
import type { Law } from './law.js';
import { demandsOfSuccession } from './own-answers.js';

interface Settings {
  readonly of: string;
  readonly value: string;
  /** Each place holds one value or several that stand side by side. */
  readonly order: readonly Json[];
}

/** A state never goes back, however often and wherever one looks. */
export const monotone: Law<Settings> = {
  law: 'monotone',
  on: ['schema'],
  read: (settings) => ({ of: settings.at('of'), value: settings.at('value'), order: settings.values('order') }),
  demands: (declared) =>
    demandsOfSuccession(
      declared,
      `\`${declared.settings.value}\` never goes back in ${show(declared.settings.order as Json)}`,
    ),
  judge: (declared, history, context) =>
    judgeSuccession(declared, declared.settings.of, history, context, (earlier, later) => {
      const { of, value, order } = declared.settings;
      const [from, to] = [lookUp(earlier.value, value) as Json, lookUp(later.value, value) as Json];
      const [before, after] = [rankOf(order, from), rankOf(order, to)];
      if (before === -1 || after === -1) return undefined;
      if (after >= before) return 'held';
      return {
        message: `\`${value}\` of ${show(lookUp(later.value, of) as Json)} was ${show(from)} and is ${show(to)} afterwards`,
        expected: `never back in ${show(order as Json)}`,
        excerpt: show(later.value),
      };
    }),
};

function rankOf(order: readonly Json[], value: Json): number {
  return order.findIndex((place) =>
    Array.isArray(place) ? place.some((one) => isSame(one as Json, value)) : isSame(place, value),
  );
}
