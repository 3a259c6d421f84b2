import { fileURLToPath } from 'node:url';
import { CommandFailure } from '../command-failure.js';
import { directoryPlace } from '../places/directory-place.js';
import { readSnapshotArgument } from '../places/find-snapshot.js';
import { countOf } from '../print/format-count.js';
import type { Surroundings } from '../surroundings.js';
import type { RestoreOptions } from './restore.js';

/**
 * Restores an archive into a database that no server uses. The server's own code does it, so that it is the same as
 * `serve --import-snapshot`.
 */
export async function restoreHere(
  text: string,
  { dbPath, snapshotDir, force, json }: RestoreOptions & { dbPath: string },
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  const archivePath = await pathOf(text, snapshotDir, surroundings);
  const { restoreOffline } = await import('@stillframe/server');
  const restored = await restoreOffline({
    dbPath,
    archivePath,
    tempDir: env.TMPDIR || null,
    replaces: force === true,
  }).catch((error: unknown) => {
    const isTaken = error instanceof Error && Reflect.get(error, 'code') === 'database_exists';
    throw isTaken ? taken(dbPath, error) : error;
  });
  const { snapshotUid, indexes, documents, warnings } = restored;
  for (const warning of warnings) stderr.write(`warning: ${warning}\n`);
  stdout.write(
    json
      ? `${JSON.stringify({ event: 'restored', snapshotUid, dbPath, indexes, documents })}\n`
      : `${dbPath} holds the snapshot ${snapshotUid}: ${countOf(indexes, 'index', 'indexes')} with ${countOf(documents, 'document')}.\n`,
  );
}

async function pathOf(text: string, snapshotDir: string | undefined, surroundings: Surroundings): Promise<string> {
  const named = readSnapshotArgument(text);
  if ('path' in named) return named.path;
  if (snapshotDir === undefined) {
    const hint = 'Add --snapshot-dir, or give the path of the archive.';
    throw new CommandFailure(`where does the snapshot ${named.snapshotUid} lie?`, { hint, exitCode: 2 });
  }
  const { location } = await (await directoryPlace(snapshotDir, surroundings)).get(named.snapshotUid);
  return fileURLToPath(location);
}

const taken = (dbPath: string, cause: unknown): CommandFailure =>
  new CommandFailure(`there is a database at ${dbPath} already.`, {
    hint: 'Choose another --db-path, or add --force to replace that one.',
    cause,
  });
