/**
 * JSON text as Meilisearch gives it out: parsed and printed again by serde_json. No space between tokens, escapes only where they must be, numbers that are not
 * 64-bit integers as shortest doubles (`1.10` is `1.1`, `1e3` is `1000.0`), and of members of one name the last one, in the place of the first.
 *
 * JavaScript's own JSON would lose digits of integers beyond 2^53 and sort members whose names are numbers.
 *
 * @throws SyntaxError for text that is no JSON
 */
export function reprintJson(text: string): string {
  if (isPlain.test(text)) return text;
  const printer = new Printer(text);
  const printed = printer.value(0);
  printer.end();
  return printed;
}

/** One string without escapes, one integer of 15 digits at most, or a word: they are printed as they stand. */
const isPlain = /^(?:"[^"\\\n]*"|-?[1-9]\d{0,14}|0|true|false|null)$/;
const token = /[ \t\n\r]*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{},:]|true|false|null|$)/y;
const maxDepth = 1024;

class Printer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number, first = this.#next()): string {
    if (depth > maxDepth) throw new SyntaxError('JSON is nested too deeply');
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    if (first.startsWith('"')) return reprintString(first);
    if (/^[-\d]/.test(first)) return reprintNumber(first);
    if (first === 'true' || first === 'false' || first === 'null') return first;
    throw new SyntaxError(`unexpected ${JSON.stringify(first)} in JSON`);
  }

  end(): void {
    if (this.#next() !== '') throw new SyntaxError('something follows the JSON');
  }

  #object(depth: number): string {
    const members = new Map<string, string>();
    for (let name = this.#next(); name !== '}'; ) {
      if (!name.startsWith('"') || this.#next() !== ':')
        throw new SyntaxError('a member of a JSON object is no member');
      members.set(reprintString(name), this.value(depth + 1));
      const separator = this.#next();
      if (separator === '}') break;
      if (separator !== ',') throw new SyntaxError('members of a JSON object run together');
      name = this.#next();
    }
    return `{${[...members].map(([name, value]) => `${name}:${value}`).join(',')}}`;
  }

  #array(depth: number): string {
    const elements: string[] = [];
    for (let first = this.#next(); first !== ']'; ) {
      elements.push(this.value(depth + 1, first));
      const separator = this.#next();
      if (separator === ']') break;
      if (separator !== ',') throw new SyntaxError('elements of a JSON array run together');
      first = this.#next();
    }
    return `[${elements.join(',')}]`;
  }

  #next(): string {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text);
    if (found === null) throw new SyntaxError(`no JSON at character ${this.#at}`);
    this.#at = token.lastIndex;
    return found[1] ?? '';
  }
}

function reprintString(quoted: string): string {
  return quoted.includes('\\') ? JSON.stringify(JSON.parse(quoted)) : quoted;
}

function reprintNumber(text: string): string {
  if (/^-?\d+$/.test(text) && text !== '-0') {
    const integer = BigInt(text);
    if (integer >= -(2n ** 63n) && integer < 2n ** 64n) return integer.toString();
  }
  const double = Number(text);
  return Number.isFinite(double) ? printDouble(double) : text;
}

/** The shortest digits that give the same double, in the layout of Rust's `ryu`. */
function printDouble(double: number): string {
  if (double === 0) return Object.is(double, -0) ? '-0.0' : '0.0';
  const [, sign = '', head = '', tail = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(double.toExponential()) ?? [];
  const digits = head + tail;
  /** Digits before the point. */
  const point = Number(exponent) + 1;
  if (point >= digits.length && point <= 16) return `${sign}${digits.padEnd(point, '0')}.0`;
  if (point > 0 && point <= 16) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point > -5 && point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${head}${tail === '' ? '' : `.${tail}`}e${point - 1}`;
}
