import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, show } from './compare.js';
import { followersOf, followLink, sourcesOf } from './follow-link.js';
import type { Answer, History } from './history.js';
import type { Declared, Law, LawContext, Ruling } from './law.js';

export interface FollowsSettings {
  /** A link of the same answer: what it leads to has to end first. */
  readonly after: string | undefined;
  /** What must stand in the answer that tells the end. Without it the link means nothing. */
  readonly when: readonly (readonly [pointer: string, value: Json])[];
  /** The only right status; any of success when absent. */
  readonly status: number | undefined;
}

/** What an answer links to is there, at once, or as soon as the work behind it has ended. */
export const follows: Law<FollowsSettings> = {
  law: 'follows',
  on: ['link'],
  read: (settings) => ({
    after: settings.optional('after') === undefined ? undefined : settings.text('after'),
    when: settings.constants('when'),
    status: settings.optional('status') === undefined ? undefined : settings.positive('status'),
  }),
  demands: ({ owner, name, settings }) =>
    owner.on !== 'link'
      ? []
      : [
          {
            operation: owner.operation.id,
            name,
            statement: `the link \`${owner.link.name}\` of ${owner.status} leads to ${owner.link.operation}, which answers ${settings.status ?? '2XX'}`,
          },
        ],
  judge: (declared, history, context): Ruling[] => {
    const { owner, settings } = declared;
    if (owner.on !== 'link') return [];
    return pairsOf(declared, history, context).map(({ source, target }): Ruling => {
      const { status } = target.exchange.response;
      const operation = owner.operation.id;
      if (settings.status === undefined ? target.isSuccess : status === settings.status) return { operation };
      const parameters = followLink(owner.link, source)?.parameters ?? {};
      return {
        operation,
        broken: {
          message: `${owner.operation.id} answered ${source.exchange.response.status}, but ${owner.link.operation} with ${show(parameters)} from its link \`${owner.link.name}\` answered ${status}`,
          expected: String(settings.status ?? '2XX'),
          excerpt: `${status} ${show(target.body)}`,
          answers: [target, source],
        },
      };
    });
  },
};

/** Answers that have a link, each with the first answer that came of following it when it was due. */
export function pairsOf(
  { owner, settings }: Pick<Declared<FollowsSettings>, 'owner' | 'settings'>,
  history: History,
  context: Pick<LawContext, 'endOf'>,
): { source: Answer; target: Answer }[] {
  if (owner.on !== 'link') return [];
  const { link, operation, status } = owner;
  return sourcesOf(operation.id, status, history).flatMap((source) => {
    const due = dueOf({ owner, settings }, source, history, context);
    if (due === undefined) return [];
    const target = followersOf(link, source, history).find(({ exchange }) => exchange.sentAt >= due);
    return target === undefined ? [] : [{ source, target }];
  });
}

/** From when on a link must hold; nothing when it does not apply, or not yet. */
function dueOf(
  { owner, settings }: Pick<Declared<FollowsSettings>, 'owner' | 'settings'>,
  source: Answer,
  history: History,
  context: Pick<LawContext, 'endOf'>,
): number | undefined {
  if (settings.after === undefined || owner.on !== 'link') return source.exchange.receivedAt;
  const awaited = owner.operation.responses
    .find(({ status }) => status === owner.status)
    ?.links.find(({ name }) => name === settings.after);
  const end = awaited === undefined ? undefined : context.endOf(awaited, source, history);
  if (end === undefined) return undefined;
  const isMet = settings.when.every(([pointer, value]) => isSame(lookUp(end.body, pointer) as Json | undefined, value));
  return isMet ? end.exchange.receivedAt : undefined;
}
