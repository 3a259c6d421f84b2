import type { Json } from '../contract/json.js';
import { isSame, show } from './compare.js';
import type { Answer } from './history.js';
import type { Law, Ruling } from './law.js';
import { frameOf, isSameQuestion, itemsOf } from './lists.js';
import { demandOfOperation, ownAnswers } from './own-answers.js';
import { isFirstPage, isWhole, nextPage, type PageSettings, pageParameters, readPages, walkOf } from './pages.js';

/** All pages together hold each item once, in the order of the whole list, and none has more than it was asked for. */
export const pagesPartition: Law<PageSettings> = {
  law: 'pages-partition',
  on: ['operation'],
  read: readPages,
  demands: (declared) =>
    demandOfOperation(declared, `pages of any \`${declared.settings.limit}\` hold each item once and in order`),
  judge: (declared, history): Ruling[] => {
    const { owner, settings } = declared;
    if (owner.on !== 'operation') return [];
    const operation = owner.operation.id;
    const answers = ownAnswers(declared, history);
    const tooLong = answers.flatMap((answer): Ruling[] => {
      const items = itemsOf(answer, settings.items);
      const limit = answer.query[settings.limit];
      if (items === undefined || limit === undefined || items.length <= Number(limit)) return [];
      const message = `a page of \`${settings.limit}=${limit}\` has ${items.length} items`;
      return [
        {
          operation,
          broken: { message, expected: `at most ${limit} items`, excerpt: `${items.length} items`, answers: [answer] },
        },
      ];
    });
    const walks = answers
      .filter(
        (answer) =>
          isFirstPage(settings, answer) && Number(answer.query[settings.limit]) > 0 && !isWhole(settings, answer),
      )
      .flatMap((first): Ruling[] => {
        const pages = walkOf(settings, first, history);
        const isBase = (one: Answer) => isSameQuestion(one, first, pageParameters(settings)) && isWhole(settings, one);
        const base = frameOf(history, pages.at(-1) ?? first, isBase);
        const whole = base && itemsOf(base, settings.items);
        if (base === undefined || whole === undefined || frameOf(history, first, isBase) !== base) return [];
        return [judgeWalk(operation, settings, pages, base, whole)];
      });
    return [...tooLong, ...walks];
  },
};

function judgeWalk(
  operation: string,
  settings: PageSettings,
  pages: Answer[],
  base: Answer,
  whole: readonly Json[],
): Ruling {
  const broken = (message: string, expected: string, excerpt: string, page: Answer): Ruling => ({
    operation,
    broken: { message, expected, excerpt, answers: [page, base] },
  });
  let count = 0;
  for (const page of pages) {
    for (const item of itemsOf(page, settings.items) ?? []) {
      if (!isSame(item, whole[count])) {
        const message = `item ${count + 1} of the pages is not item ${count + 1} of the whole list`;
        return broken(message, show(whole[count]), show(item), page);
      }
      count += 1;
    }
  }
  const last = pages.at(-1) ?? base;
  const isEnd = settings.cursor === undefined ? true : nextPage(settings, last) === undefined;
  if (isEnd && count < whole.length) {
    return broken(
      `the pages end after ${count} items, and the whole list has ${whole.length}`,
      `${whole.length} items`,
      `${count} items`,
      last,
    );
  }
  return { operation };
}
