import { createHash, type Hash } from 'node:crypto';
import { PartBuffers } from './part-buffers.js';

/** S3's smallest part; the last one of an upload may be smaller. */
export const SMALLEST_PART_BYTES = 5 * 1024 * 1024;
/** 10,000 of them are more than the largest object that S3 takes. */
const LARGEST_PART_BYTES = 1024 * 1024 * 1024;
/** Room behind a full part, so that the segment that fills it need not be cut. */
const SLACK_BYTES = 1024 * 1024;
/** Far below S3's 5 GiB, so that a copy does not take longer than a client waits for an answer. */
const LARGEST_COPY_BYTES = 256 * 1024 * 1024;

/** A part of a multipart upload: bytes to be sent, or a range of the archive before, to be copied where both lie. */
export type Part = PartFacts & (SentPart | { kind: 'copy'; start: number; end: number });

interface SentPart {
  kind: 'send';
  bytes: Buffer;
  /** Says that the bytes are not needed any more: their memory is filled again. */
  letGo(): void;
}

/** What S3 is held to. */
export interface PartFacts {
  sizeBytes: number;
  md5: Buffer;
}

/** A compressed segment: how many bytes, their CRC-32, and the SHA-256 of what is compressed. */
export interface Segment {
  compressedSizeBytes: number;
  compressedCrc32: number;
  sha256: Uint8Array;
}

/** Where the archive before has compressed segments. */
export interface KnownSegments {
  /** Where a segment like this begins there; `near`, if it is one of several; undefined if there is none. */
  find(segment: Segment, near: number | undefined): number | undefined;
}

/** No archive before: everything is sent. */
export const nothingKnown: KnownSegments = { find: () => undefined };

/**
 * Cuts an archive into parts while it comes: what the archive before has already becomes parts that S3 copies itself, the rest parts that are
 * sent. A part has 5 MiB at least, so that each change between two unchanged stretches costs about that.
 *
 * It holds the part that it fills, those that were not let go yet, and at most 5 MiB of a stretch that may turn out too short to be copied.
 */
export class PartPlanner {
  readonly #known: KnownSegments;
  readonly #partBytes: number;
  readonly #buffers: PartBuffers;
  /** To be sent. */
  #pending: { memory: Buffer; md5: Hash } | undefined;
  #pendingBytes = 0;
  /** A stretch that the archive before has in one piece; its bytes only while it is too short to be copied. */
  #stretch: { start: number; end: number; md5: Hash; bytes: Buffer[] } | undefined;

  constructor(known: KnownSegments, partBytes: number) {
    this.#known = known;
    this.#partBytes = Math.min(Math.max(partBytes, SMALLEST_PART_BYTES), LARGEST_PART_BYTES);
    this.#buffers = new PartBuffers(this.#partBytes + SLACK_BYTES);
  }

  /** Bytes that are no segments: the head and the tail of an archive. */
  *add(bytes: Buffer): Generator<Part> {
    yield* this.#endStretch();
    yield* this.#send(bytes);
  }

  /** A run of segments, one after another in `bytes`. */
  *addSegments(bytes: Buffer, segments: readonly Segment[]): Generator<Part> {
    let offset = 0;
    for (const segment of segments) {
      const end = offset + segment.compressedSizeBytes;
      yield* this.#addSegment(bytes.subarray(offset, end), segment);
      offset = end;
    }
  }

  /** The rest, after the last byte. */
  *end(): Generator<Part> {
    yield* this.#endStretch();
    yield* this.#takePending();
  }

  *#addSegment(bytes: Buffer, segment: Segment): Generator<Part> {
    const start = this.#known.find(segment, this.#stretch?.end);
    // What waits to be sent must become a part first, and is filled up with what could be copied.
    const mustFill = this.#pendingBytes > 0 && this.#pendingBytes < SMALLEST_PART_BYTES;
    if (start === undefined || mustFill) {
      yield* this.#endStretch();
      yield* this.#send(bytes);
      return;
    }
    yield* this.#takePending();
    const isLonger = this.#stretch?.end === start;
    const isFull = this.#stretch !== undefined && this.#stretch.end - this.#stretch.start >= LARGEST_COPY_BYTES;
    if (!isLonger || isFull) yield* this.#endStretch();
    // Ending a stretch may have left bytes to be sent: this segment follows them.
    if (this.#pendingBytes > 0) {
      yield* this.#addSegment(bytes, segment);
      return;
    }
    const stretch = this.#stretch ?? { start, end: start, md5: createHash('md5'), bytes: [] };
    stretch.end += bytes.length;
    stretch.md5.update(bytes);
    if (stretch.end - stretch.start < SMALLEST_PART_BYTES) stretch.bytes.push(bytes);
    else stretch.bytes = [];
    this.#stretch = stretch;
  }

  *#endStretch(): Generator<Part> {
    const stretch = this.#stretch;
    if (!stretch) return;
    this.#stretch = undefined;
    const sizeBytes = stretch.end - stretch.start;
    if (sizeBytes >= SMALLEST_PART_BYTES) {
      const { start, end, md5 } = stretch;
      yield { kind: 'copy', start, end, sizeBytes, md5: md5.digest() };
    } else for (const bytes of stretch.bytes) yield* this.#send(bytes);
  }

  *#send(bytes: Buffer): Generator<Part> {
    const fits = this.#pendingBytes + bytes.length <= this.#buffers.sizeBytes;
    if (!fits && this.#pendingBytes >= SMALLEST_PART_BYTES) yield* this.#takePending();
    for (let offset = 0; offset < bytes.length; ) {
      this.#pending ??= { memory: this.#buffers.take(), md5: createHash('md5') };
      const { memory, md5 } = this.#pending;
      const piece = bytes.subarray(offset, offset + memory.length - this.#pendingBytes);
      piece.copy(memory, this.#pendingBytes);
      md5.update(piece);
      offset += piece.length;
      this.#pendingBytes += piece.length;
      if (this.#pendingBytes >= this.#partBytes) yield* this.#takePending();
    }
  }

  *#takePending(): Generator<Part> {
    if (!this.#pending) return;
    const { memory, md5 } = this.#pending;
    const sizeBytes = this.#pendingBytes;
    this.#pending = undefined;
    this.#pendingBytes = 0;
    const letGo = () => this.#buffers.giveBack(memory);
    yield { kind: 'send', bytes: memory.subarray(0, sizeBytes), sizeBytes, md5: md5.digest(), letGo };
  }
}
