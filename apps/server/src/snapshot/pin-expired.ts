/** A snapshot was given up because it held the database's pages for longer than `--snapshot-max-pin`. */
export class PinExpired extends Error {
  override readonly name = 'PinExpired';

  constructor(seconds: number) {
    super(
      `The snapshot was given up after ${seconds} s: while its archive is written, the database cannot use its free space again. Raise --snapshot-max-pin, or choose a faster --snapshot-dir.`,
    );
  }
}
