import { createClient, type StillframeClient } from '@stillframe/client';
import { CommandFailure } from '../command-failure.js';
import type { Surroundings } from '../surroundings.js';

const usualUrl = 'http://localhost:7700';

/** Where a server is and what opens it, as it was said on the command line. */
export interface ServerOptions {
  url?: string;
  apiKey?: string;
}

/** A server that was named, by the command line or the environment. */
export interface Connection {
  client: StillframeClient;
  url: string;
}

/** @throws CommandFailure with exit code 2 when the URL is none */
export function connect({ url: given, apiKey }: ServerOptions, { env }: Pick<Surroundings, 'env'>): Connection {
  const url = given ?? (env.STILLFRAME_URL || usualUrl);
  const key = apiKey || env.STILLFRAME_API_KEY || env.MEILI_MASTER_KEY || undefined;
  try {
    return { client: createClient({ url, ...(key !== undefined && { apiKey: key }) }), url };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandFailure(`--url: ${error.message}`, { exitCode: 2, cause: error });
  }
}
