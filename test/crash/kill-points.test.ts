import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killPoints } from '@stillframe/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFull, seedsOf } from './crash-form.js';
import { applyWrite, type Found, type Point, runVictim, type VictimReport } from './run-victim.js';

const foreignArchive = fileURLToPath(new URL('../fixtures/meilisearch-1.50.snapshot', import.meta.url));
const SEEDS = seedsOf(isFull ? 100 : 3);
/** A start is the same each time, but for the moment. */
const START_SEEDS = seedsOf(isFull ? 20 : 1);
const timeout = (runs: number) => 20_000 + runs * 10_000;

const beforeAndAfter = (...calls: string[]): Point[] =>
  calls.flatMap((call): Point[] => [`disk ${call} before`, `disk ${call} after`]);
const diskCalls = ['create', 'write', 'chmod', 'sync', 'close', 'rename', 'syncDirectory', 'link', 'list', 'remove'];
const restorePoints = killPoints.slice(killPoints.indexOf('restore unpacked'));
const runningPoints: Point[] = [
  ...killPoints.slice(0, killPoints.indexOf('restore unpacked')),
  'task under way',
  ...beforeAndAfter(...diskCalls),
];
const sweepPoints = beforeAndAfter('list', 'remove', 'syncDirectory');

/** Points are attacked side by side, each in a folder of its own. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stillframe-points-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectKilled(report: VictimReport, point: Point, seed: number): void {
  expect({ point, seed, signal: report.signal }).toEqual({ point, seed, signal: 'SIGKILL' });
}

/** What a process that starts after a kill must find, whatever was being done. */
function foundBy({ found, code, signal }: VictimReport, killed: { point: Point; seed: number }): Found {
  if (!found) throw new Error(`after ${JSON.stringify(killed)}, the start ended with ${code ?? signal}`);
  const archives = found.names.filter((name) => /-\d+\.snapshot$/.test(name));
  expect({ ...killed, temporary: found.names.filter((name) => name.includes('.tmp')) }).toEqual({
    ...killed,
    temporary: [],
  });
  expect(found.names.filter((name) => name.endsWith('.json')).sort()).toEqual(
    archives.map((name) => `${name}.json`).sort(),
  );
  expect({ ...killed, files: found.updateFiles, root: found.root.sort() }).toEqual({
    ...killed,
    files: [],
    root: ['db', 'instance'],
  });
  return found;
}

/** Texts sorted, so that two states can be compared; and short. */
const stateOf = (documents: Iterable<string>): string => [...documents].sort().join('\n');

/** All that was written in one folder, over several lives. */
class History {
  readonly acknowledged: number[] = [];
  #documents = new Map<string, string>();
  /** Every state that has been. */
  readonly #states = new Set<string>([stateOf([])]);

  /** Takes up a life's writes; of the last one nobody knows whether it is there, so `found` tells. */
  live({ writes }: VictimReport, found: Found, killed: object): void {
    for (const { asked, taskUid } of writes) {
      const after = applyWrite(this.#documents, asked);
      const isThere = taskUid !== undefined || stateOf(after.values()) === stateOf(found.documents.log ?? []);
      if (taskUid !== undefined) this.acknowledged.push(taskUid);
      if (isThere) this.#documents = after;
      this.#states.add(stateOf(this.#documents.values()));
    }
    expect({ ...killed, documents: [...(found.documents.log ?? [])].sort() }).toEqual({
      ...killed,
      documents: [...this.#documents.values()].sort(),
    });
    const statuses = new Map(found.tasks.map(({ uid, status }) => [uid, status]));
    for (const uid of this.acknowledged)
      expect({ ...killed, uid, status: statuses.get(uid) }).toEqual({ ...killed, uid, status: 'succeeded' });
  }

  expectPast(documents: string[] | undefined, killed: object): void {
    expect({ ...killed, isPast: this.#states.has(stateOf(documents ?? [])) }).toEqual({ ...killed, isPast: true });
  }
}

describe.concurrent('killed while it works', () => {
  // One folder through all seeds: each start finds what the kill before left, and is killed in its turn.
  test.each(runningPoints)('at "%s"', { timeout: timeout(SEEDS.length) }, (point) =>
    inFolder(async (folder) => {
      console.log(`seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`);
      const history = new History();
      let last: VictimReport | undefined;
      for (const [n, seed] of [...SEEDS, -1].entries()) {
        const isLast = n === SEEDS.length;
        const occurrence = seed % (point.startsWith('disk write') ? 6 : 3);
        const report = await runVictim({ folder, seed, ...(isLast ? {} : { point, occurrence }) });
        const killed = { point, seed: SEEDS[n - 1] ?? seed };
        const found = foundBy(report, killed);
        if (last) {
          history.live(last, found, killed);
          expect(report.restored).toBeDefined();
          history.expectPast(report.restored?.log, killed);
        }
        if (isLast) expect(report).toMatchObject({ code: 0 });
        else expectKilled(report, point, seed);
        last = report;
      }
    }),
  );
});

describe.concurrent('killed while it sweeps what a kill left', () => {
  test.each(sweepPoints)('at "%s"', { timeout: timeout(START_SEEDS.length) }, (point) =>
    inFolder(async (folder) => {
      for (const seed of START_SEEDS) {
        const home = join(folder, `${seed}`);
        const first = await runVictim({ folder: home, seed, point: 'disk write after' });
        expectKilled(first, 'disk write after', seed);
        expectKilled(await runVictim({ folder: home, seed, point, isArmedAtStart: true }), point, seed);
        const report = await runVictim({ folder: home, seed });
        const history = new History();
        history.live(first, foundBy(report, { point, seed }), { point, seed });
        history.expectPast(report.restored?.log, { point, seed });
      }
    }),
  );
});

describe.concurrent('killed while it imports a snapshot', () => {
  const source = mkdtempSync(join(tmpdir(), 'stillframe-source-'));
  let ours: Found['documents'] | undefined;
  beforeAll(async () => {
    await runVictim({ folder: source, seed: SEEDS[0] ?? 0, point: 'batch settled', occurrence: 4 });
    ours = (await runVictim({ folder: source, seed: 0 })).restored;
    expect(ours).toBeDefined();
  }, 30_000);
  afterAll(() => rmSync(source, { recursive: true }));

  test.each([
    ...restorePoints.filter((point) => point !== 'documents loaded').map((point) => ({ kind: 'our', point })),
    ...(isFull ? restorePoints : (['restore unpacked', 'documents loaded', 'restore planned'] as const)).map(
      (point) => ({ kind: "Meilisearch's", point }),
    ),
  ])(
    '$kind archive, at "$point": the next start has all of it, or nothing and imports it again',
    {
      timeout: timeout(START_SEEDS.length) * 2,
    },
    ({ kind, point }) =>
      inFolder(async (folder) => {
        const importSnapshot = kind === 'our' ? join(source, 'snapshots', 'data.ms.snapshot') : foreignArchive;
        for (const seed of START_SEEDS) {
          const home = join(folder, `${seed}`);
          const occurrence = point === 'documents loaded' ? seed % 3 : 0;
          const request = { folder: home, seed, point, occurrence, isArmedAtStart: true, importSnapshot };
          expectKilled(await runVictim(request), point, seed);
          const isOver = point === 'plan removed' && existsSync(join(home, 'data.ms', 'db'));
          const report = await runVictim({ folder: home, seed, ...(isOver ? {} : { importSnapshot }) });
          const { documents } = foundBy(report, { point, seed });
          if (kind === 'our') expect(documents).toEqual(ours);
          else {
            const counts = Object.entries(documents).map(([uid, texts]) => [uid, texts.length]);
            expect(counts).toEqual([
              ['characters', 8055],
              ['empty', 0],
              ['movies', 3],
            ]);
          }
        }
      }),
  );
});
