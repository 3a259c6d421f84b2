import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type KnownSegments,
  nothingKnown,
  type Part,
  PartPlanner,
  type Segment,
  SMALLEST_PART_BYTES,
} from './plan-parts.js';

const SEGMENT_BYTES = 512 * 1024;
const HEAD = Buffer.from('head');
const TAIL = Buffer.from('tail');

/** A segment whose bytes follow from its seed. */
const segment = (seed: number): Buffer => Buffer.alloc(SEGMENT_BYTES + (seed % 7), `${seed};`);
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const runOf = (seeds: readonly number[]): [Buffer, Segment[]] => {
  const segments = seeds.map(segment);
  return [
    Buffer.concat(segments),
    segments.map((bytes) => ({
      compressedSizeBytes: bytes.length,
      compressedCrc32: crc32(bytes),
      sha256: sha256(bytes),
    })),
  ];
};

const archiveOf = (seeds: readonly number[]): Buffer => Buffer.concat([HEAD, ...seeds.map(segment), TAIL]);

function knownFrom(seeds: readonly number[]): KnownSegments {
  const places = new Map<string, number[]>();
  let offset = HEAD.length;
  for (const seed of seeds) {
    const key = sha256(segment(seed)).toString('hex');
    places.set(key, [...(places.get(key) ?? []), offset]);
    offset += segment(seed).length;
  }
  return {
    find: (facts, near) => {
      const found = places.get(Buffer.from(facts.sha256).toString('hex')) ?? [];
      return found.find((place) => place === near) ?? found[0];
    },
  };
}

function plan(seeds: readonly number[], known: KnownSegments, runs = 3): Part[] {
  const planner = new PartPlanner(known, SMALLEST_PART_BYTES);
  const parts = [...planner.add(HEAD)];
  for (let start = 0; start < seeds.length; start += runs)
    parts.push(...planner.addSegments(...runOf(seeds.slice(start, start + runs))));
  return [...parts, ...planner.add(TAIL), ...planner.end()];
}

const assemble = (parts: readonly Part[], before: Buffer): Buffer =>
  Buffer.concat(parts.map((part) => (part.kind === 'send' ? part.bytes : before.subarray(part.start, part.end))));

const sentBytes = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (part.kind === 'send' ? part.sizeBytes : 0), 0);

const range = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

test('without an archive before, everything is sent', () => {
  const parts = plan(range(40), nothingKnown);
  expect(parts.every(({ kind }) => kind === 'send')).toBe(true);
  expect(assemble(parts, Buffer.alloc(0)).equals(archiveOf(range(40)))).toBe(true);
});

test('of an archive that did not change, the first part is sent and the tail', () => {
  const parts = plan(range(200), knownFrom(range(200)));
  expect(parts.map(({ kind }) => kind)).toEqual(['send', 'copy', 'send']);
  expect(sentBytes(parts)).toBeLessThan(SMALLEST_PART_BYTES + SEGMENT_BYTES + 100);
});

test('a change costs one part', () => {
  const seeds = range(200);
  seeds[100] = 9999;
  const parts = plan(seeds, knownFrom(range(200)));
  expect(parts.map(({ kind }) => kind)).toEqual(['send', 'copy', 'send', 'copy', 'send']);
  expect(sentBytes(parts)).toBeLessThan(2 * (SMALLEST_PART_BYTES + SEGMENT_BYTES) + 100);
});

test('any change of any archive: the parts make it up, are large enough, and have its checksums', () => {
  const seeds = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(seeds, seeds, fc.integer({ min: 1, max: 9 }), (before, now, runs) => {
      const parts = plan(now, knownFrom(before), runs);
      const whole = archiveOf(before);
      expect(assemble(parts, whole).equals(archiveOf(now))).toBe(true);
      for (const part of parts.slice(0, -1)) expect(part.sizeBytes).toBeGreaterThanOrEqual(SMALLEST_PART_BYTES);
      for (const part of parts)
        expect(
          part.md5.equals(
            createHash('md5')
              .update(assemble([part], whole))
              .digest(),
          ),
        ).toBe(true);
    }),
    { numRuns: 60 },
  );
});
