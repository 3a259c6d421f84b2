/**
 * A JSON value as a request wrote it: the order of keys and the digits of numbers are kept, because messages about a bad
 * request walk it in its own order and quote it.
 */
export type JsonNode =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'integer' | 'negative' | 'float'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; entries: Map<string, JsonNode> };

export type JsonKind = JsonNode['kind'];

/** The number that `text` writes: whole if it fits 64 bits, else the nearest double, printed as serde_json prints it. */
export function numberNode(text: string): JsonNode | undefined {
  if (/^(0|[1-9]\d*)$/.test(text) && BigInt(text) <= 0xffff_ffff_ffff_ffffn) return { kind: 'integer', text };
  if (/^-[1-9]\d*$/.test(text) && BigInt(text) >= -0x8000_0000_0000_0000n) return { kind: 'negative', text };
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'float', text: printDouble(value) } : undefined;
}

/** A double with the fewest digits that name it, and always with a fraction or an exponent. */
export function printDouble(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-5)) return value.toExponential();
  return Number.isInteger(value) ? `${value}.0` : `${value}`;
}

/** The value as compact JSON. */
export function print(node: JsonNode): string {
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return `${node.value}`;
    case 'string':
      return JSON.stringify(node.value);
    case 'array':
      return `[${node.items.map(print).join(',')}]`;
    case 'object':
      return `{${[...node.entries].map(([key, value]) => `${JSON.stringify(key)}:${print(value)}`).join(',')}}`;
    default:
      return node.text;
  }
}

/** The value as handlers read it. Whole numbers beyond 2^53 are rounded; nothing that handlers read is that large. */
export function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return node.value;
    case 'array':
      return node.items.map(toValue);
    case 'object':
      return Object.fromEntries([...node.entries].map(([key, value]) => [key, toValue(value)]));
    default:
      return Number(node.text);
  }
}
