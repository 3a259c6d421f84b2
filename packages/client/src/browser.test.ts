import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What the client may weigh, gzipped: openapi-fetch has 3.0 kB of it. */
const budgetBytes = 6_000;

const entry = fileURLToPath(new URL('index.ts', import.meta.url));

test('the client is bundled for browsers without a Node module, and is small', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@stillframe/source'],
  });
  const [bundle] = outputFiles;
  const rawBytes = bundle?.contents.byteLength ?? 0;
  const gzipBytes = gzipSync(bundle?.contents ?? '', { level: 9 }).byteLength;
  console.info(`client for browsers: ${rawBytes} bytes, ${gzipBytes} gzipped (budget ${budgetBytes})`);

  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  expect(imports.filter((path) => path.startsWith('node:') || builtinModules.includes(path))).toEqual([]);
  // The contract is types alone here: the document would be several times the client.
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('packages/contract'))).toEqual([]);
  expect(bundle?.text).not.toMatch(/\brequire\(|\bprocess\.(?!versions)|\bBuffer\b/);
  expect(rawBytes).toBeGreaterThan(5_000);
  expect(gzipBytes).toBeLessThan(budgetBytes);
});
