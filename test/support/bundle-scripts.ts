import { copyFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { makeBundleFolder, ROOT } from './bundle-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the scripts that test/crash starts lie, each bundled under its own name; empty when nothing is built. */
    bundledScripts: string;
  }
}

const SCRIPTS = ['victim', 'restoration-victim', 'restoration-judge', 'restore-all', 's3-victim'];
/** Side by side with the scripts: who starts a thread finds it beside itself. */
const WORKERS = [
  'apps/server/dist/store/apply-worker.js',
  'apps/server/dist/snapshot/restore-worker.js',
  'apps/server/dist/snapshot/verify-worker.js',
  'packages/snapshot/dist/threads/worker-thread.js',
];
/** These have machine code, or scripts of threads, beside them. */
const LEFT = ['lmdb', 'msgpackr-extract', 'pino', 'pino-pretty'];

/**
 * Bundles the scripts of test/crash once for a run of tests, with what is built: hundreds of processes run them, and a third of what one
 * does is to find and read its modules.
 */
export async function setup(project: TestProject): Promise<() => void> {
  if (!existsSync(join(ROOT, 'apps/server/dist'))) {
    project.provide('bundledScripts', '');
    return () => {};
  }
  const { folder, remove } = makeBundleFolder('scripts');
  // The server reads its version there, one folder above its code.
  copyFileSync(join(ROOT, 'apps/server/package.json'), join(folder, 'package.json'));
  const entryPoints = [
    ...SCRIPTS.map((name) => ({ in: `test/crash/${name}.mjs`, out: name })),
    ...WORKERS.map((path) => ({ in: path, out: basename(path, '.js') })),
  ];
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: join(folder, 'dist'),
    bundle: true,
    // What is imported when it is asked for, such as the SDK of S3, is not read before.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: LEFT,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  project.provide('bundledScripts', join(folder, 'dist'));
  return remove;
}
