import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, serve } from '../../testing/run-command.js';

const contract = fileURLToPath(new URL('../../../../openapi', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// The whole check is `.ci/check`: it takes longer than a test should on a busy machine.
test('a server of ours keeps our contract as far as reading shows, and a report says so', async () => {
  const key = 'a master key of more than 16 bytes';
  const server = await serve([], { MEILI_MASTER_KEY: key });
  const report = join(folder, 'check.json');
  const { exitCode, stdout, stderr } = await runCommand([
    'check',
    '--read-only',
    '--contract',
    contract,
    '--url',
    server.url,
    '--key',
    `owner=${key}`,
    '--report',
    `json=${report}`,
    '--report',
    'github=-',
    '--power',
  ]);
  await server.stop();
  expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^(::.*\n)*$/) });
  expect(stderr).toMatch(/kept Stillframe .*\n(.*\n)*\d+ damaged answers, \d+ holes\n$/);
  expect(stdout + stderr).not.toContain(key);
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ verdict: 'kept', findings: [] });
});

test('--plan asks nothing, and says what would be asked', async () => {
  const { exitCode, stdout } = await runCommand(['check', '--plan', '--read-only', '--key', 'owner=x']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('listTasks whole: GET /tasks as owner; query.limit=1000\n');
  expect(stdout).not.toMatch(/^[^:]+: (POST|PUT|PATCH|DELETE) /m);
});

describe('what cannot be judged is said in a sentence, with exit code 2', () => {
  test.each([
    { given: 'Swagger', text: 'swagger: "2.0"', says: 'this is no OpenAPI 3.1 document: it is Swagger "2.0"' },
    {
      given: 'a broken $ref',
      text: 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths:\n  /a: { get: { responses: { 200: { $ref: "#/nowhere" } } } }\n',
      says: '`$ref: #/nowhere` leads nowhere',
    },
    {
      given: 'no server',
      text: 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths:\n  /a: { get: { responses: { 200: { description: a } } } }\n',
      says: 'The contract names no server, and --url names none either.',
    },
  ])('$given', async ({ text, says }) => {
    const file = join(folder, 'contract.yaml');
    await writeFile(file, text);
    const { exitCode, stderr } = await runCommand(['check', '--contract', file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(says) });
  });

  test('a report that there is not', async () => {
    const { exitCode, stderr } = await runCommand(['check', '--report', 'html=a.html']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('there is no report "html"') });
  });
});
