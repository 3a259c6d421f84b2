import { createHash } from 'node:crypto';
import { MUTANT_CLASSES, type Mutant } from '../mutant.js';

/** Mutants in an order by chance, the same each time for the same seed. */
export function byHash(mutants: readonly Mutant[], seed = 0): Mutant[] {
  const hashOf = ({ name }: Mutant) =>
    createHash('sha256')
      .update(seed === 0 ? name : `${seed} ${name}`)
      .digest('hex');
  return [...mutants].sort((one, other) => hashOf(one).localeCompare(hashOf(other)));
}

/** Some mutants by chance, of each class as large a share as of all, and one at least. */
export function stratified(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  return MUTANT_CLASSES.flatMap((kind) => {
    const some = mutants.filter((one) => one.class === kind);
    return byHash(some, seed).slice(0, Math.max(1, Math.round((count * some.length) / mutants.length)));
  });
}
