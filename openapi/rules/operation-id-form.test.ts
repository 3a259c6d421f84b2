import { expect, test } from 'vitest';
import { operationIdForm } from './operation-id-form.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

const withIds = (...ids: (string | undefined)[]) =>
  smallContract({
    paths: Object.fromEntries(ids.map((operationId, index) => [`/things/${index}`, { get: { operationId } }])),
  });

test('a verb and a noun in camelCase pass', () => {
  expect(report(operationIdForm, withIds('getTask', 'deleteAllDocuments'))).toBe('');
});

test('another verb, another case, no noun, no id and the same id twice are reported', () => {
  expect(
    report(operationIdForm, withIds('fetchAll', 'makeTask', 'GetTask', 'get_task', 'get', undefined, 'fetchAll')),
  ).toMatchInlineSnapshot(`
    "openapi/paths/things_1.yaml#/get: operationId \`makeTask\` is not one of the verbs add, cancel, create, delete, fetch, get, list, preview, swap, update, verify and a noun, in camelCase (operation-id-form)
    openapi/paths/things_2.yaml#/get: operationId \`GetTask\` is not one of the verbs add, cancel, create, delete, fetch, get, list, preview, swap, update, verify and a noun, in camelCase (operation-id-form)
    openapi/paths/things_3.yaml#/get: operationId \`get_task\` is not one of the verbs add, cancel, create, delete, fetch, get, list, preview, swap, update, verify and a noun, in camelCase (operation-id-form)
    openapi/paths/things_4.yaml#/get: operationId \`get\` is not one of the verbs add, cancel, create, delete, fetch, get, list, preview, swap, update, verify and a noun, in camelCase (operation-id-form)
    openapi/paths/things_5.yaml#/get: has no operationId (operation-id-form)
    openapi/paths/things_6.yaml#/get: operationId \`fetchAll\` is taken (operation-id-form)
    "
  `);
});
