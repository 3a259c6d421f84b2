import { stat } from 'node:fs/promises';
import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';
import { type Contract, type ContractOptions, createContract } from './contract.js';
import { ContractError } from './contract-error.js';
import { isObject } from './json.js';
import { decodeFragment } from './pointer.js';
import { readSourceFile } from './source-file.js';

/**
 * Reads a contract of one or many files, YAML or JSON.
 *
 * @param source path of the root document, of a folder that holds an `openapi.yaml`, `openapi.yml` or `openapi.json`, or its URL (`http:`, `https:`, `file:`)
 * @throws ContractError: `unreadable` · `not_openapi_31` · `broken_ref` · `no_operations`
 */
export async function loadContract(source: string | URL, options: ContractOptions = {}): Promise<Contract> {
  const href = await findRoot(String(source));
  const root = await readSourceFile(href, nameOf(href, href));
  if (!isObject(root.root)) {
    throw new ContractError('not_openapi_31', `${root.name} is no OpenAPI 3.1 document: it is not an object`, {
      place: root.placeOf(''),
    });
  }
  const bundled = await bundle(root, (other) => readSourceFile(other, nameOf(other, href)));
  return createContract(String(source), bundled, options);
}

async function findRoot(source: string): Promise<string> {
  if (/^https?:/.test(source)) return new URL(source).href;
  const path = source.startsWith('file:') ? fileURLToPath(source) : resolve(source);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return pathToFileURL(path).href;
  for (const name of ['openapi.yaml', 'openapi.yml', 'openapi.json']) {
    const candidate = resolve(path, name);
    const exists = await stat(candidate).then(
      () => true,
      () => false,
    );
    if (exists) return pathToFileURL(candidate).href;
  }
  throw new ContractError('unreadable', `${source} holds no openapi.yaml, openapi.yml or openapi.json`);
}

/** The path of a file relative to the root document's folder; the whole URL when it is on another host. */
function nameOf(href: string, root: string): string {
  if (href.startsWith('file:'))
    return relative(resolve(fileURLToPath(root), '..'), fileURLToPath(href)).replaceAll(sep, '/');
  const { origin, pathname, search } = new URL(href);
  const base = new URL(root);
  if (origin !== base.origin) return href;
  return decodeFragment(posix.relative(posix.dirname(base.pathname), pathname) + search);
}
