import { expect, test } from 'vitest';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';
import { taskLink } from './task-link.js';

const content = { 'application/json': { schema: { $ref: '#/components/schemas/SummarizedTask' } } };
const links = { EnqueuedTask: { operationId: 'getTask' }, Other: { operationId: 'getThing' } };

test('an answer with a link to its task, and one that names no task, pass', () => {
  const responses = {
    200: { content: { 'application/json': { schema: {} } } },
    202: { content, links: { task: { $ref: '#/components/links/EnqueuedTask' } } },
  };
  expect(report(taskLink, oneOperation({ responses }, { links }))).toBe('');
});

test('an answer without a link, or with another, is reported', () => {
  const responses = { 200: { content, links: { thing: { $ref: '#/components/links/Other' } } }, 202: { content } };
  expect(report(taskLink, oneOperation({ responses }, { links }))).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/responses/200: names a task and has no link to getTask (task-link)
    openapi/paths/things.yaml#/get/responses/202: names a task and has no link to getTask (task-link)
    "
  `);
});
