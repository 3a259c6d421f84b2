/** What an archive of Meilisearch held and a Stillframe has no place for. */
export interface NotCarried {
  /** Names of the settings that differ from their defaults, by index; `_vectors` where documents may have vectors of their own. */
  settings: Record<string, string[]>;
  /** Databases of the whole instance that were in use: `experimental-features`, `chat-settings`, `persisted` (webhooks, network). */
  instance: string[];
  /** Actions of API keys that Stillframe does not know, by the key's uid. The key itself is there, without them. */
  keyActions: Record<string, string[]>;
  /** How many tasks had not come to their end: nobody will run them. */
  waitingTasks: number;
  /** How many finished tasks are of a kind, or ended with an error, that the contract does not know. */
  unknownTasks: number;
}

export const everythingCarried = (): NotCarried => ({
  settings: {},
  instance: [],
  keyActions: {},
  waitingTasks: 0,
  unknownTasks: 0,
});

/** A warning for each thing that was left behind. */
export function warnOfNotCarried(
  logger: { warn(fields: object, message: string): void },
  notCarried: NotCarried,
): void {
  const { settings, instance, keyActions, waitingTasks, unknownTasks } = notCarried;
  for (const [indexUid, names] of Object.entries(settings))
    logger.warn({ indexUid, settings: names }, 'settings of an index were not carried over: Stillframe keeps none');
  for (const [keyUid, actions] of Object.entries(keyActions))
    logger.warn({ keyUid, actions }, 'actions of an API key were not carried over: they are not known here');
  if (instance.length > 0) logger.warn({ instance }, 'settings of the instance were not carried over');
  if (waitingTasks > 0)
    logger.warn({ tasks: waitingTasks }, 'tasks that waited were not carried over: they were never run');
  if (unknownTasks > 0)
    logger.warn({ tasks: unknownTasks }, 'finished tasks that cannot be shown were not carried over');
}
