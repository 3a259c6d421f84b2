import { isApiError, type Schema } from '@stillframe/client';
import { CommandFailure } from '../command-failure.js';
import { explainClientError } from '../explain-client-error.js';
import type { Surroundings } from '../surroundings.js';
import { connect, type ServerOptions } from './connect.js';

export type Policy = Schema<'SnapshotPolicy'>;

const PAGE = 100;
const POLICY_UID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const READ = 'snapshots.get';
const WRITE = 'snapshots.update';

/** The flags by which a refused field of a policy is given. */
const flags: Record<string, string> = {
  invalid_snapshot_policy_name: '--name',
  invalid_snapshot_policy_cron: '--cron',
  invalid_snapshot_policy_time_zone: '--time-zone',
  invalid_snapshot_policy_keep: '--keep',
};

/** The policies of a running server, as commands see them. Every method throws CommandFailure for what a person can mend. */
export interface PolicyServer {
  /** How messages name it. */
  readonly url: string;
  /** Oldest first. */
  list(): Promise<Policy[]>;
  /**
   * Finds the one that a person means.
   *
   * @param text a uid, the beginning of one, or a name
   */
  find(text: string): Promise<Policy>;
  create(policy: Schema<'NewSnapshotPolicy'>): Promise<Policy>;
  update(policyUid: string, changes: Schema<'SnapshotPolicyChanges'>): Promise<Policy>;
  remove(policyUid: string): Promise<void>;
  preview(policyUid: string): Promise<Schema<'RetentionPreview'>>;
}

/** @throws CommandFailure with exit code 2 when the URL is none */
export function policyServer(options: ServerOptions, surroundings: Surroundings): PolicyServer {
  const { client, url } = connect(options, surroundings);
  const { signal } = surroundings;
  const explained = <T>(answer: Promise<T>, action: string): Promise<T> =>
    answer.catch((error: unknown) => {
      throw explainField(error) ?? explainClientError(error, url, { action });
    });
  const list = async (): Promise<Policy[]> => {
    const found: Policy[] = [];
    for (;;) {
      const page = client.listSnapshotPolicies({ offset: found.length, limit: PAGE }, { signal });
      const { results, total } = await explained(page, READ);
      found.push(...results);
      if (results.length === 0 || found.length >= total) return found;
    }
  };
  return {
    url,
    list,
    find: async (text) =>
      POLICY_UID.test(text) ? explained(client.getSnapshotPolicy(text, { signal }), READ) : oneOf(await list(), text),
    create: (policy) => explained(client.createSnapshotPolicy(policy, { signal }), WRITE),
    update: (policyUid, changes) => explained(client.updateSnapshotPolicy(policyUid, changes, { signal }), WRITE),
    remove: (policyUid) => explained(client.deleteSnapshotPolicy(policyUid, { signal }), WRITE),
    preview: (policyUid) => explained(client.previewSnapshotPolicy(policyUid, { signal }), READ),
  };
}

/** The one whose name or uid it is; names may be given twice, and beginnings of uids be those of several. */
function oneOf(policies: readonly Policy[], text: string): Policy {
  const named = policies.filter(({ name }) => name === text);
  const found = named.length > 0 ? named : policies.filter(({ policyUid }) => policyUid.startsWith(text));
  const [policy, second] = found;
  if (policy && !second) return policy;
  if (!policy)
    throw new CommandFailure(`there is no policy ${text}.`, {
      hint: '"stillframe policy list" shows those there are.',
    });
  throw new CommandFailure(`${text} could be each of ${found.length} policies.`, {
    hint: `Give more of its uid: ${found.map(({ policyUid }) => policyUid).join(', ')}.`,
  });
}

/** A field that the server refused, by its flag: the command was used wrongly. */
function explainField(error: unknown): CommandFailure | undefined {
  const flag = isApiError(error) && error.code !== null ? flags[error.code] : undefined;
  if (flag === undefined || !(error instanceof Error)) return undefined;
  const message = error.message.replace(/^Invalid value at `[^`]*`: /, '');
  return new CommandFailure(`${flag}: ${message}`, { exitCode: 2, cause: error });
}
