import { Counter, type Registry } from 'prom-client';

/** Counts the lines that are missing from the audit file. */
export function countLostAuditLines(registry: Registry): (lines: number) => void {
  const lost = new Counter({
    name: 'stillframe_audit_lost_lines_total',
    help: 'Lines that could not be written to the audit file since the server started.',
    registers: [registry],
  });
  return (lines) => lost.inc(lines);
}
