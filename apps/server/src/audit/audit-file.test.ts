import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AuditFile } from './audit-file.js';

let directory: string;
let lost: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'audit-'));
  lost = 0;
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (bounds?: { fileBytes: number; olderFiles: number }): AuditFile =>
  new AuditFile({
    directory,
    onLost: (lines) => {
      lost += lines;
    },
    ...(bounds && { bounds }),
  });
const read = (name = 'audit.ndjson') => readFileSync(join(directory, name), 'utf8');
const numbers = (text: string): number[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { n: number }).n);

test('lines come in order into a file that only its owner may read', async () => {
  const audit = open();
  for (let n = 0; n < 1000; n++) audit.write({ n });
  await audit.close();
  expect(numbers(read())).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  expect(statSync(join(directory, 'audit.ndjson')).mode & 0o777).toBe(0o600);
});

test('a file that is there goes on, a line that was cut stays by itself, and the mode is put right', async () => {
  writeFileSync(join(directory, 'audit.ndjson'), '{"n":0}\n{"n":');
  chmodSync(join(directory, 'audit.ndjson'), 0o644);
  const audit = open();
  audit.write({ n: 2 });
  await audit.close();
  expect(read()).toBe('{"n":0}\n{"n":\n{"n":2}\n');
  expect(statSync(join(directory, 'audit.ndjson')).mode & 0o777).toBe(0o600);
});

test('full files are set aside, the oldest goes, and none is larger than its bound', async () => {
  const audit = open({ fileBytes: 1000, olderFiles: 2 });
  for (let n = 0; n < 500; n++) {
    audit.write({ n });
    // Each in a write of its own, as requests come.
    if (n % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
  }
  await audit.close();
  const names = ['audit.2.ndjson', 'audit.1.ndjson', 'audit.ndjson'];
  expect(readdirSync(directory).sort()).toEqual([...names].sort());
  for (const name of names) {
    const { mode, size } = statSync(join(directory, name));
    expect(mode & 0o777).toBe(0o600);
    expect(size).toBeLessThanOrEqual(1000);
  }
  const kept = names.flatMap((name) => numbers(read(name)));
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 500 - kept.length + index));
  expect(kept.length).toBeLessThan(500);
});

test('what cannot be written is counted, and writing goes on when it can', async () => {
  mkdirSync(join(directory, 'audit.ndjson'));
  const audit = open();
  audit.write({ n: 0 });
  audit.write({ n: 1 });
  for (const deadline = Date.now() + 5000; lost < 2 && Date.now() < deadline; )
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(lost).toBe(2);
  rmSync(join(directory, 'audit.ndjson'), { recursive: true });
  audit.write({ n: 2 });
  await audit.close();
  expect(numbers(read())).toEqual([2]);
});

test('lines beyond what may wait for the disk are lost, not kept', async () => {
  const audit = open();
  const text = 'x'.repeat(2 ** 20);
  for (let n = 0; n < 10; n++) audit.write({ n, text });
  expect(lost).toBeGreaterThan(0);
  await audit.close();
  expect(numbers(read())).toHaveLength(10 - lost);
});
