/**
 * The first part of a key of two numbers in lmdb-js's ordered encoding: the 64 bits of a double, moved by half a byte behind a leading 1, so that larger
 * numbers sort later; then a zero. All keys of what lies in an index's slot begin with it.
 */
export function slotPrefix(slot: number): Buffer {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(slot);
  return Buffer.concat([Buffer.from(`1${bits.toString('hex')}0`, 'hex'), Buffer.alloc(1)]);
}
