import type { Json } from '../contract/json.js';
import type { Link, ResponseClause } from '../contract/operation.js';
import { isSame, isSameWord } from './compare.js';
import { meaningOf } from './expression.js';
import { type Answer, answersOf, type History } from './history.js';

/** The request that a link describes for one answer; nothing when a value of it is missing there. */
export interface Followed {
  /** By name, `path.` or the like in front taken away. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly body?: Json;
}

/** What a link means for one answer. */
export function followLink(link: Link, source: Answer): Followed | undefined {
  const parameters: Record<string, Json> = {};
  for (const [name, member] of Object.entries(link.parameters)) {
    const value = meaningOf(member, source);
    if (value === undefined || value === null) return undefined;
    parameters[name.replace(/^(path|query|header|cookie)\./, '')] = value;
  }
  if (link.requestBody === undefined) return { parameters };
  const body = meaningOf(link.requestBody, source);
  return body === undefined ? undefined : { parameters, body };
}

/** The answers to the requests that a link describes for one answer, with the same credential and nothing asked besides. */
export function followersOf(link: Link, source: Answer, history: History): Answer[] {
  const wanted = followLink(link, source);
  if (wanted === undefined) return [];
  const answers = answersOf(link.operation, history);
  const target = answers[0]?.operation;
  // A link that says nothing of the body promises that the thing is there, not that any body is right.
  const isOnlyForm = (answer: Answer) =>
    link.requestBody === undefined &&
    target?.requestBody !== undefined &&
    [400, 413, 415, 422].includes(answer.exchange.response.status);
  return answers.filter(
    (answer) =>
      answer.exchange.credential === source.exchange.credential &&
      answer.exchange.sentAt >= source.exchange.receivedAt &&
      answer !== source &&
      asks(answer, wanted) &&
      !isOnlyForm(answer),
  );
}

function asks({ path, query, sent }: Answer, { parameters, body }: Followed): boolean {
  const given: Record<string, string> = { ...query, ...path };
  const names = Object.keys(given);
  if (names.length !== Object.keys(parameters).length) return false;
  if (!names.every((name) => isSameWord(given[name], parameters[name]))) return false;
  return body === undefined || isSame(body, sent);
}

/** The clause that an answer falls under: its status, else its range, else `default`. */
export function clauseOf({ operation, exchange }: Answer): ResponseClause | undefined {
  const { status } = exchange.response;
  return [String(status), `${Math.floor(status / 100)}XX`, 'default']
    .map((wanted) => operation.responses.find((response) => response.status === wanted))
    .find((response) => response !== undefined);
}

/** The answers that have a link: those of its operation and its status. */
export function sourcesOf(operation: string, status: string, history: History): Answer[] {
  return answersOf(operation, history).filter((answer) => clauseOf(answer)?.status === status);
}
