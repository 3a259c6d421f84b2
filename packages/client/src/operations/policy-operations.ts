import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

/** When snapshots are taken, and which are kept. To change that takes a key with `snapshots.update`, or the master key. */
export interface PolicyOperations {
  /** A page of policies, the oldest first. */
  listSnapshotPolicies(
    query?: Query<'listSnapshotPolicies'>,
    options?: CallOptions,
  ): Promise<Schema<'SnapshotPolicyList'>>;
  createSnapshotPolicy(policy: Schema<'NewSnapshotPolicy'>, options?: CallOptions): Promise<Schema<'SnapshotPolicy'>>;
  getSnapshotPolicy(policyUid: string, options?: CallOptions): Promise<Schema<'SnapshotPolicy'>>;
  /** Changes what is given; `keep` is replaced as a whole. */
  updateSnapshotPolicy(
    policyUid: string,
    changes: Schema<'SnapshotPolicyChanges'>,
    options?: CallOptions,
  ): Promise<Schema<'SnapshotPolicy'>>;
  deleteSnapshotPolicy(policyUid: string, options?: CallOptions): Promise<void>;
  /** Which snapshots retention would keep and remove now, and why. Nothing is removed. */
  previewSnapshotPolicy(policyUid: string, options?: CallOptions): Promise<Schema<'RetentionPreview'>>;
}

export function policyOperations(http: Http): PolicyOperations {
  const at = (policyUid: string) => ({ params: { path: { policyUid } } });
  return {
    listSnapshotPolicies: (query = {}, options) =>
      dataOf(http.GET('/snapshot-policies', { params: { query }, ...options })),
    createSnapshotPolicy: (body, options) => dataOf(http.POST('/snapshot-policies', { body, ...options })),
    getSnapshotPolicy: (policyUid, options) =>
      dataOf(http.GET('/snapshot-policies/{policyUid}', { ...at(policyUid), ...options })),
    updateSnapshotPolicy: (policyUid, body, options) =>
      dataOf(http.PATCH('/snapshot-policies/{policyUid}', { ...at(policyUid), body, ...options })),
    deleteSnapshotPolicy: (policyUid, options) =>
      dataOf(http.DELETE('/snapshot-policies/{policyUid}', { ...at(policyUid), ...options })),
    previewSnapshotPolicy: (policyUid, options) =>
      dataOf(http.GET('/snapshot-policies/{policyUid}/preview', { ...at(policyUid), ...options })),
  };
}
