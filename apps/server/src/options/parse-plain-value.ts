import { OptionsError } from './options-error.js';

/** @throws OptionsError when the text is empty */
export function parsePath(text: string): string {
  if (text === '') throw new OptionsError('the path is empty.', 'Give a path, or leave the option out.');
  return text;
}

/** Reads an integer within bounds, both included. */
export function parseInteger(bounds: { min: number; max: number }): (text: string) => number {
  const { min, max } = bounds;
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new OptionsError(`"${text}" is not a whole number ${range}.`, `Give a whole number ${range}.`);
  };
}

/** Reads one of a list of words, in any case. */
export function parseOneOf<const Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const wanted = text.trim().toLowerCase();
    const word = words.find((candidate) => candidate.toLowerCase() === wanted);
    if (word !== undefined) return word;
    throw new OptionsError(`"${text}" is not one of its values.`, `Give one of ${words.join(', ')}.`);
  };
}

/** Reads `true` or `false`, which is what every source of a switch hands over. */
export function parseSwitch(text: string): boolean {
  return text === 'true';
}
