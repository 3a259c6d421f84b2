import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How large the file grows before the next one is begun, and how many older ones stay: 80 MiB in all. */
const USUAL_BOUNDS = { fileBytes: 16 * 2 ** 20, olderFiles: 4 };
/** Lines that a disk has not taken yet; beyond, further ones are lost rather than kept in memory. */
const MOST_PENDING_LENGTH = 4 * 2 ** 20;

export interface AuditFileParts {
  /** The folder of the files; it exists. */
  directory: string;
  /** Told how many lines could not be written, and why. */
  onLost(lines: number, reason: unknown): void;
  bounds?: { fileBytes: number; olderFiles: number };
}

/**
 * Lines in `audit.ndjson`, which only its owner may read. A full file becomes `audit.1.ndjson`, that `audit.2.ndjson` and so on; the
 * oldest goes. Writing never holds anybody up: a line is in the file soon, and a killed process may lose its last ones.
 */
export class AuditFile {
  readonly #parts: AuditFileParts;
  readonly #bounds: { fileBytes: number; olderFiles: number };
  #file: { handle: FileHandle; sizeBytes: number } | undefined;
  #pending: string[] = [];
  #pendingLength = 0;
  #work: Promise<void> | undefined;

  constructor(parts: AuditFileParts) {
    this.#parts = parts;
    this.#bounds = parts.bounds ?? USUAL_BOUNDS;
  }

  /** Writes a line soon; never throws. */
  write(entry: object): void {
    const line = `${JSON.stringify(entry)}\n`;
    if (this.#pendingLength + line.length > MOST_PENDING_LENGTH) {
      this.#parts.onLost(1, new Error('the disk is too slow'));
      return;
    }
    this.#pending.push(line);
    this.#pendingLength += line.length;
    this.#work ??= this.#drain().finally(() => {
      this.#work = undefined;
    });
  }

  /** Writes what is pending. */
  async close(): Promise<void> {
    await this.#work;
    await this.#shut();
  }

  async #drain(): Promise<void> {
    while (this.#pending.length > 0) {
      const lines = this.#takeOneFile();
      try {
        await this.#append(Buffer.from(lines.join('')));
      } catch (error) {
        this.#parts.onLost(lines.length, error);
        // What half a line became is looked at when the file is opened again.
        await this.#shut().catch(() => {});
      }
    }
  }

  /** The first lines that wait, as many as one file takes. */
  #takeOneFile(): string[] {
    let length = 0;
    const end = this.#pending.findIndex((line) => {
      length += Buffer.byteLength(line);
      return length > this.#bounds.fileBytes;
    });
    const lines = this.#pending.splice(0, end === -1 ? this.#pending.length : Math.max(end, 1));
    this.#pendingLength -= lines.reduce((sum, line) => sum + line.length, 0);
    return lines;
  }

  async #append(bytes: Buffer): Promise<void> {
    let file = this.#file ?? (await this.#open());
    if (file.sizeBytes > 0 && file.sizeBytes + bytes.length > this.#bounds.fileBytes) {
      await this.#shut();
      await this.#rotate();
      file = await this.#open();
    }
    await file.handle.appendFile(bytes);
    file.sizeBytes += bytes.length;
  }

  async #open(): Promise<{ handle: FileHandle; sizeBytes: number }> {
    const handle = await open(this.#path(0), 'a+', 0o600);
    try {
      await handle.chmod(0o600);
      let { size: sizeBytes } = await handle.stat();
      if (sizeBytes > 0 && !(await endsWithNewline(handle, sizeBytes))) {
        await handle.appendFile('\n');
        sizeBytes += 1;
      }
      this.#file = { handle, sizeBytes };
      return this.#file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async #rotate(): Promise<void> {
    await rm(this.#path(this.#bounds.olderFiles), { force: true });
    for (let age = this.#bounds.olderFiles - 1; age >= 0; age--)
      await rename(this.#path(age), this.#path(age + 1)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
  }

  async #shut(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.handle.close();
  }

  #path(age: number): string {
    return join(this.#parts.directory, age === 0 ? 'audit.ndjson' : `audit.${age}.ndjson`);
  }
}

async function endsWithNewline(handle: FileHandle, sizeBytes: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, sizeBytes - 1);
  return buffer[0] === 0x0a;
}
