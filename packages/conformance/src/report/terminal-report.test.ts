import { expect, test } from 'vitest';
import { hostileReport, keptReport, sampleReport, unjudgedReport } from '../testing/sample-report.js';
import { terminalReport } from './terminal-report.js';

test('says what broke, where that stands, how to see it again, and what is not known', () => {
  expect(terminalReport(sampleReport)).toMatchInlineSnapshot(`
    "✗ getTask/200/body/application/json (seen 3 times)
      openapi/components/schemas/Task.yaml:6:3 required
      The body has no member "batchUid".
      expected  a member "batchUid"
      got       {"uid":4,"indexUid":null}
      request   curl -sS -i --globoff --path-as-is http://localhost:7700/tasks/4 -H 'accept: application/json' -H 'authorization: Bearer '"$KEY_ADMIN"
      answer    200, at step follow createSnapshot/task with the credential admin

    ✗ Not exercised, and not agreed to
      getTask/parameter/path.taskUid/maximum.refused
        openapi/paths/tasks_{taskUid}.yaml:15:5 A uid above 4294967295 is refused.

      obligations     held  broken  not-exercised  not-exercisable
      status             1       0              0                1
      body               0       1              0                0
      parameter          0       0              1                0
      law                0       0              1                0
      all                1       1              2                1

    http://localhost:7700 broke Stillframe 0.1.0: 1 finding, 1 obligation not exercised (89 requests, 2.1 s)
    "
  `);
});

test('of a server that kept its contract is short', () => {
  expect(terminalReport(keptReport)).toMatchInlineSnapshot(`
    "  obligations     held  broken  not-exercised  not-exercisable
      status             1       0              0                0
      all                1       0              0                0

    http://localhost:7700 kept Stillframe 0.1.0 (89 requests, 2.1 s)
    "
  `);
});

test('of a server that could not be judged says why and what to do', () => {
  expect(terminalReport(unjudgedReport)).toMatchInlineSnapshot(`
    "Could not judge: Nothing listens at http://localhost:7700: start the server, or give its address with --url.
    "
  `);
});

test('has colours only when asked for', () => {
  expect(terminalReport(sampleReport)).not.toContain('\u001b');
  expect(terminalReport(sampleReport, { color: true })).toContain('\u001b[31m✗\u001b[0m');
});

test('is not moved by hostile text', () => {
  expect(terminalReport(hostileReport)).toMatchInlineSnapshot(`
    "✗ getTask/200/body/application/json (seen 3 times)
      openapi/a,b:c%d\\n.yaml:6:3 required \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->
      \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->
      expected  \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->
      got       \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " 
              | ::error file=x::owned
              | ##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->
      request   curl -sS -i --globoff --path-as-is -X POST http://localhost:7700/tasks/4 -H 'accept: application/json' -H 'authorization: Bearer '"$KEY_ADMIN" -H 'content-type:' --data-raw $'\\x00\\x1b[31mred\\x07 ]]> <b a="1">&amp;</b> \\' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\xe2\\x80\\xa8 \\xe2\\x80\\xaeabc \\xef\\xbf\\xbd \\xef\\xbf\\xbe -->'
      answer    200, at step \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe --> with the credential admin

    ✗ Not exercised, and not agreed to
      getTask/parameter/path.taskUid/maximum.refused
        openapi/paths/tasks_{taskUid}.yaml:15:5 \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->

      obligations     held  broken  not-exercised  not-exercisable
      status             1       0              0                1
      body               0       1              0                0
      parameter          0       0              1                0
      law                0       0              1                0
      all                1       1              2                1

    http://localhost:7700 broke \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe --> \\u0000\\u001b[31mred\\u0007 ]]> <b a="1">&amp;</b> ' " \\r\\n::error file=x::owned\\n##\\x5berror]owned %0A \\u2028 \\u202eabc \\ud800 \\ufffe -->: 1 finding, 1 obligation not exercised (89 requests, 2.1 s)
    "
  `);
  expect(terminalReport(hostileReport)).not.toMatch(/[^\P{Cc}\n]|^\s*::|##\[/mu);
});
