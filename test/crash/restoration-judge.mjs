// Opens what a killed process left, and prints what it holds as JSON, for restoration-points.test.ts. Argument: JSON {folder}.
import { readdirSync } from 'node:fs';
import { contentOf, openBuilt, put, tasksOf, until, untilQuiet } from './built-database.mjs';
import { say } from './say.mjs';

const { folder } = JSON.parse(process.argv[2] ?? '{}');
const database = await openBuilt({ folder });
await untilQuiet(database);
const indexes = {};
for (const [uid, texts] of Object.entries(contentOf(database))) {
  const documents = texts.map((text) => JSON.parse(text));
  const { numberOfDocuments } = database.documents.indexStats(uid);
  indexes[uid] = { ids: documents.map(({ id }) => id), texts: documents.map(({ text }) => text), numberOfDocuments };
}
const tasks = tasksOf(database, { reverse: false }).map(({ uid, type, status, canceledBy }) => ({
  uid,
  type,
  status,
  canceledBy,
}));
const restorations = database.restorations.list({ offset: 0, limit: 100 }).results;
const next = await put(database, 'after', ['{"id":1}'], async (work) => (await database.tasks.enqueue(work)).taskUid);
const isOver = () => database.control.task(next).finishedAt !== null;
await until(isOver, 'the next task at its end');
const { status } = database.control.task(next);
await database.close();
const folders = readdirSync(`${folder}/data.ms`).sort();
const payloads = readdirSync(`${folder}/data.ms/db/update_files`);
say({ indexes, tasks, restorations, next: { taskUid: next, status }, folders, payloads });
process.exit(0);
