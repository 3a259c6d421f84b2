import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Gate } from './gate.js';
import { syncFolder } from './layout.js';

const FLUSH_BYTES = 256 * 1024;

/** A payload on its way to disk. */
export interface PayloadWriter {
  /** Takes one document: a JSON object's text without line breaks outside of strings. Await it: it is the back-pressure. */
  write(document: string): Promise<void>;
  /** Resolves when every byte and the file's name are on disk. */
  finish(): Promise<{ uuid: string; documents: number }>;
  /** Removes what was written; safe to call after any failure. */
  discard(): Promise<void>;
  /** Says that a task has the payload now. */
  handOver(): void;
}

/**
 * The folder `update_files`: one file a payload, one document a line.
 *
 * A file that nobody needs any more is removed at once, or, while a capture pins it, when the capture lets go.
 */
export class Payloads {
  readonly #folder: string;
  readonly #pins = new Map<string, number>();
  readonly #doomed = new Set<string>();
  /** Being uploaded, or uploaded and not yet any task's. */
  readonly #arriving = new Set<string>();

  readonly #gate: Gate;

  /** @param gate what touches the folder waits at it, as long as another folder takes its place */
  constructor(folder: string, gate: Gate = new Gate()) {
    this.#folder = folder;
    this.#gate = gate;
  }

  pathOf(uuid: string): string {
    return join(this.#folder, uuid);
  }

  create(): Promise<PayloadWriter> {
    return this.#gate.pass(async () => {
      const uuid = randomUUID();
      const file = await open(this.pathOf(uuid), 'wx', 0o600);
      this.#arriving.add(uuid);
      const writer = new FileWriter(uuid, file, this.#folder);
      const end = () => this.#arriving.delete(uuid);
      return {
        write: (document) => writer.write(document),
        finish: () => this.#gate.pass(() => writer.finish()),
        discard: () => this.#gate.pass(() => writer.discard()).finally(end),
        handOver: end,
      };
    });
  }

  async remove(uuid: string): Promise<void> {
    if (this.#pins.has(uuid)) this.#doomed.add(uuid);
    else await rm(this.pathOf(uuid), { force: true });
  }

  /** Keeps these files until the returned function is called; a second call changes nothing. */
  pin(uuids: string[]): () => Promise<void> {
    const held = [...uuids];
    for (const uuid of held) this.#pins.set(uuid, (this.#pins.get(uuid) ?? 0) + 1);
    return async () => {
      for (const uuid of held.splice(0)) {
        const left = (this.#pins.get(uuid) ?? 1) - 1;
        if (left > 0) this.#pins.set(uuid, left);
        else {
          this.#pins.delete(uuid);
          if (this.#doomed.delete(uuid)) await this.remove(uuid);
        }
      }
    };
  }

  /**
   * Gives what is being uploaded a second name in another folder, which is to take this one's place: uploads go on, wherever they began.
   *
   * @throws what the disk said
   */
  async bringArriving(folder: string): Promise<void> {
    for (const uuid of this.#arriving) await link(this.pathOf(uuid), join(folder, uuid));
    await syncFolder(folder);
  }

  /** Removes the files of uploads that never became a task. */
  async sweep(needed: Set<string>): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (!needed.has(name) && !this.#arriving.has(name)) await this.remove(name);
  }
}

class FileWriter implements Omit<PayloadWriter, 'handOver'> {
  readonly #uuid: string;
  readonly #file: FileHandle;
  readonly #folder: string;
  #lines: string[] = [];
  #length = 0;
  #documents = 0;
  #closed = false;

  constructor(uuid: string, file: FileHandle, folder: string) {
    this.#uuid = uuid;
    this.#file = file;
    this.#folder = folder;
  }

  async write(document: string): Promise<void> {
    this.#lines.push(document, '\n');
    this.#length += document.length;
    this.#documents += 1;
    if (this.#length >= FLUSH_BYTES) await this.#flush();
  }

  async finish(): Promise<{ uuid: string; documents: number }> {
    await this.#flush();
    await this.#file.sync();
    await this.#close();
    await syncFolder(this.#folder);
    return { uuid: this.#uuid, documents: this.#documents };
  }

  async discard(): Promise<void> {
    await this.#close();
    await rm(join(this.#folder, this.#uuid), { force: true });
  }

  async #flush(): Promise<void> {
    const text = this.#lines.join('');
    this.#lines = [];
    this.#length = 0;
    if (text.length > 0) await this.#file.appendFile(text);
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
  }
}
