import { actionsKnown } from './actions-known.js';
import { answerClosed } from './answer-closed.js';
import type { Contract, Rule } from './contract.js';
import { errorCodeKnown } from './error-code-known.js';
import { errorResponses } from './error-responses.js';
import { examplePresent } from './example-present.js';
import { exampleValid } from './example-valid.js';
import { extensionDocumented } from './extension-documented.js';
import { filePerName } from './file-per-name.js';
import { lawsWellFormed } from './laws-well-formed.js';
import { noDefs } from './no-defs.js';
import { operationIdForm } from './operation-id-form.js';
import { ownKnown } from './own-known.js';
import { parameterErrorCode } from './parameter-error-code.js';
import { queryReserved } from './query-reserved.js';
import { report } from './report.js';
import { taskLink } from './task-link.js';

export type { Contract } from './contract.js';

/** The house rules. Each is a file of its name, with its test beside it. */
export const rules: readonly Rule[] = [
  actionsKnown,
  answerClosed,
  errorCodeKnown,
  errorResponses,
  examplePresent,
  exampleValid,
  extensionDocumented,
  filePerName,
  lawsWellFormed,
  noDefs,
  operationIdForm,
  ownKnown,
  parameterErrorCode,
  queryReserved,
  taskLink,
];

/** Applies all rules. @returns one line a finding, empty when there is none */
export function lint(contract: Contract): string {
  return rules.map((rule) => report(rule, contract)).join('');
}
