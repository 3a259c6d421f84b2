/** Where and why a text stops being JSON, worded as serde_json words it: the text ends up in answers. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(`${reason} at line ${line} column ${column}`);
    this.line = line;
    this.column = column;
  }
}

/** What serde_json says of each mistake. */
export const reasons = {
  value: 'expected value',
  ident: 'expected ident',
  colon: 'expected `:`',
  listComma: 'expected `,` or `]`',
  objectComma: 'expected `,` or `}`',
  key: 'key must be a string',
  number: 'invalid number',
  range: 'number out of range',
  escape: 'invalid escape',
  loneSurrogate: 'lone leading surrogate in hex escape',
  hexEnd: 'unexpected end of hex escape',
  control: 'control character (\\u0000-\\u001F) found while parsing a string',
  unicode: 'invalid unicode code point',
  trailingComma: 'trailing comma',
  trailing: 'trailing characters',
  depth: 'recursion limit exceeded',
  endOfValue: 'EOF while parsing a value',
  endOfList: 'EOF while parsing a list',
  endOfObject: 'EOF while parsing an object',
  endOfString: 'EOF while parsing a string',
} as const;

/** The mistake at byte `index` of `bytes`: that many bytes were read when it was noticed. */
export function syntaxErrorAt(bytes: Uint8Array, index: number, reason: string): JsonSyntaxError {
  const end = Math.min(index, bytes.length);
  let line = 1;
  let lineStart = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < end; at = bytes.indexOf(0x0a, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return new JsonSyntaxError(reason, line, end - lineStart);
}

/** The index of the first byte that is not UTF-8, or -1. */
export function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    byte += Buffer.byteLength(text.slice(from, at));
    from = at;
    // A replacement character that the text really holds is three bytes of its own.
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return byte;
  }
  return -1;
}
