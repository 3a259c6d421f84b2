import type { Output } from '../surroundings.js';
import { formatDuration } from './format-duration.js';

/** How far something is, and what it does now. */
export interface Progress {
  /** 0 to 100; null when it is not known. */
  percentage: number | null;
  step: string;
  /** How far the step is; null when it is not known. */
  detail: string | null;
  elapsedMs: number;
}

const barColumns = 16;
const eraseLine = '\r\u001b[K';

/**
 * One line that shows progress: redrawn in place on a terminal, and elsewhere written anew only when the step changes.
 *
 * Call `clear` before anything else is written to the same output.
 */
export function createProgressLine(output: Output): { show(progress: Progress): void; clear(): void } {
  let shown = '';
  const isTerminal = output.isTTY === true;
  return {
    show(progress) {
      const text = isTerminal ? drawBar(progress, output.columns ?? 80) : progress.step;
      if (text === shown) return;
      shown = text;
      output.write(isTerminal ? `${eraseLine}${text}` : `${text}\n`);
    },
    clear() {
      if (isTerminal && shown !== '') output.write(eraseLine);
      shown = '';
    },
  };
}

function drawBar({ percentage, step, detail, elapsedMs }: Progress, columns: number): string {
  const share = percentage === null ? 0 : Math.min(Math.max(percentage / 100, 0), 1);
  // Below a few per cent, an estimate would jump about.
  const isEstimable = share > 0.05 && share < 1;
  const time = isEstimable ? `${formatDuration((elapsedMs / share) * (1 - share))} left` : formatDuration(elapsedMs);
  const words = [step, ...(detail === null ? [] : [detail]), time].join(', ');
  if (percentage === null) return words.slice(0, columns - 1);
  const filled = Math.round(share * barColumns);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(barColumns - filled)}]`;
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${words}`.slice(0, columns - 1);
}
