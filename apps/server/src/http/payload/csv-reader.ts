import { isUtf8 } from 'node:buffer';
import { printDouble } from '../json/node.js';

/** What is wrong with a table, in the words of the `csv` crate, which Meilisearch passes on. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}

const RECORD_START = 0;
const FIELD_START = 1;
const PLAIN = 2;
const QUOTED = 3;
const AFTER_QUOTE = 4;

interface Column {
  name: string;
  type: 'string' | 'number' | 'boolean';
}

/**
 * Reads a table (RFC 4180, and what is usual besides: any line ends, blank lines, quotes that close before the field does)
 * into documents while it arrives.
 *
 * The first record names the fields; `year:number` and `cute:boolean` make numbers and truth values of their columns.
 * An empty field is null.
 */
export class CsvReader {
  readonly #delimiter: number;
  #state = RECORD_START;
  #field: number[] = [];
  #record: string[] = [];
  #columns: Column[] | undefined;
  /** The record being read: 0 is the header. */
  #number = 0;
  #bytes = 0;
  #line = 1;
  /** Where the previous record ended: what errors call the place of this one. */
  #place = { byte: 0, line: 1 };

  /** @param delimiter the byte between two fields */
  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  /**
   * The documents whose records end within `chunk`.
   *
   * @throws CsvError
   */
  read(chunk: Buffer): string[] {
    const documents: string[] = [];
    for (const byte of chunk) {
      // A byte order mark is no part of the first name.
      const isMark = this.#bytes < 3 && byte === BYTE_ORDER_MARK[this.#bytes] && this.#number === 0;
      this.#bytes++;
      if (byte === 0x0a) this.#line++;
      if (!isMark) this.#take(byte, documents);
    }
    return documents;
  }

  /** The document that only the end of the table completes, if any. @throws CsvError */
  end(): string[] {
    const documents: string[] = [];
    if (this.#state !== RECORD_START) this.#endRecord(documents);
    return documents;
  }

  #take(byte: number, documents: string[]): void {
    const isLineEnd = byte === 0x0a || byte === 0x0d;
    switch (this.#state) {
      case RECORD_START:
        if (!isLineEnd) {
          this.#state = FIELD_START;
          this.#take(byte, documents);
        }
        return;
      case FIELD_START:
        if (byte === 0x22) {
          this.#state = QUOTED;
          return;
        }
        this.#state = PLAIN;
        this.#take(byte, documents);
        return;
      case QUOTED:
        if (byte === 0x22) this.#state = AFTER_QUOTE;
        else this.#field.push(byte);
        return;
      case AFTER_QUOTE:
        this.#state = byte === 0x22 ? QUOTED : PLAIN;
        if (byte === 0x22) this.#field.push(byte);
        else this.#take(byte, documents);
        return;
      default:
        if (byte === this.#delimiter) this.#endField(FIELD_START);
        else if (isLineEnd) this.#endRecord(documents);
        else this.#field.push(byte);
    }
  }

  #endField(next: number): void {
    const bytes = Buffer.from(this.#field);
    if (!isUtf8(bytes)) {
      const { line, byte } = this.#place;
      const field = this.#record.length;
      throw new CsvError(
        `CSV parse error: record ${this.#number} (line ${line}, field: ${field}, byte: ${byte}): invalid utf-8: invalid UTF-8 in field ${field} near byte index 0`,
      );
    }
    this.#record.push(bytes.toString('utf8'));
    this.#field = [];
    this.#state = next;
  }

  #endRecord(documents: string[]): void {
    this.#endField(RECORD_START);
    const record = this.#record;
    this.#record = [];
    if (!this.#columns) this.#columns = record.map(columnOf);
    else if (record.length !== this.#columns.length) {
      const { line, byte } = this.#place;
      throw new CsvError(
        `CSV error: record ${this.#number} (line: ${line}, byte: ${byte}): found record with ${record.length} fields, but the previous record has ${this.#columns.length} fields`,
      );
    } else documents.push(documentOf(this.#columns, record, this.#number));
    this.#number++;
    this.#place = { byte: this.#bytes, line: this.#line };
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function columnOf(header: string): Column {
  const [, name, type] = /^(.*):(string|number|boolean)$/s.exec(header) ?? [];
  return name === undefined ? { name: header, type: 'string' } : { name, type: type as Column['type'] };
}

function documentOf(columns: Column[], record: string[], line: number): string {
  const members = new Map<string, string>();
  // Of two columns with one name the last counts.
  for (const [index, { name, type }] of columns.entries())
    members.set(name, valueText(type, record[index] ?? '', line));
  return `{${[...members].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function valueText(type: Column['type'], field: string, line: number): string {
  const text = field.trim();
  if (type === 'string') return field === '' ? 'null' : JSON.stringify(field);
  if (text === '') return 'null';
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text;
    throw new CsvError(
      `Error parsing boolean ${JSON.stringify(field)} at line ${line}: provided string was not \`true\` or \`false\``,
    );
  }
  const number = numberOf(text);
  if (number === undefined)
    throw new CsvError(`Error parsing number ${JSON.stringify(field)} at line ${line}: invalid float literal`);
  return number;
}

/** A number as Rust's `i64` or else `f64` reads it; what JSON cannot say (`inf`, `nan`) is null. */
function numberOf(text: string): string | undefined {
  if (/^[+-]?\d+$/.test(text)) {
    const integer = BigInt(text.replace('+', ''));
    if (BigInt.asIntN(64, integer) === integer) return integer.toString();
  }
  if (/^[+-]?(inf|infinity|nan)$/i.test(text)) return 'null';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? printDouble(value) : 'null';
}
