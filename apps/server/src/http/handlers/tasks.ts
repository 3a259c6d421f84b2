import type { Call, Handler } from '../bind.js';
import { refuse } from '../errors/wording.js';
import { uidPage } from '../views/json-page.js';
import { taskFilter } from './task-filter.js';

export const listTasks: Handler<'listTasks'> = ({ tasks, query, access }) => {
  const { limit, from, reverse } = query;
  const page = tasks.list(taskFilter(query, access), { limit, reverse, ...(from !== undefined && { from }) });
  return { status: 200, text: uidPage(page, limit) };
};

export const getTask: Handler<'getTask'> = ({ tasks, path, access: { visibleIndexes } }) => {
  const text = tasks.get(path.taskUid, visibleIndexes && { visibleIndexes });
  if (text === undefined) throw refuse.taskNotFound(path.taskUid);
  return { status: 200, text };
};

export const cancelTasks: Handler<'cancelTasks'> = async (call) => {
  if (call.given.length === 0) throw refuse.missingFilters('cancel');
  return { status: 200, body: await call.tasks.enqueue({ type: 'taskCancelation', ...matched(call) }) };
};

export const deleteTasks: Handler<'deleteTasks'> = async (call) => {
  if (call.given.length === 0) throw refuse.missingFilters('delete');
  return { status: 200, body: await call.tasks.enqueue({ type: 'taskDeletion', ...matched(call) }) };
};

/** The tasks that match now: what is enqueued later does not. */
const matched = ({ tasks, query, access, rawQuery }: Call<'cancelTasks' | 'deleteTasks'>) => ({
  originalFilter: `?${rawQuery}`,
  taskUids: tasks.match(taskFilter(query, access)),
});
