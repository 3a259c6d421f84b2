import { type Database, open, type RootDatabase, type RootDatabaseOptionsWithPath } from 'lmdb';
import { onTestFinished } from 'vitest';
import type { Pin } from '../capture/pin.js';

/** Opens a real environment in a folder, closed when the test ends. */
export function liveEnvironment(path: string, options: Partial<RootDatabaseOptionsWithPath> = {}): RootDatabase {
  const root = open({ path, ...options });
  onTestFinished(() => root.close());
  return root;
}

/** A pin as the server takes it: a read transaction, and its slot in the reader table. */
export function pinOf(database: Database): () => Pin {
  return () => {
    const transaction = database.useReadTransaction();
    let isHeld = true;
    return {
      release() {
        isHeld = false;
        transaction.done();
      },
      assertHeld() {
        if (!isHeld) throw new Error('the reader slot is free');
      },
    };
  };
}
