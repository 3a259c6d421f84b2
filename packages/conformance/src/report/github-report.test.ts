import { expect, test } from 'vitest';
import { hostileReport, sampleFinding, sampleReport, unjudgedReport } from '../testing/sample-report.js';
import { githubReport } from './github-report.js';

test('puts an error on the line of each broken or silent clause', () => {
  expect(githubReport(sampleReport)).toMatchInlineSnapshot(`
    "::error file=openapi/components/schemas/Task.yaml,line=6,col=3,title=getTask/200/body/application/json::The body has no member "batchUid". (expected: a member "batchUid")
    ::error file=openapi/paths/tasks_{taskUid}.yaml,line=15,col=5,title=getTask/parameter/path.taskUid/maximum.refused::Not exercised, and not agreed to: A uid above 4294967295 is refused.
    ::notice title=stillframe check::1 of 5 obligations held, findings: 1, requests: 89
    "
  `);
});

test('of a server that could not be judged is one error', () => {
  expect(githubReport(unjudgedReport)).toMatchInlineSnapshot(`
    "::error title=Could not judge::Nothing listens at http://localhost:7700: start the server, or give its address with --url.
    "
  `);
});

test('says how many errors GitHub would not show', () => {
  const findings = Array.from({ length: 14 }, () => sampleFinding);
  const lines = githubReport({ ...sampleReport, findings })
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(12);
  expect(lines.at(-2)).toBe('::error title=More::5 more, in the log of this step');
});

test('is not moved by hostile text', () => {
  const lines = githubReport(hostileReport).trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, 8))).toEqual(['::error ', '::error ', '::notice']);
  expect(lines[0]).toMatchInlineSnapshot(
    `"::error file=openapi/a%2Cb%3Ac%25d\\n.yaml,line=6,col=3,title=getTask/200/body/application/json::\\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %250A \\u2028 \\u202eabc \\ud800 \\ufffe --> (expected: \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %250A \\u2028 \\u202eabc \\ud800 \\ufffe -->)"`,
  );
});
