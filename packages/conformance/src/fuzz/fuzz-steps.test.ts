import { expect, test } from 'vitest';
import { judgeServer, planServer } from '../run/judge-server.js';
import { type LibraryFault, libraryContract, startLibrary } from '../testing/library.js';
import { fuzzSteps } from './fuzz-steps.js';

const asked = { contract: libraryContract, keys: { librarian: 'librarian' } };
const { steps } = planServer(asked).plan;
const fuzz = (seed: number, readOnly = false) => fuzzSteps(libraryContract, steps, { seed, requests: 200, readOnly });

test('the same seed gives the same steps, another one others', () => {
  expect(fuzz(1)).toEqual(fuzz(1));
  expect(fuzz(2)).not.toEqual(fuzz(1));
  expect(fuzz(1).filter(({ name }) => name.startsWith('fuzz '))).toHaveLength(200);
});

test('read-only sends nothing that is not safe', () => {
  const sent = fuzz(3, true).filter(({ name }) => name.startsWith('fuzz '));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('bodies are of every kind, as they should be and not', () => {
  const bodies = fuzz(4).flatMap(({ operation, body }) =>
    operation === 'lend' && body !== undefined ? [JSON.stringify(body)] : [],
  );
  expect(new Set(bodies).size).toBeGreaterThan(20);
  expect(bodies).toContainEqual(expect.stringMatching(/"reader":"[^"]+"\}/));
  expect(bodies).toContainEqual(expect.stringMatching(/"known":(null|\[|7|"")/));
});

async function fuzzLibrary(seed: number, fault?: LibraryFault) {
  const library = await startLibrary(fault);
  try {
    const { report } = await judgeServer({ ...asked, url: library.url, fuzz: { seed, requests: 150 } });
    return { report, left: library.loans.size };
  } finally {
    await library.close();
  }
}

test('a server that keeps its contract keeps it whatever comes, and nothing is left there', async () => {
  for (const seed of [1, 2, 3]) {
    const { report, left } = await fuzzLibrary(seed);
    expect({ seed, findings: report.findings, verdict: report.verdict, left }).toEqual({
      seed,
      findings: [],
      verdict: 'kept',
      left: 0,
    });
  }
});

test('an answer of the wrong form is found', async () => {
  const { report } = await fuzzLibrary(1, 'says too much');
  expect(report.verdict).toBe('broken');
  expect(report.findings.map(({ obligation }) => obligation)).toContain('listLoans/200/body/application/json');
});
