import { document } from '@stillframe/contract';
import { expect, test } from 'vitest';
import { codeAt } from './code-at.js';

test.each([
  ['listTasks', '/query/limit', 'invalid_task_limit'],
  ['listTasks', '/query/statuses/1', 'invalid_task_statuses'],
  ['getTask', '/path/taskUid', 'invalid_task_uids'],
  ['createKey', '/body/actions/0', 'invalid_api_key_actions'],
  ['swapIndexes', '/body/0/indexes/1', 'invalid_swap_indexes'],
  ['swapIndexes', '/body/0', 'bad_request'],
  ['listTasks', '/query/nothing', undefined],
  ['listTasks', '/body/uid', undefined],
])('%s %s → %s', (operationId, place, code) => {
  expect(codeAt(document, operationId, place)).toBe(code);
});
