import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface WriterFigures {
  perSecond: number;
  p99Ms: number;
}

interface SnapshotFigures {
  /** From the moment the task is enqueued until it has succeeded. */
  seconds: number;
  /** Of all threads of the server. */
  cpuSeconds: number;
  worstLagMs: number;
  /** What earlier work has left; the peak is at least that. */
  anonymousBytesBefore: number;
  peakAnonymousBytes: number;
  writers?: WriterFigures;
}

/** The process of `snapshot-server.mjs`. */
export interface SnapshotServer {
  /** From the beginning of opening the database, an import included, until it has answered; the start of the process is not in it. */
  firstAnswerSeconds: number;
  fill(documents: number): Promise<void>;
  change(documents: number, share: number): Promise<void>;
  snapshot(withWriters: boolean): Promise<SnapshotFigures>;
  write(seconds: number): Promise<WriterFigures>;
  close(): Promise<void>;
}

export async function startSnapshotServer(argv: string[]): Promise<SnapshotServer> {
  const child = fork(fileURLToPath(new URL('./snapshot-server.mjs', import.meta.url)), argv, { execArgv: [] });
  const ended = once(child, 'exit').then(() => [{ failure: 'the server ended' }]);
  const answer = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [
      { value: unknown } | { failure: string },
    ];
    if ('failure' in message) throw new Error(message.failure);
    return message.value;
  };
  const ask = async (command: string, argument: object = {}) => {
    child.send({ command, argument });
    return answer();
  };
  const { firstAnswerSeconds } = (await answer()) as { firstAnswerSeconds: number };
  return {
    firstAnswerSeconds,
    fill: async (documents) => void (await ask('fill', { documents })),
    change: async (documents, share) => void (await ask('change', { documents, share })),
    snapshot: async (withWriters) => (await ask('snapshot', { withWriters })) as SnapshotFigures,
    write: async (seconds) => (await ask('write', { seconds })) as WriterFigures,
    close: async () => {
      child.send({ command: 'close' });
      await ended;
    },
  };
}
