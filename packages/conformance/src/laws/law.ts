import type { Contract } from '../contract/contract.js';
import type { Json } from '../contract/json.js';
import type { Link, Operation } from '../contract/operation.js';
import type { Place } from '../model/place.js';
import type { Answer, History } from './history.js';
import type { LawSettings } from './settings.js';

/** The words in which a contract says what holds between answers. LAWS.md explains each. */
export const LAW_NAMES = [
  'follows',
  'identity',
  'monotone',
  'terminal',
  'ends-within',
  'time-order',
  'unique',
  'increasing',
  'sorted',
  'subset-by-filter',
  'pages-partition',
  'total-invariant',
  'read-is-safe',
  'list-equals-one',
] as const;

export type LawName = (typeof LAW_NAMES)[number];

/** Where a law is declared, which is also what it speaks of. */
export type Owner =
  | { readonly on: 'operation'; readonly operation: Operation }
  | { readonly on: 'link'; readonly operation: Operation; readonly status: string; readonly link: Link }
  /** `operations`: those whose answers can hold the shape. */
  | { readonly on: 'schema'; readonly pointer: string; readonly operations: readonly Operation[] };

/** A law as a contract declares it. */
export interface Declared<Settings> {
  readonly law: LawName;
  readonly name: string;
  /** JSON pointer of the declaration in the bundled document. */
  readonly pointer: string;
  readonly owner: Owner;
  readonly settings: Settings;
}

/** What a law says about one operation of a history. `held` means that there was something to see, and it was right. */
export interface Ruling {
  readonly operation: string;
  /** Tells apart what one declaration says of several things: the parameter of a filter. The name of the declaration when absent. */
  readonly name?: string;
  readonly broken?: Breach;
}

export interface Breach {
  readonly message: string;
  readonly expected: string;
  readonly excerpt: string;
  /** The most telling first. */
  readonly answers: readonly Answer[];
}

/** What a law demands of one operation, before anything was asked. */
export interface Demand {
  readonly operation: string;
  readonly name: string;
  readonly statement: string;
}

/** One word of the vocabulary: how it is declared, what it demands, and how a history is judged by it. */
export interface Law<Settings> {
  readonly law: LawName;
  readonly on: readonly Owner['on'][];
  read(settings: LawSettings, contract: Contract): Settings;
  demands(declared: Declared<Settings>): readonly Demand[];
  judge(declared: Declared<Settings>, history: History, context: LawContext): readonly Ruling[];
}

/** What a law may ask of the contract. */
export interface LawContext {
  /** All instances of a schema in an answer. */
  instancesOf(schema: string, answer: Answer): readonly Instance[];
  /** When what a link leads to has ended, by the law `ends-within` or `terminal` of its shape. */
  endOf(link: Link, source: Answer, history: History): Answer | undefined;
  placeOf(pointer: string): Place;
}

/** A value of a declared shape, somewhere in an answer. */
export interface Instance {
  readonly answer: Answer;
  /** JSON pointer into the answer's body. */
  readonly at: string;
  readonly value: Json;
}
