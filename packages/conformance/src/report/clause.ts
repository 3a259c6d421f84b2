import { posix } from 'node:path';
import type { Place } from '../model/place.js';

/** Whatever knows where its contract lies: a report, or the contract itself. */
interface Sourced {
  readonly contract: { readonly source: string };
}

/** Where the file of a clause is for whoever started the run: places are relative to the contract, the contract to them. */
export function clauseFile(report: Sourced, place: Place): string {
  const { source } = report.contract;
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(source)) return new URL(encodeURI(place.file), source).href;
  return posix.join(posix.dirname(source.replaceAll('\\', '/')), place.file);
}

/** `file:line:column`, which editors and terminals open. */
export function clauseLine(report: Sourced, place: Place): string {
  return `${clauseFile(report, place)}:${place.line}:${place.column}`;
}
