import { expect, test } from 'vitest';
import type { Step } from '../plan/step.js';
import { libraryContract } from '../testing/library.js';
import { planServer } from './judge-server.js';
import { runSteps } from './run-steps.js';

const { steps } = planServer({ contract: libraryContract, keys: { librarian: 'librarian' } }).plan;

interface Span {
  readonly step: Step;
  readonly began: number;
  ended: number;
}

/** Runs the plan of the library with steps that take a few turns of the event loop, and tells when each began and ended. */
async function spansOf(run: (step: Step) => Promise<void> = () => turns(3)): Promise<Span[]> {
  const spans: Span[] = [];
  let clock = 0;
  await runSteps(steps, libraryContract, async (step) => {
    clock += 1;
    const span = { step, began: clock, ended: 0 };
    spans.push(span);
    await run(step);
    clock += 1;
    span.ended = clock;
  });
  return spans;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

const overlap = (one: Span, other: Span) => one.began < other.ended && other.began < one.ended;
const isSafe = ({ step }: Span) => step.method === 'GET';

test('each step is run once, after all that it builds on', async () => {
  const spans = await spansOf();
  expect(spans.map(({ step }) => step.name).sort()).toEqual(steps.map(({ name }) => name).sort());
  const byName = new Map(spans.map((span) => [span.step.name, span]));
  for (const { step, began } of spans) {
    const causes = step.parameters.flatMap(({ value }) => ('step' in value ? [value.step] : []));
    for (const cause of [...causes, ...(step.needs === undefined ? [] : [step.needs])]) {
      expect(byName.get(cause)?.ended).toBeLessThan(began);
    }
  }
});

test('steps run beside each other, but nothing that may change a list runs beside what a law of lists looks at', async () => {
  const spans = await spansOf();
  expect(spans.some((span, index) => spans.slice(index + 1).some((other) => overlap(span, other)))).toBe(true);
  const looks = spans.filter((span) => isSafe(span) && /whole|page|as in item|before|after/.test(span.step.name));
  expect(looks.length).toBeGreaterThan(5);
  for (const look of looks) {
    const beside = spans.filter((span) => span !== look && overlap(span, look));
    const isQuiet = look.step.isAlone === true;
    // Answers of one operation are compared in their order.
    const wrong = (span: Span) => isQuiet || !isSafe(span) || span.step.operation === look.step.operation;
    expect(beside.filter(wrong).map(({ step }) => step.name)).toEqual([]);
  }
  expect(looks.some(({ step }) => step.isAlone === true)).toBe(true);
});

test('what goes wrong is thrown when all that is under way has ended, and nothing begins any more', async () => {
  let begun = 0;
  let ended = 0;
  const wrong = runSteps(steps, libraryContract, async ({ method, operation }) => {
    begun += 1;
    await turns(2);
    ended += 1;
    if (method === 'POST' && operation !== undefined) throw new Error('the line is cut');
  });
  await expect(wrong).rejects.toThrow('the line is cut');
  expect(ended).toBe(begun);
  expect(begun).toBeLessThan(steps.length);
});
