import type { Catalog } from '@stillframe/snapshot';
import type { Logger } from 'pino';

/**
 * Reads the records of all snapshots, and makes those that a kill prevented, beside the rest of the start: ten thousand take a third of a second. What
 * cannot be read is logged; whoever asks for snapshots is told the reason.
 *
 * @returns what gives it up, and resolves when it has ended
 */
export function loadCatalog(catalog: Pick<Catalog, 'load'>, logger: Logger): () => Promise<void> {
  const end = new AbortController();
  const loaded = catalog
    .load(end.signal)
    .catch((error: unknown) => logger.warn({ err: error }, 'the records of snapshots could not be read'));
  return () => {
    end.abort();
    return loaded;
  };
}
