import type { Meta } from '../lmdb/meta.js';
import type { PinnedFile } from './pinned-file.js';
import { StateReader } from './state-reader.js';

/** A multiple of every page size. */
const blockSize = 1 << 20;

/** Streams the state of `meta` as a data file of its own. */
export async function* readState(meta: Meta, file: PinnedFile): AsyncGenerator<Buffer> {
  const state = await StateReader.open(meta, file);
  for (let position = 0; position < state.sizeBytes; position += blockSize) {
    const block = Buffer.allocUnsafeSlow(Math.min(blockSize, state.sizeBytes - position));
    await state.read(position, block);
    yield block;
  }
  file.assertHeld();
}
