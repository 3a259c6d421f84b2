import { isApiError, isConnectionError, isTimeoutError, type SnapshotFile } from '@stillframe/client';
import { CommandFailure } from '../command-failure.js';
import { explainClientError } from '../explain-client-error.js';
import type { Connection } from './connect.js';
import { BrokenRead, type Place, type Snapshot, type VerifyOptions } from './place.js';
import { poll } from './poll.js';

const PAGE = 100;

/** The snapshots of a running server. */
export function serverPlace({ client, url }: Connection, signal: AbortSignal): Place {
  const explained = <T>(answer: Promise<T>, action: string): Promise<T> =>
    answer.catch((error: unknown) => {
      throw explainClientError(error, url, { action });
    });
  const get = (snapshotUid: string): Promise<Snapshot> =>
    explained(client.getSnapshot(snapshotUid, { signal }), 'snapshots.get');

  return {
    name: url,
    get,

    async *list(filter) {
      for (let offset = 0; ; ) {
        const page = client.listSnapshots({ ...filter, offset, limit: PAGE }, { signal });
        const { results, total } = await explained(page, 'snapshots.get');
        yield* results;
        offset += results.length;
        if (results.length === 0 || offset >= total) return;
      }
    },

    pin: (snapshotUid, pinned) =>
      explained(client.updateSnapshot(snapshotUid, { pinned }, { signal }), 'snapshots.update'),

    remove: (snapshotUid, { force }) =>
      explained(client.deleteSnapshot(snapshotUid, force ? { force } : {}, { signal }), 'snapshots.delete'),

    async verify(snapshotUid, { wait, timeoutMs, onProgress }: VerifyOptions) {
      const begun = await explained(client.verifySnapshot(snapshotUid, { signal }), 'snapshots.verify');
      if (!wait) return begun;
      const look = async (): Promise<Snapshot> => {
        const seen = await get(snapshotUid);
        if (seen.verification?.progress) onProgress(seen.verification.progress);
        return seen;
      };
      const done = await poll(look, hasEnded, { timeoutMs, signal });
      if (done) return done;
      throw new CommandFailure(`the proof of ${snapshotUid} did not end in time.`, {
        hint: `The server goes on with it; "stillframe show ${snapshotUid}" tells how it ends.`,
      });
    },

    async read(snapshot, from) {
      const range = from === 0 ? {} : { range: `bytes=${from}-`, ifRange: `"${snapshot.sha256}"` };
      const file = await client.getSnapshotFile(snapshot.snapshotUid, range, { signal }).catch((error: unknown) => {
        if (!isPassing(error)) throw explainClientError(error, url, { action: 'snapshots.get' });
        throw new BrokenRead(error instanceof Error ? error.message : String(error), { cause: error });
      });
      await checkDigest(file, snapshot);
      return { from: file.start, bytes: bytesOf(file.body, signal) };
    },
  };
}

const hasEnded = ({ verification }: Snapshot): boolean =>
  verification?.status === 'succeeded' || verification?.status === 'failed';

/** Whether a server may answer when it is asked again. */
const isPassing = (error: unknown): boolean =>
  isConnectionError(error) ||
  isTimeoutError(error) ||
  (isApiError(error) && (error.status >= 500 || error.status === 429));

/** What the server says of the bytes must be what the catalog says of the snapshot (RFC 9530 §3). */
async function checkDigest({ digest, body }: SnapshotFile, { sha256, snapshotUid }: Snapshot): Promise<void> {
  const said = /\bsha-256=:([A-Za-z0-9+/]+=*):/.exec(digest)?.[1];
  if (said === undefined || Buffer.from(said, 'base64').toString('hex') === sha256) return;
  await body.cancel();
  throw new CommandFailure(`the server sends another archive than the catalog says of ${snapshotUid}.`, {
    hint: `Is something between here and the server that changes it? "stillframe verify ${snapshotUid} --wait" tells whether it is sound there.`,
  });
}

async function* bytesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : new BrokenRead('the connection broke', { cause: error });
  } finally {
    // Until then the server keeps the archive from being removed.
    await reader.cancel().catch(() => {});
  }
}
