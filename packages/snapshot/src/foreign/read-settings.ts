import { readWordMap, readWords } from './bincode.js';
import { readWordSet } from './word-set.js';

/** Settings of an index that differ from its version's defaults, as `GET …/settings` names them. */
export interface ForeignSettings {
  /** Those that can be read. */
  settings: Record<string, unknown>;
  /** Names of those that are there and stored in a form that is not read here. */
  unread: string[];
}

type Decode = (value: Buffer) => unknown;

const json: Decode = (value) => JSON.parse(value.toString('utf8'));
const text: Decode = (value) => value.toString('utf8');

/** Keys of an index's `main` database, the settings they hold, and how (milli's `Index`): JSON, text, an fst, bincode, integers. */
const settingsByKey: Record<string, { name: string; decode: Decode | null }> = {
  'displayed-fields': { name: 'displayedAttributes', decode: json },
  'user-defined-searchable-fields': { name: 'searchableAttributes', decode: json },
  'filterable-fields': { name: 'filterableAttributes', decode: json },
  'sortable-fields': { name: 'sortableAttributes', decode: json },
  criteria: { name: 'rankingRules', decode: rankingRules },
  'distinct-key': { name: 'distinctAttribute', decode: text },
  'user-defined-synonyms': { name: 'synonyms', decode: readWordMap },
  localized_attributes_rules: { name: 'localizedAttributes', decode: json },
  'stop-words': { name: 'stopWords', decode: readWordSet },
  'non-separator-tokens': { name: 'nonSeparatorTokens', decode: readWords },
  'separator-tokens': { name: 'separatorTokens', decode: readWords },
  dictionary: { name: 'dictionary', decode: readWords },
  'authorize-typos': { name: 'typoTolerance.enabled', decode: (value) => byte(value) !== 0 },
  'one-typo-word-len': { name: 'typoTolerance.minWordSizeForTypos.oneTypo', decode: byte },
  'two-typos-word-len': { name: 'typoTolerance.minWordSizeForTypos.twoTypos', decode: byte },
  'exact-words': { name: 'typoTolerance.disableOnWords', decode: readWordSet },
  disabled_typos_terms: { name: 'typoTolerance.disableOnNumbers', decode: disabledOnNumbers },
  'exact-attributes': { name: 'typoTolerance.disableOnAttributes', decode: readWords },
  'max-values-per-facet': { name: 'faceting.maxValuesPerFacet', decode: integer },
  'sort-facet-values-by': { name: 'faceting.sortFacetValuesBy', decode: facetOrders },
  'pagination-max-total-hits': { name: 'pagination.maxTotalHits', decode: integer },
  'proximity-precision': { name: 'proximityPrecision', decode: oneOf('byWord', 'byAttribute') },
  embedding_configs: { name: 'embedders', decode: null },
  search_cutoff: { name: 'searchCutoffMs', decode: integer },
  'facet-search': { name: 'facetSearch', decode: flag },
  'prefix-search': { name: 'prefixSearch', decode: oneOf('indexingTime', 'disabled') },
};

/** The settings among the records of `main`. A setting in an unknown form is named, never guessed. */
export function readSettings(main: ReadonlyMap<string, Buffer>): ForeignSettings {
  const settings: Record<string, unknown> = {};
  const unread: string[] = [];
  for (const [key, { name, decode }] of Object.entries(settingsByKey)) {
    const value = main.get(key);
    if (value === undefined) continue;
    try {
      if (decode === null) unread.push(name);
      else setAt(settings, name, decode(value));
    } catch {
      unread.push(name);
    }
  }
  return { settings, unread };
}

/** `Words`, or `{"Asc": "price"}`: in the settings `words` and `price:asc`. */
function rankingRules(value: Buffer): string[] {
  const rules = json(value);
  if (!Array.isArray(rules)) throw new TypeError('ranking rules are a list');
  return rules.map((rule: unknown) => {
    if (typeof rule === 'string') return rule.charAt(0).toLowerCase() + rule.slice(1);
    const [[direction, field] = []] = Object.entries(rule as object);
    if (direction !== 'Asc' && direction !== 'Desc') throw new TypeError('an unknown ranking rule');
    return `${field}:${direction.toLowerCase()}`;
  });
}

function disabledOnNumbers(value: Buffer): boolean {
  const { disableOnNumbers } = json(value) as { disableOnNumbers?: unknown };
  if (typeof disableOnNumbers !== 'boolean') throw new TypeError('not a flag');
  return disableOnNumbers;
}

/** `{"*": "Lexicographic"}`: in the settings `alpha`. */
function facetOrders(value: Buffer): Record<string, string> {
  const shown: Record<string, string> = { Lexicographic: 'alpha', Count: 'count' };
  const orders = Object.entries(json(value) as object).map(([attribute, order]) => {
    const word = shown[String(order)];
    if (word === undefined) throw new TypeError('an unknown order');
    return [attribute, word] as const;
  });
  return Object.fromEntries(orders);
}

/** An enum in bincode: the position of its variant, u32, little-endian. */
function oneOf(...variants: string[]): Decode {
  return (value) => {
    const variant = value.length === 4 ? variants[value.readUInt32LE(0)] : undefined;
    if (variant === undefined) throw new RangeError('an unknown variant');
    return variant;
  };
}

/** A bool in bincode. */
function flag(value: Buffer): boolean {
  const stored = byte(value);
  if (stored > 1) throw new RangeError('not a flag');
  return stored === 1;
}

/** One byte. */
function byte(value: Buffer): number {
  if (value.length !== 1) throw new RangeError('not one byte');
  return value.readUInt8(0);
}

/** A u64, big-endian; little-endian in versions before heed 0.20. No such setting comes near 2^32: the smaller reading is the right one. */
function integer(value: Buffer): number {
  if (value.length !== 8) throw new RangeError('not eight bytes');
  const [big, little] = [value.readBigUInt64BE(0), value.readBigUInt64LE(0)];
  return Number(big < little ? big : little);
}

/** `typoTolerance.enabled` is a member of `typoTolerance`. */
function setAt(settings: Record<string, unknown>, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const inner = (settings[name] ?? {}) as Record<string, unknown>;
  settings[name] = inner;
  setAt(inner, rest.join('.'), value);
}
