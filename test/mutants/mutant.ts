import type { Serve } from './exchange.js';

/** What kind of thing is wrong: the classes by which tools are compared. */
export const MUTANT_CLASSES = ['reply', 'status', 'input', 'permission', 'method', 'time'] as const;

export type MutantClass = (typeof MUTANT_CLASSES)[number];

/** What the contract says of a fault: it states the clause, links to it, has a law about it, leaves it to HTTP, or says nothing. */
export type Basis = 'stated' | 'link' | 'law' | 'http' | 'silent';

/** A server with one fault: ours, and a proxy before it that changes some of what passes. */
export interface Mutant {
  readonly name: string;
  readonly class: MutantClass;
  /** Id of the obligation that a person would name, written down before any judge saw the fault; `silent` where the contract says nothing. */
  readonly breaks: string;
  /** How a real server comes to have it, or what it does to a client. */
  readonly why: string;
  /** A fresh fault: what it remembers, it remembers of one run. */
  change(): Serve;
}

/** What the contract says of it, by the form of the obligation's id. */
export function basisOf({ breaks }: Mutant): Basis {
  if (breaks === 'silent') return 'silent';
  if (breaks.includes('/law/')) return 'law';
  if (breaks.includes('/link/')) return 'link';
  return breaks.includes('/method/') ? 'http' : 'stated';
}

/** Whether the obligation of an id is the one that a mutant breaks. Of a law, a mutant does not know the name that the contract gives it. */
export function names({ breaks }: Mutant, id: string): boolean {
  return id === breaks || (breaks.includes('/law/') && id.startsWith(`${breaks}.`));
}

/** Writes entries of one class: each line is name, broken obligation, reason, change. */
export function inClass(kind: MutantClass) {
  return (name: string, breaks: string, why: string, change: () => Serve): Mutant => ({
    name,
    class: kind,
    breaks,
    why,
    change,
  });
}
