import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { hostileReport, keptReport, sampleReport, unjudgedReport } from '../testing/sample-report.js';
import { sarifReport } from './sarif-report.js';

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
// Written in draft 4, but without a keyword that draft 7 reads otherwise.
const { $schema: _draft, id: _id, ...schema } = sarifSchema as Record<string, unknown>;
const validate = ajv.compile(schema);

function faultsOf(text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

describe('sarifReport', () => {
  test('is a result on the line of each broken or silent clause', () => {
    expect(sarifReport(sampleReport)).toMatchInlineSnapshot(`
      "{
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "stillframe check",
                "informationUri": "https://github.com/stillframe/stillframe/blob/main/docs/check.md",
                "rules": [
                  {
                    "id": "body/required",
                    "shortDescription": {
                      "text": "Breaks body/required of the contract"
                    }
                  },
                  {
                    "id": "not-exercised",
                    "shortDescription": {
                      "text": "No request of the run exercised it"
                    }
                  }
                ]
              }
            },
            "invocations": [
              {
                "executionSuccessful": true,
                "startTimeUtc": "2026-11-23T13:52:34.184Z",
                "endTimeUtc": "2026-11-23T13:52:36.288Z"
              }
            ],
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "ruleId": "body/required",
                "level": "error",
                "message": {
                  "text": "The body has no member \\"batchUid\\".\\nExpected: a member \\"batchUid\\"\\nGot: {\\"uid\\":4,\\"indexUid\\":null}\\ncurl -sS -i --globoff --path-as-is http://localhost:7700/tasks/4 -H 'accept: application/json' -H 'authorization: Bearer '\\"$KEY_ADMIN\\""
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "openapi/components/schemas/Task.yaml"
                      },
                      "region": {
                        "startLine": 6,
                        "startColumn": 3
                      }
                    },
                    "logicalLocations": [
                      {
                        "fullyQualifiedName": "getTask/200/body/application/json",
                        "kind": "member"
                      }
                    ]
                  }
                ],
                "partialFingerprints": {
                  "obligation/v1": "getTask/200/body/application/json body/required"
                },
                "occurrenceCount": 3
              },
              {
                "ruleId": "not-exercised",
                "level": "error",
                "message": {
                  "text": "Not exercised, and not agreed to: A uid above 4294967295 is refused."
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "openapi/paths/tasks_%7BtaskUid%7D.yaml"
                      },
                      "region": {
                        "startLine": 15,
                        "startColumn": 5
                      }
                    },
                    "logicalLocations": [
                      {
                        "fullyQualifiedName": "getTask/parameter/path.taskUid/maximum.refused",
                        "kind": "member"
                      }
                    ]
                  }
                ],
                "partialFingerprints": {
                  "obligation/v1": "getTask/parameter/path.taskUid/maximum.refused not-exercised"
                },
                "occurrenceCount": 1
              }
            ]
          }
        ]
      }
      "
    `);
  });

  test.each([
    { what: 'a broken contract', report: sampleReport },
    { what: 'a kept contract', report: keptReport },
    { what: 'no judgement', report: unjudgedReport },
    { what: 'hostile text', report: hostileReport },
  ])('of $what is valid', ({ report }) => {
    expect(faultsOf(sarifReport(report))).toEqual([]);
  });

  test('is held against a schema that finds fault', () => {
    expect(faultsOf(sarifReport(sampleReport).replace('"startLine"', '"beginLine"'))).not.toEqual([]);
  });

  test('of a server that could not be judged says so, and has no result', () => {
    const { runs } = JSON.parse(sarifReport(unjudgedReport)) as { runs: [{ invocations: unknown; results: unknown }] };
    expect(runs[0].results).toEqual([]);
    expect(runs[0].invocations).toMatchInlineSnapshot(`
      [
        {
          "endTimeUtc": "2026-11-23T13:52:36.288Z",
          "executionSuccessful": false,
          "startTimeUtc": "2026-11-23T13:52:34.184Z",
          "toolExecutionNotifications": [
            {
              "level": "error",
              "message": {
                "text": "Nothing listens at http://localhost:7700: start the server, or give its address with --url.",
              },
            },
          ],
        },
      ]
    `);
  });
});
