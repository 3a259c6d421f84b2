import { parseArgs } from 'node:util';
import { catalog } from './catalog.js';
import { downloads } from './downloads.js';
import { enqueue } from './enqueue.js';
import { restoration } from './restoration.js';
import { s3 } from './s3.js';
import { snapshot } from './snapshot.js';
import { tasks } from './tasks.js';

const benchmarks: Record<string, () => Promise<void>> = {
  enqueue,
  restoration,
  snapshot,
  tasks,
  downloads,
  catalog,
  s3,
};

const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
for (const name of names) {
  const benchmark = benchmarks[name];
  if (!benchmark) {
    console.error(`there is no benchmark "${name}"; there are: ${Object.keys(benchmarks).join(', ')}`);
    process.exit(2);
  }
  console.log(`\n# ${name} (Node ${process.version})`);
  await benchmark();
}
