import { expect, test } from 'vitest';
import { hostileReport, sampleReport, unjudgedReport } from '../testing/sample-report.js';
import { jsonReport } from './json-report.js';

test('is the report, with files as seen from where the run was started and keys masked', () => {
  expect(jsonReport(sampleReport)).toMatchInlineSnapshot(`
    "{
      "format": "stillframe-check/1",
      "verdict": "broken",
      "contract": {
        "source": "openapi/openapi.yaml",
        "title": "Stillframe",
        "version": "0.1.0"
      },
      "server": "http://localhost:7700",
      "startedAt": "2026-11-23T13:52:34.184Z",
      "tookMs": 2104,
      "requests": 89,
      "findings": [
        {
          "obligation": "getTask/200/body/application/json",
          "rule": "required",
          "message": "The body has no member \\"batchUid\\".",
          "expected": "a member \\"batchUid\\"",
          "excerpt": "{\\"uid\\":4,\\"indexUid\\":null}",
          "place": {
            "file": "openapi/components/schemas/Task.yaml",
            "line": 6,
            "column": 3
          },
          "exchanges": [
            {
              "step": "follow createSnapshot/task",
              "operation": "getTask",
              "credential": "admin",
              "request": {
                "method": "GET",
                "url": "http://localhost:7700/tasks/4",
                "headers": [
                  [
                    "accept",
                    "application/json"
                  ],
                  [
                    "authorization",
                    "Bearer $KEY_ADMIN"
                  ]
                ]
              },
              "response": {
                "status": 200,
                "headers": [
                  [
                    "content-type",
                    "application/json"
                  ]
                ],
                "body": "{\\"uid\\":4,\\"indexUid\\":null}"
              },
              "sentAt": 1795000000000,
              "receivedAt": 1795000000004
            }
          ],
          "occurrences": 3
        }
      ],
      "obligations": [
        {
          "id": "getTask/status/200",
          "kind": "status",
          "operation": "getTask",
          "pointer": "/paths/~1tasks~1{taskUid}/get",
          "place": {
            "file": "openapi/paths/tasks_{taskUid}.yaml",
            "line": 15,
            "column": 5
          },
          "statement": "A task that exists is answered with 200.",
          "outcome": "held",
          "agreed": false
        },
        {
          "id": "getTask/200/body/application/json",
          "kind": "body",
          "operation": "getTask",
          "pointer": "/paths/~1tasks~1{taskUid}/get",
          "place": {
            "file": "openapi/components/schemas/Task.yaml",
            "line": 6,
            "column": 3
          },
          "statement": "The body of 200 is a Task.",
          "outcome": "broken",
          "agreed": false
        },
        {
          "id": "getTask/status/default",
          "kind": "status",
          "operation": "getTask",
          "pointer": "/paths/~1tasks~1{taskUid}/get",
          "place": {
            "file": "openapi/paths/tasks_{taskUid}.yaml",
            "line": 15,
            "column": 5
          },
          "statement": "Any other status is an Error.",
          "outcome": "not-exercisable",
          "agreed": false,
          "reason": "no request provokes it"
        },
        {
          "id": "getTask/parameter/path.taskUid/maximum.refused",
          "kind": "parameter",
          "operation": "getTask",
          "pointer": "/paths/~1tasks~1{taskUid}/get",
          "place": {
            "file": "openapi/paths/tasks_{taskUid}.yaml",
            "line": 15,
            "column": 5
          },
          "statement": "A uid above 4294967295 is refused.",
          "outcome": "not-exercised",
          "agreed": false
        },
        {
          "id": "getTask/law/ends-within.settled",
          "kind": "law",
          "operation": "getTask",
          "pointer": "/paths/~1tasks~1{taskUid}/get",
          "place": {
            "file": "openapi/paths/tasks_{taskUid}.yaml",
            "line": 15,
            "column": 5
          },
          "statement": "A task ends within 60 s.",
          "outcome": "not-exercised",
          "agreed": true
        }
      ]
    }
    "
  `);
});

test('of a server that could not be judged gives the reason', () => {
  expect(JSON.parse(jsonReport(unjudgedReport))).toMatchObject({
    format: 'stillframe-check/1',
    verdict: 'not-judged',
    reason: unjudgedReport.reason,
    findings: [],
  });
});

test('carries hostile text unchanged', () => {
  const { findings } = JSON.parse(jsonReport(hostileReport)) as typeof hostileReport;
  expect(findings[0]?.excerpt).toBe(hostileReport.findings[0]?.excerpt);
});
