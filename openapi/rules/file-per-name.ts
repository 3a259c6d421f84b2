import { asNode, type Contract, type Finding, type Rule } from './contract.js';
import { walk } from './walk.js';

/**
 * A URL has the file that is named like it (`/tasks/{taskUid}` → `paths/tasks_{taskUid}.yaml`), a component the file of its name in the
 * folder of its kind; the root only points, files point to files, and none lies about unused.
 */
export const filePerName: Rule = {
  id: 'file-per-name',
  check(contract) {
    const root = asNode(contract.files.get('openapi.yaml'));
    return [...misnamedPaths(root), ...inlineComponents(root), ...innerReferences(contract), ...unusedFiles(contract)];
  },
};

function misnamedPaths(root: Record<string, unknown>): Finding[] {
  return Object.entries(asNode(root.paths)).flatMap(([path, item]) => {
    const wanted = `paths/${path.slice(1).replaceAll('/', '_')}.yaml`;
    return asNode(item).$ref === wanted
      ? []
      : [{ at: 'openapi.yaml', message: `\`${path}\` is not a reference to ${wanted}` }];
  });
}

function inlineComponents(root: Record<string, unknown>): Finding[] {
  return Object.keys(asNode(root.components))
    .filter((section) => section !== 'securitySchemes')
    .map((section) => ({ at: 'openapi.yaml', message: `\`components.${section}\` goes in files of their own` }));
}

function innerReferences({ files }: Contract): Finding[] {
  return [...files].flatMap(([file, content]) =>
    referencesIn(content)
      .filter((reference) => reference.includes('#'))
      .map((reference) => ({ at: file, message: `\`${reference}\` points into a document, not to a file` })),
  );
}

function unusedFiles({ files }: Contract): Finding[] {
  const used = new Set(
    [...files].flatMap(([file, content]) =>
      referencesIn(content).map((reference) => new URL(reference, `file:///${encodeURI(file)}`).pathname),
    ),
  );
  return [...files.keys()]
    .filter((file) => file !== 'openapi.yaml' && !used.has(new URL(`file:///${encodeURI(file)}`).pathname))
    .map((file) => ({ at: file, message: 'nothing refers to this file' }));
}

function referencesIn(content: unknown): string[] {
  return [...walk(content), ...examplesIn(content)].flatMap(({ node }) =>
    '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [],
  );
}

/** `walk` passes over examples, which are data; those that are references are not. */
function examplesIn(content: unknown): { node: object }[] {
  return [...walk(content)].flatMap(({ node }) =>
    'examples' in node ? Object.values(asNode(node.examples)).map((example) => ({ node: asNode(example) })) : [],
  );
}
