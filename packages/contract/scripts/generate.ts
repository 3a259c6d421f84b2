import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.js';
import { leaveOutPlanned } from './leave-out-planned.js';
import { render } from './render.js';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    entry: { type: 'string', default: join(packageFolder, '../../openapi/openapi.yaml') },
    target: { type: 'string', default: join(packageFolder, 'src/generated') },
  },
});

const files = await render(leaveOutPlanned(await bundle(values.entry)));
if (values.check) {
  const stale: string[] = [];
  for (const [name, text] of files) {
    if ((await readFile(join(values.target, name), 'utf8').catch(() => undefined)) !== text) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(
      `Not what openapi/ says: ${stale.join(', ')}. Run \`npm run generate -w @stillframe/contract\` and commit the result.`,
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(values.target, { recursive: true });
  for (const [name, text] of files) await writeFile(join(values.target, name), text);
}
