import type { Step } from '../places/place.js';
import type { Output } from '../surroundings.js';
import { formatSize } from './format-size.js';
import { createProgressLine } from './progress-line.js';

/** Shows on one line how many bytes of a step are done, and when the rest will be. */
export function showByteProgress(stderr: Output): { show(step: Step): void; clear(): void } {
  const line = createProgressLine(stderr);
  let step = '';
  let beganAt = 0;
  return {
    show({ step: name, bytesDone, bytesTotal }) {
      if (name !== step) [step, beganAt] = [name, Date.now()];
      const percentage = bytesTotal === 0 ? null : (bytesDone / bytesTotal) * 100;
      const detail = bytesTotal === 0 ? null : `${formatSize(bytesDone)} of ${formatSize(bytesTotal)}`;
      line.show({ percentage, step, detail, elapsedMs: Date.now() - beganAt });
    },
    clear: line.clear,
  };
}
