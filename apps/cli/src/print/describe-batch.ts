import type { Schema } from '@stillframe/client';
import { formatSize } from './format-size.js';

/** What a batch does, in words, and how far it is. */
export interface BatchDescription {
  /** 0 to 100: of the bytes where the server counts them, else of the batch's steps. */
  percentage: number;
  step: string;
  detail: string | null;
}

/**
 * A batch's progress for people.
 *
 * Steps come from the whole to the smallest part, named in camelCase or words; a part named `byte` counts bytes.
 */
export function describeBatch({ percentage, steps }: Schema<'BatchProgress'>): BatchDescription {
  const [step = 'processing', ...details] = steps.map(({ currentStep, finished, total }) =>
    currentStep === 'byte' ? `${formatSize(finished)} of ${formatSize(total)}` : inWords(currentStep),
  );
  const bytes = steps.find(({ currentStep, total }) => currentStep === 'byte' && total > 0);
  return {
    percentage: bytes === undefined ? percentage : (bytes.finished / bytes.total) * 100,
    step,
    detail: details.length === 0 ? null : details.join(', '),
  };
}

const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
