import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { operationSection } from '../scripts/reference/operation-section.js';
import { renderReference } from '../scripts/reference/render-reference.js';
import { typeText } from '../scripts/reference/type-text.js';
import { document } from './index.js';
import type { SchemaObject } from './openapi-document.js';

const page = renderReference(document);
const headings = [...page.matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = '']) => heading);

test('every operation and every shape has a heading of its own', () => {
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  expect(headings).toEqual(expect.arrayContaining([...operations, ...Object.keys(document.components.schemas)]));
  // Two of a name would have one anchor.
  const anchors = headings.map((heading) => heading.toLowerCase());
  expect(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at)).toEqual([]);
});

test('every link leads somewhere', async () => {
  const anchors = new Set(headings.map((heading) => heading.toLowerCase()));
  const inside = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(inside.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  const errors = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const outside = [...page.matchAll(/\]\(errors\.md#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(outside.length).toBeGreaterThan(0);
  expect(outside.filter((code) => !errors.includes(`### ${code}\n`))).toEqual([]);
});

test('every row of a table has the cells of its head', () => {
  // A bar inside a cell is escaped.
  const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length;
  const tables = page
    .trimEnd()
    .split('\n\n')
    .filter((part) => part.startsWith('| '));
  expect(tables.length).toBeGreaterThan(100);
  for (const [head = '', ...rows] of tables.map((text) => text.split('\n')))
    for (const row of rows) expect({ row, cells: cells(row) }).toEqual({ row, cells: cells(head) });
});

test('what a reader sees of an operation', () => {
  const operation = document.paths['/snapshots/{snapshotUid}']?.patch;
  if (operation === undefined) throw new Error('the contract has no such operation');
  const section = operationSection(document, 'patch', '/snapshots/{snapshotUid}', operation);
  expect(section.slice(0, section.indexOf('| 401'))).toMatchInlineSnapshot(`
    "### updateSnapshot

    **\`PATCH /snapshots/{snapshotUid}\`** · Pin a snapshot · only Stillframe has it

    A pinned snapshot is never removed by retention, and does not count among those that it keeps. Whoever may delete snapshots still may delete it.

    Key: the master key, or one with \`snapshots.update\`, \`snapshots.*\`, \`*\`.

    | parameter | in | type | meaning | error |
    | --- | --- | --- | --- | --- |
    | **\`snapshotUid\`** | path | [SnapshotUid](#snapshotuid) | Uid of the snapshot. | [\`invalid_snapshot_uid\`](errors.md#invalid_snapshot_uid) |

    Body: What is to change.

    - \`application/json\`: [SnapshotChanges](#snapshotchanges)

    | member | type | meaning |
    | --- | --- | --- |
    | \`pinned\` | boolean | Whether retention must not remove it. |

    | status | body | means | errors |
    | --- | --- | --- | --- |
    | 200 | [Snapshot](#snapshot) | The snapshot as it is now. |  |
    | 400 | [Error](#error) | The uid is not one of a snapshot, or the body has a bad value. | [\`invalid_snapshot_uid\`](errors.md#invalid_snapshot_uid), [\`invalid_snapshot_pinned\`](errors.md#invalid_snapshot_pinned), \`missing_payload\`, \`malformed_payload\` |
    "
  `);
});

const types: { given: SchemaObject | boolean; want: string }[] = [
  { given: { $ref: '#/components/schemas/Task' }, want: '[Task](#task)' },
  { given: { type: ['string', 'null'] }, want: 'string or `null`' },
  { given: { type: 'integer', minimum: 0 }, want: 'integer from 0' },
  { given: { type: 'integer', minimum: 1, maximum: 9 }, want: 'integer from 1 to 9' },
  { given: { type: 'array', items: { type: 'string' }, minItems: 1 }, want: 'list of string, from 1 items' },
  { given: { type: 'string', format: 'date-time' }, want: 'string (date-time)' },
  { given: { type: 'string', enum: ['a', 'b'] }, want: '`"a"`, `"b"`' },
  { given: { anyOf: [{ $ref: '#/components/schemas/Error' }, { type: 'null' }] }, want: '[Error](#error) or `null`' },
  { given: {}, want: 'any value' },
  { given: true, want: 'any value' },
];
test.each(types)('type: $want', ({ given, want }) => {
  expect(typeText(given)).toBe(want);
});
