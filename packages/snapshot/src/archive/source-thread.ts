import { createHash, type Hash } from 'node:crypto';
import { borrowState, type StateSource } from '../capture/lent-state.js';
import type { StateReader } from '../capture/state-reader.js';
import { type ClosingBytes, closingBytes } from './archive-tail.js';
import type { Manifest } from './manifest.js';
import { openPrevious, type PreviousArchive } from './open-previous.js';
import { type Answer, type Answers, serveCalls } from './serve-calls.js';

/** What the reading thread does: it blanks and hashes a state in file order, which cannot be shared out. */
export interface SourceCalls extends Answers {
  /** The archive to copy from; it stays open as long as the thread. */
  openPrevious(options: {
    path: string;
    level: number;
    segmentSizeBytes: number;
  }): Promise<Answer<Pick<PreviousArchive, 'segments' | 'files'> | null>>;
  /** Begins with a state; its calls of `fill` follow. */
  open(source: StateSource): Promise<Answer<null>>;
  /** Fills shared memory with the state's next bytes, from `position` on. */
  fill(options: { memory: SharedArrayBuffer; length: number; position: number }): Promise<Answer<null>>;
  /** @returns the SHA-256 of all that was filled, hexadecimal */
  finish(argument: null): Answer<string>;
  /** Comes last. */
  close(manifest: Manifest): Answer<ClosingBytes>;
}

let previous: PreviousArchive | null = null;
let state: Promise<StateReader> | undefined;
let hash: Hash = createHash('sha256');

serveCalls({
  async openPrevious({ path, ...like }) {
    previous = await openPrevious(path, like);
    return { value: previous === null ? null : { segments: previous.segments, files: previous.files } };
  },
  async open(source) {
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
  finish() {
    return { value: hash.digest('hex') };
  },
  close(manifest) {
    const value = closingBytes(manifest);
    return { value, transfer: [value.stored.buffer] };
  },
} satisfies SourceCalls);
