import { describe, expect, test } from 'vitest';
import { createProgressLine } from './progress-line.js';

function record(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const line = createProgressLine({ isTTY, columns, write: (text) => written.push(text) });
  return { line, written };
}

const erase = '\r\u001b[K';

describe('on a terminal', () => {
  test('a bar is drawn over and over on one line, and removed at the end', () => {
    const { line, written } = record(true, 120);
    line.show({ percentage: null, step: 'enqueued', detail: null, elapsedMs: 100 });
    line.show({ percentage: 2, step: 'copying', detail: null, elapsedMs: 200 });
    line.show({ percentage: 50, step: 'copying', detail: '1 of 2', elapsedMs: 4_000 });
    line.show({ percentage: 100, step: 'copying', detail: null, elapsedMs: 8_000 });
    line.clear();
    expect(written).toEqual([
      `${erase}enqueued, 0.1 s`,
      `${erase}[----------------]   2 %  copying, 0.2 s`,
      `${erase}[########--------]  50 %  copying, 1 of 2, 4.0 s left`,
      `${erase}[################] 100 %  copying, 8.0 s`,
      erase,
    ]);
  });

  test('what has not changed is not drawn again', () => {
    const { line, written } = record(true);
    line.show({ percentage: 50, step: 'copying', detail: null, elapsedMs: 4_000 });
    line.show({ percentage: 50, step: 'copying', detail: null, elapsedMs: 4_001 });
    expect(written).toHaveLength(1);
  });

  test('a narrow one is not overrun', () => {
    const { line, written } = record(true, 20);
    line.show({ percentage: 50, step: 'a very long name of a step', detail: null, elapsedMs: 4_000 });
    expect(written[0]?.slice(erase.length)).toHaveLength(19);
  });
});

test('elsewhere a step is a line, without bars', () => {
  const { line, written } = record(false);
  line.show({ percentage: null, step: 'enqueued', detail: null, elapsedMs: 100 });
  line.show({ percentage: 10, step: 'copying', detail: null, elapsedMs: 200 });
  line.show({ percentage: 60, step: 'copying', detail: '3 of 5', elapsedMs: 300 });
  line.clear();
  expect(written).toEqual(['enqueued\n', 'copying\n']);
});
