import type { Handler } from '../bind.js';
import { refuse } from '../errors/wording.js';
import { uidPage } from '../views/json-page.js';
import { taskFilter } from './task-filter.js';

export const listBatches: Handler<'listBatches'> = ({ tasks, query, access }) => {
  const { limit, from, reverse } = query;
  const page = tasks.listBatches(taskFilter(query, access), { limit, reverse, ...(from !== undefined && { from }) });
  return { status: 200, text: uidPage(page, limit) };
};

export const getBatch: Handler<'getBatch'> = ({ tasks, path, access }) => {
  // By the list, which leaves out what the caller may not see.
  const filter = {
    batchUids: [path.batchUid],
    ...(access.visibleIndexes && { visibleIndexes: access.visibleIndexes }),
  };
  const [text] = tasks.listBatches(filter, { limit: 1, reverse: false }).results;
  if (text === undefined) throw refuse.batchNotFound(path.batchUid);
  return { status: 200, text };
};
