import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lint, rules } from './index.js';
import { smallContract } from './small-contract.js';

test('each rule has a file, a test and a line in the README, all named by its id', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  for (const { id } of rules) {
    expect(existsSync(new URL(`./${id}.ts`, import.meta.url)), id).toBe(true);
    expect(existsSync(new URL(`./${id}.test.ts`, import.meta.url)), id).toBe(true);
    expect(readme, id).toContain(`| \`${id}\` |`);
  }
});

test('each file that holds a rule is in the list', async () => {
  const files = await readdir(new URL('.', import.meta.url));
  const holdsRule = await Promise.all(
    files
      .filter((file) => !file.endsWith('.test.ts'))
      .map(async (file) => /: Rule = \{/.test(await readFile(new URL(file, import.meta.url), 'utf8')) && file),
  );
  expect(holdsRule.filter((file) => file !== false)).toEqual(rules.map(({ id }) => `${id}.ts`));
});

test('the findings of all rules come together', () => {
  const contract = smallContract(
    { paths: { '/things': { get: { operationId: 'getThing', security: [], 'x-actions': ['*'] } } } },
    { readme: '`x-actions`' },
  );
  expect(lint(contract)).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/x-actions: an operation that needs no key lists actions (actions-known)
    openapi/paths/things.yaml#/get/responses: lacks \`422\`: any machine may fail (error-responses)
    openapi/paths/things.yaml#/get/responses: lacks \`5XX\`: any server may fail (error-responses)
    "
  `);
});
