import { knownOptions, type Settings } from './known-option.js';
import { environmentNameOf } from './option-spec.js';

// Meilisearch's rule for switches: these, in any case, are false; everything else is true.
const falseWords = new Set(['n', 'no', 'f', 'false', 'off', '0']);

/** What a process gets from its surroundings; `process.env` is one. */
export type Environs = Readonly<Record<string, string | undefined>>;

/** Reads the `MEILI_` variables. An empty one counts as unset. `unknown` lists those that are no option at all. */
export function readEnvironment(env: Environs): { settings: Settings; unknown: string[] } {
  const settings: Settings = new Map();
  const known = new Set<string>();
  for (const { name, form } of knownOptions) {
    const source = environmentNameOf(name);
    known.add(source);
    const value = env[source];
    if (!value) continue;
    const isFalse = falseWords.has(value.trim().toLowerCase());
    settings.set(name, { source, text: form === 'switch' ? String(!isFalse) : value });
  }
  const unknown = Object.keys(env).filter((key) => key.startsWith('MEILI_') && !known.has(key));
  return { settings, unknown: unknown.sort() };
}
