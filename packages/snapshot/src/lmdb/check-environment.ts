import { throwIfAborted } from '../aborted.js';
import { withDataFile } from './data-file.js';
import { EnvironmentCheck, type EnvironmentFacts } from './environment-check.js';
import { pause } from './pause.js';
import { TreeCheck } from './tree-check.js';

export interface CheckOptions {
  /** What errors call the file; its path by default. */
  label?: string;
  signal?: AbortSignal;
  /** Bytes of pages looked at since the last call. */
  onBytes?: (bytes: number) => void;
}

/**
 * Walks every page of an LMDB file (data format 1 or 2) without LMDB: both metas, every tree, every page's number, kind and bounds, the order of all keys,
 * overflow runs, duplicates, the free list, the counts of all records, and that each page is owned once. About 450 MB/s; memory: one bit a page.
 *
 * Structure is all that it proves: a byte of a value may change unseen. Checksums prove the rest.
 *
 * @throws SnapshotError `invalid_database` · `aborted` · `not_found` · `not_readable` · `io_error`
 */
export function checkEnvironment(path: string, options: CheckOptions = {}): Promise<EnvironmentFacts> {
  const label = options.label ?? path;
  return withDataFile(path, label, async (file) => {
    const check = new EnvironmentCheck(file);
    const turn = pause();
    let pages = 0;
    for (const _ of walk(check)) {
      pages++;
      if (!turn.isOver()) continue;
      options.onBytes?.(pages * file.pageSize);
      pages = 0;
      await turn.next();
      throwIfAborted(options.signal, label);
    }
    options.onBytes?.(pages * file.pageSize);
    return check.finish();
  });
}

function* walk(check: EnvironmentCheck): Generator<void, void> {
  const { free, main } = check.file.meta;
  yield* new TreeCheck(check, { kind: 'main', record: main, name: 'main' }).run();
  yield* new TreeCheck(check, { kind: 'free', record: free, name: 'free' }).run();
}
