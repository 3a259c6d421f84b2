import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

export default defineConfig({
  // Adding `import` or `default` here would make Node load ESM for a CommonJS `require` inside Express.
  ssr: { resolve: { conditions: ['@stillframe/source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'openapi/**/*.test.ts', 'test/**/*.test.ts'],
    typecheck: {
      enabled: true,
      include: ['packages/*/src/**/*.test-d.ts', 'apps/*/src/**/*.test-d.ts'],
      tsconfig: './tsconfig.typecheck.json',
    },
    globalSetup: ['./test/support/bundle-workers.ts', './test/support/bundle-scripts.ts'],
    setupFiles: './test/support/bundled-workers.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Files share a process, and with it what they import and what the validator compiled. A test that changes something global
    // changes it back.
    isolate: false,
    // Worker threads inherit these: a worker that a test starts runs from source too.
    execArgv: [
      '--import',
      './test/support/typescript-workers.mjs',
      '--import',
      'tsx',
      '--conditions=@stillframe/source',
    ],
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
