/** Where calls wait while the database that they are for is exchanged. */
export class Gate {
  #closed: Promise<void> | undefined;
  #reopen: () => void = () => {};
  #inside = 0;
  #emptied: () => void = () => {};

  /** Resolves when the gate may be open again; `undefined` while it is open. A caller looks again after it waited. */
  get closed(): Promise<void> | undefined {
    return this.#closed;
  }

  /** Does `work` once the gate is open: in this very turn if it is. The gate does not close before it has ended. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#closed) await this.#closed;
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#emptied();
    }
  }

  /** Lets nobody in any more; resolves when everybody is out. Nobody closes a gate twice. */
  async close(): Promise<void> {
    this.#closed = new Promise((resolve) => {
      this.#reopen = resolve;
    });
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
  }

  open(): void {
    this.#closed = undefined;
    this.#reopen();
  }
}
