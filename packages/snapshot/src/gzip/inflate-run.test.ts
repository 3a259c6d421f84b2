import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { seededBytes } from '../testing/seeded-random.js';
import { deflateSegment } from './deflate-segment.js';
import { drawEndProbe } from './end-probe.js';
import { finalBlock } from './gzip-frame.js';
import { inflateRun, inflateRunSlack } from './inflate-run.js';

const content = Buffer.concat([seededBytes(1, 20_000), Buffer.alloc(20_000, 'a film about a film. ')]);

function inflated(deflated: Buffer, sizeBytes: number): Buffer | null {
  const memory = Buffer.concat([deflated, Buffer.alloc(inflateRunSlack)]);
  return inflateRun(memory, deflated.length, sizeBytes);
}

/** A stored block of this content, whose header promises so many bytes more. */
function stored(bytes: Buffer, more: number, isFinal: boolean): Buffer {
  const head = Buffer.from([isFinal ? 1 : 0, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length + more, 1);
  head.writeUInt16LE(65_535 - bytes.length - more, 3);
  return Buffer.concat([head, bytes]);
}

test.each([0, 1, 6, 9])('segments of level %i are their content, alone and one after another', (level) => {
  const [first, second] = [content.subarray(0, 30_000), content.subarray(30_000)];
  expect(inflated(deflateSegment(first, level), first.length)).toEqual(first);
  const run = Buffer.concat([deflateSegment(first, level), deflateSegment(second, level)]);
  expect(inflated(run, content.length)).toEqual(content);
});

describe('what a reader of the whole stream would not read so is refused', () => {
  const flushed = (finishFlush: number) => deflateRawSync(content, { finishFlush });
  const start = Buffer.from('the start of it ');
  test.each([
    { given: 'a final block at the end', deflated: flushed(constants.Z_FINISH) },
    {
      given: 'a final block and a flush',
      deflated: Buffer.concat([flushed(constants.Z_FINISH), deflateSegment(Buffer.alloc(0), 1)]),
    },
    // An empty block of fixed codes has ten bits.
    { given: 'an end within a byte', deflated: Buffer.concat([deflateSegment(content, 1), Buffer.from([2, 0])]) },
    { given: 'a block without end', deflated: flushed(constants.Z_SYNC_FLUSH).subarray(0, -7) },
    { given: 'the header of a block', deflated: Buffer.concat([deflateSegment(content, 1), Buffer.from([0])]) },
    {
      given: 'a reference to what came before',
      deflated: deflateRawSync(content, {
        dictionary: content.subarray(0, 20_000),
        finishFlush: constants.Z_SYNC_FLUSH,
      }),
    },
  ])('$given', ({ deflated }) => {
    expect(inflated(deflated, content.length)).toBeNull();
  });

  test.each([-1, 1])('content that is longer by %i', (more) => {
    expect(inflated(deflateSegment(content, 1), content.length - more)).toBeNull();
  });

  test('a block that takes the end which it expects for content', () => {
    const whole = Buffer.concat([start, finalBlock]);
    const deflated = stored(start, finalBlock.length, true);
    // Any end that is known beforehand can be swallowed.
    expect(inflateRawSync(Buffer.concat([deflated, finalBlock]))).toEqual(whole);
    expect(inflated(deflated, whole.length)).toBeNull();
    const { content: foreseen, deflated: end } = drawEndProbe();
    expect(inflated(stored(start, end.length, true), start.length + end.length - foreseen.length)).toBeNull();
    expect(inflated(stored(start, 5, false), start.length + 5)).toBeNull();
  });
});

test('an end probe is one final block with a code table of its own, drawn anew each time', () => {
  const probes = Array.from({ length: 50 }, drawEndProbe);
  for (const { content: drawn, deflated } of probes) {
    expect((deflated[0] ?? 0) & 7).toBe(0b101);
    expect(inflateRawSync(deflated)).toEqual(drawn);
    expect(deflated.length).toBeLessThan(inflateRunSlack);
  }
  expect(new Set(probes.map(({ deflated }) => deflated.toString('hex', 2, 40))).size).toBe(probes.length);
});
