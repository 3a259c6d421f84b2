import { type DateBounds, type DateField, type DateRange, isWithin } from './date-bounds.js';
import { type Bits, chunkOf, countBits, emptyBits, setBit, type UidSets, uidsIn } from './uid-sets.js';

/** What to keep: a member of one set of each group, with its dates in every range and, if given, among `only`. */
export interface Selection {
  anyOf: string[][];
  dates: DateRange[];
  only?: number[];
}

/** The order of a page, and where it starts. */
export interface Page {
  limit: number;
  from?: number;
  reverse: boolean;
}

export interface SelectedPage {
  uids: number[];
  /** How many are selected in all, whatever the page. */
  total: number;
  /** The first uid of the following page. */
  next: number | null;
}

export interface SelectionSource {
  sets: UidSets;
  bounds: DateBounds;
  /** One entry's own date, for the chunks whose bounds do not decide. */
  dateOf(uid: number, field: DateField): bigint | undefined;
}

/** Selects by bitmap, chunk by chunk: cost grows with the chunks of the history, not with the entries. */
export function select(source: SelectionSource, selection: Selection, page: Page): SelectedPage {
  const matches = selectChunks(source, selection);
  const uids: number[] = [];
  let total = 0;
  for (const { bits } of matches) total += countBits(bits);
  const wanted = page.limit + 1;
  for (const { chunk, bits } of page.reverse ? matches : matches.toReversed()) {
    if (uids.length >= wanted) break;
    if (page.from !== undefined && (page.reverse ? chunk < chunkOf(page.from) : chunk > chunkOf(page.from))) continue;
    for (const uid of page.reverse ? uidsIn(bits, chunk) : [...uidsIn(bits, chunk)].reverse()) {
      if (page.from !== undefined && (page.reverse ? uid < page.from : uid > page.from)) continue;
      uids.push(uid);
      if (uids.length >= wanted) break;
    }
  }
  return { uids: uids.slice(0, page.limit), total, next: uids[page.limit] ?? null };
}

/** All selected uids, ascending. */
export function selectAll(source: SelectionSource, selection: Selection): number[] {
  return selectChunks(source, selection).flatMap(({ chunk, bits }) => [...uidsIn(bits, chunk)]);
}

function selectChunks(source: SelectionSource, selection: Selection): { chunk: number; bits: Bits }[] {
  const only = selection.only && byChunk(selection.only);
  const chunks = only ? [...only.keys()].sort((a, b) => a - b) : source.sets.chunks('all');
  const matches: { chunk: number; bits: Bits }[] = [];
  for (const chunk of chunks) {
    const all = source.sets.bits('all', chunk);
    if (!all) continue;
    const bits = all.slice();
    keep(bits, only?.get(chunk), only !== undefined);
    for (const names of selection.anyOf) keep(bits, union(source.sets, names, chunk), true);
    for (const range of selection.dates) keepDates(source, range, chunk, bits);
    if (bits.some((word) => word !== 0)) matches.push({ chunk, bits });
  }
  return matches;
}

function keep(bits: Bits, others: Bits | undefined, asked: boolean): void {
  if (!asked) return;
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (others?.[word] ?? 0);
}

function union(sets: UidSets, names: string[], chunk: number): Bits | undefined {
  const [first, ...rest] = names;
  const one = first === undefined ? undefined : sets.bits(first, chunk);
  if (rest.length === 0) return one;
  const bits = one?.slice() ?? emptyBits();
  for (const name of rest) {
    const more = sets.bits(name, chunk);
    if (more) for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (more[word] ?? 0);
  }
  return bits;
}

function keepDates({ sets, bounds, dateOf }: SelectionSource, range: DateRange, chunk: number, bits: Bits): void {
  const covered = bounds.covers(range, chunk);
  keep(bits, covered === 'none' ? undefined : sets.bits(`dated:${range.field}`, chunk), true);
  if (covered !== 'some') return;
  for (const uid of [...uidsIn(bits, chunk)]) {
    const at = dateOf(uid, range.field);
    if (at === undefined || !isWithin(at, range)) setBit(bits, uid, false);
  }
}

function byChunk(uids: number[]): Map<number, Bits> {
  const chunks = new Map<number, Bits>();
  for (const uid of uids) {
    const bits = chunks.get(chunkOf(uid)) ?? emptyBits();
    setBit(bits, uid, true);
    chunks.set(chunkOf(uid), bits);
  }
  return chunks;
}
