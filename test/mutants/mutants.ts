import { inputs } from './input.js';
import { methods } from './method.js';
import type { Mutant } from './mutant.js';
import { permissions } from './permission.js';
import { replyOfData } from './reply-of-data.js';
import { replyOfTasks } from './reply-of-tasks.js';
import { statuses } from './status.js';
import { timeOfLists } from './time-of-lists.js';
import { timeOfTasks } from './time-of-tasks.js';

/** All faulty servers, by class. */
export const mutants: readonly Mutant[] = [
  ...replyOfTasks,
  ...replyOfData,
  ...statuses,
  ...inputs,
  ...permissions,
  ...methods,
  ...timeOfTasks,
  ...timeOfLists,
];
