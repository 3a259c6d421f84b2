import { asNode, type Contract, isNode, type Node } from './contract.js';
import { below, resolve } from './pointer.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export interface Located {
  pointer: string;
  node: Node;
}

/** All operations, in the order of the table of contents. */
export function operationsOf({ document }: Contract): Located[] {
  return Object.entries(asNode(document.paths)).flatMap(([path, item]) =>
    methods
      .filter((method) => isNode(asNode(item)[method]))
      .map((method) => ({ pointer: below('#/paths', path, method), node: asNode(asNode(item)[method]) })),
  );
}

/** The parameters of an operation, references followed. */
export function parametersOf({ document }: Contract, { pointer, node }: Located): Located[] {
  const list = Array.isArray(node.parameters) ? node.parameters : [];
  return list.map((parameter, index) => resolve(document, below(pointer, 'parameters', index), parameter));
}

/** The responses of an operation by status, references followed. */
export function responsesOf({ document }: Contract, { pointer, node }: Located): (Located & { status: string })[] {
  return Object.entries(asNode(node.responses)).map(([status, response]) => ({
    status,
    ...resolve(document, below(pointer, 'responses', status), response),
  }));
}

/** What a request body or a response may hold, by media type. */
export function contentOf({ pointer, node }: Located): (Located & { mediaType: string })[] {
  return Object.entries(asNode(node.content)).map(([mediaType, media]) => ({
    mediaType,
    pointer: below(pointer, 'content', mediaType),
    node: asNode(media),
  }));
}

/** All request bodies and responses of all operations, each once. */
export function bodiesOf(contract: Contract): Located[] {
  const found = new Map<string, Located>();
  for (const operation of operationsOf(contract)) {
    if (isNode(operation.node.requestBody)) {
      const body = resolve(contract.document, below(operation.pointer, 'requestBody'), operation.node.requestBody);
      found.set(body.pointer, body);
    }
    for (const response of responsesOf(contract, operation)) found.set(response.pointer, response);
  }
  return [...found.values()];
}
