import { taskStatuses, taskTypes } from '@stillframe/contract';
import type { ForeignBatch } from '@stillframe/snapshot';
import { formatDuration, formatTimestamp, parseTimestamp } from '../../store/clock.js';
import type { BatchRecord, BatchView } from '../../store/records.js';
import { span } from './task-of-foreign.js';

/** What a batch of Meilisearch's may say of itself beyond the counts. */
const MEASURED = ['progressTrace', 'writeChannelCongestion', 'internalDatabaseSizes'] as const;

/** A finished batch of Meilisearch as one of ours, without its tasks. @returns `undefined` for one that the contract has no words for */
export function batchOfForeign(batch: ForeignBatch): BatchRecord | undefined {
  const [startedAt, finishedAt] = [parseTimestamp(batch.startedAt), parseTimestamp(batch.finishedAt)];
  const stats = statsOf(batch.stats);
  if (startedAt === undefined || finishedAt === undefined || stats === undefined) return undefined;
  return {
    view: {
      uid: batch.uid,
      progress: null,
      details: batch.details,
      stats,
      duration: formatDuration(span(startedAt, finishedAt)),
      startedAt: formatTimestamp(startedAt),
      finishedAt: formatTimestamp(finishedAt),
      // The word that Meilisearch has for batches of versions that did not say.
      batchStrategy: batch.batchStrategy ?? 'unspecified',
    },
    taskUids: [],
    enqueuedAt: formatTimestamp(parseTimestamp(batch.enqueuedAt ?? '') ?? startedAt),
  };
}

function statsOf(stored: Record<string, unknown>): BatchView['stats'] | undefined {
  const { totalNbTasks, status, types, indexUids } = stored;
  if (typeof totalNbTasks !== 'number' || !isTally(indexUids)) return undefined;
  if (!isTally(status, taskStatuses) || !isTally(types, taskTypes)) return undefined;
  const measured = MEASURED.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
  return { totalNbTasks, status, types, indexUids, ...Object.fromEntries(measured) };
}

function isTally(value: unknown, names?: readonly string[]): value is Record<string, number> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([name, count]) => typeof count === 'number' && (names === undefined || names.includes(name)),
  );
}
