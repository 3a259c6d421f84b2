import type { Finding, JudgedObligation, Report } from '../model/report.js';
import { clauseLine } from './clause.js';
import { curlCommand } from './curl-command.js';
import { maskSecrets } from './mask-secrets.js';
import { printable, printableLines } from './printable.js';
import type { ReportOptions } from './report-options.js';

/**
 * JUnit's XML as Jenkins, GitLab and their like read it: a suite for each operation, a case for each obligation. A broken one is a failure
 * and so is one that nobody exercised; one that could not be or need not be is skipped. A run that could not judge is one error.
 *
 * @see junit-10.xsd of Jenkins' xUnit plugin, which it is valid against
 */
export function junitReport(report: Report, { showSecrets = false }: ReportOptions = {}): string {
  const shown = showSecrets ? report : maskSecrets(report);
  const suites =
    shown.verdict === 'not-judged'
      ? [suite(shown, 'stillframe check', [unjudged(shown.reason ?? '')])]
      : byOperation(shown).map(([operation, obligations]) =>
          suite(
            shown,
            operation,
            obligations.map((one) => judgedCase(shown, one)),
          ),
        );
  const cases = suites.flatMap((one) => one.cases);
  const name = `${shown.contract.title} ${shown.contract.version}`;
  const head = attributes({ name, ...sums(cases), time: seconds(shown.tookMs) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${head}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

interface Case {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly xml: string;
}

function suite(report: Report, name: string, cases: Case[]): { cases: Case[]; xml: string } {
  const skipped = String(cases.filter(({ outcome }) => outcome === 'skipped').length);
  const head = attributes({ name, ...sums(cases), skipped, timestamp: report.startedAt.toISOString().slice(0, 19) });
  return { cases, xml: `  <testsuite ${head}>\n${cases.map(({ xml }) => xml).join('')}  </testsuite>\n` };
}

function judgedCase(report: Report, obligation: JudgedObligation): Case {
  const findings = report.findings.filter((finding) => finding.obligation === obligation.id);
  if (obligation.outcome === 'broken' || findings.length > 0) {
    const text = findings.map((finding) => findingText(report, finding)).join('\n\n');
    const type = findings[0]?.rule ?? obligation.kind;
    return testCase(obligation, 'failure', { message: findings[0]?.message ?? obligation.statement, type }, text);
  }
  if (obligation.outcome === 'held') return testCase(obligation, 'passed');
  const why = obligation.reason ?? 'no request of the run exercised it';
  if (obligation.outcome === 'not-exercised' && !obligation.agreed) {
    const text = `${obligation.statement}\n${clauseLine(report, obligation.place)}`;
    return testCase(obligation, 'failure', { message: `Not exercised: ${why}`, type: 'not-exercised' }, text);
  }
  return testCase(obligation, 'skipped', { message: `${obligation.outcome}: ${why}` });
}

function findingText(report: Report, finding: Finding): string {
  const [exchange] = finding.exchanges;
  return [
    `${clauseLine(report, finding.place)} ${finding.rule}`,
    finding.message,
    `expected ${finding.expected}`,
    'got',
    ...finding.excerpt.split(/\r?\n/).map((line) => `  ${line}`),
    ...(exchange === undefined ? [] : [curlCommand(exchange.request)]),
    `seen in ${finding.occurrences} exchanges`,
  ].join('\n');
}

function unjudged(reason: string): Case {
  const xml = `    <testcase ${attributes({ name: 'the server can be judged', classname: 'stillframe check' })}>\n      <error ${attributes({ message: reason, type: 'not-judged' })}/>\n    </testcase>\n`;
  return { outcome: 'error', xml };
}

function testCase(
  { id, operation, statement }: JudgedObligation,
  outcome: Case['outcome'],
  about: Readonly<Record<string, string>> = {},
  text = '',
): Case {
  const head = attributes({ name: `${id}: ${statement}`, classname: operation });
  if (outcome === 'passed') return { outcome, xml: `    <testcase ${head}/>\n` };
  const body = printableLines(text, undefined, 200).map(escapeXml).join('\n');
  const child =
    text === '' ? `<${outcome} ${attributes(about)}/>` : `<${outcome} ${attributes(about)}>${body}</${outcome}>`;
  return { outcome, xml: `    <testcase ${head}>\n      ${child}\n    </testcase>\n` };
}

function byOperation(report: Report): [string, JudgedObligation[]][] {
  const groups = new Map<string, JudgedObligation[]>();
  for (const one of report.obligations) groups.set(one.operation, [...(groups.get(one.operation) ?? []), one]);
  return [...groups];
}

function sums(cases: readonly Case[]): Record<'tests' | 'failures' | 'errors', string> {
  const count = (wanted: Case['outcome']): string => String(cases.filter(({ outcome }) => outcome === wanted).length);
  return { tests: String(cases.length), failures: count('failure'), errors: count('error') };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}="${escapeXml(printable(value))}"`)
    .join(' ');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
