import type { Place } from '../model/place.js';
import type { Finding, JudgedObligation, Report } from '../model/report.js';
import { clauseFile } from './clause.js';
import { curlCommand } from './curl-command.js';
import { maskSecrets } from './mask-secrets.js';
import { printable, printableLines } from './printable.js';
import type { ReportOptions } from './report-options.js';
import { silentObligations } from './silent.js';

/** What a rule is called that no finding has. */
const SILENT = 'not-exercised';

/**
 * SARIF 2.1.0: a result on the contract's line for each cause, and for each obligation that nobody exercised. Code scanning of GitHub
 * follows a result from run to run by its obligation and rule, wherever the line moves.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, { showSecrets = false }: ReportOptions = {}): string {
  const shown = showSecrets ? report : maskSecrets(report);
  const silent = silentObligations(shown);
  const kinds = new Map(shown.obligations.map(({ id, kind }) => [id, kind]));
  const ruleOf = (finding: Finding): string => `${kinds.get(finding.obligation) ?? 'contract'}/${finding.rule}`;
  const rules = [...new Set([...shown.findings.map(ruleOf), ...(silent.length > 0 ? [SILENT] : [])])].sort();
  const judged = shown.verdict !== 'not-judged';
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'stillframe check',
            informationUri: 'https://github.com/stillframe/stillframe/blob/main/docs/check.md',
            rules: rules.map((id) => ({
              id: printable(id),
              shortDescription: {
                text: id === SILENT ? 'No request of the run exercised it' : `Breaks ${printable(id)} of the contract`,
              },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: judged,
            startTimeUtc: shown.startedAt.toISOString(),
            endTimeUtc: new Date(shown.startedAt.getTime() + shown.tookMs).toISOString(),
            ...(judged
              ? {}
              : { toolExecutionNotifications: [{ level: 'error', message: { text: printable(shown.reason ?? '') } }] }),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: [
          ...shown.findings.map((finding) => findingResult(report, finding, ruleOf(finding))),
          ...silent.map((obligation) => silentResult(report, obligation)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function findingResult(report: Report, finding: Finding, rule: string): object {
  const [exchange] = finding.exchanges;
  const text = [
    finding.message,
    `Expected: ${finding.expected}`,
    `Got: ${finding.excerpt}`,
    ...(exchange === undefined ? [] : [curlCommand(exchange.request)]),
  ];
  return result(report, rule, finding.obligation, finding.place, text, finding.occurrences);
}

function silentResult(report: Report, { id, place, statement }: JudgedObligation): object {
  return result(report, SILENT, id, place, [`Not exercised, and not agreed to: ${statement}`], 1);
}

function result(
  report: Report,
  rule: string,
  obligation: string,
  place: Place,
  text: readonly string[],
  occurrenceCount: number,
): object {
  return {
    ruleId: printable(rule),
    level: 'error',
    message: { text: text.flatMap((part) => printableLines(part, 2000)).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(clauseFile(report, place)) },
          region: { startLine: place.line, startColumn: place.column },
        },
        logicalLocations: [{ fullyQualifiedName: printable(obligation), kind: 'member' }],
      },
    ],
    partialFingerprints: { 'obligation/v1': printable(`${obligation} ${rule}`) },
    occurrenceCount,
  };
}
