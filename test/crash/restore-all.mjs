// Restores archives one after another in a process of its own. Arguments: a folder to work in, then archives. Prints a JSON line for each:
// its documents by index and its tasks, its queue having come to rest.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, openBuilt, tasksOf, untilQuiet } from './built-database.mjs';
import { say } from './say.mjs';

const [folder, ...archives] = process.argv.slice(2);

for (const archive of archives) {
  const database = await openBuilt({ folder, name: 'restored.ms', argv: ['--import-snapshot', archive] });
  await untilQuiet(database);
  const content = Object.entries(contentOf(database)).map(([uid, texts]) => [uid, JSON.parse(`[${texts.join(',')}]`)]);
  const tasks = tasksOf(database, { reverse: true }).map(({ uid, type, status }) => ({ uid, type, status }));
  say({ archive, documents: Object.fromEntries(content), tasks });
  await database.close();
  rmSync(join(folder, 'restored.ms'), { recursive: true });
}
process.exit(0);
