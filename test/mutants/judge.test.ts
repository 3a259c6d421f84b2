import { createHash } from 'node:crypto';
import type { Contract } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { startFaultyServer } from './faulty-server.js';
import { basisOf, type Mutant, names } from './mutant.js';
import { mutants } from './mutants.js';
import { judgeOurs, loadOurs } from './score/ours.js';

/** A run asks some two thousand requests: all mutants take an hour of a machine, so a few stand for them unless all are asked for. */
const SAMPLE = process.env.STILLFRAME_MUTANTS === 'all' ? mutants.length : 2;
const LIMIT_MS = 120_000;

const hashOf = ({ name }: Mutant): string => createHash('sha256').update(name).digest('hex');
const judged = mutants
  .filter((one) => basisOf(one) !== 'silent')
  .sort((one, other) => hashOf(one).localeCompare(hashOf(other)))
  .slice(0, SAMPLE);

let contract: Contract;
beforeAll(async () => {
  contract = await loadOurs();
});

describe('stillframe check', () => {
  test.each(judged)(
    'finds $name, and names $breaks',
    async (mutant) => {
      const server = await startFaultyServer(mutant.change());
      try {
        const { findings } = await judgeOurs(contract, server.url);
        expect(server.touched).toBeGreaterThan(0);
        expect(findings.map(({ obligation }) => obligation).filter((id) => names(mutant, id))).not.toEqual([]);
      } finally {
        await server.close();
      }
    },
    LIMIT_MS,
  );
});
