// Copies an LMDB environment without its free pages: `node compacting-copy.mjs <environment> <empty folder>`. It stands in for `mdb_copy -c`, which does not read
// the data format of lmdb-js.
import { createRequire } from 'node:module';

const { open } = createRequire(new URL('../../apps/server/package.json', import.meta.url))('lmdb');
const [path, target] = process.argv.slice(2);
const root = open({ path, maxDbs: 16 });
await root.backup(target, true);
await root.close();
