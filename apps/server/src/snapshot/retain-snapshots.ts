import type { Catalog, CatalogEntry } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import type { KeepRule } from './policy/keep-rule.js';
import { type Candidate, planRetention } from './policy/plan-retention.js';

/** A snapshot of the catalog as retention looks at it, and its size in bytes. */
export type RetainedSnapshot = Candidate & { sizeBytes: number };

export interface RetentionParts {
  catalog: Pick<Catalog, 'retire'>;
  /** Whether this server may remove snapshots at all. */
  mayRetain(): Promise<boolean>;
  rules(): readonly KeepRule[];
  logger: Logger;
}

/** Removes the snapshots that no rule keeps. What the target refuses is logged, and chosen again another time. */
export class Retention {
  readonly #parts: RetentionParts;
  #isLeft = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  async run(): Promise<void> {
    const { catalog, mayRetain, rules, logger } = this.#parts;
    try {
      if (!(await mayRetain())) return;
      const { removed, inUse } = await catalog.retire((entries) =>
        planRetention(entries.map(retained), rules()).removed.map(({ snapshotUid }) => snapshotUid),
      );
      this.#isLeft = inUse.length > 0;
      if (removed.length > 0) logger.info({ removed }, 'removed snapshots that nobody keeps');
    } catch (error) {
      logger.error({ err: error }, 'older snapshots could not be removed');
    }
  }

  /** Runs again if a snapshot was only passed over because it was in use: for when a use has ended. */
  async runAgain(): Promise<void> {
    if (this.#isLeft) await this.run();
  }
}

export const retained = ({ snapshotUid, at, kind, state, pinned, sizeBytes }: CatalogEntry): RetainedSnapshot => ({
  snapshotUid,
  capturedAt: new Date(at),
  kind,
  state,
  pinned,
  sizeBytes,
});
