import { isObject, type Json } from '../contract/json.js';
import { compare, isSame, isSameWord, show } from './compare.js';
import { valuesAt } from './expression.js';
import type { Answer } from './history.js';
import type { Law, Ruling } from './law.js';
import { frameOf, isSameQuestion, itemsOf } from './lists.js';
import { ownAnswers } from './own-answers.js';
import { type LawSettings, readPointers } from './settings.js';

const COMPARISONS = ['equal', 'before', 'after'] as const;

/** What a query parameter lets through. */
interface Filter {
  readonly parameter: string;
  /** One of the values there must match; of an object its names count. */
  readonly at: readonly string[];
  readonly compare: (typeof COMPARISONS)[number];
  readonly ignoresCase: boolean;
  /** Whether all that match must come: not so where `at` only tells in one direction. */
  readonly isComplete: boolean;
}

export interface FilterSettings {
  readonly items: string;
  readonly filters: readonly Filter[];
  /** Value of a filter that lets everything through. */
  readonly any: string | undefined;
}

/** A filter lets through what matches, nothing else, and does not touch it. */
export const subsetByFilter: Law<FilterSettings> = {
  law: 'subset-by-filter',
  on: ['operation'],
  read: (settings) => ({
    items: settings.at('items'),
    any: settings.optional('any') === undefined ? undefined : settings.text('any'),
    filters: settings.entries('filters').map(([parameter, value]) => readFilter(settings, parameter, value)),
  }),
  demands: ({ owner, settings }) =>
    owner.on !== 'operation'
      ? []
      : settings.filters.map(({ parameter, at }) => ({
          operation: owner.operation.id,
          name: parameter,
          statement: `\`${parameter}\` lets through the items whose \`${at.join('` or `')}\` matches, and no other`,
        })),
  judge: (declared, history): Ruling[] => {
    const { owner, settings } = declared;
    if (owner.on !== 'operation') return [];
    const parameters = settings.filters.map(({ parameter }) => parameter);
    return ownAnswers(declared, history).flatMap((answer): Ruling[] => {
      const used = settings.filters.filter(({ parameter }) => answer.query[parameter] !== undefined);
      const items = itemsOf(answer, settings.items);
      // Several filters together would hide which of them is wrong.
      const [filter] = used;
      if (filter === undefined || used.length > 1 || items === undefined) return [];
      const wanted = answer.query[filter.parameter] ?? '';
      const passes = (item: Json) => wanted === settings.any || matches(filter, item, wanted);
      const base = frameOf(
        history,
        answer,
        (one) => isSameQuestion(one, answer, parameters) && parameters.every((name) => one.query[name] === undefined),
      );
      const all = base && itemsOf(base, settings.items);
      const stranger = items.find((item) => !passes(item));
      const ruling = { operation: owner.operation.id, name: filter.parameter };
      const breach = (message: string, excerpt: Json, answers: Answer[]): Ruling[] => [
        {
          ...ruling,
          broken: {
            message,
            expected: `\`${filter.at.join('` or `')}\` ${filter.compare} ${wanted}`,
            excerpt: show(excerpt),
            answers,
          },
        },
      ];
      if (stranger !== undefined) {
        return breach(
          `\`${filter.parameter}=${wanted}\` lets through an item with ${showAt(filter, stranger)}`,
          stranger,
          [answer],
        );
      }
      if (all !== undefined && base !== undefined) {
        const changed = items.find((item) => !all.some((one) => isSame(one, item)));
        if (changed !== undefined) {
          return breach(`\`${filter.parameter}=${wanted}\` shows an item that is not so without it`, changed, [
            answer,
            base,
          ]);
        }
        const missing = filter.isComplete
          ? all.filter(passes).find((item) => !items.some((one) => isSame(one, item)))
          : undefined;
        if (missing !== undefined) {
          return breach(
            `\`${filter.parameter}=${wanted}\` leaves out an item with ${showAt(filter, missing)}`,
            missing,
            [answer, base],
          );
        }
        // A filter that lets everything through shows nothing, and neither does one of nothing.
        if (all.length > 0 && (items.length > 0 || all.some((item) => !passes(item)))) return [ruling];
      }
      return items.length > 0 ? [ruling] : [];
    });
  },
};

function readFilter(settings: LawSettings, parameter: string, value: Json): Filter {
  const plain = readPointers(value);
  if (plain) return { parameter, at: plain, compare: 'equal', ignoresCase: false, isComplete: true };
  const wrong = () =>
    settings.fail('filters', 'an object of pointers, or of objects with `at`, `compare`, `ignore-case` and `complete`');
  if (!isObject(value)) return wrong();
  const at = readPointers(value.at);
  const comparison = COMPARISONS.find((known) => known === (value.compare ?? 'equal'));
  const isKnown = Object.keys(value).every((name) => ['at', 'compare', 'ignore-case', 'complete'].includes(name));
  if (at === undefined || comparison === undefined || !isKnown) return wrong();
  return {
    parameter,
    at,
    compare: comparison,
    ignoresCase: value['ignore-case'] === true,
    isComplete: value.complete !== false,
  };
}

function matches({ at, compare: how, ignoresCase }: Filter, item: Json, wanted: string): boolean {
  const values = at
    .flatMap((pointer) => valuesAt(item, pointer))
    .flatMap((value): Json[] => (isObject(value) ? Object.keys(value) : Array.isArray(value) ? value : [value]));
  if (how !== 'equal') {
    return values.some((value) => {
      const order = compare(value, typeof value === 'number' ? Number(wanted) : wanted);
      return order !== undefined && (how === 'after' ? order > 0 : order < 0);
    });
  }
  const fold = (value: Json): Json => (ignoresCase && typeof value === 'string' ? value.toLowerCase() : value);
  return wanted.split(',').some((one) => values.some((value) => isSameWord(fold(value), fold(one))));
}

function showAt({ at }: Filter, item: Json): string {
  return at
    .map((pointer) => `\`${pointer}\` ${valuesAt(item, pointer).map(show).join(', ') || 'absent'}`)
    .join(' and ');
}
