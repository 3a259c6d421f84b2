import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeOrCheck } from '../../../scripts/write-or-check.js';
import { renderOptions } from './render-options.js';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const path = fileURLToPath(new URL('../../../docs/options.md', import.meta.url));
await writeOrCheck({
  files: new Map([[path, renderOptions()]]),
  check: values.check,
  source: 'the table of options',
  command: 'npm run generate -w @stillframe/server',
});
