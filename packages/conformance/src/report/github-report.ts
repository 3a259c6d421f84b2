import type { Place } from '../model/place.js';
import type { Report } from '../model/report.js';
import { clauseFile } from './clause.js';
import { maskSecrets } from './mask-secrets.js';
import { printable } from './printable.js';
import type { ReportOptions } from './report-options.js';
import { silentObligations } from './silent.js';

/** GitHub shows ten errors of a step; what comes after them is said in one line. */
const MOST_ERRORS = 10;

/**
 * Workflow commands of GitHub Actions: an error on the contract's line for each cause and each obligation that nobody exercised, then one
 * notice.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(report: Report, { showSecrets = false }: ReportOptions = {}): string {
  const shown = showSecrets ? report : maskSecrets(report);
  if (shown.verdict === 'not-judged') {
    return `${command('error', { title: 'Could not judge' }, shown.reason ?? '')}\n`;
  }
  const errors = [
    ...shown.findings.map((finding) =>
      errorAt(report, finding.place, finding.obligation, `${finding.message} (expected: ${finding.expected})`),
    ),
    ...silentObligations(shown).map(({ id, place, statement }) =>
      errorAt(report, place, id, `Not exercised, and not agreed to: ${statement}`),
    ),
  ];
  const rest = errors.length - MOST_ERRORS;
  const more = rest > 0 ? [command('error', { title: 'More' }, `${rest} more, in the log of this step`)] : [];
  const summary = `${shown.obligations.filter(({ outcome }) => outcome === 'held').length} of ${shown.obligations.length} obligations held, findings: ${shown.findings.length}, requests: ${shown.requests}`;
  return `${[...errors.slice(0, MOST_ERRORS), ...more, command('notice', { title: 'stillframe check' }, summary)].join('\n')}\n`;
}

function errorAt(report: Report, place: Place, title: string, message: string): string {
  return command('error', { file: clauseFile(report, place), line: place.line, col: place.column, title }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
