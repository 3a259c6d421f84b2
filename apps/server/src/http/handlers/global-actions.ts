import type { KeyAction } from '@stillframe/contract';

/**
 * Actions on the whole server, which a key for some indexes cannot have. Meilisearch 1.50 was recorded to refuse
 * `snapshots.create`; the others here are those of its actions that name no index either, save the ones that its keys for
 * some indexes have always had (`version`, `stats.get`, `tasks.get`: they show less to such a key).
 */
const GLOBAL_ACTIONS: ReadonlySet<KeyAction> = new Set<KeyAction>([
  'snapshots.*',
  'snapshots.create',
  'snapshots.get',
  'snapshots.update',
  'snapshots.delete',
  'snapshots.verify',
  'snapshots.restore',
  'dumps.*',
  'dumps.create',
  'keys.create',
  'keys.get',
  'keys.update',
  'keys.delete',
  'experimental.get',
  'experimental.update',
  'export',
  'network.get',
  'network.update',
  'webhooks.*',
  'webhooks.get',
  'webhooks.update',
  'webhooks.delete',
  'webhooks.create',
]);

/** The first action that a key for some indexes cannot have. */
export const globalActionOf = (actions: readonly KeyAction[]): KeyAction | undefined =>
  actions.find((action) => GLOBAL_ACTIONS.has(action));
