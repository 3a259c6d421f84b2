import { createHash } from 'node:crypto';
import type { Contract } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { startFaultyServer } from './faulty-server.js';
import { basisOf, type Mutant, names } from './mutant.js';
import { mutants } from './mutants.js';
import { judgeOurs, loadOurs } from './score/ours.js';
import { changedOperations, type Recording, recordWalk } from './touched-operations.js';

/** All mutants take an hour of a machine, so a few stand for them unless all are asked for. */
const SAMPLE = process.env.STILLFRAME_MUTANTS === 'all' ? mutants.length : 2;
const LIMIT_MS = 120_000;

const hashOf = ({ name }: Mutant): string => createHash('sha256').update(name).digest('hex');
const judged = mutants
  .filter((one) => basisOf(one) !== 'silent')
  .sort((one, other) => hashOf(one).localeCompare(hashOf(other)))
  .slice(0, SAMPLE);

let contract: Contract;
let recording: Recording;
beforeAll(async () => {
  contract = await loadOurs();
  recording = await recordWalk();
});

/** The broken obligations that are the mutant's, where the judge finds any. */
async function namedIn(mutant: Mutant, only?: readonly string[]): Promise<string[]> {
  const server = await startFaultyServer(mutant.change());
  try {
    const { findings } = await judgeOurs(contract, server.url, only);
    // What is found without a change is not the mutant's.
    if (server.touched === 0) return [];
    return findings.map(({ obligation }) => obligation).filter((id) => names(mutant, id));
  } finally {
    await server.close();
  }
}

describe('stillframe check', () => {
  test.each(judged)(
    'finds $name, and names $breaks',
    async (mutant) => {
      const touched = await changedOperations(contract, recording, mutant.change());
      // What the operations that it touches do not show, the whole contract does: some two thousand requests.
      const first = touched.length > 0 ? await namedIn(mutant, touched) : [];
      expect(first.length > 0 ? first : await namedIn(mutant)).not.toEqual([]);
    },
    LIMIT_MS,
  );
});
