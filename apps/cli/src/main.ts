import { createInterface } from 'node:readline/promises';
import { run } from './run.js';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // The first asks to finish, the second does not wait.
    if (stop.signal.aborted) process.exit(1);
    stop.abort(new Error(`stopped by ${name}`));
  });
}

const { env, stdin, stdout, stderr } = process;

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    return await terminal.question(question, { signal: stop.signal });
  } finally {
    terminal.close();
  }
}
for (const output of [stdout, stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has left (`| head -1`): a server serves on, a command ends as it would have.
    if (error.code !== 'EPIPE') throw error;
  });
}
const exitCode = await run(process.argv.slice(2), {
  env,
  stdout,
  stderr,
  signal: stop.signal,
  ...(stdin.isTTY && stderr.isTTY && { ask }),
});
await Promise.all([stdout, stderr].map((output) => new Promise<void>((flushed) => output.write('', () => flushed()))));
process.exit(exitCode);
