import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../apps/cli/bin/stillframe.js', import.meta.url));

/** The built server in a process of its own, so that it can be killed. */
export interface ChildServer {
  url: string;
  process: ChildProcess;
  /** Ends it without any chance to tidy up. */
  kill(): Promise<void>;
}

/** Starts `stillframe serve` on a free port; rejects with what it said if it ends before it listens. */
export async function startChildServer(folder: string, argv: string[] = []): Promise<ChildServer> {
  const own = ['--http-addr', 'localhost:0', '--db-path', `${folder}/data.ms`, '--snapshot-dir', `${folder}/snapshots`];
  const child = spawn(process.execPath, [CLI, 'serve', ...own, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH },
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^Serving (http\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`the server ended with ${code ?? signal}:\n${said.join('')}`)),
    );
  });
  return {
    url,
    process: child,
    kill: async () => {
      const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGKILL');
      await exited;
    },
  };
}
