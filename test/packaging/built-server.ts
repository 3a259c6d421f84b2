import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../apps/cli/bin/stillframe.js', import.meta.url));

/** The command line as it was built, serving on a free port from a fresh folder. */
export interface BuiltServer {
  url: string;
  /** Stops it with SIGTERM and removes its folder. */
  remove(): Promise<void>;
}

/** Needs `npm run build`. */
export async function startBuiltServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-built-'));
  const argv = [command, 'serve', '--http-addr', 'localhost:0', '--log-level', 'WARN'];
  const child = spawn(process.execPath, argv, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH },
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/\S+(?= from )/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      remove: async () => {
        child.kill('SIGTERM');
        await exited;
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  await rm(folder, { recursive: true, force: true });
  throw new Error(`the built server did not start; was it built?\n${complaints.join('')}`);
}
