import { writeSync } from 'node:fs';

const nap = new Int32Array(new SharedArrayBuffer(4));

/** Prints a JSON line, whole before it returns: process.stdout may keep a long one to itself until after the process's end. */
export function say(line) {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      // The pipe is full; its reader needs a moment.
      Atomics.wait(nap, 0, 0, 1);
    }
  }
}
