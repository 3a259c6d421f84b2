import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { refuse } from '../errors/wording.js';

/** A new decoder for each content coding (RFC 9110 §8.4.1) that this Node.js knows. */
const decoders = new Map<string, () => Transform>([
  ['gzip', zlib.createGunzip],
  ['x-gzip', zlib.createGunzip],
  ['br', zlib.createBrotliDecompress],
  ['deflate', zlib.createInflate],
]);
// Node.js 22.15 and later.
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
if (createZstdDecompress) decoders.set('zstd', createZstdDecompress);

/**
 * The body of a request, decoded, as it arrives. Leaving the loop early leaves the rest unread and the connection open,
 * so that an answer can be sent.
 *
 * @param limitBytes of the body as sent, and of it decoded
 * @throws ApiError `payload_too_large` as soon as that is known · `unsupported_media_type` for an unknown coding ·
 *   `bad_request` for a damaged one
 */
export async function* bodyChunks(request: IncomingMessage, limitBytes: number): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw refuse.payloadTooLarge(limitBytes);
  const decoder = decoderFor(request.headers['content-encoding']);
  const source = decoder ? decoded(request, decoder, limitBytes) : request.iterator({ destroyOnReturn: false });
  let total = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > limitBytes) throw refuse.payloadTooLarge(limitBytes);
    yield chunk;
  }
}

/** The whole body. @see bodyChunks for what it throws */
export async function wholeBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bodyChunks(request, limitBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function decoderFor(coding: string | undefined): Transform | undefined {
  const name = coding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return undefined;
  const create = decoders.get(name);
  if (!create) throw refuse.unsupportedEncoding(name, [...decoders.keys()]);
  return create();
}

async function* decoded(request: IncomingMessage, decoder: Transform, limitBytes: number): AsyncGenerator<Buffer> {
  let received = 0;
  const count = (chunk: Buffer): void => {
    received += chunk.length;
    // Some codings can go on for ever without a byte of output.
    if (received > limitBytes) decoder.destroy(refuse.payloadTooLarge(limitBytes));
  };
  const abandon = (): void => {
    if (!request.complete) decoder.destroy(new Error('The client went away.'));
  };
  request.on('data', count).once('close', abandon);
  request.pipe(decoder);
  try {
    yield* decoder;
  } catch (error) {
    const isDamaged = error instanceof Error && 'code' in error && /^(Z_|ERR_|ZSTD_)/.test(String(error.code));
    throw isDamaged ? refuse.incompletePayload(error) : error;
  } finally {
    request.off('data', count).off('close', abandon);
    request.unpipe(decoder);
    decoder.destroy();
  }
}
