import { fileURLToPath } from 'node:url';
import { judgeExchanges, loadContract } from '@stillframe/conformance';
import { expect, test } from 'vitest';
import { recordedExchanges } from './recorded-exchanges.js';

// Meilisearch itself keeps our contract, or it is not Meilisearch's. What is ours alone it cannot know.
test('the judge finds nothing in what the real Meilisearch answered', async () => {
  const contract = await loadContract(fileURLToPath(new URL('../../openapi', import.meta.url)), {
    skip: 'x-extension',
  });
  const { findings, exercised } = judgeExchanges(contract, recordedExchanges);
  expect(findings.map(({ obligation, message, excerpt }) => `${obligation}: ${message} (${excerpt})`)).toEqual([]);
  expect(recordedExchanges.length).toBeGreaterThan(150);
  expect(exercised.size).toBeGreaterThan(150);
});
