import type { Json } from '../contract/json.js';

export type JsonReading =
  | { readonly ok: true; readonly value: Json; readonly duplicates: readonly string[] }
  | { readonly ok: false; readonly why: string };

/**
 * Reads a JSON text and repairs nothing. Besides the value it tells where an object has a name twice, as JSON pointers:
 * which of the two counts is for each reader to choose, so no two need agree.
 *
 * @see RFC 8259 §4
 */
export function readJson(text: string): JsonReading {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
  return { ok: true, value, duplicates: findDuplicates(text) };
}

interface Level {
  /** Names met so far; absent in a list. */
  readonly names?: Set<string>;
  step: string | number;
}

// The text is known to be sound, so a token's first character tells what it is.
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

function findDuplicates(text: string): string[] {
  const found: string[] = [];
  const levels: Level[] = [];
  let isName = false;
  for (const [token] of text.matchAll(TOKENS)) {
    const level = levels.at(-1);
    if (token === '{') {
      levels.push({ names: new Set(), step: '' });
      isName = true;
    } else if (token === '[') {
      levels.push({ step: 0 });
      isName = false;
    } else if (token === '}' || token === ']') {
      levels.pop();
      isName = false;
    } else if (token === ',') {
      isName = level?.names !== undefined;
      if (level !== undefined && typeof level.step === 'number') level.step += 1;
    } else if (token === ':') isName = false;
    else if (isName && level?.names !== undefined) {
      const name = JSON.parse(token) as string;
      level.step = name;
      if (level.names.has(name)) found.push(`/${levels.map(({ step }) => step).join('/')}`);
      level.names.add(name);
    }
  }
  return found;
}
