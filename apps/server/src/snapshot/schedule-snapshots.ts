// What a timer can hold; a longer interval would fire at once.
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * `--schedule-snapshot`: asks for a snapshot every `seconds`, unless one is waiting or running already. `null` asks for none.
 *
 * @returns what ends the schedule
 */
export function scheduleSnapshots(
  seconds: number | null,
  snapshots: { isPending(): boolean; enqueue(): void },
): () => void {
  if (seconds === null) return () => {};
  const intervalMs = seconds * 1000;
  let due = performance.now() + intervalMs;
  let timer = setTimeout(check, waitFor(due));
  function check(): void {
    if (performance.now() >= due) {
      due += intervalMs;
      if (!snapshots.isPending()) snapshots.enqueue();
    }
    timer = setTimeout(check, waitFor(due));
  }
  return () => clearTimeout(timer);
}

const waitFor = (due: number): number => Math.min(Math.max(due - performance.now(), 0), LONGEST_WAIT_MS);
