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
  const uids: number[] = [];
  const wanted = page.limit + 1;
  const known = knownTotal(source, selection);
  let total = 0;
  for (const { chunk, bits } of selectedChunks(source, selection, page.reverse)) {
    if (known === undefined) total += countBits(bits);
    if (uids.length >= wanted && known !== undefined) break;
    if (uids.length >= wanted || isBefore(chunk, page)) continue;
    for (const uid of uidsIn(bits, chunk, page.reverse ? 'ascending' : 'descending')) {
      if (page.from !== undefined && (page.reverse ? uid < page.from : uid > page.from)) continue;
      uids.push(uid);
      if (uids.length >= wanted) break;
    }
  }
  return { uids: uids.slice(0, page.limit), total: known ?? total, next: uids[page.limit] ?? null };
}

/** All selected uids, ascending. */
export function selectAll(source: SelectionSource, selection: Selection): number[] {
  const uids: number[] = [];
  for (const { chunk, bits } of selectedChunks(source, selection, true)) uids.push(...uidsIn(bits, chunk));
  return uids;
}

const isBefore = (chunk: number, { from, reverse }: Page): boolean =>
  from !== undefined && (reverse ? chunk < chunkOf(from) : chunk > chunkOf(from));

/** The size of a selection that is one whole set, which the sets know without counting. */
function knownTotal({ sets }: SelectionSource, { anyOf, dates, only }: Selection): number | undefined {
  if (dates.length > 0 || only !== undefined || anyOf.length > 1) return undefined;
  const [names = ['all']] = anyOf;
  const [name] = names;
  return name !== undefined && names.length === 1 ? sets.count(name) : undefined;
}

/** The chunks that have selected uids. The bitmap that comes with one is valid until the next is asked for. */
function* selectedChunks(
  source: SelectionSource,
  selection: Selection,
  ascending: boolean,
): Generator<{ chunk: number; bits: Bits }> {
  const only = selection.only && byChunk(selection.only);
  const chunks = only ? [...only.keys()].sort((a, b) => a - b) : narrowestChunks(source.sets, selection);
  const bits = emptyBits();
  for (let at = 0; at < chunks.length; at++) {
    const chunk = chunks[ascending ? at : chunks.length - 1 - at] ?? 0;
    const all = source.sets.bits('all', chunk);
    if (!all) continue;
    bits.set(all);
    if (only) keep(bits, only.get(chunk));
    for (const names of selection.anyOf) keep(bits, union(source.sets, names, chunk));
    for (const range of selection.dates) keepDates(source, range, chunk, bits);
    if (bits.some((word) => word !== 0)) yield { chunk, bits };
  }
}

// A set of few members has few chunks; one that must hold every result says where to look.
function narrowestChunks(sets: UidSets, { anyOf }: Selection): readonly number[] {
  let narrowest = sets.chunks('all');
  for (const [name, ...others] of anyOf) {
    if (name === undefined) return [];
    const chunks = sets.chunks(name);
    if (others.length === 0 && chunks.length < narrowest.length) narrowest = chunks;
  }
  return narrowest;
}

function keep(bits: Bits, others: Bits | undefined): void {
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
  keep(bits, covered === 'none' ? undefined : sets.bits(`dated:${range.field}`, chunk));
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
