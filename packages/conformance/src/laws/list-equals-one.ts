import { isObject, type Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, isSameWord, show } from './compare.js';
import type { Answer } from './history.js';
import type { Law, Ruling } from './law.js';
import { frameOf, itemsOf } from './lists.js';
import { demandOfOperation } from './own-answers.js';
import { isPointer } from './settings.js';

export interface OneSettings {
  readonly items: string;
  /** Id of the operation that reads one of the items. */
  readonly operation: string;
  /** Its path parameters, each with the pointer of its value in an item. */
  readonly parameters: readonly (readonly [name: string, at: string])[];
  /** Members that may differ. */
  readonly except: readonly string[];
}

/** An item of a list is the same as when it is read alone. */
export const listEqualsOne: Law<OneSettings> = {
  law: 'list-equals-one',
  on: ['operation'],
  read: (settings) => ({
    items: settings.at('items'),
    operation: settings.text('operation'),
    parameters: settings
      .entries('parameters')
      .map(([name, at]) =>
        isPointer(at) ? ([name, at] as const) : settings.fail('parameters', 'an object of JSON pointers'),
      ),
    except: settings.pointers('except', []),
  }),
  demands: (declared) =>
    demandOfOperation(
      declared,
      `each item at \`${declared.settings.items}\` is what ${declared.settings.operation} answers for it`,
    ),
  judge: ({ owner, settings }, history): Ruling[] => {
    if (owner.on !== 'operation') return [];
    const isOne = (item: Json, one: Answer) =>
      settings.parameters.every(([name, at]) => isSameWord(lookUp(item, at) as Json | undefined, one.path[name]));
    return history
      .filter(
        ({ operation, isSuccess, query }) =>
          operation.id === settings.operation && isSuccess && Object.keys(query).length === 0,
      )
      .flatMap((one): Ruling[] => {
        const isBase = (list: Answer) =>
          list.operation.id === owner.operation.id &&
          list.exchange.credential === one.exchange.credential &&
          isWithin(list, one);
        const list = frameOf(
          history,
          one,
          (candidate) =>
            isBase(candidate) && (itemsOf(candidate, settings.items) ?? []).some((item) => isOne(item, one)),
        );
        const item = list && (itemsOf(list, settings.items) ?? []).find((candidate) => isOne(candidate, one));
        if (list === undefined || item === undefined) return [];
        const [listed, read] = [without(item, settings.except), without(one.body ?? null, settings.except)];
        const operation = owner.operation.id;
        if (isSame(listed, read)) return [{ operation }];
        const name =
          isObject(listed) && isObject(read)
            ? [...Object.keys(listed), ...Object.keys(read)].find((key) => !isSame(listed[key], read[key]))
            : undefined;
        const [inList, alone] =
          name === undefined ? [listed, read] : [lookUp(listed, `/${name}`), lookUp(read, `/${name}`)];
        return [
          {
            operation,
            broken: {
              message: `${name === undefined ? 'an item' : `\`${name}\` of an item`} is ${show(inList as Json)} in the list and ${show(alone as Json)} when ${settings.operation} reads it alone`,
              expected: 'the same in both',
              excerpt: show(inList as Json),
              answers: [list, one],
            },
          },
        ];
      });
  },
};

/** Whether what stands above the items in a path is the same: documents of one collection are no items of another. */
function isWithin(list: Answer, one: Answer): boolean {
  return Object.entries(list.path).every(([name, value]) => one.path[name] === value);
}

function without(value: Json, except: readonly string[]): Json {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !except.includes(`/${name}`)))
    : value;
}
