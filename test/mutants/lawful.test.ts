import type { Contract } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { startFaultyServer } from './faulty-server.js';
import { lawfulServers } from './lawful.js';
import { judgeOurs, loadOurs } from './score/ours.js';

/** Our own server and each lawful one are judged with so many seeds; one by default, as each run asks a server some two thousand requests. */
const SEEDS = Number(process.env.STILLFRAME_LAWFUL_SEEDS ?? 1);
const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
/** By default the one whose timing is another; all of them, and ours, as soon as seeds are asked for. */
const servers =
  process.env.STILLFRAME_LAWFUL_SEEDS === undefined
    ? lawfulServers.filter(({ name }) => name.includes('end before'))
    : [{ name: 'our own', serve: () => undefined }, ...lawfulServers];
const LIMIT_MS = 240_000;

let contract: Contract;
beforeAll(async () => {
  contract = await loadOurs();
});

describe.each(servers)('no fault is found with a server that keeps the contract: $name', ({ serve }) => {
  test.each(seeds)(
    'seed %i',
    async (seed) => {
      const server = await startFaultyServer(serve(seed));
      try {
        const { findings, verdict, reason } = await judgeOurs(contract, server.url);
        const told = findings.map(({ obligation, message }) => `${obligation}: ${message}`);
        // What this server cannot be brought to show is for `.ci/check-agreed`: a finding would be a false alarm.
        expect({ told, reason, isJudged: verdict !== 'not-judged' }).toEqual({
          told: [],
          reason: undefined,
          isJudged: true,
        });
      } finally {
        await server.close();
      }
    },
    LIMIT_MS,
  );
});
