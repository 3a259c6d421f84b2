import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeOrCheck } from '../../../scripts/write-or-check.js';
import { renderCommands } from './render-commands.js';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const path = fileURLToPath(new URL('../../../docs/commands.md', import.meta.url));
await writeOrCheck({
  files: new Map([[path, await renderCommands()]]),
  check: values.check,
  source: 'the help of the commands',
  command: 'npm run generate -w stillframe',
});
