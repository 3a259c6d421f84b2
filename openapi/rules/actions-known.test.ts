import { expect, test } from 'vitest';
import { actionsKnown } from './actions-known.js';
import type { Node } from './contract.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

const check = (operation: Node) =>
  report(actionsKnown, oneOperation(operation, { schemas: { KeyAction: { enum: ['*', 'tasks.get'] } } }));

test('known actions with `*`, and none where no key is needed, pass', () => {
  expect(check({ 'x-actions': ['tasks.get', '*'] })).toBe('');
  expect(check({ security: [], 'x-actions': [] })).toBe('');
});

test('no list, an unknown action, no `*`, and actions on a public operation are reported', () => {
  expect(check({})).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get: has no \`x-actions\` (actions-known)
    "
  `);
  expect(check({ 'x-actions': ['task.get'] })).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/x-actions: \`task.get\` is not in KeyAction (actions-known)
    openapi/paths/things.yaml#/get/x-actions: \`*\` opens every operation and is not listed (actions-known)
    "
  `);
  expect(check({ security: [], 'x-actions': ['*'] })).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/x-actions: an operation that needs no key lists actions (actions-known)
    "
  `);
});
