import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from '../command-failure.js';
import { BrokenRead, type Place, type Snapshot, type Step } from '../places/place.js';
import { PartFile } from './part-file.js';

/** How often in a row a download may break off without a byte more. */
const FRUITLESS_ATTEMPTS = 5;

export interface DownloadOptions {
  targetPath: string;
  signal: AbortSignal;
  onProgress(step: Step): void;
}

/** An archive of which everything is known that a download needs. */
export type WholeSnapshot = Snapshot & { sizeBytes: number; sha256: string };

/**
 * Fetches an archive to a file, which appears whole and checked or not at all. What broke off goes on where it was: at once, and also
 * when the same download is asked for again.
 *
 * @returns how many bytes were there already
 * @throws CommandFailure when the bytes are not those of the snapshot, or the download breaks off again and again
 */
export async function downloadSnapshot(
  place: Place,
  snapshot: WholeSnapshot,
  { targetPath, signal, onProgress }: DownloadOptions,
): Promise<{ resumedFrom: number }> {
  const { sizeBytes, sha256 } = snapshot;
  const part = await PartFile.open(targetPath, sha256, (bytesDone, bytesTotal) =>
    onProgress({ step: 'reading what is there', bytesDone, bytesTotal }),
  );
  const show = (): void => onProgress({ step: 'downloading', bytesDone: part.sizeBytes, bytesTotal: sizeBytes });
  try {
    if (part.sizeBytes > sizeBytes) await part.clear();
    let resumedFrom = part.sizeBytes;
    await fill(part, place, snapshot, { signal, show });
    if (part.sha256 !== sha256 && resumedFrom > 0) {
      // What an attempt before left was not what it seemed.
      await part.clear();
      resumedFrom = 0;
      await fill(part, place, snapshot, { signal, show });
    }
    if (part.sha256 !== sha256) {
      await part.clear();
      throw new CommandFailure(`what came is not the archive of ${snapshot.snapshotUid}: its SHA-256 is another.`, {
        hint: `Try again; "stillframe verify ${snapshot.snapshotUid} --wait" tells whether it is sound where it lies.`,
      });
    }
    await part.finish();
    return { resumedFrom };
  } catch (error) {
    await (part.sizeBytes === 0 ? part.remove() : part.close());
    throw error;
  }
}

interface Surrounding {
  signal: AbortSignal;
  show(): void;
}

/** Reads until the part has all bytes, over broken connections. */
async function fill(
  part: PartFile,
  place: Place,
  snapshot: WholeSnapshot,
  { signal, show }: Surrounding,
): Promise<void> {
  for (let fruitless = 0; part.sizeBytes < snapshot.sizeBytes; ) {
    const before = part.sizeBytes;
    try {
      const { from, bytes } = await place.read(snapshot, before);
      if (from !== before) await part.clear();
      show();
      for await (const chunk of bytes) {
        if (signal.aborted) throw signal.reason;
        await part.append(chunk);
        show();
        if (part.sizeBytes > snapshot.sizeBytes) return;
      }
      if (part.sizeBytes < snapshot.sizeBytes) throw new BrokenRead('the answer ended too soon');
    } catch (error) {
      if (!(error instanceof BrokenRead)) throw error;
      fruitless = part.sizeBytes > before ? 0 : fruitless + 1;
      if (fruitless >= FRUITLESS_ATTEMPTS) throw brokenOff(error, place, part.sizeBytes);
      await pause(200 * 2 ** fruitless, undefined, { signal }).catch(() => {
        throw signal.reason;
      });
    }
  }
}

function brokenOff(error: BrokenRead, { name }: Place, sizeBytes: number): CommandFailure {
  const kept = sizeBytes > 0 ? 'What has come is kept: the same command goes on from there.' : undefined;
  return new CommandFailure(`the download from ${name} broke off: ${error.message}.`.replace('..', '.'), {
    hint: kept ?? `Is the server running at ${name}?`,
    cause: error,
  });
}
