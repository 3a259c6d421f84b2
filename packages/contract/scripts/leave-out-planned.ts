import type { OpenApiDocument } from '../src/openapi-document.js';
import { methods } from './methods.js';
import { targetOf } from './target-of.js';

/**
 * Takes out the operations that carry `x-planned: true`, then the paths and the components that nothing refers to any more.
 * What is in the document is built; what is not built is not in it.
 */
export function leaveOutPlanned(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.fromEntries(
    Object.entries(document.paths)
      .map(
        ([path, item]) =>
          [path, Object.fromEntries(Object.entries(item).filter(([, value]) => !isPlanned(value)))] as const,
      )
      .filter(([, item]) => methods.some((method) => method in item)),
  );
  const used = reachable({ ...document, paths });
  const components = Object.fromEntries(
    Object.entries(document.components).map(([section, entries]) => [
      section,
      section === 'securitySchemes'
        ? entries
        : Object.fromEntries(Object.entries(entries).filter(([name]) => used.has(`#/components/${section}/${name}`))),
    ]),
  ) as unknown as OpenApiDocument['components'];
  return { ...document, paths, components };
}

function isPlanned(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'x-planned' in value && value['x-planned'] === true;
}

/** All `$ref` that can be reached from the paths. */
function reachable(document: OpenApiDocument): Set<string> {
  const found = new Set<string>();
  const queue: unknown[] = [document.paths];
  while (queue.length > 0) {
    const node = queue.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('$ref' in node && typeof node.$ref === 'string' && !found.has(node.$ref)) {
      found.add(node.$ref);
      queue.push(targetOf(document, node.$ref));
    }
    queue.push(...Object.values(node));
  }
  return found;
}
