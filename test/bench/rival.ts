import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts the bare Express app of `rival-express.mjs`; `answer` is what it sends to each GET. */
export async function startRival(answer: unknown = null): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./rival-express.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', RIVAL_ANSWER: JSON.stringify(answer) },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { url: (JSON.parse(line) as { url: string }).url, stop: () => child.kill() };
  }
  throw new Error('the rival did not start');
}
