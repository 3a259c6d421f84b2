import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, show } from './compare.js';
import { isSafe } from './history.js';
import type { Law, Ruling } from './law.js';
import { isBefore, isSameQuestion } from './lists.js';

export interface SafeSettings {
  /** What the operation that this is declared on would show of a write. */
  readonly values: readonly string[];
  /** Ids of the operations that must not write: all whose method is safe, and those named besides. */
  readonly operations: readonly string[];
}

/** Reading leaves no trace: the operation that this is declared on answers the same before and after. */
export const readIsSafe: Law<SafeSettings> = {
  law: 'read-is-safe',
  on: ['operation'],
  read: (settings, contract) => {
    const safe = contract.operations.filter(({ method }) => isSafe(method)).map(({ id }) => id);
    return { values: settings.pointers('values'), operations: [...safe, ...settings.texts('also')] };
  },
  demands: ({ owner, name, settings }) =>
    owner.on !== 'operation'
      ? []
      : settings.operations.map((operation) => ({
          operation,
          name,
          statement: `${operation} changes nothing that ${owner.operation.id} tells: ${settings.values.join(', ')}`,
        })),
  judge: ({ owner, settings }, history): Ruling[] => {
    if (owner.on !== 'operation') return [];
    return history.flatMap((answer, index): Ruling[] => {
      const operation = answer.operation.id;
      const isOwn = operation === owner.operation.id;
      const before = isOwn ? answer : history[index - 1];
      const after = history[index + 1];
      if (!settings.operations.includes(operation) || before === undefined || after === undefined) return [];
      if (
        before.operation.id !== owner.operation.id ||
        !before.isSuccess ||
        !after.isSuccess ||
        !(isOwn || isBefore(before, answer)) ||
        !isBefore(answer, after) ||
        !isSameQuestion(before, after)
      )
        return [];
      for (const pointer of settings.values) {
        const [was, is] = [lookUp(before.body, pointer), lookUp(after.body, pointer)] as (Json | undefined)[];
        if (isSame(was, is)) continue;
        return [
          {
            operation,
            broken: {
              message: `\`${pointer}\` of ${owner.operation.id} was ${show(was)} before ${operation} was asked and is ${show(is)} afterwards`,
              expected: show(was),
              excerpt: show(is),
              answers: isOwn ? [answer, after] : [answer, before, after],
            },
          },
        ];
      }
      return [{ operation }];
    });
  },
};
