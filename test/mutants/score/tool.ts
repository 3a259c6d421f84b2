import type { FaultyServer } from '../faulty-server.js';

/** What a tool said of one server. */
export interface Score {
  /** It found fault with the server. */
  readonly killed: boolean;
  /** What it said first, in its own words; of ours, the id of the obligation. */
  readonly first?: string;
  readonly requests: number;
  readonly seconds: number;
}

/** A judge of servers, as it is used in a CI. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** How it was set up, in one sentence. */
  readonly settings: string;
  /** It has to see the correct server first in each run, to know its false alarms. */
  readonly learns: boolean;
  /** It looks at the operations that it is told alone: a fault that it overlooks so is looked for again, with none told. */
  readonly narrows: boolean;
  /**
   * Judges one server.
   *
   * @param operations ids of the operations that the fault touches, none for the correct server; a tool that can be told so may leave out the others
   */
  judge(server: FaultyServer, operations: readonly string[]): Promise<Score>;
  close(): Promise<void>;
}
