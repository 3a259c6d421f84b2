import { expect, test } from 'vitest';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

test.each([
  { at: '#/paths/~1tasks~1{taskUid}/get/x', want: 'openapi/paths/tasks_{taskUid}.yaml#/get/x' },
  { at: '#/components/schemas/Task', want: 'openapi/components/schemas/Task.yaml' },
  { at: '#/components/securitySchemes/bearer', want: 'openapi/openapi.yaml#/components/securitySchemes/bearer' },
  { at: '#/info', want: 'openapi/openapi.yaml#/info' },
  { at: 'paths/tasks.yaml', want: 'openapi/paths/tasks.yaml' },
])('$at is shown as $want', ({ at, want }) => {
  const rule = { id: 'some-rule', check: () => [{ at, message: 'is wrong' }] };
  expect(report(rule, smallContract({}))).toBe(`${want}: is wrong (some-rule)\n`);
});
