/**
 * Memory for parts that goes round. New memory for each of them would pile up until the heap is collected, and leave holes of many megabytes:
 * five snapshots of a small database took 100 MB more than one, measured.
 */
export class PartBuffers {
  readonly sizeBytes: number;
  readonly #free: Buffer[] = [];

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
  }

  /** New memory only when everything is in use. What lies in it is not defined. */
  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.sizeBytes);
  }

  giveBack(memory: Buffer): void {
    this.#free.push(memory);
  }
}
