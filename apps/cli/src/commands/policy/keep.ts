import type { Schema } from '@stillframe/client';
import { InvalidArgumentError } from 'commander';

const names = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;
type Name = (typeof names)[number];

const isName = (text: string): text is Name => names.some((name) => name === text);

/** How help texts name what {@link parseKeep} takes. */
export const keepForm = '<period=count,...>';

/**
 * Reads `daily=7,weekly=5`: how many of each stay, 0 for those that are not named.
 *
 * @throws InvalidArgumentError
 */
export function parseKeep(text: string): Schema<'NewSnapshotKeep'> {
  const keep: Partial<Record<Name, number>> = {};
  for (const item of text.split(',')) {
    const [, name = '', count = ''] = /^\s*([a-z]+)=(\d{1,5})\s*$/.exec(item) ?? [];
    if (!isName(name)) throw new InvalidArgumentError(`Give counts such as daily=7,weekly=5, of ${names.join(', ')}.`);
    if (keep[name] !== undefined) throw new InvalidArgumentError(`${name} stands there twice.`);
    keep[name] = Number(count);
  }
  return keep;
}
