import type { Manifest } from '../archive/manifest.js';
import { dismissThread, hireThread } from '../threads/thread-pool.js';
import { hashFile } from './hash-file.js';
import { readBack } from './read-back.js';

/** From here on (32 MiB in segments of 32 KiB), the work would hold up the calling thread for milliseconds. */
const threadsFrom = 1024;

/**
 * `readBack`, and the SHA-256 of the whole file; in two threads when the archive is large.
 *
 * @returns the SHA-256, hexadecimal
 * @throws as `readBack`
 */
export async function readBackAside(path: string, written: { manifest: Manifest; sizeBytes: number }): Promise<string> {
  if (written.manifest.segments.count < threadsFrom) {
    await readBack(path, written);
    return hashFile(path);
  }
  const threads = [hireThread(), hireThread()] as const;
  const [checking, hashing] = threads;
  try {
    const { manifest, sizeBytes } = written;
    const work = [checking.call('readBack', { path, manifest, sizeBytes }), hashing.call('hashFile', path)] as const;
    const [, sha256] = await Promise.all(work);
    for (const thread of threads) dismissThread(thread);
    return sha256;
  } catch (error) {
    await Promise.all(threads.map((thread) => thread.close()));
    throw error;
  }
}
