import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { SnapshotTarget } from '../target/snapshot-target.js';
import { seededBytes } from './seeded-random.js';

/** A target that holds nothing, and what a test does to it from outside. */
export interface TargetUnderTest {
  target: SnapshotTarget;
  /** Cuts a file that is there, as an operator's mistake would. */
  truncate(name: string, sizeBytes: number): Promise<void>;
}

/**
 * What every target promises, whatever it is made of.
 *
 * @param open a fresh and empty one
 */
export function targetSuite(name: string, open: () => Promise<TargetUnderTest>): void {
  const putText = (target: SnapshotTarget, file: string, content: string | Buffer) =>
    target.put(file, async (sink) => {
      sink.write(content);
    });
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

  describe(`${name} as a target`, () => {
    test('an empty one has nothing, and says so', async () => {
      const { target } = await open();
      expect(await target.list()).toEqual([]);
      expect(await target.stat('a.snapshot')).toBeNull();
      expect(await target.readText('a.snapshot.json')).toBeNull();
      await expect(target.open('a.snapshot')).rejects.toMatchObject({ name: 'SnapshotError', code: 'not_found' });
      await target.remove('a.snapshot');
      await target.pointTo(null);
    });

    test('what is put there is there, whole, with its size and its SHA-256', async () => {
      const { target } = await open();
      const content = seededBytes(1, 300_001);
      expect(await putText(target, 'a.snapshot', content)).toEqual({ sizeBytes: 300_001, sha256: sha256(content) });
      expect(await target.list()).toEqual(['a.snapshot']);
      expect(await target.stat('a.snapshot')).toMatchObject({ sizeBytes: 300_001, modifiedAt: expect.any(Date) });
      expect(target.locate('a.snapshot')).toMatch(/^[a-z0-9]+:\/\/.*a\.snapshot$/);
    });

    test.each([
      [0, 300_001],
      [0, 1],
      [131_071, 131_073],
      [299_999, 300_001],
      [7, 7],
    ])('bytes %d to %d of a file', async (start, end) => {
      const { target } = await open();
      const content = seededBytes(2, 300_001);
      await putText(target, 'a.snapshot', content);
      const file = await target.open('a.snapshot');
      try {
        expect(file.sizeBytes).toBe(300_001);
        const parts: Buffer[] = [];
        for await (const part of file.read(start, end)) parts.push(part as Buffer);
        expect(Buffer.concat(parts).equals(content.subarray(start, end))).toBe(true);
      } finally {
        await file.close();
      }
    });

    test('a file that becomes shorter while it is read is an error, not an end', async () => {
      const { target, truncate } = await open();
      await putText(target, 'a.snapshot', seededBytes(3, 300_001));
      const file = await target.open('a.snapshot');
      await truncate('a.snapshot', 150_000);
      await expect(text(file.read(0, 300_001))).rejects.toMatchObject({ code: 'truncated' });
      await file.close();
    });

    test('putting again replaces, and gives another version and revision', async () => {
      const { target } = await open();
      await putText(target, 'a.snapshot.json', 'one');
      const [before, revision] = [await target.stat('a.snapshot.json'), await target.revision()];
      await putText(target, 'a.snapshot.json', 'two');
      expect(await target.readText('a.snapshot.json')).toBe('two');
      expect((await target.stat('a.snapshot.json'))?.version).not.toBe(before?.version);
      expect(revision === null || (await target.revision()) !== revision).toBe(true);
    });

    test('what fails in the middle leaves nothing, and what was there stays', async () => {
      const { target } = await open();
      await putText(target, 'a.snapshot', 'whole');
      for (const file of ['a.snapshot', 'b.snapshot']) {
        const half = target.put(file, async (sink) => {
          sink.write('half');
          throw new Error('the source broke');
        });
        await expect(half).rejects.toThrow('the source broke');
      }
      expect(await target.list()).toEqual(['a.snapshot']);
      expect(await target.readText('a.snapshot')).toBe('whole');
    });

    test('what is removed is gone', async () => {
      const { target } = await open();
      await putText(target, 'a.snapshot', 'a');
      await putText(target, 'b.snapshot', 'b');
      await target.remove('a.snapshot');
      expect(await target.list()).toEqual(['b.snapshot']);
    });

    test('pointing adds no file to the list', async () => {
      const { target } = await open();
      await putText(target, 'a.snapshot', 'a');
      await target.pointTo('a.snapshot');
      await target.pointTo(null);
      expect(await target.list()).toEqual(['a.snapshot']);
    });
  });
}
