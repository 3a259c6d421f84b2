import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';

export interface VerifyRequest {
  path: string;
  /** Where the databases of an archive are unpacked meanwhile; `null` is the system's own place. */
  tempDirectory: string | null;
}

/** `unknown`: something else than the archive kept it from being judged. */
export type Verdict = { state: 'verified'; capturedAt: string } | { state: 'corrupt' | 'unknown'; message: string };

/**
 * Proves published archives restorable, one after another, in a worker thread, and writes the verdict into their records. While one
 * is looked at, only the newest of those that come waits: the others are older than it.
 */
export class ArchiveVerifier {
  readonly #tempDirectory: string | null;
  readonly #logger: Logger;
  readonly #onVerdict: (verdict: Verdict) => void;
  #worker: Worker | undefined;
  #next: string | undefined;
  #isClosed = false;
  #idle: Promise<void> = Promise.resolve();

  constructor({
    tempDirectory,
    logger,
    onVerdict = () => {},
  }: {
    tempDirectory: string | null;
    logger: Logger;
    onVerdict?: (verdict: Verdict) => void;
  }) {
    this.#tempDirectory = tempDirectory;
    this.#logger = logger;
    this.#onVerdict = onVerdict;
  }

  /** Looks at an archive soon; returns at once. */
  verify(path: string): void {
    const isIdle = this.#worker === undefined && this.#next === undefined;
    this.#next = path;
    if (isIdle) this.#idle = this.#work();
  }

  /** Gives up what is being looked at: its record goes on saying `complete`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
    await this.#idle;
  }

  async #work(): Promise<void> {
    while (this.#next !== undefined && !this.#isClosed) {
      const path = this.#next;
      this.#next = undefined;
      const verdict = await this.#judge(path);
      if (verdict) this.#onVerdict(verdict);
      if (verdict?.state === 'verified') this.#logger.info({ path }, 'snapshot verified');
      else if (verdict?.state === 'corrupt')
        this.#logger.error({ path, reason: verdict.message }, 'snapshot is corrupt');
      else if (verdict) this.#logger.warn({ path, reason: verdict.message }, 'snapshot could not be verified');
    }
  }

  async #judge(path: string): Promise<Verdict | undefined> {
    const workerData: VerifyRequest = { path, tempDirectory: this.#tempDirectory };
    this.#worker = new Worker(new URL('./verify-worker.js', import.meta.url), { workerData });
    try {
      // A worker that is terminated exits without a verdict.
      const [verdict] = (await Promise.race([once(this.#worker, 'message'), once(this.#worker, 'exit')])) as [
        Verdict | number,
      ];
      return typeof verdict === 'number' ? undefined : verdict;
    } catch (error) {
      return { state: 'unknown', message: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#worker = undefined;
    }
  }
}
