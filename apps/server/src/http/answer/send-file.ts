import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { exchangeOf } from '../exchange.js';

/** How long a client may take none of the bytes before the connection is closed: a dead one would keep the file from being removed. */
const IDLE_MS = 600_000;

/** An answer that is a file, or a part of one. */
export interface FileAnswer {
  headers: Record<string, string>;
  sizeBytes: number;
  read(): Readable;
  /** Called once, when nobody reads any more. */
  release(): Promise<void>;
}

/**
 * Sends a file no faster than the client takes it. When it cannot be read to its end, the connection breaks: the client must not take
 * what it has for the whole.
 */
export async function sendFile(
  response: Response,
  status: number,
  { headers, sizeBytes, read, release }: FileAnswer,
): Promise<void> {
  try {
    response.status(status).set(headers).set('Content-Length', `${sizeBytes}`);
    if (exchangeOf(response.req).isHead) return void response.end();
    response.setTimeout(IDLE_MS, () => response.destroy());
    await pipeline(read(), response);
  } catch (error) {
    // The client went away.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  } finally {
    await release();
  }
}
