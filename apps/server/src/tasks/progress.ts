import type { Schema } from '@stillframe/contract';

/** One step of a running batch, outermost first. */
export interface ProgressStep {
  currentStep: string;
  finished: number;
  total: number;
}

/**
 * A running batch's progress as Meilisearch shows it: each step counts within one unit of the step before it.
 *
 * @returns `percentage` 0 to 100
 */
export function progressOf(steps: ProgressStep[]): NonNullable<Schema<'Batch'>['progress']> {
  let percentage = 0;
  let share = 100;
  for (const { finished, total } of steps) {
    if (total === 0) break;
    percentage += (share * finished) / total;
    share /= total;
  }
  return { steps, percentage };
}
