import { code } from '../../../../scripts/markdown.js';
import type { Operation } from '../../src/openapi-document.js';

/** The laws of an operation, a link or a shape as a list, each with what it is told: `- each-once: unique, by /uid`. */
export function lawsList(laws: Operation['x-laws']): string {
  return Object.entries(laws ?? {})
    .map(([name, { law, ...members }]) => {
      const told = Object.entries(members).map(([member, value]) => `, ${member} ${code(valueText(value))}`);
      return `- ${name}: **${law}**${told.join('')}`;
    })
    .join('\n');
}

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
