export type { Contract, ContractOptions } from './contract/contract.js';
export { ContractError, type ContractErrorCode } from './contract/contract-error.js';
export type { Json, JsonObject } from './contract/json.js';
export { loadContract } from './contract/load-contract.js';
export type {
  Example,
  Header,
  Link,
  MediaType,
  Operation,
  Parameter,
  ParameterIn,
  RequestBody,
  ResponseClause,
  SecurityAlternative,
} from './contract/operation.js';
export { createJudge, type Judge, type Judgement, type JudgeOptions } from './judge/judge.js';
export { type ExchangesJudgement, judgeExchanges, mergeFindings } from './judge/judge-exchanges.js';
export type { SchemaEngine, SchemaFault } from './judge/schema-engine.js';
export { judgeLaws, type LawJudgement } from './laws/judge-laws.js';
export { LAW_NAMES, type LawName } from './laws/law.js';
export { type BoundLaw, readLaws } from './laws/read-laws.js';
export type { Exchange, ReceivedResponse, SentRequest } from './model/exchange.js';
export { OBLIGATION_KINDS, type Obligation, type ObligationKind, type Outcome } from './model/obligation.js';
export type { Place } from './model/place.js';
export type { Finding, JudgedObligation, Report, Verdict } from './model/report.js';
export type { InputObligation } from './obligations/input-obligations.js';
export { listObligations, type ObligationOptions } from './obligations/list-obligations.js';
export type { SchemaDemand, Side } from './obligations/schema-demand.js';
export { printPlan } from './plan/print-plan.js';
export type { Plan, Step } from './plan/step.js';
export type { DamageKind } from './power/damage-value.js';
export { exampleExchanges } from './power/example-exchanges.js';
export { type Hole, measurePower, type Power } from './power/measure-power.js';
export { powerReport } from './power/power-report.js';
export { lossesSince, type Strength, strengthOf } from './power/ratchet.js';
export { githubReport } from './report/github-report.js';
export { jsonReport } from './report/json-report.js';
export { junitReport } from './report/junit-report.js';
export type { ReportOptions } from './report/report-options.js';
export { sarifReport } from './report/sarif-report.js';
export { type TerminalOptions, terminalReport } from './report/terminal-report.js';
export { type JudgedServer, type JudgeServerOptions, judgeServer, planServer } from './run/judge-server.js';
