import type { Report } from '../model/report.js';
import { clauseFile } from './clause.js';
import { maskSecrets } from './mask-secrets.js';
import type { ReportOptions } from './report-options.js';

/** Changes when a reader of the old shape could misread the new one; members may be added without. */
const FORMAT = 'stillframe-check/1';

/**
 * The report for programs: what `Report` says, in its words, dates as RFC 3339, files of clauses as seen from where the run was started,
 * keys masked. docs/check.md describes it.
 */
export function jsonReport(report: Report, { showSecrets = false }: ReportOptions = {}): string {
  const { verdict, reason, contract, server, startedAt, tookMs, requests, findings, obligations } = showSecrets
    ? report
    : maskSecrets(report);
  const place = <Located extends { readonly place: Report['findings'][number]['place'] }>(one: Located): Located => ({
    ...one,
    place: { ...one.place, file: clauseFile(report, one.place) },
  });
  const shape = {
    format: FORMAT,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    contract,
    ...(server === undefined ? {} : { server }),
    startedAt: startedAt.toISOString(),
    tookMs,
    requests,
    findings: findings.map(place),
    obligations: obligations.map(place),
  };
  return `${JSON.stringify(shape, undefined, 2)}\n`;
}
