import { valuesAt } from './expression.js';
import type { History } from './history.js';
import type { Breach, Declared, Instance, LawContext, Ruling } from './law.js';

/** What a law says of one instance: nothing when there was nothing to see. */
export type Sentence = 'held' | Omit<Breach, 'answers'> | undefined;

/** Judges each instance of a declared shape by itself. */
export function judgeInstances(
  { owner }: Declared<unknown>,
  history: History,
  context: LawContext,
  judge: (instance: Instance) => Sentence,
): Ruling[] {
  if (owner.on !== 'schema') return [];
  return history.flatMap((answer) =>
    context.instancesOf(owner.pointer, answer).flatMap((instance): Ruling[] => {
      const sentence = judge(instance);
      if (sentence === undefined) return [];
      const operation = answer.operation.id;
      return [sentence === 'held' ? { operation } : { operation, broken: { ...sentence, answers: [answer] } }];
    }),
  );
}

/**
 * Judges each instance of a declared shape by the last one before it that is the same thing, which is told by `of`.
 * An answer is later than another when it was asked for after that had come.
 */
export function judgeSuccession(
  { owner }: Declared<unknown>,
  of: string,
  history: History,
  context: LawContext,
  judge: (earlier: Instance, later: Instance) => Sentence,
): Ruling[] {
  if (owner.on !== 'schema') return [];
  const last = new Map<string, Instance>();
  return history.flatMap((answer) =>
    context.instancesOf(owner.pointer, answer).flatMap((later): Ruling[] => {
      const [key] = valuesAt(later.value, of);
      if (key === undefined) return [];
      const earlier = last.get(JSON.stringify(key));
      if (earlier !== undefined && earlier.answer.exchange.receivedAt > answer.exchange.sentAt) return [];
      const sentence = earlier === undefined ? undefined : judge(earlier, later);
      // After a step back each later one would seem right again: what was seen to be wrong is not the measure.
      if (typeof sentence !== 'object') last.set(JSON.stringify(key), later);
      if (earlier === undefined || sentence === undefined) return [];
      const operation = answer.operation.id;
      return [
        sentence === 'held' ? { operation } : { operation, broken: { ...sentence, answers: [answer, earlier.answer] } },
      ];
    }),
  );
}
