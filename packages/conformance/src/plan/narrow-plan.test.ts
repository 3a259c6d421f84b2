import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeServer, planServer } from '../run/judge-server.js';
import { libraryContract, startLibrary } from '../testing/library.js';

const asked = { contract: libraryContract, keys: { librarian: 'librarian' } };

let sound: Awaited<ReturnType<typeof startLibrary>>;
let faulty: Awaited<ReturnType<typeof startLibrary>>;
beforeAll(async () => {
  [sound, faulty] = [await startLibrary(), await startLibrary('ignores the reader')];
});
afterAll(async () => {
  await Promise.all([sound.close(), faulty.close()]);
});

test('of some operations alone, each obligation is put to the test that the whole plan puts there, with fewer requests', async () => {
  const whole = planServer(asked);
  const { report } = await judgeServer({ ...asked, url: sound.url, only: ['readLoan'] });
  expect(report.findings).toEqual([]);
  expect(report.obligations.filter(({ outcome }) => outcome === 'not-exercised').map(({ id }) => id)).toEqual([]);
  // A loan is what a list holds: that both say the same is about it too.
  expect(report.obligations.map(({ id }) => id)).toContain('listLoans/law/list-equals-one.one');
  expect(report.obligations.some(({ operation }) => operation === 'lend')).toBe(false);
  expect(report.requests).toBeLessThan(whole.plan.steps.length);
});

test('a fault of an operation is found when it is looked at, and not when others are', async () => {
  const obligationsBrokenFor = async (only: string[]) =>
    (await judgeServer({ ...asked, url: faulty.url, only })).report.findings.map(({ obligation }) => obligation);
  expect(await obligationsBrokenFor(['listLoans'])).toContain('listLoans/law/subset-by-filter.reader');
  expect(await obligationsBrokenFor(['endLoan'])).toEqual([]);
});
