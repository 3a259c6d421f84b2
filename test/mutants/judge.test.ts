import type { Contract } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { startFaultyServer } from './faulty-server.js';
import { basisOf, type Mutant, names } from './mutant.js';
import { mutants } from './mutants.js';
import { failuresOf, judgeOurs, loadOurs } from './score/ours.js';
import { byHash, stratified } from './score/sample.js';
import { changedOperations, type Recording, recordWalk } from './touched-operations.js';

/** All mutants take minutes of a machine, so a few of each class stand for them unless all, or a share of them, are asked for. */
const SAMPLE = 8;
const { STILLFRAME_MUTANTS: asked } = process.env;
const [shard = 1, shards = 1] = (asked === 'all' ? '1/1' : (asked ?? '')).split('/').map(Number);
const LIMIT_MS = 120_000;

const spoken = mutants.filter((one) => basisOf(one) !== 'silent');
const judged =
  asked === undefined
    ? stratified(spoken, SAMPLE, 1)
    : byHash(spoken).filter((_, index) => index % shards === shard - 1);

let contract: Contract;
let recording: Recording;
beforeAll(async () => {
  contract = await loadOurs();
  recording = await recordWalk();
});

/** Ids of the obligations for which a faulty server fails; all operations are asked where `only` is absent. */
async function failures(mutant: Mutant, only?: readonly string[]): Promise<string[]> {
  const server = await startFaultyServer(mutant.change());
  try {
    const report = await judgeOurs(contract, server.url, only);
    expect(server.touched).toBeGreaterThan(0);
    return failuresOf(report, only);
  } finally {
    await server.close();
  }
}

describe('stillframe check', () => {
  test.each(judged)(
    'finds $name, and names $breaks',
    async (mutant) => {
      const isNamed = (id: string) => names(mutant, id);
      const changed = await changedOperations(contract, recording, mutant.change());
      const found = await failures(mutant, changed);
      // What it overlooks where it was told to look, it may see elsewhere.
      expect(found.some(isNamed) ? found : await failures(mutant)).toSatisfy((ids: string[]) => ids.some(isNamed));
    },
    LIMIT_MS,
  );
});
