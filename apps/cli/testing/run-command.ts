import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/run.js';

export interface Running {
  exitCode: Promise<number>;
  stdout(): string;
  stderr(): string;
  /** What SIGTERM does. */
  stop(): void;
}

/**
 * Runs a command in this process; what it writes is kept, and it sees no other environment than `env`. With an `answer` there is a
 * person at the terminal, who gives it to whatever is asked.
 */
export function startCommand(argv: string[], env: Record<string, string> = {}, answer?: string): Running {
  const written = { stdout: '', stderr: '' };
  const stop = new AbortController();
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const ask = async (question: string): Promise<string> => {
    written.stderr += `${question}\n`;
    return answer ?? '';
  };
  const exitCode = run(argv, {
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal: stop.signal,
    ...(answer !== undefined && { ask }),
  });
  return {
    exitCode,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    stop: () => stop.abort(new Error('stopped')),
  };
}

/** Runs a command to its end. */
export async function runCommand(argv: string[], env: Record<string, string> = {}, answer?: string) {
  const running = startCommand(argv, env, answer);
  const exitCode = await running.exitCode;
  return { exitCode, stdout: running.stdout(), stderr: running.stderr() };
}

export interface Served {
  url: string;
  folder: string;
  snapshotDir: string;
  stderr(): string;
  /** Stops the server and removes its folder. @returns the exit code */
  stop(): Promise<number>;
}

/** `stillframe serve` in a fresh folder on a free port; resolves when it serves. */
export async function serve(argv: string[] = [], env: Record<string, string> = {}): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-cli-'));
  const snapshotDir = join(folder, 'snapshots');
  const places = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', snapshotDir];
  const running = startCommand(['serve', '--http-addr', 'localhost:0', '--log-level', 'OFF', ...places, ...argv], env);
  const ended = running.exitCode.then((exitCode) => {
    throw new Error(`serve ended with ${exitCode}: ${running.stderr()}`);
  });
  const url = await Promise.race([ended, servedUrl(running)]);
  return {
    url,
    folder,
    snapshotDir,
    stderr: running.stderr,
    stop: async () => {
      running.stop();
      const exitCode = await running.exitCode;
      await rm(folder, { recursive: true, force: true });
      return exitCode;
    },
  };
}

async function servedUrl({ stdout }: Running): Promise<string> {
  for (;;) {
    const [url] = /http:\/\/\S+(?= from )/.exec(stdout()) ?? [];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
