/** What lies here waits for the next archive, as threads do: given up and made anew each time, two archives' worth of it would be there at once. */
const idle = new Map<number, SharedArrayBuffer[]>();

/** Memory for threads to share; what lies in it is not defined. */
export function borrowMemory(sizeBytes: number): SharedArrayBuffer {
  return idle.get(sizeBytes)?.pop() ?? new SharedArrayBuffer(sizeBytes);
}

/** Once no thread touches it any more. */
export function giveBackMemory(memories: readonly SharedArrayBuffer[]): void {
  for (const memory of memories) idle.set(memory.byteLength, [...(idle.get(memory.byteLength) ?? []), memory]);
}

/** Lets go of what nobody uses. */
export function dropIdleMemory(): void {
  idle.clear();
}
