/** `npm run test:crash` runs the full form, `npm test` the quick one. */
export const isFull = process.env.STILLFRAME_CRASH === 'full';

const firstSeed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);

/** Seeds of a run: different ones each time, unless STILLFRAME_SEED names the first. */
export const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, n) => firstSeed + n);
