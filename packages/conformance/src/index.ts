export type { Exchange, ReceivedResponse, SentRequest } from './model/exchange.js';
export { OBLIGATION_KINDS, type Obligation, type ObligationKind, type Outcome } from './model/obligation.js';
export type { Place } from './model/place.js';
export type { Finding, JudgedObligation, Report, Verdict } from './model/report.js';
