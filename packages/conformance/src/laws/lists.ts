import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame } from './compare.js';
import { type Answer, type History, isSafe } from './history.js';

/** The items of a list in an answer; nothing when there is no list. */
export function itemsOf(answer: Answer, items: string): readonly Json[] | undefined {
  const value = lookUp(answer.body, items);
  return answer.isSuccess && Array.isArray(value) ? (value as readonly Json[]) : undefined;
}

/** Answers to the same question but for some query parameters. */
export function isSameQuestion(one: Answer, other: Answer, but: readonly string[] = []): boolean {
  const rest = (query: Answer['query']): Record<string, string> =>
    Object.fromEntries(Object.entries(query).filter(([name]) => !but.includes(name)));
  return (
    one.operation.id === other.operation.id &&
    one.exchange.credential === other.exchange.credential &&
    isSame(one.path, other.path) &&
    isSame(rest(one.query), rest(other.query)) &&
    one.exchange.request.body === other.exchange.request.body
  );
}

/**
 * The same question asked before and after an answer and answered alike both times: whatever stands between was asked of a list that
 * did not change. Nothing when there is no such pair. What was under way at the same time is neither before nor after.
 *
 * @param isBase which answers may be the pair
 */
export function frameOf(history: History, answer: Answer, isBase: (candidate: Answer) => boolean): Answer | undefined {
  const at = history.indexOf(answer);
  const before = nearest(history, at, -1, (candidate) => isBefore(candidate, answer) && isBase(candidate));
  const after = before && nearest(history, at, 1, (candidate) => isBefore(answer, candidate) && isBase(candidate));
  return before !== undefined && after !== undefined && isSame(before.body, after.body) ? before : undefined;
}

/** Whether an answer had come when another was asked for. */
export function isBefore(one: Answer, other: Answer): boolean {
  return one.exchange.receivedAt <= other.exchange.sentAt;
}

/** The nearest base with nothing but safe requests on the way, which are few. */
function nearest(
  history: History,
  at: number,
  step: 1 | -1,
  isBase: (candidate: Answer) => boolean,
): Answer | undefined {
  const isQuiet = (answer: Answer | undefined) => answer !== undefined && isSafe(answer.exchange.request.method);
  if (!isQuiet(history[at])) return undefined;
  for (let index = at + step; ; index += step) {
    const candidate = history[index];
    if (candidate === undefined) return undefined;
    if (isBase(candidate)) return candidate;
    if (!isQuiet(candidate)) return undefined;
  }
}
