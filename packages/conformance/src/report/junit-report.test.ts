import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { JUNIT_SCHEMA } from '../testing/junit-schema.js';
import { hostileReport, keptReport, sampleReport, unjudgedReport } from '../testing/sample-report.js';
import { junitReport } from './junit-report.js';

async function faultsOf(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: JUNIT_SCHEMA });
  return errors.map(({ message }) => message);
}

describe('junitReport', () => {
  test('is a suite for each operation and a case for each obligation', () => {
    expect(junitReport(sampleReport)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="Stillframe 0.1.0" tests="5" failures="2" errors="0" time="2.104">
        <testsuite name="getTask" tests="5" failures="2" errors="0" skipped="2" timestamp="2026-11-23T13:52:34">
          <testcase name="getTask/status/200: A task that exists is answered with 200." classname="getTask"/>
          <testcase name="getTask/200/body/application/json: The body of 200 is a Task." classname="getTask">
            <failure message="The body has no member &quot;batchUid&quot;." type="required">openapi/components/schemas/Task.yaml:6:3 required
      The body has no member &quot;batchUid&quot;.
      expected a member &quot;batchUid&quot;
      got
        {&quot;uid&quot;:4,&quot;indexUid&quot;:null}
      curl -sS -i --globoff --path-as-is http://localhost:7700/tasks/4 -H 'accept: application/json' -H 'authorization: Bearer '&quot;$KEY_ADMIN&quot;
      seen in 3 exchanges</failure>
          </testcase>
          <testcase name="getTask/status/default: Any other status is an Error." classname="getTask">
            <skipped message="not-exercisable: no request provokes it"/>
          </testcase>
          <testcase name="getTask/parameter/path.taskUid/maximum.refused: A uid above 4294967295 is refused." classname="getTask">
            <failure message="Not exercised: no request of the run exercised it" type="not-exercised">A uid above 4294967295 is refused.
      openapi/paths/tasks_{taskUid}.yaml:15:5</failure>
          </testcase>
          <testcase name="getTask/law/ends-within.settled: A task ends within 60 s." classname="getTask">
            <skipped message="not-exercised: no request of the run exercised it"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('of a server that could not be judged is one error', () => {
    expect(junitReport(unjudgedReport)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="Stillframe 0.1.0" tests="1" failures="0" errors="1" time="2.104">
        <testsuite name="stillframe check" tests="1" failures="0" errors="1" skipped="0" timestamp="2026-11-23T13:52:34">
          <testcase name="the server can be judged" classname="stillframe check">
            <error message="Nothing listens at http://localhost:7700: start the server, or give its address with --url." type="not-judged"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test.each([
    { what: 'a broken contract', report: sampleReport },
    { what: 'a kept contract', report: keptReport },
    { what: 'no judgement', report: unjudgedReport },
    { what: 'hostile text', report: hostileReport },
    { what: 'hostile text of no judgement', report: { ...unjudgedReport, reason: '\u0000 ]]> <x/> "' } },
  ])('of $what is valid', async ({ report }) => {
    expect(await faultsOf(junitReport(report))).toEqual([]);
  });

  test('is held against a schema that finds fault', async () => {
    expect(await faultsOf(junitReport(sampleReport).replace('classname', 'class'))).not.toEqual([]);
    expect(await faultsOf(junitReport(sampleReport).replace('</testsuites>', ''))).not.toEqual([]);
  });
});
