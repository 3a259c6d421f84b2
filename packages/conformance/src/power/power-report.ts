import type { Power } from './measure-power.js';

/** The holes of a contract for a person: a line for each, with its clause, and a last one with the numbers. */
export function powerReport({ damaged, holes }: Power): string {
  const lines = holes.map(({ place, message }) => `${place.file}:${place.line}:${place.column} ${message}`);
  return `${[...lines, `${damaged} damaged answers, ${holes.length} ${holes.length === 1 ? 'hole' : 'holes'}`].join('\n')}\n`;
}
