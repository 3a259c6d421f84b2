import { document, type OperationId } from '@stillframe/contract';
import { describe, expect, test } from 'vitest';
import { planOperations } from '../contract/plan.js';
import { createAnswerJudge } from './answer-judge.js';

const plan = planOperations(document).get('getHealth');
if (!plan) throw new Error('the contract has no getHealth');
const { check: judge, preparations } = createAnswerJudge(document);

describe('createAnswerJudge', () => {
  test('prepares every schema that an answer has', async () => {
    for (const prepare of preparations) await prepare();
    expect(preparations.length).toBeGreaterThan(30);
  });

  test.each([
    { status: 200, body: { status: 'available' }, fault: undefined },
    { status: 200, body: { status: 'ill' }, fault: 'The answer 200 of getHealth breaks the contract' },
    { status: 200, body: { status: 'available', more: 1 }, fault: 'The answer 200 of getHealth breaks the contract' },
    { status: 202, body: { status: 'available' }, fault: 'The contract has no answer 202 of getHealth in JSON' },
    { status: 500, body: 'anything', fault: undefined },
  ])('$status $body → $fault', ({ status, body, fault }) => {
    const judged = () => judge(plan, status, body);
    if (fault === undefined) expect(judged).not.toThrow();
    else expect(judged).toThrow(fault);
  });

  test('every answer of the contract takes its own examples, and no damaged copy of an object', () => {
    let judged = 0;
    for (const item of Object.values(document.paths))
      for (const operation of Object.values(item)) {
        const own = planOperations(document).get(operation.operationId as OperationId);
        for (const [status, response] of Object.entries(operation.responses)) {
          const spelled = '$ref' in response ? document.components.responses[nameIn(response.$ref)] : response;
          for (const example of Object.values(spelled?.content?.['application/json']?.examples ?? {})) {
            const { value } =
              '$ref' in example
                ? (document.components.examples[nameIn(example.$ref)] ?? { value: undefined })
                : example;
            if (!own || !(Number(status) < 500) || typeof value !== 'object' || value === null) continue;
            expect(() => judge(own, Number(status), value)).not.toThrow();
            expect(() => judge(own, Number(status), Object.values(value))).toThrow('breaks the contract');
            judged++;
          }
        }
      }
    expect(judged).toBeGreaterThan(100);
  });
});

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
