import { isTaskFailedError, type Schema, type StillframeClient } from '@stillframe/client';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { explainClientError } from '../explain-client-error.js';
import { type Connection, connect, type ServerOptions } from '../places/connect.js';
import { apiKeyOption, urlOption } from '../places/place-options.js';
import { describeBatch } from '../print/describe-batch.js';
import { formatDuration } from '../print/format-duration.js';
import { createProgressLine } from '../print/progress-line.js';
import type { Surroundings } from '../surroundings.js';
import { parseSeconds } from './parse-seconds.js';

const help = `
The key needs the action snapshots.create, and with --wait also tasks.get. Better set it in the environment, as
STILLFRAME_API_KEY or MEILI_MASTER_KEY: other users of the machine can read a command line.

Examples:
  stillframe create --wait                  wait, with a progress bar on a terminal
  stillframe create --wait --timeout 600    fail after ten minutes; the server goes on
  stillframe create --wait --json | tail -1 the finished task, for a script

Works with Meilisearch too. Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface CreateOptions extends ServerOptions {
  wait?: true;
  timeout?: number;
  json?: true;
}

/** `stillframe create`: asks a server for a snapshot, and follows it if wanted. */
export function createCreateCommand(surroundings: Surroundings): Command {
  return new Command('create')
    .summary('take a snapshot')
    .description('Asks a running server for a snapshot of its whole database.')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--wait', 'wait until the snapshot is complete')
    .option('--timeout <seconds>', 'with --wait: how long (default: for ever)', parseSeconds)
    .option('--json', 'print JSON, one event a line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((options: CreateOptions) => create(options, surroundings));
}

async function create(options: CreateOptions, surroundings: Surroundings): Promise<void> {
  const { stdout, signal } = surroundings;
  if (options.timeout !== undefined && !options.wait) {
    throw new CommandFailure('--timeout means nothing without --wait.', { hint: 'Add --wait.', exitCode: 2 });
  }
  const { client, url } = connect(options, surroundings);
  const task = await client.createSnapshot({ signal }).catch((error: unknown) => {
    throw explainClientError(error, url, { action: 'snapshots.create' });
  });
  const print = (event: object, text: string) => stdout.write(options.json ? `${JSON.stringify(event)}\n` : text);
  print({ event: 'enqueued', task }, options.wait ? '' : `Snapshot enqueued as task ${task.taskUid}.\n`);
  if (!options.wait) return;
  const done = await follow({ client, url }, task.taskUid, options, surroundings);
  const tookMs = Date.parse(done.finishedAt ?? '') - Date.parse(done.enqueuedAt);
  print({ event: 'succeeded', task: done }, `Snapshot complete after ${formatDuration(tookMs)} (task ${done.uid}).\n`);
}

async function follow(
  { client, url }: Pick<Connection, 'client' | 'url'>,
  taskUid: number,
  { timeout, json }: CreateOptions,
  { stdout, stderr, signal }: Surroundings,
): Promise<Schema<'Task'>> {
  const line = createProgressLine(stderr);
  const beganAt = Date.now();
  const onProgress = async (task: Schema<'Task'>) => {
    if (task.finishedAt !== null) return;
    const state = await stateOf(client, task, signal);
    if (json) stdout.write(`${JSON.stringify({ event: 'progress', taskUid, status: task.status, ...state })}\n`);
    else line.show({ ...state, elapsedMs: Date.now() - beganAt });
  };
  try {
    const timeoutMs = timeout === undefined ? Number.POSITIVE_INFINITY : timeout * 1000;
    return await client.waitForTask(taskUid, { timeoutMs, signal, onProgress });
  } catch (error) {
    if (json && isTaskFailedError(error)) {
      stdout.write(`${JSON.stringify({ event: error.task.status, task: error.task })}\n`);
    }
    throw signal.aborted ? leftAlone(taskUid) : explainClientError(error, url, { action: 'tasks.get', taskUid });
  } finally {
    line.clear();
  }
}

/** What is known of a task's progress; servers that tell nothing of batches still tell the status. */
async function stateOf(client: StillframeClient, task: Schema<'Task'>, signal: AbortSignal) {
  const unknown = { percentage: null, step: task.status, detail: null };
  if (task.status !== 'processing' || task.batchUid === null) return unknown;
  const { progress } = await client.getBatch(task.batchUid, { signal }).catch(() => ({ progress: null }));
  return progress === null ? unknown : describeBatch(progress);
}

function leftAlone(taskUid: number): CommandFailure {
  return new CommandFailure('stopped waiting; the server goes on with the snapshot.', {
    hint: `GET /tasks/${taskUid} tells how it ends.`,
  });
}
