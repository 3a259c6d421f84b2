import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeOrCheck } from '../../../scripts/write-or-check.js';
import { bundle } from './bundle.js';
import { leaveOutPlanned } from './leave-out-planned.js';
import { renderReference } from './reference/render-reference.js';
import { render } from './render.js';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    entry: { type: 'string', default: join(packageFolder, '../../openapi/openapi.yaml') },
    // Another folder for all files at once, the page for people among them.
    target: { type: 'string' },
  },
});

const document = leaveOutPlanned(await bundle(values.entry));
const target = values.target ?? join(packageFolder, 'src/generated');
const docsTarget = values.target ?? join(packageFolder, '../../docs');
const files = new Map([...(await render(document))].map(([name, text]) => [join(target, name), text]));
files.set(join(docsTarget, 'reference.md'), renderReference(document));
await writeOrCheck({
  files,
  check: values.check,
  source: 'openapi/',
  command: 'npm run generate -w @stillframe/contract',
});
