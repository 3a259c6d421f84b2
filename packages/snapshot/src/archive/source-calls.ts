import { createHash, type Hash } from 'node:crypto';
import { borrowState, type StateSource } from '../capture/lent-state.js';
import type { StateReader } from '../capture/state-reader.js';
import type { Answer, Answers } from '../threads/serve-calls.js';
import { type ClosingBytes, closingBytes } from './archive-tail.js';
import type { Manifest } from './manifest.js';
import { openPrevious, type PreviousArchive } from './open-previous.js';

/** What the reading thread does: it blanks and hashes a state in file order, which cannot be shared out. */
export interface SourceCalls extends Answers {
  /** The archive to copy from; it stays open until `endReading`. */
  openPrevious(options: {
    path: string;
    level: number;
    segmentSizeBytes: number;
  }): Promise<Answer<Pick<PreviousArchive, 'segments' | 'files'> | null>>;
  /** Begins with a state; its calls of `fill` follow. */
  openState(source: StateSource): Promise<Answer<null>>;
  /** Fills shared memory with the state's next bytes, from `position` on. */
  fill(options: { memory: SharedArrayBuffer; length: number; position: number }): Promise<Answer<null>>;
  /** @returns the SHA-256 of all that was filled, hexadecimal */
  finishState(argument: null): Answer<string>;
  renderTail(manifest: Manifest): Answer<ClosingBytes>;
  /** Comes last. */
  endReading(argument: null): Promise<Answer<null>>;
}

let previous: PreviousArchive | null = null;
let state: Promise<StateReader> | undefined;
let hash: Hash = createHash('sha256');

export const sourceCalls: SourceCalls = {
  async openPrevious({ path, ...like }) {
    previous = await openPrevious(path, like);
    return { value: previous === null ? null : { segments: previous.segments, files: previous.files } };
  },
  async openState(source) {
    hash = createHash('sha256');
    state = borrowState(source);
    await state;
    return { value: null };
  },
  async fill({ memory, length, position }) {
    const bytes = Buffer.from(memory, 0, length);
    // A state that could not be opened fails every call with what was wrong with it.
    await (await state)?.read(position, bytes);
    hash.update(bytes);
    return { value: null };
  },
  finishState() {
    return { value: hash.digest('hex') };
  },
  renderTail(manifest) {
    const value = closingBytes(manifest);
    return { value, transfer: [value.stored.buffer] };
  },
  async endReading() {
    state = undefined;
    await previous?.close();
    previous = null;
    return { value: null };
  },
};
