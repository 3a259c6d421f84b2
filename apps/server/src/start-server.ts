import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { document } from '@stillframe/contract';
import { refuseBreaches } from './http/answer/refuse-breaches.js';
import { createApp } from './http/app.js';
import { warmUp } from './http/warm-up.js';
import { createLogger } from './log.js';
import { openDatabase, type Seams } from './open-database.js';
import type { HttpAddress, ServerOptions } from './options/server-options.js';
import { scheduleSnapshots } from './snapshot/schedule-snapshots.js';

/** How long answers under way may take once the server was told to stop. */
const DRAIN_MS = 1000;
/** How long a client may take to send the head of a request. */
const HEADERS_MS = 60_000;
/** How long the head may be: a filter by thousands of uids stands in the address. */
const HEAD_BYTES = 128 * 1024;

/** A server that answers. */
export interface RunningServer {
  /** Where it listens, with the port that was really taken. */
  url: string;
  /**
   * Stops taking requests, lets what is in flight end, closes the database: within 5 s, losing nothing that was acknowledged. Calls
   * after the first wait for the same end.
   */
  close(): Promise<void>;
}

/**
 * Opens the database (after `--import-snapshot`, if given) and serves it.
 *
 * @throws StoreError, SnapshotError about what lies on disk · the system's error when the address cannot be listened on; nothing
 *   has changed then
 */
export async function startServer(options: ServerOptions, seams: Seams = {}): Promise<RunningServer> {
  const logger = createLogger(options.logLevel);
  // An address that cannot be had must be found out before a snapshot is imported, or the next start would find a database.
  await stop(await listen(createServer(), options.httpAddr));
  const database = await openDatabase(options, logger, seams);
  try {
    const { tasks, documents, payloads, keys, restorations, policies, gate, metrics, snapshots, audit } = database;
    const { app, preparations } = await createApp({
      services: { tasks, documents, payloads, keys, restorations, policies, metrics, snapshots },
      document,
      gate,
      options: {
        masterKey: options.masterKey,
        env: options.env,
        payloadSizeLimitBytes: options.httpPayloadSizeLimitBytes,
      },
      log: logger,
      audit,
      countRequest: metrics.countRequest,
    });
    // A large upload over a slow line may take hours; that its head arrives in time is what keeps idle connections out.
    const http = createServer({ requestTimeout: 0, headersTimeout: HEADERS_MS, maxHeaderSize: HEAD_BYTES }, app);
    const server = await listen(refuseBreaches(http), options.httpAddr);
    const url = urlOf(server, options.httpAddr);
    logger.info({ url, dbPath: options.dbPath, snapshotDir: options.snapshotDir, env: options.env }, 'listening');
    const stopWarmUp = warmUp(preparations);
    const endSchedule = scheduleSnapshots(options.scheduleSnapshot, {
      isPending: () => database.isSnapshotPending(),
      enqueue: () => {
        tasks
          .enqueue({ type: 'snapshotCreation' })
          .catch((error: unknown) => logger.error({ err: error }, 'a scheduled snapshot could not be enqueued'));
      },
    });
    const close = async (): Promise<void> => {
      stopWarmUp();
      endSchedule();
      await stop(server);
      await database.close();
      logger.info({}, 'stopped');
    };
    let closed: Promise<void> | undefined;
    return {
      url,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function listen(server: Server, { host, port }: HttpAddress): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, { host }: HttpAddress): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
