import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place } from '../model/place.js';
import { ContractError } from './contract-error.js';
import type { Json } from './json.js';
import { stepsOf } from './pointer.js';

const FETCH_TIMEOUT_MS = 10_000;

/** One hand-written file of a contract: what it says, and where it says it. */
export interface SourceFile {
  /** `file:` or `http(s):` URL, without a fragment. */
  readonly href: string;
  /** As a reader would open it. */
  readonly name: string;
  readonly root: Json;
  /** Where the member at a pointer of this file begins: its key in an object, the item itself in a list. */
  placeOf(pointer: string): Place;
}

/**
 * Reads YAML or JSON.
 *
 * @throws ContractError `unreadable`, with the place where YAML broke off if it did
 */
export async function readSourceFile(href: string, name: string): Promise<SourceFile> {
  const text = await readText(href, name);
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new ContractError('unreadable', `${name} is neither YAML nor JSON: ${error.message}`, {
      place: placeAt(error.pos[0]),
    });
  }
  return {
    href,
    name,
    root: toJson(document, name),
    placeOf: (pointer) => placeAt(offsetOf(document, pointer)),
  };
}

async function readText(href: string, name: string): Promise<string> {
  try {
    if (href.startsWith('file:')) return await readFile(fileURLToPath(href), 'utf8');
    const response = await fetch(href, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return await response.text();
  } catch (cause) {
    throw new ContractError('unreadable', `${name} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'there is no such file';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function toJson(document: Document, name: string): Json {
  try {
    return document.toJS() as Json;
  } catch (cause) {
    // Thrown for aliases that multiply without end.
    throw new ContractError('unreadable', `${name} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/** The offset of the deepest member on the way to `pointer` that the file has. */
function offsetOf(document: Document, pointer: string): number {
  let node: Node | null = document.contents;
  let offset = 0;
  for (const step of stepsOf(pointer)) {
    const member = memberOf(document, node, step);
    if (member === undefined) break;
    offset = member.offset;
    node = member.node;
  }
  return offset;
}

function memberOf(
  document: Document,
  parent: Node | null,
  step: string,
): { offset: number; node: Node | null } | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) && item.range ? { offset: item.range[0], node: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  for (const { key, value } of node.items) {
    if (isScalar(key) && String(key.value) === step && key.range) {
      return { offset: key.range[0], node: isNode(value) ? value : null };
    }
  }
  for (const { key, value } of node.items) {
    if (!isScalar(key) || !isMergeKey(key.value) || !isNode(value)) continue;
    const sources = isSeq(value) ? value.items.filter(isNode) : [value];
    for (const source of sources) {
      const member = memberOf(document, source, step);
      if (member !== undefined) return member;
    }
  }
  return undefined;
}

// The parser stands a symbol for it, so that a member of that name can be told apart.
function isMergeKey(value: unknown): boolean {
  return typeof value === 'symbol' && value.description === '<<';
}
