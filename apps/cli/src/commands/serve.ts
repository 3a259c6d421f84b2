import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServerOptions } from '@stillframe/server';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import type { Surroundings } from '../surroundings.js';

/** A server that is told to stop has this long to finish what is in flight. */
const stopWithinMs = 5_000;

/**
 * `stillframe serve`: its options are the server's own, so they are handed over as they were written.
 *
 * The server is loaded when it is wanted: the other commands start without Express and the database.
 */
export function createServeCommand(surroundings: Surroundings): Command {
  const command = new Command('serve')
    .summary('run the server')
    .usage('[options]')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .passThroughOptions()
    .action(() => serve(command.args, surroundings));
  return command;
}

async function serve(argv: readonly string[], { env, stdout, stderr, signal }: Surroundings): Promise<void> {
  const { parseOptions, serveHelp, startServer } = await import('@stillframe/server');
  if (argv.includes('--help') || argv.includes('-h')) {
    stdout.write(serveHelp());
    return;
  }
  const warn = (message: string) => stderr.write(`warning: ${message}\n`);
  const options = parseOptions({ argv, env, readFile, warn });
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const server = await startServer(options).catch((error: unknown) => {
    throw explain(error, options);
  });
  stdout.write(`Serving ${server.url} from ${options.dbPath}; snapshots go to ${placeOf(options)}.\n`);
  if (!signal.aborted) await stopped;
  await closeInTime(server);
}

const placeOf = ({ s3BucketName, s3SnapshotPrefix, snapshotDir }: ServerOptions): string =>
  s3BucketName === null ? snapshotDir : `s3://${s3BucketName}/${s3SnapshotPrefix}`;

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function closeInTime(server: { close(): Promise<void> }): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const failure = new CommandFailure(`the server did not stop within ${stopWithinMs / 1000} s.`, {
      hint: 'Tasks that were not finished run again at the next start.',
    });
    timer = setTimeout(reject, stopWithinMs, failure);
  });
  await Promise.race([server.close(), late]).finally(() => clearTimeout(timer));
}

/** Gives the system's terse errors a sentence; errors of the server's own have theirs already. */
function explain(error: unknown, { httpAddr, dbPath }: ServerOptions): unknown {
  const address = `${httpAddr.host}:${httpAddr.port}`;
  const path = pathOf(error) ?? dbPath;
  const isListen = error instanceof Error && Reflect.get(error, 'syscall') === 'listen';
  const failure = (message: string, hint: string) => new CommandFailure(message, { hint, cause: error });
  switch (codeOf(error)) {
    case 'EADDRINUSE': {
      const next = `--http-addr ${httpAddr.host}:${httpAddr.port + 1}`;
      return failure(`${address} is in use by another process.`, `Stop that process, or choose another port: ${next}`);
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failure(`${address} is not an address of this machine.`, 'Choose another with --http-addr.');
    case 'EACCES':
    case 'EPERM':
      if (isListen) return failure(`this user may not listen on ${address}.`, 'Choose another with --http-addr.');
      return failure(`this user may not write to ${path}.`, 'Give it the right to, or choose another --db-path.');
    case 'EROFS':
      return failure(`${path} is on a file system that is read-only.`, 'Choose another --db-path.');
    case 'ENOTDIR':
    case 'EEXIST':
      return failure(
        `${lastThatExists(path)} is a file, not a directory.`,
        'Move it away, or choose another --db-path.',
      );
    default:
      return error;
  }
}

/** The system names what it was to make below a file; the file itself is what is in the way. */
const lastThatExists = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : lastThatExists(dirname(path));

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

function pathOf(error: unknown): string | undefined {
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  return typeof path === 'string' ? path : undefined;
}
