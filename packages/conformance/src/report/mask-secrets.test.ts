import { describe, expect, test } from 'vitest';
import type { Report } from '../model/report.js';
import { SAMPLE_KEY, sampleExchange, sampleFinding, sampleReport } from '../testing/sample-report.js';
import { githubReport } from './github-report.js';
import { jsonReport } from './json-report.js';
import { junitReport } from './junit-report.js';
import { maskSecrets } from './mask-secrets.js';
import { sarifReport } from './sarif-report.js';
import { terminalReport } from './terminal-report.js';

/** The server gives the key back in each place that it can fill. */
const echoed = `echo ${SAMPLE_KEY}`;
const leaking: Report = {
  ...sampleReport,
  findings: [
    {
      ...sampleFinding,
      message: echoed,
      expected: echoed,
      excerpt: echoed,
      exchanges: [
        {
          ...sampleExchange,
          request: { ...sampleExchange.request, url: `http://localhost/a?k=${SAMPLE_KEY}`, body: echoed },
          response: { status: 200, headers: [['x-echo', SAMPLE_KEY]], body: echoed },
        },
      ],
    },
  ],
};

describe('a key of a role', () => {
  test.each([
    { format: 'terminal', write: terminalReport },
    { format: 'JUnit', write: junitReport },
    { format: 'SARIF', write: sarifReport },
    { format: 'GitHub', write: githubReport },
    { format: 'JSON', write: jsonReport },
  ])('is not in the $format report, unless asked for', ({ write }) => {
    expect(write(leaking)).not.toContain(SAMPLE_KEY);
    expect(write(leaking)).toContain('$KEY_ADMIN');
    expect(write(leaking, { showSecrets: true })).toContain(SAMPLE_KEY);
  });

  test.each([
    { name: 'authorization', value: 'Bearer abc', masked: 'Bearer $KEY_READ_ONLY' },
    { name: 'x-own-key', value: 'abc', masked: '$KEY_READ_ONLY' },
    { name: 'cookie', value: 'session=abc', masked: '$KEY_READ_ONLY' },
    { name: 'accept', value: 'text/plain', masked: 'text/plain' },
  ])('in the header $name is masked, however short it is', ({ name, value, masked }) => {
    expect(headersOf('read-only', name, value)).toEqual([[name, masked]]);
  });

  test('that the judge made up is left, since nobody can use it and a reader needs it', () => {
    expect(headersOf('malformed', 'authorization', 'Basic nonsense')).toEqual([['authorization', 'Basic nonsense']]);
  });
});

function headersOf(credential: string, name: string, value: string): unknown {
  const request = { ...sampleExchange.request, headers: [[name, value] as const] };
  const finding = { ...sampleFinding, exchanges: [{ ...sampleExchange, credential, request }] };
  return maskSecrets({ ...sampleReport, findings: [finding] }).findings[0]?.exchanges[0]?.request.headers;
}
