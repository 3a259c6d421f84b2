import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { compare, show } from './compare.js';
import type { Instance, Law, Ruling } from './law.js';
import { demandsOfShape } from './own-answers.js';

interface Settings {
  readonly value: string;
}

/** Each new thing has a higher number than all before it, whatever operation it comes from. */
export const increasing: Law<Settings> = {
  law: 'increasing',
  on: ['schema'],
  read: (settings) => ({ value: settings.at('value') }),
  demands: (declared) =>
    demandsOfShape(declared, `each answer has a higher \`${declared.settings.value}\` than those before it`),
  judge: ({ owner, settings }, history, context): Ruling[] => {
    if (owner.on !== 'schema') return [];
    let highest: Instance | undefined;
    const rulings: Ruling[] = [];
    for (const answer of history) {
      for (const instance of context.instancesOf(owner.pointer, answer)) {
        const [was, is] = [lookUp(highest?.value, settings.value), lookUp(instance.value, settings.value)] as Json[];
        const step = highest === undefined ? undefined : compare(was, is);
        if (
          highest !== undefined &&
          step !== undefined &&
          highest.answer.exchange.receivedAt <= answer.exchange.sentAt
        ) {
          rulings.push({
            operation: answer.operation.id,
            ...(step < 0
              ? {}
              : {
                  broken: {
                    message: `\`${settings.value}\` ${show(is)} was given after ${show(was)}`,
                    expected: `more than ${show(was)}`,
                    excerpt: show(instance.value),
                    answers: [answer, highest.answer],
                  },
                }),
          });
        }
        if (highest === undefined || (step ?? 0) < 0) highest = instance;
      }
    }
    return rulings;
  },
};
