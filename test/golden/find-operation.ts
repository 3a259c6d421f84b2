import { document, type Method, type Operation } from '@stillframe/contract';

export interface FoundPath {
  /** As the contract writes it: `/tasks/{taskUid}`. */
  path: string;
  /** Those that Meilisearch has too. */
  methods: Method[];
  /** Absent when the path has no such method. */
  operation?: Operation;
  pointer: string;
}

/** The path of the contract that a request means, and its operation. A name written out wins over a parameter. */
export function findOperation(method: string, url: string): FoundPath | undefined {
  const segments = (url.split('?')[0] ?? '').replace(/\/$/, '').split('/');
  const matching = Object.keys(document.paths)
    .filter((path) => matches(path.split('/'), segments))
    .sort((a, b) => countParameters(a) - countParameters(b));
  const path = matching[0];
  const item = path === undefined ? undefined : document.paths[path];
  if (path === undefined || item === undefined) return undefined;
  const name = method.toLowerCase() as Method;
  const operation = item[name];
  return {
    path,
    methods: (Object.keys(item) as Method[]).filter((name) => !item[name]?.['x-extension']),
    pointer: `#/paths/${path.replaceAll('/', '~1')}/${name}`,
    ...(operation === undefined ? {} : { operation }),
  };
}

function matches(template: string[], segments: string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

function countParameters(path: string): number {
  return path.split('{').length;
}
