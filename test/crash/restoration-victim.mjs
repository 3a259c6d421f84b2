// A database that kills its process at a point of a restoration, for restoration-points.test.ts. Argument: JSON {folder, point, request,
// writers}. Prints a JSON line for each acknowledged addition; exit code 3 when the point was never reached.
import { openBuilt, put } from './built-database.mjs';
import { say } from './say.mjs';

const { folder, point, request, writers } = JSON.parse(process.argv[2] ?? '{}');

const reach = (reached) => {
  if (reached === point) process.kill(process.pid, 'SIGKILL');
};
const database = await openBuilt({ folder, seams: { reach } });

let isDone = false;
const write = async (writer) => {
  for (let n = 0; !isDone; n++) {
    const id = `${writer}-${n}`;
    await put(database, 'log', [JSON.stringify({ id })], async (work) => {
      const { taskUid } = await database.tasks.enqueue(work);
      say({ taskUid, id });
      return taskUid;
    });
    // As far apart as requests would be.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
const writing = Array.from({ length: writers }, (_, writer) => write(writer));
const { restorationUid } = await database.restorations.create(request);
while (database.restorations.get(restorationUid).finishedAt === null)
  await new Promise((resolve) => setTimeout(resolve, 5));
isDone = true;
await Promise.all(writing);
await database.close();
process.exit(3);
