import type { Control } from '../store/control.js';
import { selectAll } from '../store/select.js';

/** What runs next, and which tasks it takes. */
export type Choice = {
  kind: 'taskCancelation' | 'taskDeletion' | 'snapshotCreation' | 'documents';
  taskUids: number[];
};

/**
 * Meilisearch's order: cancelations, deletions, then every snapshot task that waits as one batch, then the rest by uid.
 * While a capture runs, snapshot tasks wait and the rest goes on.
 */
export function chooseNext(control: Control, isCapturing: boolean): Choice | undefined {
  for (const kind of ['taskCancelation', 'taskDeletion'] as const) {
    const [first] = waiting(control, kind);
    if (first !== undefined) return { kind, taskUids: [first] };
  }
  const snapshots = isCapturing ? [] : waiting(control, 'snapshotCreation');
  if (snapshots.length > 0) return { kind: 'snapshotCreation', taskUids: snapshots };
  for (const uid of control.taskSets.members('status:enqueued')) {
    if (!control.taskSets.has('type:snapshotCreation', uid)) return { kind: 'documents', taskUids: [uid] };
  }
  return undefined;
}

const waiting = (control: Control, type: string): number[] =>
  selectAll(control.taskSource, { anyOf: [['status:enqueued'], [`type:${type}`]], dates: [] });
