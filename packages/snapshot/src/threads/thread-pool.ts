import { CallThread } from './call-thread.js';
import { dropIdleMemory } from './shared-memory.js';
import type { WorkerCalls } from './worker-thread.js';

export type WorkerThread = CallThread<WorkerCalls>;

/** How long threads wait for the next archive before they end. Each one keeps some 8 MB meanwhile. */
const idleMs = 60_000;

/** Against the thread that hires: the same, or behind whatever answers requests. */
export type ThreadPriority = 'same' | 'low';

const idle: Record<ThreadPriority, WorkerThread[]> = { same: [], low: [] };
const priorities = new WeakMap<WorkerThread, ThreadPriority>();
let ending: NodeJS.Timeout | undefined;

/** A thread for some work: one that has waited for it, or a new one, whose start takes 50 ms of a core (measured). */
export function hireThread(priority: ThreadPriority = 'low'): WorkerThread {
  for (let thread = idle[priority].pop(); thread !== undefined; thread = idle[priority].pop()) {
    if (!thread.isAlive) continue;
    thread.hold();
    return thread;
  }
  const thread = new CallThread<WorkerCalls>(new URL('./worker-thread.js', import.meta.url), priority);
  priorities.set(thread, priority);
  return thread;
}

/** Lets a thread wait for other work, once it has answered every call and let go of every file. It does not keep the process alive. */
export function dismissThread(thread: WorkerThread): void {
  thread.letGo();
  idle[priorities.get(thread) ?? 'low'].push(thread);
  ending ??= setTimeout(endIdleThreads, idleMs).unref();
  ending.refresh();
}

/** Ends the threads that wait, and drops the memory that they would have shared. */
export async function endIdleThreads(): Promise<void> {
  dropIdleMemory();
  await Promise.all([...idle.same.splice(0), ...idle.low.splice(0)].map((thread) => thread.close()));
}
