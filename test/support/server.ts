import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, type RunningServer, type ServerOptions, startServer } from '@stillframe/server';

/** A server of the test's own: real database in a fresh folder, real HTTP on a free port. */
export interface TestServer extends RunningServer {
  folder: string;
  snapshotDir: string;
  options: ServerOptions;
  /** Stops the server and removes its folder. */
  remove(): Promise<void>;
}

/** Starts a server in a fresh folder, or in `folder`; `argv` are flags of `stillframe serve`. */
export async function startTestServer(argv: string[] = [], folder?: string): Promise<TestServer> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'stillframe-')));
  const snapshotDir = join(home, 'snapshots');
  const own = [
    '--http-addr',
    'localhost:0',
    '--db-path',
    join(home, 'data.ms'),
    '--snapshot-dir',
    snapshotDir,
    '--log-level',
    'OFF',
  ];
  const options = parseOptions({ argv: [...own, ...argv], env: {}, readFile: () => undefined, warn: () => {} });
  const server = await startServer(options);
  return {
    ...server,
    folder: home,
    snapshotDir,
    options,
    remove: async () => {
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
