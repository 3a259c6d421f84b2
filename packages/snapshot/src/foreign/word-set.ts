/** Bytes that the fst crate gives numbers of six bits, the most frequent first (its `COMMON_INPUTS_INV`, first 63). */
const commonInputs = 'te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG';
const headSize = 16;
/** Number of words, address of the root, checksum. */
const footSize = 20;
const maxWords = 100_000;
/** An fst of more branches has a table of 256 bytes for them. */
const indexedFrom = 33;

interface State {
  readonly isFinal: boolean;
  readonly branches: { readonly input: number; readonly target: number }[];
}

/**
 * The words of a set as Rust's fst crate stores it (version 3): a minimal automaton, its states written from the last to the first and read backwards.
 *
 * @throws RangeError for bytes that are no such set
 */
export function readWordSet(bytes: Buffer): string[] {
  if (bytes.length < headSize + footSize || bytes.readUInt32LE(0) !== 3)
    throw new RangeError('not an fst of version 3');
  const foot = bytes.length - footSize;
  const [count, root] = [Number(bytes.readBigUInt64LE(foot)), Number(bytes.readBigUInt64LE(foot + 8))];
  if (count > maxWords || root >= foot) throw new RangeError('not a set of words');
  const words: string[] = [];
  const visit = (address: number, prefix: number[]) => {
    const { isFinal, branches } = stateAt(bytes, address);
    if (isFinal) words.push(Buffer.from(prefix).toString('utf8'));
    if (words.length > count) throw new RangeError('more words than it says');
    for (const { input, target } of branches) {
      // States lie behind those that lead to them, so that the way down ends.
      if (target >= address) throw new RangeError('an fst that leads back');
      visit(target, [...prefix, input]);
    }
  };
  visit(root, []);
  if (words.length !== count) throw new RangeError('fewer words than it says');
  return words;
}

function stateAt(bytes: Buffer, address: number): State {
  // The empty state at the end of words is written nowhere.
  if (address === 0) return { isFinal: true, branches: [] };
  const kind = bytes.readUInt8(address);
  return kind >= 0x80 ? singleBranch(bytes, address, kind) : manyBranches(bytes, address, kind);
}

/** `11` and `10` in front: one branch, to the state just below or to any. */
function singleBranch(bytes: Buffer, address: number, kind: number): State {
  const common = kind & 0x3f;
  const at = common === 0 ? address - 1 : address;
  const input = common === 0 ? bytes.readUInt8(at) : commonInputs.charCodeAt(common - 1);
  if (kind >= 0xc0) return { isFinal: false, branches: [{ input, target: at - 1 }] };
  const sizes = bytes.readUInt8(at - 1);
  const [targetSize, outputSize] = [sizes >> 4, sizes & 0x0f];
  const end = at - 1 - targetSize - outputSize;
  return { isFinal: false, branches: [{ input, target: targetAt(bytes, at - 1 - targetSize, targetSize, end) }] };
}

function manyBranches(bytes: Buffer, address: number, kind: number): State {
  const isFinal = (kind & 0x40) !== 0;
  const few = kind & 0x3f;
  const at = few === 0 ? address - 1 : address;
  // One byte cannot say 256; 1 would have been said in the six bits.
  const stored = few === 0 ? bytes.readUInt8(at) : few;
  const count = few === 0 && stored === 1 ? 256 : stored;
  const sizes = bytes.readUInt8(at - 1);
  const [targetSize, outputSize] = [sizes >> 4, sizes & 0x0f];
  const inputs = at - 1 - (count >= indexedFrom ? 256 : 0);
  const targets = inputs - count;
  const end = targets - count * (targetSize + outputSize) - (isFinal ? outputSize : 0);
  const branches = Array.from({ length: few === 0 && stored === 0 ? 0 : count }, (_, index) => ({
    input: bytes.readUInt8(inputs - index - 1),
    target: targetAt(bytes, targets - (index + 1) * targetSize, targetSize, end),
  }));
  return { isFinal, branches };
}

/** Addresses are distances from the end of the state; 0 is the empty state. */
function targetAt(bytes: Buffer, offset: number, size: number, end: number): number {
  if (size > 6) throw new RangeError('an address of an fst is too long');
  const delta = size === 0 ? 0 : bytes.readUIntLE(offset, size);
  if (delta === 0) return 0;
  if (delta >= end) throw new RangeError('an fst leads out of itself');
  return end - delta;
}
