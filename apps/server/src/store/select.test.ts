import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { open } from 'lmdb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DateBounds, type DateField } from './date-bounds.js';
import { type Page, type Selection, type SelectionSource, select, selectAll } from './select.js';
import { UidSets } from './uid-sets.js';

interface Entry {
  uid: number;
  status: string;
  type: string;
  startedAt: bigint | undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'select-'));
const root = open({ path: folder, maxDbs: 8 });
const entries: Entry[] = [];
let source: SelectionSource;

beforeAll(async () => {
  const database = root.openDB<Buffer, [string, number]>({ name: 'sets', encoding: 'binary' });
  const dates = root.openDB<Buffer, [DateField, number]>({ name: 'dates', encoding: 'binary' });
  const sets = new UidSets(database);
  const bounds = new DateBounds(dates);
  // Every third uid is missing, so that chunks have holes; the dates of each fourth entry are out of order.
  for (let uid = 0; uid < 5000; uid += uid % 3 === 0 ? 2 : 1) {
    entries.push({
      uid,
      status: ['enqueued', 'succeeded', 'failed'][uid % 3] ?? '',
      type: ['a', 'b', 'c', 'd'][(uid * 7) % 4] ?? '',
      startedAt: uid % 5 === 0 ? undefined : BigInt(uid % 4 === 0 ? 10_000 - uid : uid),
    });
  }
  await root.transaction(() => {
    for (const { uid, status, type, startedAt } of entries) {
      const names = [
        'all',
        `status:${status}`,
        `type:${type}`,
        ...(startedAt === undefined ? [] : ['dated:startedAt']),
      ];
      const changes = names.map((set) => ({ set, uid, member: true }));
      sets.stage(changes);
      if (startedAt !== undefined) bounds.stage([{ field: 'startedAt', uid, at: startedAt }]);
    }
  });
  // What was staged is read back from disk: what readers see after a restart.
  source = {
    sets: new UidSets(database),
    bounds: new DateBounds(dates),
    dateOf: (uid) => entries.find((entry) => entry.uid === uid)?.startedAt,
  };
});

afterAll(async () => {
  await root.close();
  rmSync(folder, { recursive: true });
});

const plainly = ({ anyOf, dates, only }: Selection): number[] =>
  entries
    .filter(({ uid, status, type, startedAt }) => {
      const sets = ['all', `status:${status}`, `type:${type}`];
      return (
        anyOf.every((names) => names.some((name) => sets.includes(name))) &&
        (only === undefined || only.includes(uid)) &&
        dates.every(
          ({ after, before }) =>
            startedAt !== undefined &&
            (after === undefined || startedAt > after) &&
            (before === undefined || startedAt < before),
        )
      );
    })
    .map(({ uid }) => uid);

const instant = fc.bigInt({ min: -10n, max: 10_100n });
const selections: fc.Arbitrary<Selection> = fc.record(
  {
    anyOf: fc.array(fc.subarray(['status:enqueued', 'status:failed', 'type:a', 'type:c', 'type:none']), {
      maxLength: 2,
    }),
    dates: fc.array(
      fc.record(
        { field: fc.constant('startedAt' as const), after: instant, before: instant },
        { requiredKeys: ['field'] },
      ),
      { maxLength: 2 },
    ),
    only: fc.array(fc.nat({ max: 6000 }), { maxLength: 30 }),
  },
  { requiredKeys: ['anyOf', 'dates'] },
);
const pages: fc.Arbitrary<Page> = fc.record(
  { limit: fc.nat({ max: 40 }), from: fc.nat({ max: 5500 }), reverse: fc.boolean() },
  { requiredKeys: ['limit', 'reverse'] },
);

describe('select', () => {
  test('finds what a plain loop over all entries finds', () => {
    fc.assert(
      fc.property(selections, pages, (selection, page) => {
        const matching = plainly(selection);
        expect(selectAll(source, selection)).toEqual(matching);
        const ordered = page.reverse ? matching : matching.toReversed();
        const rest = ordered.filter(
          (uid) => page.from === undefined || (page.reverse ? uid >= page.from : uid <= page.from),
        );
        expect(select(source, selection, page)).toEqual({
          uids: rest.slice(0, page.limit),
          total: matching.length,
          next: rest[page.limit] ?? null,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('UidSets', () => {
  test('a member that leaves is gone for readers of the next start too', async () => {
    const database = root.openDB<Buffer, [string, number]>({ name: 'leaving', encoding: 'binary' });
    const sets = new UidSets(database);
    const enter = [{ set: 's', uid: 1025, member: true }];
    await root.transaction(() => sets.stage(enter));
    expect(sets.has('s', 1025)).toBe(false);
    sets.adopt(enter);
    expect([sets.has('s', 1025), sets.count('s'), [...sets.members('s')]]).toEqual([true, 1, [1025]]);
    const leave = [{ set: 's', uid: 1025, member: false }];
    await root.transaction(() => sets.stage(leave));
    sets.adopt(leave);
    expect([sets.has('s', 1025), sets.names('s'), new UidSets(database).chunks('s')]).toEqual([false, [], []]);
  });
});
