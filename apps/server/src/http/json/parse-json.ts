import { isUtf8 } from 'node:buffer';
import { type JsonNode, numberNode } from './node.js';
import { firstInvalidByte, type JsonSyntaxError, reasons, syntaxErrorAt } from './syntax-error.js';

/** Arrays and objects within each other, as serde_json counts them. */
const MAX_DEPTH = 127;

/**
 * Reads one JSON text (RFC 8259), whole. Of keys that occur twice the last value counts, at the place of the first.
 *
 * @throws JsonSyntaxError with serde_json's words and position
 */
export function parseJson(bytes: Buffer): JsonNode {
  const reader = new Reader(bytes);
  const node = reader.value(0);
  reader.end();
  return node;
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(depth: number): JsonNode {
    const byte = this.#skipSpace();
    switch (byte) {
      case undefined:
        throw this.#fail(reasons.endOfValue);
      case 0x7b:
        return this.#object(this.#enter(depth));
      case 0x5b:
        return this.#array(this.#enter(depth));
      case 0x22:
        return { kind: 'string', value: this.#string() };
      case 0x74:
        return this.#word('true', { kind: 'boolean', value: true });
      case 0x66:
        return this.#word('false', { kind: 'boolean', value: false });
      case 0x6e:
        return this.#word('null', { kind: 'null' });
      default:
        if (byte === 0x2d || isDigit(byte)) return this.#number();
        throw this.#failNext(reasons.value);
    }
  }

  end(): void {
    if (this.#skipSpace() !== undefined) throw this.#failNext(reasons.trailing);
  }

  #array(depth: number): JsonNode {
    const items: JsonNode[] = [];
    for (let first = true; ; first = false) {
      const byte = this.#skipSpace();
      if (byte === undefined) throw this.#fail(reasons.endOfList);
      if (byte === 0x5d) break;
      if (!first) {
        if (byte !== 0x2c) throw this.#failNext(reasons.listComma);
        this.#at++;
        if (this.#skipSpace() === 0x5d) throw this.#failNext(reasons.trailingComma);
      }
      items.push(this.value(depth));
    }
    this.#at++;
    return { kind: 'array', items };
  }

  #object(depth: number): JsonNode {
    const entries = new Map<string, JsonNode>();
    for (let first = true; ; first = false) {
      let byte = this.#skipSpace();
      if (byte === undefined) throw this.#fail(reasons.endOfObject);
      if (byte === 0x7d) break;
      if (!first) {
        if (byte !== 0x2c) throw this.#failNext(reasons.objectComma);
        this.#at++;
        byte = this.#skipSpace();
        if (byte === undefined) throw this.#fail(reasons.endOfValue);
        if (byte === 0x7d) throw this.#failNext(reasons.trailingComma);
      }
      if (byte !== 0x22) throw this.#failNext(reasons.key);
      const key = this.#string();
      const colon = this.#skipSpace();
      if (colon === undefined) throw this.#fail(reasons.endOfObject);
      if (colon !== 0x3a) throw this.#failNext(reasons.colon);
      this.#at++;
      entries.set(key, this.value(depth));
    }
    this.#at++;
    return { kind: 'object', entries };
  }

  #string(): string {
    let text = '';
    let start = ++this.#at;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.#fail(reasons.endOfString);
      if (byte < 0x20) throw this.#failNext(reasons.control);
      if (byte === 0x22 || byte === 0x5c) {
        text += this.#slice(start, this.#at++);
        if (byte === 0x22) return text;
        text += this.#escape();
        start = this.#at;
      } else this.#at++;
    }
  }

  #escape(): string {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw this.#fail(reasons.endOfString);
    if (byte !== 0x75) {
      const plain = ESCAPES.get(byte);
      if (plain === undefined) throw this.#fail(reasons.escape);
      return plain;
    }
    const unit = this.#hex();
    if (unit >= 0xdc00 && unit <= 0xdfff) throw this.#fail(reasons.loneSurrogate);
    if (unit < 0xd800 || unit > 0xdbff) return String.fromCharCode(unit);
    for (const expected of [0x5c, 0x75]) {
      const next = this.#bytes[this.#at];
      if (next === undefined) throw this.#fail(reasons.endOfString);
      if (next !== expected) throw this.#failNext(reasons.hexEnd);
      this.#at++;
    }
    const low = this.#hex();
    if (low < 0xdc00 || low > 0xdfff) throw this.#fail(reasons.loneSurrogate);
    return String.fromCharCode(unit, low);
  }

  #hex(): number {
    if (this.#at + 4 > this.#bytes.length) {
      this.#at = this.#bytes.length;
      throw this.#fail(reasons.endOfString);
    }
    const digits = this.#bytes.toString('latin1', this.#at, this.#at + 4);
    this.#at += 4;
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#fail(reasons.escape);
    return Number.parseInt(digits, 16);
  }

  #number(): JsonNode {
    const start = this.#at;
    if (this.#bytes[this.#at] === 0x2d) this.#at++;
    if (this.#bytes[this.#at] === 0x30) {
      this.#at++;
      if (isDigit(this.#bytes[this.#at])) throw this.#failNext(reasons.number);
    } else this.#digits();
    if (this.#bytes[this.#at] === 0x2e) {
      this.#at++;
      this.#digits();
    }
    if (this.#bytes[this.#at] === 0x65 || this.#bytes[this.#at] === 0x45) {
      this.#at++;
      if (this.#bytes[this.#at] === 0x2b || this.#bytes[this.#at] === 0x2d) this.#at++;
      this.#digits();
    }
    const node = numberNode(this.#bytes.toString('latin1', start, this.#at));
    if (!node) throw this.#fail(reasons.range);
    return node;
  }

  #digits(): void {
    if (this.#at >= this.#bytes.length) throw this.#fail(reasons.endOfValue);
    if (!isDigit(this.#bytes[this.#at])) throw this.#failNext(reasons.number);
    while (isDigit(this.#bytes[this.#at])) this.#at++;
  }

  #word(word: string, node: JsonNode): JsonNode {
    for (const letter of word) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.#fail(reasons.endOfValue);
      if (byte !== letter.charCodeAt(0)) throw this.#failNext(reasons.ident);
      this.#at++;
    }
    return node;
  }

  #slice(start: number, end: number): string {
    const bytes = this.#bytes.subarray(start, end);
    if (isUtf8(bytes)) return bytes.toString('utf8');
    throw syntaxErrorAt(this.#bytes, start + firstInvalidByte(bytes) + 1, reasons.unicode);
  }

  #enter(depth: number): number {
    if (depth === MAX_DEPTH) throw this.#failNext(reasons.depth);
    this.#at++;
    return depth + 1;
  }

  #skipSpace(): number | undefined {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at++;
    }
  }

  #fail(reason: string): JsonSyntaxError {
    return syntaxErrorAt(this.#bytes, this.#at, reason);
  }

  /** The mistake is the byte that comes next. */
  #failNext(reason: string): JsonSyntaxError {
    return syntaxErrorAt(this.#bytes, this.#at + 1, reason);
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const ESCAPES = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, text]) => [letter.charCodeAt(0), text] as const,
  ),
);
