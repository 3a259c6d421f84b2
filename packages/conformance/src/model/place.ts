/** Where a clause stands in the hand-written source of a contract: lines and columns count from 1. */
export interface Place {
  /** Path as the reader would open it, relative to the folder of the root document. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
