import type { Contract } from '../contract/contract.js';
import { below } from '../contract/pointer.js';
import { mergeFindings } from '../judge/judge-exchanges.js';
import type { Finding } from '../model/report.js';
import { statusId } from '../obligations/answer-obligations.js';
import { methodId } from '../obligations/list-obligations.js';
import type { Unanswered } from './run-plan.js';

/** A request that a server leaves without an answer, though it is there, breaks what every answer has to be: one for each operation. */
export function judgeUnanswered(contract: Contract, unanswered: readonly Unanswered[]): Finding[] {
  return mergeFindings(
    unanswered.map(({ step, request, why }): Finding => {
      const operation = step.operation === undefined ? undefined : contract.operation(step.operation);
      const pointer = operation === undefined ? below('/paths', step.path) : below(operation.pointer, 'responses');
      return {
        obligation: operation === undefined ? methodId(step.path, step.method) : statusId(operation, 'documented'),
        rule: 'no-answer',
        message: `${operation?.id ?? `${step.method} ${step.path}`} gave no answer, and the server is there: ${why}`,
        expected: operation?.responses.map(({ status }) => status).join(', ') ?? '405',
        excerpt: why,
        place: contract.placeOf(pointer),
        exchanges: [
          {
            step: step.name,
            ...(step.operation === undefined ? {} : { operation: step.operation }),
            credential: step.credential,
            request,
            response: { status: 0, headers: [], body: '' },
            sentAt: 0,
            receivedAt: 0,
          },
        ],
        occurrences: 1,
      };
    }),
  );
}
