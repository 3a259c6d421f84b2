import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from './contract/contract.js';
import { loadContract } from './contract/load-contract.js';
import './vitest.js';

let contract: Contract;
beforeAll(async () => {
  const source = fileURLToPath(new URL('../../../openapi/openapi.yaml', import.meta.url));
  // The message shows the path as it was given, and a test is not to show where the checkout lies.
  contract = { ...(await loadContract(source)), source: 'openapi/openapi.yaml' };
});

const summary = {
  taskUid: 1,
  indexUid: null,
  status: 'enqueued',
  type: 'snapshotCreation',
  enqueuedAt: '2026-11-23T05:31:06.439200772Z',
};
const answer = (body: unknown, status = 202): Response => Response.json(body, { status });

/** What a failed assertion says. */
async function messageOf(assertion: Promise<void>): Promise<string> {
  const error: unknown = await assertion.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : 'it did not fail';
}

describe('toKeep', () => {
  test('takes a Response that keeps the contract, and leaves its body to the test', async () => {
    const response = answer(summary);
    await expect(response).toKeep(contract, 'createSnapshot');
    expect(await response.json()).toEqual(summary);
  });

  test.each([
    { what: 'text', body: JSON.stringify(summary) },
    { what: 'a parsed body', body: summary },
  ])('takes an object with $what', async ({ body }) => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Set-Cookie': ['a=1', 'b=2'] };
    await expect({ status: 202, headers, body }).toKeep(contract, 'createSnapshot');
  });

  test('says what is wrong, and on which line of the contract', async () => {
    const wrong = { ...summary, status: 'processing', enqueuedAt: undefined, shard: 1 };
    expect(await messageOf(expect(answer(wrong)).toKeep(contract, 'createSnapshot'))).toMatchInlineSnapshot(`
      "the answer does not keep Stillframe 0.1.0 for createSnapshot

      createSnapshot/202/body/application/json (required)
        openapi/components/schemas/SummarizedTask.yaml:4:45
        202 of createSnapshot: it has no member \`enqueuedAt\`
        expected  a member \`enqueuedAt\`
        got       {"taskUid":1,"indexUid":null,"status":"processing","type":"snapshotCreation","shard":1}

      createSnapshot/202/body/application/json (const)
        openapi/components/schemas/SummarizedTask.yaml:14:5
        202 of createSnapshot: \`/status\` is another value
        expected  "enqueued"
        got       /status: "processing""
    `);
  });

  test('says when the status is not one of the contract', async () => {
    expect(await messageOf(expect(answer(summary, 418)).toKeep(contract, 'createSnapshot'))).toMatchInlineSnapshot(`
      "the answer does not keep Stillframe 0.1.0 for createSnapshot

      createSnapshot/status/documented (status)
        openapi/paths/snapshots.yaml:58:3
        createSnapshot answered 418, which the contract does not list
        expected  202, 401, 403, 422, 5XX
        got       418 "{\\"taskUid\\":1,\\"indexUid\\":null,\\"status\\":\\"enqueued\\",\\"type\\":\\"snapshotCreation\\",\\"enqueuedAt\\":\\"2026-11-23T05:31:06.439200772Z\\"}""
    `);
  });

  test('can be turned round', async () => {
    await expect(answer({})).not.toKeep(contract, 'createSnapshot');
    expect(await messageOf(expect(answer(summary)).not.toKeep(contract, 'createSnapshot'))).toMatchInlineSnapshot(
      `"the answer keeps Stillframe 0.1.0 for createSnapshot, and was not to"`,
    );
  });

  test('says when an operation does not exist', async () => {
    expect(await messageOf(expect(answer(summary)).toKeep(contract, 'createSnapshots'))).toContain(
      'the contract has no operation `createSnapshots`; it has getHealth,',
    );
  });

  test('says when the body was read already, and when it is no answer', async () => {
    const response = answer(summary);
    await response.text();
    expect(await messageOf(expect(response).toKeep(contract, 'createSnapshot'))).toContain('response.clone()');
    expect(await messageOf(expect('202').toKeep(contract, 'createSnapshot'))).toContain('this is no answer');
  });
});
