import { OBLIGATION_KINDS, type Outcome } from '../model/obligation.js';
import type { Finding, JudgedObligation, Report } from '../model/report.js';
import { clauseLine } from './clause.js';
import { curlCommand } from './curl-command.js';
import { maskSecrets } from './mask-secrets.js';
import { printable, printableLines } from './printable.js';
import type { ReportOptions } from './report-options.js';
import { silentObligations } from './silent.js';

export interface TerminalOptions extends ReportOptions {
  /** Colours by ANSI codes. Off unless asked for. */
  readonly color?: boolean;
}

/** Columns of the ledger, in this order. */
const OUTCOMES: readonly Outcome[] = ['held', 'broken', 'not-exercised', 'not-exercisable'];

/** Lines and characters of an excerpt that are shown; the JSON report has all of it. */
const EXCERPT = { lines: 12, characters: 300 };

/**
 * The report for a person: each cause with its clause, what was expected, what came, and the request as cURL; then what nobody exercised;
 * then how many obligations of each kind were held.
 */
export function terminalReport(report: Report, { color = false, showSecrets = false }: TerminalOptions = {}): string {
  const shown = showSecrets ? report : maskSecrets(report);
  const paint = color
    ? (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m`
    : (_: number, text: string) => text;
  const blocks = [
    ...shown.findings.map((finding) => findingBlock(report, finding, paint)),
    ...silentBlock(report, silentObligations(shown), paint),
    ...(shown.obligations.length === 0 ? [] : [ledger(shown.obligations)]),
    verdictLine(shown, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

type Paint = (code: number, text: string) => string;

function findingBlock(report: Report, finding: Finding, paint: Paint): string {
  const [exchange] = finding.exchanges;
  const times = finding.occurrences === 1 ? '' : ` (seen ${finding.occurrences} times)`;
  const lines = [
    `${paint(31, '✗')} ${paint(1, printable(finding.obligation))}${times}`,
    `  ${printable(clauseLine(report, finding.place))} ${printable(finding.rule)}`,
    `  ${printable(finding.message)}`,
    `  expected  ${printable(finding.expected)}`,
    ...labelled('got', printableLines(finding.excerpt, EXCERPT.characters, EXCERPT.lines)),
  ];
  if (exchange !== undefined) {
    const { status } = exchange.response;
    lines.push(`  request   ${printable(curlCommand(exchange.request))}`);
    lines.push(
      `  answer    ${status === 0 ? 'none' : status}, at step ${printable(exchange.step)} with the credential ${printable(exchange.credential)}`,
    );
  }
  return lines.join('\n');
}

function labelled(label: string, [first = '', ...rest]: string[]): string[] {
  return [`  ${label.padEnd(10)}${first}`, ...rest.map((line) => `  ${''.padEnd(8)}| ${line}`)];
}

function silentBlock(report: Report, silent: readonly JudgedObligation[], paint: Paint): string[] {
  if (silent.length === 0) return [];
  const lines = silent.flatMap(({ id, place, statement }) => [
    `  ${printable(id)}`,
    `    ${printable(clauseLine(report, place))} ${printable(statement)}`,
  ]);
  return [[`${paint(31, '✗')} ${paint(1, 'Not exercised, and not agreed to')}`, ...lines].join('\n')];
}

function ledger(obligations: readonly JudgedObligation[]): string {
  const rows = OBLIGATION_KINDS.map((kind) => [kind, obligations.filter((one) => one.kind === kind)] as const);
  const counted = [...rows.filter(([, list]) => list.length > 0), ['all', obligations] as const];
  const row = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(14)}${cells.map((cell, at) => cell.padStart((OUTCOMES[at] ?? '').length + 2)).join('')}`;
  const count = (list: readonly JudgedObligation[], wanted: Outcome): string =>
    String(list.filter(({ outcome }) => outcome === wanted).length);
  return [
    row('obligations', OUTCOMES),
    ...counted.map(([name, list]) =>
      row(
        name,
        OUTCOMES.map((wanted) => count(list, wanted)),
      ),
    ),
  ].join('\n');
}

function verdictLine(report: Report, paint: Paint): string {
  const { title, version } = report.contract;
  const contract = printable(`${title} ${version}`);
  const whom = report.server === undefined ? 'The recordings' : printable(report.server);
  if (report.verdict === 'not-judged') return `${paint(33, 'Could not judge')}: ${printable(report.reason ?? '')}`;
  const effort = `${report.requests} requests, ${(report.tookMs / 1000).toFixed(1)} s`;
  if (report.verdict === 'kept') return `${paint(32, `${whom} kept ${contract}`)} (${effort})`;
  const silent = silentObligations(report).length;
  const faults = [
    ...(report.findings.length > 0 ? [plural(report.findings.length, 'finding')] : []),
    ...(silent > 0 ? [`${plural(silent, 'obligation')} not exercised`] : []),
  ];
  return `${paint(31, `${whom} broke ${contract}`)}: ${faults.join(', ')} (${effort})`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
