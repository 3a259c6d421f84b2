import type { Contract } from '../contract/contract.js';
import type { Operation } from '../contract/operation.js';

interface FoundPath {
  /** As the contract writes it. */
  readonly path: string;
  readonly operations: readonly Operation[];
  /** Absent when the path has no such method. HEAD is the path's GET, which it asks for without the body. */
  readonly operation?: Operation;
}

/** Finds what a request aims at. @see OpenAPI 3.1, Paths Object: a name written out wins over a parameter */
export type FindOperation = (method: string, url: string) => FoundPath | undefined;

/** @param server URL of the judged server: what its path begins with is no part of the contract's paths */
export function operationFinder(contract: Contract, server?: string): FindOperation {
  const paths = groupByPath(contract);
  const templates = [...paths]
    .map(([path, operations]) => ({ path, operations, form: toRegExp(path), weight: weightOf(path) }))
    .sort((a, b) => (a.weight < b.weight ? -1 : 1));
  const prefixes = [server, ...contract.servers].flatMap((url) =>
    url === undefined ? [] : [pathOf(url).replace(/\/$/, '')],
  );
  return (method, url) => {
    const whole = pathOf(url);
    const prefix = prefixes.find((start) => start !== '' && whole.startsWith(`${start}/`)) ?? '';
    const asked = whole.slice(prefix.length);
    const found = templates.find(({ form }) => form.test(asked));
    if (found === undefined) return undefined;
    const name = method.toUpperCase();
    const operation =
      found.operations.find((candidate) => candidate.method === name) ??
      (name === 'HEAD' ? found.operations.find((candidate) => candidate.method === 'GET') : undefined);
    return { path: found.path, operations: found.operations, ...(operation === undefined ? {} : { operation }) };
  };
}

function groupByPath(contract: Contract): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  }
  return paths;
}

function pathOf(url: string): string {
  return URL.canParse(url, 'http://server') ? new URL(url, 'http://server').pathname : '';
}

function toRegExp(path: string): RegExp {
  const parts = path.split(/(\{[^}]*\})/);
  const form = parts.map((part) => (part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${form.join('')}$`);
}

/** Sorts a segment written out before one with a parameter, from left to right. */
function weightOf(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.includes('{') ? '1' : '0'))
    .join('');
}
