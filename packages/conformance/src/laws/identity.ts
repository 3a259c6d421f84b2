import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, isSameWord, show } from './compare.js';
import { type Expression, evaluate } from './expression.js';
import { type FollowsSettings, pairsOf } from './follows.js';
import type { Answer } from './history.js';
import { judgeSuccession } from './judge-instances.js';
import type { Breach, Declared, Law, Ruling } from './law.js';
import { demandOfOperation, demandsOfSuccession, ownAnswers } from './own-answers.js';

interface Settings {
  /** On a schema: what tells one thing from another, and what of it never changes. */
  readonly of: string | undefined;
  readonly values: readonly string[];
  /** On an operation or a link: what was said before, and where the answer says it again. */
  readonly same: readonly { readonly text: string; readonly expression: Expression; readonly at: readonly string[] }[];
  readonly is: readonly (readonly [pointer: string, value: Json])[];
  /** On a link: as in its law `follows`, which this one takes over. */
  readonly follows: FollowsSettings;
}

/** What is said of one thing in two places is the same. */
export const identity: Law<Settings> = {
  law: 'identity',
  on: ['operation', 'schema', 'link'],
  read: (settings) => {
    const of = settings.optional('of') === undefined ? undefined : settings.at('of');
    const read: Settings = {
      of,
      values: of === undefined ? [] : settings.pointers('values'),
      same: settings.expressions('same'),
      is: settings.constants('is'),
      follows: {
        after: settings.optional('after') === undefined ? undefined : settings.text('after'),
        when: settings.constants('when'),
        status: undefined,
      },
    };
    if (of === undefined && read.same.length + read.is.length === 0)
      settings.fail('same', 'there, or `is`, or `of` with `values`');
    return read;
  },
  demands: (declared) => {
    const { settings, owner } = declared;
    if (owner.on === 'schema')
      return demandsOfSuccession(declared, `${settings.values.join(', ')} of one \`${settings.of}\` never change`);
    const said = [
      ...settings.same.map(({ text, at }) => `\`${at.join('` or `')}\` is \`${text}\``),
      ...settings.is.map(([at, value]) => `\`${at}\` is ${show(value)}`),
    ];
    return demandOfOperation(
      declared,
      owner.on === 'link' ? `in what \`${owner.link.name}\` leads to, ${said.join(', ')}` : said.join(', '),
    );
  },
  judge: (declared, history, context): Ruling[] => {
    const { owner, settings } = declared;
    if (owner.on === 'schema') {
      return judgeSuccession(declared, settings.of ?? '', history, context, (earlier, later) => {
        for (const pointer of settings.values) {
          const [was, is] = [lookUp(earlier.value, pointer), lookUp(later.value, pointer)] as (Json | undefined)[];
          if (isSame(was, is)) continue;
          const key = show(lookUp(later.value, settings.of ?? '') as Json);
          return {
            message: `\`${pointer}\` of ${key} was ${show(was)} and is ${show(is)} afterwards`,
            expected: show(was),
            excerpt: show(is),
          };
        }
        return 'held';
      });
    }
    const pairs =
      owner.on === 'link'
        ? pairsOf({ owner, settings: settings.follows }, history, context).filter(({ target }) => target.isSuccess)
        : ownAnswers(declared, history).map((answer) => ({ source: answer, target: answer }));
    return pairs.flatMap(({ source, target }) => rule(declared, source, target));
  },
};

function rule({ owner, settings }: Declared<Settings>, source: Answer, target: Answer): Ruling[] {
  if (owner.on === 'schema') return [];
  const operation = owner.operation.id;
  let isSeen = false;
  const answers = source === target ? [target] : [target, source];
  const broken = (at: readonly string[], is: Json | undefined, wanted: Json, why: string): Ruling[] => {
    const breach: Breach = {
      message: `\`${at.join('` and `')}\` of ${target.operation.id} ${at.length === 1 ? 'is' : 'are not,'} ${show(is)}, ${why} ${show(wanted)}`,
      expected: show(wanted),
      excerpt: show(is),
      answers,
    };
    return [{ operation, broken: breach }];
  };
  for (const { text, expression, at } of settings.same) {
    const wanted = evaluate(expression, source);
    if (wanted === undefined) continue;
    isSeen = true;
    const given = at.map((pointer) => lookUp(target.body, pointer) as Json | undefined);
    if (!given.some((value) => isSameWord(value, wanted))) return broken(at, given[0], wanted, `and \`${text}\` was`);
  }
  for (const [pointer, wanted] of settings.is) {
    isSeen = true;
    const value = lookUp(target.body, pointer) as Json | undefined;
    if (!isSame(value, wanted)) return broken([pointer], value, wanted, 'and has to be');
  }
  return isSeen ? [{ operation }] : [];
}
