import { CallThread } from '../archive/call-thread.js';
import type { Manifest } from '../archive/manifest.js';
import { readBack } from './read-back.js';
import type { ReadBackCalls } from './read-back-thread.js';

/** From here on (32 MiB in segments of 32 KiB), parsing the manifest would hold up the calling thread for milliseconds. */
const threadFrom = 1024;

/** `readBack`, in a thread of its own when the archive is large. @throws as `readBack` */
export async function readBackAside(path: string, written: { manifest: Manifest; sizeBytes: number }): Promise<void> {
  if (written.manifest.segments.count < threadFrom) return readBack(path, written);
  const { manifest, sizeBytes } = written;
  const thread = new CallThread<ReadBackCalls>(new URL('./read-back-thread.js', import.meta.url));
  try {
    await thread.call('readBack', { path, manifest, sizeBytes });
  } finally {
    await thread.close();
  }
}
