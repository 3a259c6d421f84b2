import type { Manifest } from '@stillframe/snapshot';
import { Control } from '../store/control.js';
import { openDocumentsEnvironment } from '../store/documents-environment.js';
import type { Layout } from '../store/layout.js';
import { markRestored } from '../store/loose-slots.js';

/**
 * Makes an unpacked database one that can be opened for good: in the captured pages the snapshot's own tasks are still running, and nobody must ever run
 * them again. The database remembers which restoration brought it.
 */
export async function settleCaptured(layout: Layout, manifest: Manifest, restorationUid: string): Promise<void> {
  const control = new Control(layout.control);
  try {
    await control.forget(manifest.taskUids);
  } finally {
    await control.close();
  }
  const documents = openDocumentsEnvironment(layout.documents);
  try {
    documents.root.transactionSync(() => markRestored(documents, restorationUid));
  } finally {
    await documents.root.close();
  }
}
