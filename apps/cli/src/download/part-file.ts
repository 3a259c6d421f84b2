import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const READ_BYTES = 1 << 20;

/**
 * A file on its way to `targetPath`: it lies beside it, only its owner may read it, and it bears the name of what it will be, so that
 * the next attempt at the same bytes finds it.
 */
export class PartFile {
  readonly path: string;
  readonly #targetPath: string;
  #file: FileHandle;
  #hash: Hash = createHash('sha256');
  #sizeBytes = 0;

  private constructor(path: string, targetPath: string, file: FileHandle) {
    this.path = path;
    this.#targetPath = targetPath;
    this.#file = file;
  }

  /**
   * Opens what an attempt before has left, or begins anew.
   *
   * @param sha256 of the whole file, hexadecimal
   * @param onRead told how far the reading of what is there has come
   */
  static async open(
    targetPath: string,
    sha256: string,
    onRead: (bytesDone: number, bytesTotal: number) => void,
  ): Promise<PartFile> {
    const path = join(dirname(targetPath), `.${basename(targetPath)}.${sha256.slice(0, 16)}.part`);
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;
    const part = new PartFile(path, targetPath, await open(path, flags, 0o600));
    await part.#readWhatIsThere(onRead);
    return part;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Of what is there so far, hexadecimal. */
  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#sizeBytes + done);
      done += bytesWritten;
    }
    this.#hash.update(bytes);
    this.#sizeBytes += bytes.length;
  }

  /** Forgets what is there. */
  async clear(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#sizeBytes = 0;
  }

  /** Leaves what is there to the next attempt. */
  close(): Promise<void> {
    return this.#file.close();
  }

  /** Puts the file in its place, on disk. */
  async finish(): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
    await rename(this.path, this.#targetPath);
    const directory = await open(dirname(this.#targetPath), 'r');
    await directory.sync().finally(() => directory.close());
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.path, { force: true });
  }

  async #readWhatIsThere(onRead: (bytesDone: number, bytesTotal: number) => void): Promise<void> {
    const { size } = await stat(this.path);
    const buffer = Buffer.alloc(Math.min(size, READ_BYTES));
    while (this.#sizeBytes < size) {
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, this.#sizeBytes);
      if (bytesRead === 0) break;
      this.#hash.update(buffer.subarray(0, bytesRead));
      this.#sizeBytes += bytesRead;
      onRead(this.#sizeBytes, size);
    }
  }
}
