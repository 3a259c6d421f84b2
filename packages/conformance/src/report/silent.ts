import type { JudgedObligation, Report } from '../model/report.js';

/** What nobody exercised and nobody agreed to leave: as bad as a finding, for nothing is known of it. */
export function silentObligations(report: Report): JudgedObligation[] {
  return report.obligations.filter(({ outcome, agreed }) => outcome === 'not-exercised' && !agreed);
}
