// Restores archives one after another in a process of its own. Arguments: a folder to work in, then archives. Prints a JSON line for each:
// its documents by index and its tasks, its queue having come to rest.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '../../apps/server/dist/log.js';
import { openDatabase } from '../../apps/server/dist/open-database.js';
import { parseOptions } from '../../apps/server/dist/options/parse-options.js';
import { say } from './say.mjs';

const [folder, ...archives] = process.argv.slice(2);
const QUIET_MS = 20_000;
const page = { offset: 0, limit: 1_000_000 };
const parse = (texts) => JSON.parse(`[${texts.join(',')}]`);

for (const archive of archives) {
  const paths = ['--db-path', join(folder, 'restored.ms'), '--snapshot-dir', join(folder, 'none')];
  const argv = ['--log-level', 'OFF', '--import-snapshot', archive, ...paths];
  const options = parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} });
  const { control, documents, tasks, close } = await openDatabase(options, createLogger('OFF'));
  const { taskSets } = control;
  const deadline = Date.now() + QUIET_MS;
  while (taskSets.count('status:enqueued') + taskSets.count('status:processing') > 0) {
    if (Date.now() > deadline) throw new Error(`the queue of ${archive} did not come to rest`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const uids = documents.listIndexes(page).results.map(({ uid }) => uid);
  const content = uids.map((uid) => [uid, parse(documents.listDocuments(uid, page).results)]);
  const ends = parse(tasks.list({}, { limit: page.limit, reverse: true }).results);
  const short = ends.map(({ uid, type, status }) => ({ uid, type, status }));
  say({ archive, documents: Object.fromEntries(content), tasks: short });
  await close();
  rmSync(join(folder, 'restored.ms'), { recursive: true });
}
process.exit(0);
