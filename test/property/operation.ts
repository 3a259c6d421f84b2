import fc from 'fast-check';

/** A document as the texts of its members: numbers keep every digit on both sides. */
export type DocumentText = Record<string, string>;

/** One request that changes indexes or documents. */
export type Operation =
  | { kind: 'add'; index: string; method: 'replace' | 'update'; primaryKey: string | null; documents: DocumentText[] }
  | { kind: 'deleteOne'; index: string; id: string }
  | { kind: 'deleteSome'; index: string; ids: string[] }
  | { kind: 'deleteAll'; index: string }
  | { kind: 'createIndex'; index: string; primaryKey: string | null }
  | { kind: 'deleteIndex'; index: string }
  | { kind: 'renameIndex'; index: string; to: string }
  | { kind: 'swap'; index: string; other: string };

export const INDEXES = ['a', 'b', 'c'];
/** Few, so that sequences meet the same documents again; `1` and `"1"` are the same one. */
const IDS = ['1', '"1"', '2', '-3', '"x_y-z"', '18446744073709551615', `"${'long'.repeat(127)}"`];
const BAD_IDS = ['1.5', '"a b"', '18446744073709551616', 'null', '[1]', '""'];
const VALUES = [
  'null',
  'true',
  '12345678901234567890',
  '1.10',
  '"é\\u0000\\ud800"',
  '{"x":[1,{"y":"}"}]}',
  '"\\"\\\\"',
];

const index = fc.constantFrom(...INDEXES);
const id = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...IDS) },
  { weight: 1, arbitrary: fc.constantFrom(...BAD_IDS) },
);
const value = fc.constantFrom(...VALUES);
/** In any order of fields; one in many lacks its id, and then the whole task fails. */
const document: fc.Arbitrary<DocumentText> = fc
  .tuple(
    fc.record({ key: fc.constantFrom(...IDS) }),
    fc.oneof({ weight: 30, arbitrary: fc.record({ id }) }, { weight: 1, arbitrary: fc.constant({}) }),
    fc.record({ title: value, constructor: value, nested: value }, { requiredKeys: [] }),
  )
  .map((parts) => parts.flatMap((part) => Object.entries(part)))
  .chain((members) => fc.shuffledSubarray(members, { minLength: members.length, maxLength: members.length }))
  .map((members) => Object.fromEntries(members));
const documents = fc.array(document, { minLength: 1, maxLength: 6 });
const plainId = id.map((text) => (text[0] === '"' ? (JSON.parse(text) as string) : text));
// An empty id in the path would be the address of all documents.
const idInPath = plainId.filter((text) => text !== '');
const pair = fc.shuffledSubarray(INDEXES, { minLength: 2, maxLength: 2 });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      index,
      method: fc.constantFrom('replace' as const, 'update' as const),
      primaryKey: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.constantFrom('id', 'key')),
      documents,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deleteOne' as const), index, id: idInPath }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deleteSome' as const), index, ids: fc.array(plainId, { maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteAll' as const), index }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('createIndex' as const),
      index,
      primaryKey: fc.constantFrom(null, 'id'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteIndex' as const), index }) },
  {
    weight: 1,
    arbitrary: pair.map(([from = '', to = '']) => ({ kind: 'renameIndex' as const, index: from, to })),
  },
  { weight: 2, arbitrary: pair.map(([one = '', other = '']) => ({ kind: 'swap' as const, index: one, other })) },
);

/** Sequences of up to `maxLength` operations. */
export const operations = (maxLength: number): fc.Arbitrary<Operation[]> =>
  fc.array(operation, { minLength: 1, maxLength, size: 'max' });
