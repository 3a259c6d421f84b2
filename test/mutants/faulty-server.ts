import { createClient } from '@stillframe/client';
import { startTestServer } from '../support/server.js';
import type { Serve } from './exchange.js';
import { honest, type RunningProxy, startProxy } from './proxy.js';
import { MASTER_KEY, ROLES } from './roles.js';

/** Our server with its keys, and what changes its answers before it. */
export interface FaultyServer extends RunningProxy {
  /** URL of the real server, which has no fault. */
  readonly real: string;
}

/** Starts a real server on a fresh database with a master key, makes the keys of all roles, and puts a proxy before it. */
export async function startFaultyServer(serve: Serve = honest): Promise<FaultyServer> {
  const server = await startTestServer(['--master-key', MASTER_KEY]);
  const client = createClient({ url: server.url, apiKey: MASTER_KEY });
  for (const [name, { uid, actions }] of Object.entries(ROLES)) {
    await client.createKey({ uid, name, actions: [...actions], indexes: ['*'], expiresAt: null });
  }
  const proxy = await startProxy(server.url, serve);
  return {
    url: proxy.url,
    get requests() {
      return proxy.requests;
    },
    get touched() {
      return proxy.touched;
    },
    real: server.url,
    close: async () => {
      await proxy.close();
      await server.remove();
    },
  };
}
