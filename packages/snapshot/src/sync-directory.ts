import { open } from 'node:fs/promises';

/** Puts a directory's names on the disk: without it, a power cut can undo a rename or lose a new file. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
