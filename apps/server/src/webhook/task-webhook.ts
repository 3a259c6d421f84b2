import { setTimeout as pause } from 'node:timers/promises';
import type { TaskRecord } from '../store/records.js';
import { postTasks, type WebhookTarget } from './post-tasks.js';

/** How many finished tasks wait for a webhook that is down; beyond, the oldest are given up. About 1 KB each. */
const MOST_WAITING = 50_000;
/** What one request holds at most, in characters before compression. */
const REQUEST_LENGTH = 2 ** 20;
/** How often tasks are sent to a receiver that refuses them. */
const REFUSED_ATTEMPTS = 5;
/** How long what waits may still be sent after the server was told to stop. */
const CLOSE_GRACE_MS = 500;

/** How patient a webhook is. */
export interface WebhookTiming {
  /** For one request, in milliseconds. */
  timeoutMs: number;
  /** Before the attempt after this one, which is counted from 1, in milliseconds. */
  retryDelayMs(attempt: number): number;
}

/** From half a second to a second, then twice as long each time, to a minute; never the same for two servers. */
const usualTiming: WebhookTiming = {
  timeoutMs: 30_000,
  retryDelayMs: (attempt) => Math.min(1000 * 2 ** (attempt - 1), 60_000) * (0.5 + Math.random() / 2),
};

/** Told of what becomes of tasks and requests. */
interface WebhookMeter {
  delivered(tasks: number): void;
  givenUp(tasks: number): void;
  attemptFailed(): void;
}

export interface TaskWebhookParts {
  target: WebhookTarget;
  logger: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  meter: WebhookMeter;
  timing?: WebhookTiming;
}

/**
 * Tells a webhook of finished tasks, in the order in which they finished: those of a batch in one request, together with what
 * finished while it was busy or down. A request is repeated until it succeeds. What is not delivered when the server ends is lost:
 * whoever must miss nothing asks `GET /tasks`.
 */
export class TaskWebhook {
  readonly #parts: TaskWebhookParts;
  readonly #timing: WebhookTiming;
  readonly #stop = new AbortController();
  /** Ends the pause between two attempts. */
  readonly #hurry = new AbortController();
  #waiting: TaskRecord[] = [];
  #isClosing = false;
  #work: Promise<void> | undefined;

  constructor(parts: TaskWebhookParts) {
    this.#parts = parts;
    this.#timing = parts.timing ?? usualTiming;
  }

  /** How many finished tasks wait, those of the request under way left out. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Tells of tasks soon; returns at once. */
  tell(tasks: readonly TaskRecord[]): void {
    if (this.#isClosing || tasks.length === 0) return;
    // A batch is taken whole, however large: the queue has it in memory anyway.
    const surplus = this.#waiting.length + tasks.length - Math.max(MOST_WAITING, tasks.length);
    if (surplus > 0) this.#giveUp(this.#waiting.splice(0, surplus).length, 'more than these cannot wait');
    // In a loop: a call takes only so many arguments.
    for (const task of tasks) this.#waiting.push(task);
    this.#work ??= this.#deliver().finally(() => {
      this.#work = undefined;
    });
  }

  /** Sends what waits, for a moment; then gives up. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#hurry.abort();
    const timer = setTimeout(() => this.#stop.abort(), CLOSE_GRACE_MS);
    await this.#work;
    clearTimeout(timer);
  }

  async #deliver(): Promise<void> {
    // What else finishes in this turn goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#stop.signal.aborted) {
      const { lines, rest } = take(this.#waiting);
      this.#waiting = rest;
      await this.#send(lines);
    }
    if (this.#waiting.length > 0) this.#giveUp(this.#waiting.splice(0).length, 'the server stops');
  }

  async #send(lines: string[]): Promise<void> {
    const { target, logger, meter } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      const limit = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.#timing.timeoutMs)]);
      const delivery = await postTasks(target, lines, limit);
      if (delivery.isDelivered) return meter.delivered(lines.length);
      const { reason, isRefused } = delivery;
      meter.attemptFailed();
      if (this.#isClosing) return this.#giveUp(lines.length, `the server stops, and ${reason}`);
      if (isRefused && attempt >= REFUSED_ATTEMPTS) return this.#giveUp(lines.length, reason);
      const delayMs = Math.round(this.#timing.retryDelayMs(attempt));
      logger.warn({ attempt, reason, tasks: lines.length, delayMs }, 'the task webhook is tried again');
      await pause(delayMs, undefined, { signal: this.#hurry.signal }).catch(() => {});
    }
  }

  #giveUp(tasks: number, reason: string): void {
    this.#parts.meter.givenUp(tasks);
    this.#parts.logger.error({ tasks, reason }, 'the task webhook was not told of tasks; GET /tasks has them');
  }
}

/** The first tasks as lines, as many as one request holds, and those after them. */
function take(tasks: TaskRecord[]): { lines: string[]; rest: TaskRecord[] } {
  const lines: string[] = [];
  let length = 0;
  for (const task of tasks) {
    const line = JSON.stringify(task);
    length += line.length;
    if (length > REQUEST_LENGTH && lines.length > 0) break;
    lines.push(line);
  }
  return { lines, rest: tasks.slice(lines.length) };
}
