import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { open } from 'lmdb';
import { seededRandom } from './seeded-random.js';

/**
 * A second thread that writes to the capture test's environment without a pause: it moves money between accounts, so their sum never changes, and makes
 * records longer and shorter, so pages come and go.
 */
const { path, accountCount, seed } = workerData as { path: string; accountCount: number; seed: number };
const random = seededRandom(seed + 1);
const root = open({ path });
const accounts = root.openDB<{ balance: number; note: string }, number>({ name: 'accounts' });
const totals = root.openDB<number, string>({ name: 'totals' });

let isOver = false;
// Ending the thread from outside could leave a transaction open, and its lock held.
parentPort?.once('message', () => {
  isOver = true;
});
parentPort?.postMessage('ready');
while (!isOver) {
  root.transactionSync(() => {
    for (let move = 0; move < 10; move++) {
      const from = Math.floor(random() * accountCount);
      const to = Math.floor(random() * accountCount);
      const note = 'y'.repeat(Math.floor(random() * 3000));
      accounts.put(from, { balance: (accounts.get(from)?.balance ?? 0) - 1, note });
      accounts.put(to, { balance: (accounts.get(to)?.balance ?? 0) + 1, note });
    }
    totals.put('moves', (totals.get('moves') ?? 0) + 10);
  });
  // Messages are heard between two turns of the event loop.
  await setImmediate();
}
await root.close();
