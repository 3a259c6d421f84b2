import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, show } from './compare.js';
import { valuesAt } from './expression.js';
import type { Instance, Law, Ruling } from './law.js';
import { demandsOfSuccession } from './own-answers.js';

export interface EndSettings {
  readonly of: string;
  readonly value: string;
  readonly ends: readonly Json[];
  readonly seconds: number;
}

/** What has begun ends in time. A judge asks for so long before it says that it does not. */
export const endsWithin: Law<EndSettings> = {
  law: 'ends-within',
  on: ['schema'],
  read: (settings) => ({
    of: settings.at('of'),
    value: settings.at('value'),
    ends: settings.values('ends'),
    seconds: settings.positive('seconds'),
  }),
  demands: (declared) => {
    const { value, ends, seconds } = declared.settings;
    return demandsOfSuccession(declared, `\`${value}\` is one of ${show(ends as Json)} within ${seconds} s`);
  },
  judge: ({ owner, settings }, history, context): Ruling[] => {
    if (owner.on !== 'schema') return [];
    const { of, value, ends, seconds } = settings;
    const first = new Map<string, Instance>();
    const late = new Map<string, Ruling>();
    const rulings: Ruling[] = [];
    for (const instance of history.flatMap((answer) => context.instancesOf(owner.pointer, answer))) {
      const { exchange, operation } = instance.answer;
      const key = JSON.stringify(valuesAt(instance.value, of)[0]);
      const state = lookUp(instance.value, value) as Json | undefined;
      const begun = first.get(key) ?? instance;
      first.set(key, begun);
      if (ends.some((end) => isSame(end, state))) {
        if (!late.has(key)) rulings.push({ operation: operation.id });
        continue;
      }
      const waited = exchange.sentAt - begun.answer.exchange.receivedAt;
      // What is looked at by the way, in a list, was not waited for there.
      if (waited < seconds * 1000 || late.has(key) || instance.at !== '') continue;
      late.set(key, {
        operation: operation.id,
        broken: {
          message: `${key} was still ${show(state)} ${(waited / 1000).toFixed(1)} s after it was first seen`,
          expected: `one of ${show(ends as Json)} within ${seconds} s`,
          excerpt: show(instance.value),
          answers: [instance.answer, begun.answer],
        },
      });
    }
    return [...rulings, ...late.values()];
  },
};
