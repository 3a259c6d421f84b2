import { lstat, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ArchiveRecord,
  Catalog,
  type CatalogItem,
  describeArchive,
  directoryTarget,
  isArchiveFault,
  verifyArchive,
} from '@stillframe/snapshot';
import { CommandFailure } from '../command-failure.js';
import type { Surroundings } from '../surroundings.js';
import { explainCatalogError } from './explain-catalog-error.js';
import type { Place, Snapshot, VerifyOptions } from './place.js';
import { viewRecord } from './view-record.js';

const PAGE = 100;

/**
 * The snapshots of a directory, without a server. One that serves the same directory meanwhile notices what changes; it knows nothing of
 * what is read here.
 *
 * @throws CommandFailure when there is no such directory
 */
export async function directoryPlace(
  directory: string,
  { stderr, env, signal }: Pick<Surroundings, 'stderr' | 'env' | 'signal'>,
): Promise<Place> {
  const root = resolve(directory);
  const database = await databaseOf(root, directory);
  const catalog = new Catalog({
    target: directoryTarget(root, database),
    database,
    describe: (file) => describeArchive(resolve(root, file)),
    onProblem: (problem, file) =>
      stderr.write(`warning: ${file}: ${problem instanceof Error ? problem.message : String(problem)}\n`),
  });
  const explained = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw explainCatalogError(error);
    });
  // There is no second look: what was put there a moment ago is waited for.
  await explained(catalog.load(signal));
  const get = async (snapshotUid: string): Promise<Snapshot> => view(await explained(catalog.get(snapshotUid)));

  return {
    name: directory,
    get,

    async *list(filter) {
      for (let offset = 0; ; ) {
        const { items, total } = await explained(catalog.list(filter, { offset, limit: PAGE }));
        for (const item of items) yield view(item);
        offset += PAGE;
        if (offset >= total) return;
      }
    },

    pin: async (snapshotUid, pinned) => view(await explained(catalog.update(snapshotUid, { pinned }))),

    remove: (snapshotUid, options) => explained(catalog.delete(snapshotUid, options)),

    async verify(snapshotUid, { onProgress }: VerifyOptions) {
      const { location } = await explained(catalog.get(snapshotUid));
      const startedAt = new Date().toISOString();
      try {
        const { unpackedSizeBytes, pkgVersion, indexes } = await verifyArchive(fileURLToPath(location), {
          signal,
          onProgress: ({ step, done, total }) => onProgress({ step, bytesDone: done, bytesTotal: total }),
          ...(env.TMPDIR ? { tempDirectory: env.TMPDIR } : {}),
        });
        const verification = { startedAt, finishedAt: new Date().toISOString(), error: null };
        const facts = { databaseSizeBytes: unpackedSizeBytes, pkgVersion, indexes };
        return view(await explained(catalog.update(snapshotUid, { ...facts, state: 'verified', verification })));
      } catch (error) {
        // What kept it from being looked at says nothing of the archive.
        if (!isArchiveFault(error)) throw error;
        const { code, message } = error;
        const verification = { startedAt, finishedAt: new Date().toISOString(), error: { code, message } };
        return view(await explained(catalog.update(snapshotUid, { state: 'corrupt', verification })));
      }
    },

    async read(snapshot, from) {
      const { file, release } = await explained(catalog.open(snapshot.snapshotUid, 'downloaded'));
      const bytes = async function* (): AsyncGenerator<Uint8Array> {
        try {
          yield* file.read(from, file.sizeBytes);
        } finally {
          await release();
        }
      };
      return { from, bytes: bytes() };
    },
  };
}

// Without a server nothing is being made.
function view(item: CatalogItem): Snapshot {
  const { record, location } = item as { record: ArchiveRecord; location: string };
  return viewRecord(record, fileURLToPath(location));
}

/** The database whose newest archive the directory's link tells; `data.ms` where there is no link. */
async function databaseOf(root: string, given: string): Promise<string> {
  const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT';
    throw new CommandFailure(
      isMissing ? `there is no directory ${given}.` : `${given} cannot be read: ${error.code}.`,
      {
        hint: 'Correct --snapshot-dir, or leave it out to ask the server at --url.',
        cause: error,
      },
    );
  });
  for (const name of names.filter((candidate) => candidate.endsWith('.snapshot')))
    if ((await lstat(resolve(root, name))).isSymbolicLink()) return name.slice(0, -'.snapshot'.length);
  return 'data.ms';
}
