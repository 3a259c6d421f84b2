import { isObject, type Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame, show } from './compare.js';
import { judgeSuccession } from './judge-instances.js';
import type { Law } from './law.js';
import { demandsOfSuccession } from './own-answers.js';

interface Settings {
  readonly of: string;
  readonly value: string;
  readonly ends: readonly Json[];
  /** Members that may change afterwards. */
  readonly except: readonly string[];
}

/** What has ended does not change any more, in any of its members. */
export const terminal: Law<Settings> = {
  law: 'terminal',
  on: ['schema'],
  read: (settings) => ({
    of: settings.at('of'),
    value: settings.at('value'),
    ends: settings.values('ends'),
    except: settings.pointers('except', []),
  }),
  demands: (declared) =>
    demandsOfSuccession(
      declared,
      `nothing changes once \`${declared.settings.value}\` is one of ${show(declared.settings.ends as Json)}`,
    ),
  judge: (declared, history, context) =>
    judgeSuccession(declared, declared.settings.of, history, context, (earlier, later) => {
      const { of, value, ends, except } = declared.settings;
      const state = lookUp(earlier.value, value) as Json | undefined;
      if (!ends.some((end) => isSame(end, state)) || !isObject(earlier.value) || !isObject(later.value))
        return undefined;
      const names = new Set([...Object.keys(earlier.value), ...Object.keys(later.value)]);
      for (const name of names) {
        const [was, is] = [earlier.value[name], later.value[name]];
        if (except.includes(`/${name}`) || isSame(was, is)) continue;
        return {
          message: `${show(lookUp(later.value, of) as Json)} had ended as ${show(state)}, and then its \`${name}\` changed from ${show(was)} to ${show(is)}`,
          expected: 'no change after the end',
          excerpt: show({ [name]: is ?? null }),
        };
      }
      return 'held';
    }),
};
