import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const PRIVATE = 0o700;

/**
 * Makes a folder and those above it that are missing. Node's own recursive `mkdir` tries for ever below a folder that takes none, as `/proc`
 * does (Node 20.20).
 *
 * @returns the uppermost folder that was made, undefined when all were there
 * @throws what the disk said: `ENOENT` where a folder takes none, `ENOTDIR` or `EEXIST` where a file is in the way
 */
export async function makeFolder(path: string, mode = PRIVATE): Promise<string | undefined> {
  const refusal = await make(path, mode);
  if (refusal === undefined) return path;
  // A disk that cannot be written to may refuse a folder that is there.
  if (await isFolder(path)) return undefined;
  if (refusal.code !== 'ENOENT' || dirname(path) === path) throw refusal;
  const firstMade = await makeFolder(dirname(path), mode);
  const again = await make(path, mode);
  // Somebody else may have made it meanwhile.
  if (again !== undefined && !(await isFolder(path))) throw again;
  return firstMade ?? path;
}

const make = (path: string, mode: number): Promise<NodeJS.ErrnoException | undefined> =>
  mkdir(path, { mode }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
