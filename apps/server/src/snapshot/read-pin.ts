import type { Pin } from '@stillframe/snapshot';
import type { RootDatabase, Transaction } from 'lmdb';

/**
 * A read transaction that keeps every page of its instant. It must be referenced while it is needed: the engine gives the reader
 * slot of a collected transaction away, and with it the pages.
 */
export class ReadPin implements Pin {
  readonly transaction: Transaction;
  readonly #root: RootDatabase;
  readonly #txnid: string;

  constructor(root: RootDatabase) {
    this.#root = root;
    this.transaction = root.useReadTransaction();
    try {
      this.#txnid = ownReaders(root).sort((a, b) => Number(b) - Number(a))[0] ?? '';
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** @throws Error when the reader slot is gone: what was read may be torn. */
  assertHeld(): void {
    if (!ownReaders(this.#root).includes(this.#txnid)) throw new Error('the read transaction of a capture was lost');
  }

  release(): void {
    this.transaction.done();
  }
}

/** The txnids that this process's readers hold. */
const ownReaders = (root: RootDatabase): string[] =>
  root
    .readerList()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, , txnid]) => pid === String(process.pid) && txnid !== undefined && /^\d+$/.test(txnid))
    .map(([, , txnid = '']) => txnid);
