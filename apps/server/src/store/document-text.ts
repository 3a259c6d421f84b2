/**
 * Reads a document as the text that it is: values are cut out and moved, never parsed and printed again, so that numbers keep
 * every digit. Texts are valid, minified JSON: they were checked when they arrived.
 */

/** The members of an object's text: name to the text of its value, in the order written. */
export function membersOf(object: string): Map<string, string> {
  const members = new Map<string, string>();
  let at = 1;
  while (object[at] !== '}' && at < object.length) {
    const nameEnd = stringEnd(object, at);
    const valueEnd = endOfValue(object, nameEnd + 1);
    members.set(nameIn(object.slice(at, nameEnd)), object.slice(nameEnd + 1, valueEnd));
    at = object[valueEnd] === ',' ? valueEnd + 1 : valueEnd;
  }
  return members;
}

/** The text of an object with these members. */
export function objectOf(members: Iterable<[string, string]>): string {
  const parts: string[] = [];
  for (const [name, value] of members) parts.push(`${JSON.stringify(name)}:${value}`);
  return `{${parts.join(',')}}`;
}

/**
 * Keeps the named fields of a value; `a.b` reaches into objects and, through arrays, into theirs. A field whose own name has
 * a dot is found by it too.
 */
export function selectFields(text: string, fields: string[]): string {
  if (fields.includes('*')) return text;
  if (text[0] === '[')
    return `[${elementsOf(text)
      .flatMap((element) => selectElement(element, fields))
      .join(',')}]`;
  const kept: [string, string][] = [];
  for (const [name, value] of membersOf(text)) {
    if (fields.includes(name)) kept.push([name, value]);
    else {
      const inner = fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
      if (inner.length > 0 && isContainer(value)) kept.push([name, selectFields(value, inner)]);
    }
  }
  return objectOf(kept);
}

/** The text of the value at a path such as `data.id`, or `undefined`. */
export function valueAt(object: string, path: string): string | undefined {
  const members = membersOf(object);
  const own = members.get(path);
  if (own !== undefined) return own;
  for (const [name, value] of members) {
    if (path.startsWith(`${name}.`) && value[0] === '{') return valueAt(value, path.slice(name.length + 1));
  }
  return undefined;
}

const selectElement = (element: string, fields: string[]): string[] =>
  isContainer(element) ? [selectFields(element, fields)] : [];
const isContainer = (text: string): boolean => text[0] === '{' || text[0] === '[';
const nameIn = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);

function elementsOf(array: string): string[] {
  const elements: string[] = [];
  let at = 1;
  while (array[at] !== ']' && at < array.length) {
    const end = endOfValue(array, at);
    elements.push(array.slice(at, end));
    at = array[end] === ',' ? end + 1 : end;
  }
  return elements;
}

/** Where a string that opens at `start` is over: the index behind its closing quote. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const character = text[at];
    if (character === '"') {
      at = stringEnd(text, at);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (character === ',' && depth === 0) return at;
    at += 1;
  }
  return text.length;
}
