import { expect, test } from 'vitest';
import { Gate } from './gate.js';

test('closing waits for those inside, and those who come then wait for it to open', async () => {
  const gate = new Gate();
  const happened: string[] = [];
  let leave = (): void => {};
  const first = gate.pass(async () => {
    happened.push('first is in');
    await new Promise<void>((resolve) => {
      leave = resolve;
    });
    happened.push('first is out');
  });
  expect(happened).toEqual(['first is in']);
  const closed = gate.close().then(() => happened.push('closed'));
  const second = gate.pass(async () => happened.push('second is in'));
  expect(gate.closed).toBeInstanceOf(Promise);
  leave();
  await Promise.all([first, closed]);
  expect(happened).toEqual(['first is in', 'first is out', 'closed']);
  gate.open();
  expect(gate.closed).toBeUndefined();
  await second;
  expect(happened.at(-1)).toBe('second is in');
});

test('whoever fails inside is out', async () => {
  const gate = new Gate();
  await expect(gate.pass(() => Promise.reject(new Error('full disk')))).rejects.toThrow('full disk');
  await gate.close();
  gate.open();
  expect(await gate.pass(async () => 'in')).toBe('in');
});

test('a gate that closes again at once keeps those out who waited', async () => {
  const gate = new Gate();
  await gate.close();
  let isIn = false;
  const waiting = gate.pass(async () => {
    isIn = true;
  });
  gate.open();
  await gate.close();
  await Promise.resolve();
  expect(isIn).toBe(false);
  gate.open();
  await waiting;
  expect(isIn).toBe(true);
});
