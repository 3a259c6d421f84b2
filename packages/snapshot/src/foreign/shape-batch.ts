/** A batch that has come to its end, as Meilisearch's `GET /batches/{batchUid}` shows it, without its duration. */
export interface ForeignBatch {
  uid: number;
  details: Record<string, unknown>;
  stats: Record<string, unknown>;
  startedAt: string;
  finishedAt: string;
  /** The earliest `enqueuedAt` of its tasks; null where the version does not keep it. */
  enqueuedAt: string | null;
  /** Why it holds these tasks and no more; null where the version does not say. */
  batchStrategy: string | null;
}

type Fields = Record<string, unknown>;

/** Reads a stored batch. @returns null for what is none, or has not come to its end */
export function shapeBatch({ uid, details, stats, startedAt, finishedAt, ...more }: Fields): ForeignBatch | null {
  if (typeof uid !== 'number' || typeof startedAt !== 'string' || typeof finishedAt !== 'string') return null;
  if (!isFields(stats)) return null;
  // The two are named the other way round than one reads them: `oldest` is the first that was enqueued.
  const oldest = isFields(more.enqueuedAt) ? more.enqueuedAt.oldest : null;
  return {
    uid,
    details: isFields(details) ? details : {},
    stats,
    startedAt,
    finishedAt,
    enqueuedAt: typeof oldest === 'string' ? oldest : null,
    batchStrategy: typeof more.stopReason === 'string' ? more.stopReason : null,
  };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
