import { describe, expect, test, vi } from 'vitest';
import { warmUp } from './warm-up.js';

describe('warmUp', () => {
  test('does all of it in order, a request may come between', async () => {
    const done: string[] = [];
    const first = () => {
      done.push('a');
      setImmediate(() => done.push('request'));
    };
    warmUp([first, async () => void done.push('b'), () => void done.push('c')]);
    expect(done).toEqual([]);
    await vi.waitUntil(() => done.includes('c'), { interval: 5 });
    expect(done).toEqual(['a', 'request', 'b', 'c']);
  });

  test('does nothing more when it is stopped, even by a piece of it', async () => {
    const done: string[] = [];
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = warmUp([
        async () => {
          done.push('a');
          stop();
          setTimeout(resolve, 50);
        },
        () => void done.push('b'),
      ]);
    });
    await stopped;
    expect(done).toEqual(['a']);
  });
});
