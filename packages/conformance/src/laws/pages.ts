import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { type Answer, type History, isQuietBetween } from './history.js';
import { isSameQuestion, itemsOf } from './lists.js';
import type { LawSettings } from './settings.js';

/** How a list is cut into pages. */
export interface PageSettings {
  readonly items: string;
  /** Query parameter: how many items a page has at most. */
  readonly limit: string;
  /** Either by where the next page begins, which an answer says at `next` and `from` takes… */
  readonly cursor: { readonly from: string; readonly next: string } | undefined;
  /** …or by how many items to skip. */
  readonly offset: string | undefined;
}

export function readPages(settings: LawSettings): PageSettings {
  const offset = settings.optional('offset') === undefined ? undefined : settings.text('offset');
  return {
    items: settings.at('items'),
    limit: settings.text('limit'),
    offset,
    cursor: offset === undefined ? { from: settings.text('from'), next: settings.at('next') } : undefined,
  };
}

/** The query parameters that only choose the page. */
export function pageParameters({ limit, cursor, offset }: PageSettings): string[] {
  return [limit, cursor?.from ?? offset ?? ''];
}

/** What the query of the page behind an answer says of where it begins; nothing when there is none, or nobody can know. */
export function nextPage(settings: PageSettings, page: Answer): string | undefined {
  const items = itemsOf(page, settings.items) ?? [];
  if (settings.cursor !== undefined) {
    const next = lookUp(page.body, settings.cursor.next) as Json | undefined;
    return typeof next === 'string' || typeof next === 'number' ? String(next) : undefined;
  }
  if (items.length === 0) return undefined;
  return String(Number(page.query[settings.offset ?? ''] ?? 0) + items.length);
}

/** Whether an answer begins at the first item. */
export function isFirstPage(settings: PageSettings, { query }: Answer): boolean {
  const begin = query[settings.cursor?.from ?? settings.offset ?? ''];
  return begin === undefined || (settings.offset !== undefined && begin === '0');
}

/** Whether an answer holds all that there is: fewer items than it was asked for, from the first one on. */
export function isWhole(settings: PageSettings, answer: Answer): boolean {
  const items = itemsOf(answer, settings.items);
  const limit = Number(answer.query[settings.limit]);
  return items !== undefined && isFirstPage(settings, answer) && items.length < limit;
}

/** A page and those behind it, as far as they were asked for while nothing was written. */
export function walkOf(settings: PageSettings, first: Answer, history: History): Answer[] {
  const pages = [first];
  const begin = settings.cursor?.from ?? settings.offset ?? '';
  for (let page: Answer | undefined = first; page !== undefined; ) {
    const next: string | undefined = nextPage(settings, page);
    const current: Answer = page;
    page =
      next === undefined
        ? undefined
        : history
            .slice(history.indexOf(current) + 1)
            .find(
              (one) =>
                one.query[begin] === next &&
                one.query[settings.limit] === first.query[settings.limit] &&
                isSameQuestion(one, first, pageParameters(settings)) &&
                isQuietBetween(history, current, one),
            );
    if (page !== undefined) pages.push(page);
  }
  return pages;
}
