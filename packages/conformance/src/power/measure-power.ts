import type { Contract } from '../contract/contract.js';
import type { Operation, ResponseClause } from '../contract/operation.js';
import { createJudge, type Judge, type JudgeOptions } from '../judge/judge.js';
import { findMediaType } from '../judge/media-type.js';
import type { Exchange } from '../model/exchange.js';
import type { Place } from '../model/place.js';
import { type DamageKind, damageValue } from './damage-value.js';
import { clauseFinder } from './find-clause.js';

/** A damage that the contract lets pass: its clause says too little. */
export interface Hole {
  readonly damage: DamageKind;
  /** Pointer of the clause that should have minded. */
  readonly pointer: string;
  readonly place: Place;
  /** What passed, in one sentence. */
  readonly message: string;
  /** The step whose answer, once damaged, passed. */
  readonly step: string;
}

/** How much a judge can see with a contract. */
export interface Power {
  /** How many damaged answers were judged. */
  readonly damaged: number;
  /** One for each clause and kind of damage, in the order of the files. */
  readonly holes: readonly Hole[];
}

/**
 * Damages each answer in every way and judges it again, without a server: what passes is a hole in the contract. Answers that break the
 * contract as they are, and those to nothing in it, are left out.
 */
export function measurePower(contract: Contract, exchanges: readonly Exchange[], options: JudgeOptions = {}): Power {
  const judge = createJudge(contract, options);
  const holes = new Map<string, Hole>();
  let damaged = 0;
  const seen = new Set<string>();
  for (const exchange of exchanges) {
    const { operation, response, body, findings } = judge.judge(exchange);
    if (operation === undefined || response === undefined || findings.length > 0) continue;
    // The same answer again tells nothing new.
    const key = `${operation.id} ${response.status} ${JSON.stringify(body)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { kind, clause, what, passes } of damagesOf(contract, judge, { exchange, operation, response, body })) {
      const id = `${kind} ${clause}`;
      damaged += 1;
      if (holes.has(id) || !passes()) continue;
      holes.set(id, {
        damage: kind,
        pointer: clause,
        place: contract.placeOf(clause),
        message: `${what} ${kind} passes in ${response.status} of ${operation.id}`,
        step: exchange.step,
      });
    }
  }
  return { damaged, holes: [...holes.values()].sort(byPlace) };
}

interface Subject {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly response: ResponseClause;
  readonly body: ReturnType<Judge['judge']>['body'];
}

interface Damage {
  readonly kind: DamageKind;
  readonly clause: string;
  /** What was damaged, for a sentence. */
  readonly what: string;
  passes(): boolean;
}

function* damagesOf(contract: Contract, judge: Judge, subject: Subject): Generator<Damage> {
  yield* damagesOfHead(judge, subject);
  const { exchange, response, body } = subject;
  const contentType = exchange.response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const schema = findMediaType(response.content, contentType)?.schema;
  if (body === undefined || schema === undefined) return;
  for (const { kind, clause, at, value } of damageValue(clauseFinder(contract, judge.schemas), schema, body)) {
    yield {
      kind,
      clause,
      what: at === '' ? 'the body' : `\`${at}\``,
      passes: () => judge.schemas.accepts(schema, value),
    };
  }
}

/** Statuses that an operation seldom means: a success, a refusal, and a failure that no clause foresees. */
const OTHER_STATUSES = [299, 418, 599];

function* damagesOfHead(judge: Judge, { exchange, operation, response }: Subject): Generator<Damage> {
  const passes = (changed: Partial<Exchange['response']>) => () =>
    judge.judge({ ...exchange, operation: operation.id, response: { ...exchange.response, ...changed } }).findings
      .length === 0;
  const { status, headers, body } = exchange.response;
  if (response.status !== String(status)) {
    yield {
      kind: 'whole',
      clause: response.at,
      what: `${status}, which has no clause of its own,`,
      passes: () => true,
    };
  }
  for (const other of OTHER_STATUSES) {
    const clause = operation.responses.find(
      ({ status: said }) => said === `${String(other)[0]}XX` || said === 'default',
    );
    yield {
      kind: 'given another status',
      clause: clause?.pointer ?? response.pointer,
      what: `an answer ${status}`,
      passes: passes({ status: other }),
    };
  }
  if (body !== '') yield { kind: 'emptied', clause: response.pointer, what: 'the body', passes: passes({ body: '' }) };
  for (const type of ['text/plain', 'application/xml']) {
    // An answer that may be of any text is of this type already.
    if (body === '' || findMediaType(response.content, type) !== undefined) continue;
    const changed = headers.map(([name, value]): [string, string] => [
      name,
      name.toLowerCase() === 'content-type' ? type : value,
    ]);
    yield {
      kind: 'given another media type',
      clause: response.pointer,
      what: 'the answer',
      passes: passes({ headers: changed }),
    };
  }
  for (const header of response.headers) {
    const others = headers.filter(([name]) => name.toLowerCase() !== header.name);
    yield {
      kind: 'dropped',
      clause: header.pointer,
      what: `the header ${header.name}`,
      passes: passes({ headers: others }),
    };
    yield {
      kind: 'made another text',
      clause: header.pointer,
      what: `the header ${header.name}`,
      passes: passes({ headers: [...others, [header.name, 'no such value!']] }),
    };
  }
}

function byPlace({ place: a, damage: x }: Hole, { place: b, damage: y }: Hole): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(x, y);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
