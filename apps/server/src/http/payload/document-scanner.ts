import { isUtf8 } from 'node:buffer';
import { membersOf, objectOf } from '../../store/document-text.js';
import { firstInvalidByte, JsonSyntaxError, reasons } from '../json/syntax-error.js';

/** The payload is JSON, but holds something else than objects. */
export class NotDocumentsError extends Error {
  override readonly name = 'NotDocumentsError';

  constructor() {
    super('data are neither an object nor a list of objects');
  }
}

/** `json`: an array of objects, or one object. `ndjson`: objects one after another. */
export type DocumentForm = 'json' | 'ndjson';

/** Arrays and objects within each other that a document may have: what serde_json reads. */
const MAX_DEPTH = 127;

// What the next byte may be. Plain numbers: the loop below runs once per byte.
const START = 0;
const VALUE = 1;
const NEXT_ITEM = 2;
const FIRST_ITEM = 3;
const FIRST_KEY = 4;
const NEXT_KEY = 5;
const COLON = 6;
const AFTER_VALUE = 7;
const STRING = 8;
const ESCAPE = 9;
const HEX = 10;
const MINUS = 11;
const ZERO = 12;
const INTEGER = 13;
const POINT = 14;
const FRACTION = 15;
const EXPONENT = 16;
const EXPONENT_SIGN = 17;
const EXPONENT_DIGITS = 18;
const WORD = 19;
const LIST_FIRST = 20;
const LIST_AFTER = 21;
const LIST_NEXT = 22;
const LIST_DONE = 23;
const OBJECT_DONE = 24;
const NDJSON_NEXT = 25;
const ODD_AFTER = 26;
const ODD_NEXT = 27;

/**
 * Takes a payload apart into the texts of its documents while it arrives: one pass, one document in memory.
 *
 * A document's text keeps its numbers as they were written (serde_json's doubles would round a 64-bit identifier of a
 * float column, JavaScript's any beyond 2^53); space between tokens goes, and of a repeated key the last value stays.
 * Mistakes are worded and placed as serde_json's `RawValue` reader does, which is what Meilisearch answers with; a lone
 * object goes through serde_json's other reader, whose words differ in three places (`#lone`).
 *
 * It is one long file on purpose: one state machine, whose states share every field, run once for each byte.
 */
export class DocumentScanner {
  #state: number;
  readonly #form: DocumentForm;
  /** A payload that is one object, not a list. */
  #lone = false;
  /** Open containers of the element that is being read: `[` or `{`. */
  #stack: number[] = [];
  #isKey = false;
  #word = '';
  #wordAt = 0;
  #hex: number[] = [];

  /** The element so far, without space. */
  #out = Buffer.allocUnsafe(4096);
  #length = 0;
  #stringStart = 0;
  #highInString = false;
  #escapeInString = false;
  #highInElement = false;
  #isObject = false;
  #keys = new Set<string>();
  #repeats = false;

  /** Bytes before the current chunk, and where the current line begins. */
  #before = 0;
  #line = 1;
  #lineStart = 0;

  constructor(form: DocumentForm) {
    this.#form = form;
    this.#state = form === 'json' ? START : NDJSON_NEXT;
  }

  /**
   * The documents that end within `chunk`.
   *
   * @throws JsonSyntaxError · NotDocumentsError
   */
  scan(chunk: Buffer): string[] {
    const documents: string[] = [];
    let at = 0;
    while (at < chunk.length) {
      const byte = chunk[at] as number;
      switch (this.#state) {
        case STRING: {
          const from = at;
          let high = 0;
          let next = byte;
          while (next !== 0x22 && next !== 0x5c && next >= 0x20) {
            high |= next;
            if (++at === chunk.length) break;
            next = chunk[at] as number;
          }
          if (high > 0x7f) this.#highInString = true;
          this.#copy(chunk, from, at);
          if (at === chunk.length) continue;
          if (next === 0x22) {
            this.#push(next);
            this.#endString(at + 1);
          } else if (next === 0x5c) {
            this.#push(next);
            this.#escapeInString = true;
            this.#state = ESCAPE;
          } else throw this.#lone ? this.#failNext(at, next, reasons.control) : this.#fail(at, reasons.control);
          break;
        }
        case ESCAPE:
          this.#push(byte);
          if (byte === 0x75) {
            this.#hex = [];
            this.#state = HEX;
          } else if (ESCAPABLE.has(byte)) this.#state = STRING;
          else throw this.#failNext(at, byte, reasons.escape);
          break;
        case HEX:
          this.#push(byte);
          this.#hex.push(byte);
          if (this.#hex.length === 4) {
            if (!this.#hex.every(isHex)) throw this.#failNext(at, byte, reasons.escape);
            this.#state = STRING;
          }
          break;
        case WORD:
          if (byte !== this.#word.charCodeAt(this.#wordAt)) throw this.#failNext(at, byte, reasons.ident);
          this.#push(byte);
          if (++this.#wordAt === this.#word.length) this.#endValue(documents);
          break;
        case MINUS:
          if (!isDigit(byte)) throw this.#failNext(at, byte, reasons.number);
          this.#push(byte);
          this.#state = byte === 0x30 ? ZERO : INTEGER;
          break;
        case POINT:
        case EXPONENT_SIGN:
          if (!isDigit(byte)) throw this.#failNext(at, byte, reasons.number);
          this.#push(byte);
          this.#state = this.#state === POINT ? FRACTION : EXPONENT_DIGITS;
          break;
        case EXPONENT:
          if (byte === 0x2b || byte === 0x2d) {
            this.#push(byte);
            this.#state = EXPONENT_SIGN;
          } else {
            this.#state = EXPONENT_SIGN;
            continue;
          }
          break;
        case ZERO:
        case INTEGER:
        case FRACTION:
        case EXPONENT_DIGITS:
          if (this.#continueNumber(at, byte)) break;
          this.#endValue(documents);
          continue;
        case LIST_DONE:
          // Real Meilisearch does not look at what follows the list.
          at = chunk.length;
          continue;
        default:
          if (byte === 0x0a) {
            this.#line++;
            this.#lineStart = this.#before + at + 1;
          } else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) this.#token(at, byte, documents);
      }
      at++;
    }
    this.#before += chunk.length;
    return documents;
  }

  /**
   * The payload ends here: the document that only its end completes, if any.
   *
   * @throws JsonSyntaxError · NotDocumentsError
   */
  end(): string[] {
    const documents: string[] = [];
    if ([ZERO, INTEGER, FRACTION, EXPONENT_DIGITS].includes(this.#state)) this.#endValue(documents);
    const reason = this.#reasonOfEnd();
    if (reason) throw this.#fail(0, reason);
    return documents;
  }

  /** A byte outside of strings, words and numbers that is no space. */
  #token(at: number, byte: number, documents: string[]): void {
    switch (this.#state) {
      case START:
        if (byte === 0x5b) {
          this.#state = LIST_FIRST;
          return;
        }
        this.#lone = true;
        this.#beginValue(at, byte);
        return;
      case LIST_FIRST:
        if (byte === 0x5d) this.#state = LIST_DONE;
        else this.#beginValue(at, byte);
        return;
      case LIST_AFTER:
        if (byte === 0x5d) this.#state = LIST_DONE;
        else if (byte === 0x2c) this.#state = LIST_NEXT;
        else throw this.#failNext(at, byte, reasons.listComma);
        return;
      case LIST_NEXT:
        if (byte === 0x5d) throw this.#failNext(at, byte, reasons.trailingComma);
        this.#beginValue(at, byte);
        return;
      case ODD_AFTER:
        if (byte === 0x5d) throw new NotDocumentsError();
        if (byte !== 0x2c) throw this.#failNext(at, byte, reasons.trailing);
        this.#state = ODD_NEXT;
        return;
      case ODD_NEXT:
        throw this.#failNext(at, byte, byte === 0x5d ? reasons.trailingComma : reasons.trailing);
      case OBJECT_DONE:
        throw this.#failNext(at, byte, reasons.trailing);
      case FIRST_ITEM:
        if (byte === 0x5d) this.#close(documents);
        else this.#beginValue(at, byte);
        return;
      case NEXT_ITEM:
        if (byte === 0x5d && this.#lone) throw this.#failNext(at, byte, reasons.trailingComma);
        this.#beginValue(at, byte);
        return;
      case FIRST_KEY:
        if (byte === 0x7d) this.#close(documents);
        else this.#beginKey(at, byte);
        return;
      case NEXT_KEY:
        if (byte === 0x7d && this.#lone) throw this.#failNext(at, byte, reasons.trailingComma);
        this.#beginKey(at, byte);
        return;
      case COLON:
        if (byte !== 0x3a) throw this.#failNext(at, byte, reasons.colon);
        this.#push(byte);
        this.#state = VALUE;
        return;
      case AFTER_VALUE: {
        const isList = this.#stack.at(-1) === 0x5b;
        if (byte === (isList ? 0x5d : 0x7d)) this.#close(documents);
        else if (byte !== 0x2c) throw this.#failNext(at, byte, isList ? reasons.listComma : reasons.objectComma);
        else {
          this.#push(byte);
          this.#state = isList ? NEXT_ITEM : NEXT_KEY;
        }
        return;
      }
      default:
        this.#beginValue(at, byte);
    }
  }

  #beginValue(at: number, byte: number): void {
    if (this.#stack.length === 0) this.#beginElement(byte);
    if (byte === 0x22) this.#beginString(false);
    else if (byte === 0x5b || byte === 0x7b) {
      if (this.#stack.length === MAX_DEPTH) throw this.#failNext(at, byte, reasons.depth);
      this.#stack.push(byte);
      this.#state = byte === 0x5b ? FIRST_ITEM : FIRST_KEY;
    } else if (byte === 0x2d) this.#state = MINUS;
    else if (isDigit(byte)) this.#state = byte === 0x30 ? ZERO : INTEGER;
    else {
      const word = WORDS.get(byte);
      if (!word) throw this.#failNext(at, byte, reasons.value);
      this.#word = word;
      this.#wordAt = 1;
      this.#state = WORD;
    }
    this.#push(byte);
  }

  #beginElement(byte: number): void {
    this.#length = 0;
    this.#isObject = byte === 0x7b;
    this.#highInElement = false;
    this.#keys.clear();
    this.#repeats = false;
  }

  #beginKey(at: number, byte: number): void {
    if (byte !== 0x22) throw this.#failNext(at, byte, reasons.key);
    this.#beginString(true);
    this.#push(byte);
  }

  #beginString(isKey: boolean): void {
    this.#isKey = isKey;
    this.#stringStart = this.#length;
    this.#highInString = false;
    this.#escapeInString = false;
    this.#state = STRING;
  }

  #endString(after: number): void {
    const bytes = this.#out.subarray(this.#stringStart, this.#length);
    if (this.#highInString) {
      this.#highInElement = true;
      if (!isUtf8(bytes)) throw this.#fail(after - bytes.length + firstInvalidByte(bytes) + 1, reasons.unicode);
    }
    if (!this.#isKey) {
      this.#state = this.#stack.length > 0 ? AFTER_VALUE : this.#odd();
      return;
    }
    if (this.#stack.length === 1) {
      const text = bytes.toString(this.#highInString ? 'utf8' : 'latin1');
      // Keys are compared as they read, not as they are written.
      const key = this.#escapeInString ? (JSON.parse(text) as string) : text.slice(1, -1);
      if (this.#keys.has(key)) this.#repeats = true;
      else this.#keys.add(key);
    }
    this.#state = COLON;
  }

  #close(documents: string[]): void {
    this.#push(this.#stack.pop() === 0x5b ? 0x5d : 0x7d);
    this.#endValue(documents);
  }

  #endValue(documents: string[]): void {
    if (this.#stack.length > 0) {
      this.#state = AFTER_VALUE;
      return;
    }
    if (!this.#isObject) {
      this.#state = this.#odd();
      return;
    }
    const text = this.#out.toString(this.#highInElement ? 'utf8' : 'latin1', 0, this.#length);
    documents.push(this.#repeats ? objectOf(membersOf(text)) : text);
    this.#state = this.#form === 'ndjson' ? NDJSON_NEXT : this.#lone ? OBJECT_DONE : LIST_AFTER;
  }

  /** What follows an element that is no object. In a list its end decides about the words. */
  #odd(): number {
    if (this.#form === 'ndjson' || this.#lone) throw new NotDocumentsError();
    return ODD_AFTER;
  }

  /** Whether `byte` belongs to the number, which could end before it. */
  #continueNumber(at: number, byte: number): boolean {
    const state = this.#state;
    if (isDigit(byte)) {
      if (state === ZERO) throw this.#failNext(at, byte, reasons.number);
    } else if (byte === 0x2e && (state === ZERO || state === INTEGER)) this.#state = POINT;
    else if ((byte === 0x65 || byte === 0x45) && state !== EXPONENT_DIGITS) this.#state = EXPONENT;
    else return false;
    this.#push(byte);
    return true;
  }

  #reasonOfEnd(): string | undefined {
    switch (this.#state) {
      case LIST_DONE:
      case OBJECT_DONE:
      case NDJSON_NEXT:
        return undefined;
      case LIST_FIRST:
      case LIST_AFTER:
      case ODD_AFTER:
      case FIRST_ITEM:
        return reasons.endOfList;
      case ODD_NEXT:
        return reasons.trailing;
      case FIRST_KEY:
      case COLON:
        return reasons.endOfObject;
      case NEXT_KEY:
        return this.#lone ? reasons.endOfValue : reasons.endOfObject;
      case AFTER_VALUE:
        return this.#stack.at(-1) === 0x5b ? reasons.endOfList : reasons.endOfObject;
      case STRING:
      case ESCAPE:
      case HEX:
        return reasons.endOfString;
      case MINUS:
      case POINT:
      case EXPONENT:
      case EXPONENT_SIGN:
        return this.#lone ? reasons.endOfValue : reasons.number;
      default:
        return reasons.endOfValue;
    }
  }

  #push(byte: number): void {
    if (this.#length === this.#out.length) this.#grow(1);
    this.#out[this.#length++] = byte;
  }

  #copy(chunk: Buffer, from: number, to: number): void {
    if (this.#length + to - from > this.#out.length) this.#grow(to - from);
    chunk.copy(this.#out, this.#length, from, to);
    this.#length += to - from;
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#length + by));
    this.#out.copy(larger, 0, 0, this.#length);
    this.#out = larger;
  }

  /** A mistake noticed when `at` bytes of this chunk had been read. */
  #fail(at: number, reason: string): JsonSyntaxError {
    return new JsonSyntaxError(reason, this.#line, this.#before + at - this.#lineStart);
  }

  /** The mistake is `byte` itself, at `at`. */
  #failNext(at: number, byte: number, reason: string): JsonSyntaxError {
    return byte === 0x0a ? new JsonSyntaxError(reason, this.#line + 1, 0) : this.#fail(at + 1, reason);
  }
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
const ESCAPABLE = new Set(Buffer.from('"\\/bfnrt'));
const WORDS = new Map([
  [0x74, 'true'],
  [0x66, 'false'],
  [0x6e, 'null'],
]);
