import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { recordsOf } from '../lmdb/records-of.js';
import { withForeignArchive } from './foreign-archive.js';
import { readSettings } from './read-settings.js';
import { readWordSet } from './word-set.js';

const fixtures = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));

/** bincode of texts, and of a count in front. */
const words = (...texts: string[]) =>
  Buffer.concat([u64(texts.length), ...texts.flatMap((text) => [u64(Buffer.byteLength(text)), Buffer.from(text)])]);

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

test('each form in which settings are stored', () => {
  const main = new Map([
    ['criteria', Buffer.from('["Words","AttributeRank",{"Asc":"price"},{"Desc":"a:b"}]')],
    ['distinct-key', Buffer.from('sku')],
    ['dictionary', words('J. R. R.', 'W. E. B.')],
    ['exact-attributes', words('title')],
    ['user-defined-synonyms', Buffer.concat([u64(1), words('x').subarray(8), words('y', 'z')])],
    ['authorize-typos', Buffer.from([0])],
    ['one-typo-word-len', Buffer.from([4])],
    ['max-values-per-facet', u64(200)],
    ['pagination-max-total-hits', Buffer.from(u64(5000)).reverse()],
    ['sort-facet-values-by', Buffer.from('{"*":"Lexicographic","tags":"Count"}')],
    ['proximity-precision', Buffer.from([1, 0, 0, 0])],
    ['facet-search', Buffer.from([0])],
    ['prefix-search', Buffer.from([7, 0, 0, 0])],
    ['embedding_configs', Buffer.from('{}')],
    ['separator-tokens', Buffer.from('neither')],
    ['filterable-fields', Buffer.from('{broken')],
    ['documents-ids', Buffer.from('no setting')],
  ]);
  expect(readSettings(main)).toEqual({
    settings: {
      rankingRules: ['words', 'attributeRank', 'price:asc', 'a:b:desc'],
      distinctAttribute: 'sku',
      dictionary: ['J. R. R.', 'W. E. B.'],
      synonyms: { x: ['y', 'z'] },
      typoTolerance: { enabled: false, minWordSizeForTypos: { oneTypo: 4 }, disableOnAttributes: ['title'] },
      faceting: { maxValuesPerFacet: 200, sortFacetValuesBy: { '*': 'alpha', tags: 'count' } },
      pagination: { maxTotalHits: 5000 },
      proximityPrecision: 'byAttribute',
      facetSearch: false,
    },
    // No variant 7 is known.
    unread: ['filterableAttributes', 'separatorTokens', 'embedders', 'prefixSearch'],
  });
});

test('a set of 17,581 words in an fst is the keys of the database that they are looked up in', async () => {
  await withForeignArchive(join(fixtures, 'meilisearch-1.50.snapshot'), {}, async (database) => {
    const largest = database.dataFiles.reduce((a, b) => (a.sizeBytes > b.sizeBytes ? a : b));
    const path = database.pathOf(largest.name);
    const [fst] = [...recordsOf(path, path, 'main')].filter(({ key }) => key.toString() === 'words-fst');
    if (fst === undefined) throw new Error('the fixture has no words');
    const wanted = [...recordsOf(path, path, 'word-docids')].map(({ key }) => key.toString());
    expect(wanted).toHaveLength(17_581);
    expect(readWordSet(fst.value)).toEqual(wanted);
    for (let length = 0; length < fst.value.length; length += 997) {
      expect(() => readWordSet(fst.value.subarray(0, length))).toThrow(RangeError);
    }
  });
});
