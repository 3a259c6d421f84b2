import type { ReadProgress } from '@stillframe/snapshot';
import type { Output } from '../surroundings.js';
import { formatSize } from './format-size.js';
import { createProgressLine } from './progress-line.js';

/** Shows on one line how far the reading of an archive is. */
export function showReadProgress(stderr: Output): { show(progress: ReadProgress): void; clear(): void } {
  const line = createProgressLine(stderr);
  let step = '';
  let beganAt = Date.now();
  return {
    show({ step: verb, done, total, indexUid }) {
      const next = indexUid === undefined ? verb : `${verb} ${indexUid}`;
      if (next !== step) [step, beganAt] = [next, Date.now()];
      const isCount = indexUid !== undefined;
      const detail = isCount ? `${done} of ${total} documents` : `${formatSize(done)} of ${formatSize(total)}`;
      const percentage = total === 0 ? 100 : (done / total) * 100;
      line.show({ percentage, step, detail, elapsedMs: Date.now() - beganAt });
    },
    clear: line.clear,
  };
}
