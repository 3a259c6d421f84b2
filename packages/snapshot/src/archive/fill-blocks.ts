import { throwIfAborted } from '../aborted.js';
import type { LentState } from '../capture/lent-state.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { Crew } from './crew.js';
import { type BlockPlan, planBlocks } from './segment-layout.js';
import type { LentPart, TarPart } from './tar-stream.js';

/** A block of the tar stream, on its way into memory. */
export interface RawBlock {
  bytes: Buffer;
  /** The number of its first segment in the archive. */
  index: number;
  /** Resolves when the bytes are there. */
  ready: Promise<unknown>;
  /** The segment of the archive before that stands in the place of its first one; -1 when there is none. */
  previousIndex: number;
  /** How much of it is content of entries, and the last one of them. */
  contentBytes: number;
  entry: string;
}

/**
 * Cuts the tar stream into blocks, in memory that goes round: a block's memory is used again `crew.width` blocks later, when it has been compressed.
 */
export async function* fillBlocks(
  parts: AsyncIterable<TarPart>,
  crew: Crew,
  options: { entries: readonly ArchiveEntry[]; segmentSizeBytes: number; signal: AbortSignal | undefined },
): AsyncGenerator<RawBlock> {
  const { entries, segmentSizeBytes, signal } = options;
  const ring = new MemoryRing(crew);
  const sizes = entries.map((entry) => entry.sizeBytes);
  const plans = planBlocks(sizes, segmentSizeBytes, crew.blockSizeBytes);
  const previousIndexOf = ({ file, position }: BlockPlan) => {
    const place = file === null ? undefined : crew.previousFiles.get(entries[file]?.name ?? '');
    const index = position / segmentSizeBytes;
    return place === undefined || index >= place.count ? -1 : place.first + index;
  };
  let index = 0;
  let filling: { block: RawBlock; done: number } | null = null;
  const next = (): { block: RawBlock; done: number } => {
    const plan = plans.next();
    if (plan.done) throw new Error('the tar stream is longer than planned');
    const bytes = Buffer.from(ring.next(), 0, plan.value.length);
    const first = index;
    index += Math.ceil(bytes.length / segmentSizeBytes);
    const ready = Promise.resolve();
    const previousIndex = previousIndexOf(plan.value);
    return { done: 0, block: { bytes, index: first, ready, previousIndex, contentBytes: 0, entry: '' } };
  };
  for await (const part of parts) {
    throwIfAborted(signal, 'archive');
    if ('lent' in part) {
      yield* fillLent(part, next);
      continue;
    }
    for (let offset = 0; offset < part.bytes.length; ) {
      filling ??= next();
      const { block } = filling;
      const copied = part.bytes.copy(block.bytes, filling.done, offset);
      filling.done += copied;
      offset += copied;
      if (part.entry !== null) {
        block.contentBytes += copied;
        block.entry = part.entry;
      }
      if (filling.done < block.bytes.length) continue;
      filling = null;
      yield block;
    }
  }
}

/** The blocks of a state that the reading thread fills; it has been asked for all of them that fit in memory before the first one is there. */
function* fillLent({ lent, entry, source, onRead }: LentPart, next: () => { block: RawBlock }): Generator<RawBlock> {
  const opened = source.call('openState', lent.source);
  opened.catch(() => {});
  for (let position = 0; position < entry.sizeBytes; ) {
    const { block } = next();
    const memory = block.bytes.buffer as unknown as SharedArrayBuffer;
    block.ready = source.call('fill', { memory, length: block.bytes.length, position });
    block.ready.catch(() => {});
    block.contentBytes = block.bytes.length;
    block.entry = entry.name;
    position += block.bytes.length;
    yield block;
  }
  onRead(source.call('finishState', null));
}

/** Whether the reading thread can read an entry in blocks of this crew. */
export function canLend(lent: LentState, { blockSizeBytes }: Crew): boolean {
  return blockSizeBytes % lent.pageSize === 0 && blockSizeBytes >= 2 * lent.pageSize;
}

class MemoryRing {
  readonly #memories: SharedArrayBuffer[] = [];
  readonly #crew: Crew;
  #turn = 0;

  constructor(crew: Crew) {
    this.#crew = crew;
  }

  next(): SharedArrayBuffer {
    const place = this.#turn++ % this.#crew.width;
    this.#memories[place] ??= this.#crew.rawMemory();
    return this.#memories[place];
  }
}
