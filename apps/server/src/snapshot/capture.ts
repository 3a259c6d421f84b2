import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ArchiveEntry, captureEnvironment, type EnvironmentCapture } from '@stillframe/snapshot';
import type { RootDatabase, Transaction } from 'lmdb';
import { formatTimestamp, now } from '../store/clock.js';
import type { Control } from '../store/control.js';
import type { DocumentsEnvironment, IndexRecord } from '../store/documents-environment.js';
import { FORMAT_VERSION, type Layout, versionText } from '../store/layout.js';
import type { Payloads } from '../store/payloads.js';
import type { TaskStatus } from '../store/records.js';
import { ReadPin } from './read-pin.js';

/** One instant of the whole database: entries whose bytes can be read until it is released, and what was counted in it. */
export interface Capture {
  capturedAt: string;
  entries: ArchiveEntry[];
  indexes: { uid: string; primaryKey: string | null; numberOfDocuments: number }[];
  tasks: Record<TaskStatus, number>;
  apiKeys: number;
  /** Lets the pages and files go; further calls do nothing. */
  release(): Promise<void>;
}

export interface CaptureSource {
  layout: Layout;
  control: Control;
  documents: DocumentsEnvironment;
  payloads: Payloads;
}

/**
 * Fixes one instant of both environments and of the payloads that wait. To be called while nothing is being applied: then every
 * task that `control` calls settled has its effect in `documents`, and the other way round.
 */
export async function captureDatabase({ layout, control, documents, payloads }: CaptureSource): Promise<Capture> {
  const ofDocuments = capture(documents.root, layout.documents);
  const ofControl = await control.root
    // Inside a write transaction nobody else can commit: the pinned instant and the captured pages are the same one.
    .transaction(() => capture(control.root, layout.control))
    .catch((error: unknown) => {
      ofDocuments.capture.release();
      throw error;
    });
  let letGo = async () => {};
  const release = async () => {
    ofControl.capture.release();
    ofDocuments.capture.release();
    await letGo();
  };
  try {
    const view = control.at(ofControl.pin.transaction);
    letGo = payloads.pin(view.payloads);
    return {
      capturedAt: formatTimestamp(now()),
      entries: [
        bytesEntry('VERSION', Buffer.from(versionText(FORMAT_VERSION))),
        environmentEntry('control/data.mdb', ofControl.capture),
        environmentEntry('documents/data.mdb', ofDocuments.capture),
        ...view.payloads.map((uuid) => fileEntry(`update_files/${uuid}`, join(layout.updateFiles, uuid))),
      ],
      indexes: indexesAt(documents, ofDocuments.pin.transaction),
      tasks: view.tasks,
      apiKeys: view.apiKeys,
      release,
    };
  } catch (error) {
    // Pages that stay pinned are never used again: the file would grow for ever.
    await release();
    throw error;
  }
}

function capture(root: RootDatabase, directory: string): { pin: ReadPin; capture: EnvironmentCapture } {
  const pin = new ReadPin(root);
  try {
    return { pin, capture: captureEnvironment({ directory, pin: () => pin }) };
  } catch (error) {
    pin.release();
    throw error;
  }
}

const indexesAt = (documents: DocumentsEnvironment, transaction: Transaction) =>
  [...documents.indexes.getRange({ transaction })].map(
    ({ value: { uid, primaryKey, numberOfDocuments } }: { value: IndexRecord }) => ({
      uid,
      primaryKey,
      numberOfDocuments,
    }),
  );

const environmentEntry = (name: string, capture: EnvironmentCapture): ArchiveEntry => ({
  name,
  sizeBytes: capture.sizeBytes,
  read: () => capture.read(),
  lend: () => capture.lend(),
});

const bytesEntry = (name: string, bytes: Buffer): ArchiveEntry => ({
  name,
  sizeBytes: bytes.length,
  read: async function* () {
    yield bytes;
  },
});

const fileEntry = (name: string, path: string): ArchiveEntry => ({
  name,
  sizeBytes: statSync(path).size,
  read: () => createReadStream(path),
});
