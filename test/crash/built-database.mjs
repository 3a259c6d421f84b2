// The built database without HTTP, for the scripts that tests start and kill: a start takes a tenth of the server's, and what is
// acknowledged over HTTP is what `enqueue` resolved.
import { join } from 'node:path';
import { createLogger } from '../../apps/server/dist/log.js';
import { openDatabase } from '../../apps/server/dist/open-database.js';
import { parseOptions } from '../../apps/server/dist/options/parse-options.js';

const QUIET_MS = 20_000;
const ALL = { offset: 0, limit: 1_000_000 };

/** Opens `<folder>/<name>`; `argv` are more flags of `stillframe serve`. */
export function openBuilt({ folder, name = 'data.ms', argv = [], seams = {} }) {
  const paths = ['--db-path', join(folder, name), '--snapshot-dir', join(folder, 'snapshots')];
  const own = ['--log-level', 'OFF', '--snapshot-verify=false', ...paths];
  const options = parseOptions({ argv: [...own, ...argv], env: {}, readFile: () => undefined, warn: () => {} });
  return openDatabase(options, createLogger('OFF'), seams);
}

/** Waits until `holds` does. */
export async function until(holds, what) {
  for (const deadline = Date.now() + QUIET_MS; !holds(); ) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${QUIET_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Waits until no task waits or runs. */
export const untilQuiet = ({ control: { taskSets } }) =>
  until(() => taskSets.count('status:enqueued') + taskSets.count('status:processing') === 0, 'the queue at rest');

/** Puts documents, given as texts, on disk, then hands the work with its payload to `enqueue`. */
export async function put({ payloads }, indexUid, texts, enqueue) {
  const writer = await payloads.create();
  for (const text of texts) await writer.write(text);
  const payload = await writer.finish();
  const target = { indexUid, method: 'replace', primaryKey: 'id', allowIndexCreation: true };
  const taskUid = await enqueue({ type: 'documentAdditionOrUpdate', ...target, payload });
  writer.handOver();
  return taskUid;
}

/** Each index's documents, as texts. */
export const contentOf = ({ documents }) =>
  Object.fromEntries(
    documents.listIndexes(ALL).results.map(({ uid }) => [uid, documents.listDocuments(uid, ALL).results]),
  );

/** Every task, newest first unless `reverse`. */
export const tasksOf = ({ tasks }, { reverse }) =>
  JSON.parse(`[${tasks.list({}, { limit: ALL.limit, reverse }).results.join(',')}]`);
