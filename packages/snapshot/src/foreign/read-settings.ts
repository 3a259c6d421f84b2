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

/** Keys of an index's `main` database, the settings they hold, and how, as Meilisearch 1.50 writes them. */
const settingsByKey: Record<string, { name: string; decode: Decode | null }> = {
  'displayed-fields': { name: 'displayedAttributes', decode: json },
  'user-defined-searchable-fields': { name: 'searchableAttributes', decode: json },
  'filterable-fields': { name: 'filterableAttributes', decode: json },
  'sortable-fields': { name: 'sortableAttributes', decode: json },
  criteria: { name: 'rankingRules', decode: rankingRules },
  'distinct-key': { name: 'distinctAttribute', decode: text },
  'user-defined-synonyms': { name: 'synonyms', decode: synonyms },
  localized_attributes_rules: { name: 'localizedAttributes', decode: json },
  'stop-words': { name: 'stopWords', decode: null },
  'non-separator-tokens': { name: 'nonSeparatorTokens', decode: null },
  'separator-tokens': { name: 'separatorTokens', decode: null },
  dictionary: { name: 'dictionary', decode: null },
  'authorize-typos': { name: 'typoTolerance.enabled', decode: null },
  'one-typo-word-len': { name: 'typoTolerance.minWordSizeForTypos.oneTypo', decode: null },
  'two-typos-word-len': { name: 'typoTolerance.minWordSizeForTypos.twoTypos', decode: null },
  'exact-words': { name: 'typoTolerance.disableOnWords', decode: null },
  'exact-attributes': { name: 'typoTolerance.disableOnAttributes', decode: null },
  'max-values-per-facet': { name: 'faceting.maxValuesPerFacet', decode: null },
  'sort-facet-values-by': { name: 'faceting.sortFacetValuesBy', decode: null },
  'pagination-max-total-hits': { name: 'pagination.maxTotalHits', decode: null },
  'proximity-precision': { name: 'proximityPrecision', decode: null },
  embedding_configs: { name: 'embedders', decode: null },
  search_cutoff: { name: 'searchCutoffMs', decode: null },
  'facet-search': { name: 'facetSearch', decode: null },
  'prefix-search': { name: 'prefixSearch', decode: null },
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
      else settings[name] = decode(value);
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

/** bincode of a map of words to lists of words: counts and lengths are u64. */
function synonyms(value: Buffer): Record<string, string[]> {
  let at = 0;
  const number = () => {
    const found = Number(value.readBigUInt64LE(at));
    at += 8;
    if (found > value.length) throw new RangeError('more than there is');
    return found;
  };
  const word = () => {
    const length = number();
    at += length;
    return value.toString('utf8', at - length, at);
  };
  const list = () => Array.from({ length: number() }, word);
  return Object.fromEntries(Array.from({ length: number() }, () => [word(), list()]));
}
