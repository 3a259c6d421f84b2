/** The points where a killed process leaves the most different things behind, in the order in which a snapshot's life reaches them. */
export const killPoints = [
  'task to be enqueued',
  'task enqueued',
  'batch begun',
  'effect applied',
  'snapshot pinned',
  'batch settled',
  'restore unpacked',
  'documents loaded',
  'restore prepared',
  'restore planned',
  'old database aside',
  'new database in place',
  'plan removed',
] as const;

/** The same of a restoration in place, besides those that it shares with an import. */
export const restorationPoints = [
  'restoration recorded',
  'queue held',
  'tasks carried over',
  'old database closed',
  'new database opened',
  'indexes staged',
  'indexes exchanged',
  'old indexes cleared',
  'restoration settled',
] as const;
export type KillPoint = (typeof killPoints)[number] | (typeof restorationPoints)[number];

/** Told of each point as it is reached. The product's own does nothing; a test's ends the process there. */
export type Reach = (point: KillPoint) => void;

export const reachNothing: Reach = () => {};
