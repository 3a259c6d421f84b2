import type { ErrorCode } from '@stillframe/contract';
import { BadPolicy } from '../../tasks/policies.js';
import type { Handler } from '../bind.js';
import { ApiError } from '../errors/api-error.js';
import { refuse } from '../errors/wording.js';

export const listSnapshotPolicies: Handler<'listSnapshotPolicies'> = ({ policies, query: { offset, limit } }) => {
  const { results, total } = policies.list({ offset, limit });
  return { status: 200, body: { results, offset, limit, total } };
};

export const createSnapshotPolicy: Handler<'createSnapshotPolicy'> = async ({ policies, body }) => ({
  status: 201,
  body: await refusing(() => policies.create(body)),
});

export const getSnapshotPolicy: Handler<'getSnapshotPolicy'> = ({ policies, path: { policyUid } }) => {
  const policy = policies.get(policyUid);
  if (!policy) throw refuse.policyNotFound(policyUid);
  return { status: 200, body: policy };
};

export const updateSnapshotPolicy: Handler<'updateSnapshotPolicy'> = async ({
  policies,
  path: { policyUid },
  body,
}) => {
  const policy = await refusing(() => policies.update(policyUid, body));
  if (!policy) throw refuse.policyNotFound(policyUid);
  return { status: 200, body: policy };
};

export const deleteSnapshotPolicy: Handler<'deleteSnapshotPolicy'> = async ({ policies, path: { policyUid } }) => {
  if (!(await policies.delete(policyUid))) throw refuse.policyNotFound(policyUid);
  return { status: 204 };
};

export const previewSnapshotPolicy: Handler<'previewSnapshotPolicy'> = async ({ policies, path: { policyUid } }) => {
  if (!policies.get(policyUid)) throw refuse.policyNotFound(policyUid);
  return { status: 200, body: await policies.preview() };
};

const CODES: Record<BadPolicy['field'], ErrorCode> = {
  cron: 'invalid_snapshot_policy_cron',
  timeZone: 'invalid_snapshot_policy_time_zone',
  keep: 'invalid_snapshot_policy_keep',
};

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BadPolicy)) throw error;
    throw new ApiError(CODES[error.field], `Invalid value at \`.${error.field}\`: ${error.message}`);
  }
}
