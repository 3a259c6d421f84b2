import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.js';
import { clauseLine } from './clause.js';

test.each([
  { source: 'openapi/openapi.yaml', file: 'paths/tasks.yaml', line: 'openapi/paths/tasks.yaml:4:2' },
  { source: './openapi.json', file: 'openapi.json', line: 'openapi.json:4:2' },
  { source: '../api/openapi.yaml', file: '../shared/Error.yaml', line: '../shared/Error.yaml:4:2' },
  { source: '/srv/api/openapi.yaml', file: 'paths/tasks.yaml', line: '/srv/api/paths/tasks.yaml:4:2' },
  {
    source: 'https://example.org/v1/openapi.yaml',
    file: 'paths/tasks_{taskUid}.yaml',
    line: 'https://example.org/v1/paths/tasks_%7BtaskUid%7D.yaml:4:2',
  },
])('a clause of $source in $file stands at $line', ({ source, file, line }) => {
  const report = { ...sampleReport, contract: { ...sampleReport.contract, source } };
  expect(clauseLine(report, { file, line: 4, column: 2 })).toBe(line);
});
