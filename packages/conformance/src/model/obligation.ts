import type { Place } from './place.js';

/** What an obligation is about: one kind for each thing that a contract can state of an exchange, or of several. */
export const OBLIGATION_KINDS = [
  'status',
  'header',
  'media-type',
  'body',
  'parameter',
  'request-body',
  'method',
  'security',
  'link',
  'example',
  'law',
] as const;

export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/**
 * One thing that a contract demands of a server.
 *
 * `id` is stable as long as the clause is: it is made of names in the contract, never of positions. Its form by kind, `<op>` being the
 * `operationId`, or `METHOD /path` where there is none:
 * `<op>/status/<code>` (`documented`: no other status than the listed ones) · `<op>/<code>/header/<name>` · `<op>/<code>/media-type` · `<op>/<code>/body/<media type>` ·
 * `<op>/parameter/<in>.<name>/<keyword>.<accepted|refused>` · `<op>/request-body/<JSON pointer>/<keyword>.<accepted|refused>` ·
 * `<path>/method/<METHOD>` · `<op>/security/<none|malformed|unknown|role>` · `<op>/<code>/link/<name>` ·
 * `<op>/example/<name>` · `<op>/law/<law>.<name>`
 */
export interface Obligation {
  readonly id: string;
  readonly kind: ObligationKind;
  /** `operationId`, `METHOD /path`, or the bare path for undocumented methods. */
  readonly operation: string;
  /** JSON pointer of the clause in the bundled document. */
  readonly pointer: string;
  readonly place: Place;
  /** What must hold, in one sentence for a person. */
  readonly statement: string;
}

/** What a run found out about an obligation. `not-exercisable` comes with a reason; `not-exercised` is silence and never counts as held. */
export type Outcome = 'held' | 'broken' | 'not-exercised' | 'not-exercisable';
