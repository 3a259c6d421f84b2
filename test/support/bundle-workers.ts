import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { makeBundleFolder, ROOT } from './bundle-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the scripts of worker threads lie, each bundled from source under its own name. */
    bundledWorkers: string;
  }
}

const SCRIPTS = [
  'apps/server/src/store/apply-worker.ts',
  'apps/server/src/snapshot/restore-worker.ts',
  'apps/server/src/snapshot/verify-worker.ts',
  'packages/snapshot/src/threads/worker-thread.ts',
];

/**
 * Bundles the scripts of worker threads once for a run of tests: a thread that translates and loads each of its modules takes half a
 * second of a core, and every server that a test starts has such a thread.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const { folder, remove } = makeBundleFolder('workers');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const bundle = () =>
    build({
      absWorkingDir: ROOT,
      // Side by side: a thread that starts another one finds it beside itself.
      entryPoints: SCRIPTS.map((path) => ({ in: path, out: path.replace(/^.*\/|\.ts$/g, '') })),
      outdir: folder,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['@stillframe/source'],
      plugins: [
        {
          name: 'libraries stay where they are',
          setup: ({ onResolve }) =>
            onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
              kind === 'entry-point' || path.startsWith('@stillframe/') ? undefined : { path, external: true },
            ),
        },
      ],
    });
  await bundle().catch((error: unknown) => {
    remove();
    throw error;
  });
  project.onTestsRerun(async () => {
    await bundle();
  });
  project.provide('bundledWorkers', folder);
  return remove;
}
