import { createHmac } from 'node:crypto';
import { headerOf, type ProxiedRequest } from './exchange.js';

export const MASTER_KEY = 'a-master-key-of-more-than-16-bytes';

/** The keys of a run besides the master's: by role, the uid that it is made with and what it may do. */
export const ROLES = {
  reader: {
    uid: '0b6f9a5e-6f0c-4a34-9d6e-3d1c2b7a9f01',
    actions: ['*.get', 'version'],
  },
  snapshotter: {
    uid: '4d7c1f2a-95b1-4c70-8f43-6a1e0d5b8c02',
    actions: ['snapshots.create', 'tasks.get'],
  },
} as const;

export type Role = keyof typeof ROLES;

/** The key of a role, as the contract says it is made: HMAC-SHA256 of its uid under the master key, in hex. */
export function keyOf(role: Role): string {
  return createHmac('sha256', MASTER_KEY).update(ROLES[role].uid).digest('hex');
}

/** Whose credential came with a request. */
export function roleOf(request: ProxiedRequest): Role | 'master' | 'none' | 'malformed' | 'unknown' {
  const header = headerOf(request, 'authorization');
  if (header === undefined) return 'none';
  const token = /^Bearer (\S+)$/i.exec(header)?.[1];
  if (token === undefined) return 'malformed';
  if (token === MASTER_KEY) return 'master';
  return (Object.keys(ROLES) as Role[]).find((role) => keyOf(role) === token) ?? 'unknown';
}
