/** A part of a contract, as an object to be changed. */
type Node = Record<string, unknown>;

/** One way in which a contract can come to say less. */
export interface Weakening {
  readonly name: string;
  /** Changes a copy of the bundled document. */
  weaken(document: Node): void;
}

const task = ['components', 'schemas', 'Task'];
const getTask = ['paths', '/tasks/{taskUid}', 'get'];
const listTasks = ['paths', '/tasks', 'get'];

/** What people do to a contract to make a red build green, or by accident. */
export const weakenings: readonly Weakening[] = [
  {
    name: 'a member is no longer required',
    weaken: (document) => {
      const node = at(document, ...task);
      node.required = (node.required as string[]).filter((name) => name !== 'enqueuedAt');
    },
  },
  { name: 'no member is required', weaken: (document) => remove(document, ...task, 'required') },
  { name: 'an object is opened', weaken: (document) => remove(document, ...task, 'unevaluatedProperties') },
  { name: 'a 401 is dropped', weaken: (document) => remove(document, ...getTask, 'responses', '401') },
  { name: 'a 404 is dropped', weaken: (document) => remove(document, ...getTask, 'responses', '404') },
  {
    name: 'a list of values is dropped',
    weaken: (document) => remove(document, 'components', 'schemas', 'TaskStatus', 'enum'),
  },
  {
    name: 'a link is dropped',
    weaken: (document) => remove(document, 'paths', '/snapshots', 'post', 'responses', '202', 'links'),
  },
  {
    name: 'a type is widened',
    weaken: (document) => {
      at(document, 'components', 'schemas', 'TaskUid').type = ['integer', 'string'];
    },
  },
  { name: 'a type is dropped', weaken: (document) => remove(document, 'components', 'schemas', 'TaskUid', 'type') },
  {
    name: 'a shape becomes anything',
    weaken: (document) => {
      at(document, ...getTask, 'responses', '200', 'content', 'application/json').schema = {};
    },
  },
  {
    name: 'a catch-all default is added',
    weaken: (document) => {
      at(document, ...getTask, 'responses').default = {
        description: 'Whatever.',
        content: { '*/*': { schema: {}, examples: {} } },
      };
    },
  },
  {
    name: 'security is dropped',
    weaken: (document) => {
      at(document, ...getTask).security = [];
    },
  },
  {
    name: 'a parameter is unbounded',
    weaken: (document) => remove(document, 'components', 'parameters', 'TaskLimit', 'schema', 'maximum'),
  },
  {
    name: 'a parameter loses its minimum',
    weaken: (document) => remove(document, 'components', 'parameters', 'TaskLimit', 'schema', 'minimum'),
  },
  {
    name: 'a parameter is dropped',
    weaken: (document) => {
      at(document, ...listTasks).parameters = (at(document, ...listTasks).parameters as unknown[]).slice(1);
    },
  },
  {
    name: 'a minimum of an answer is dropped',
    weaken: (document) => remove(document, 'components', 'schemas', 'TaskUid', 'minimum'),
  },
  {
    name: 'a member becomes nullable',
    weaken: (document) => {
      at(document, ...task, 'properties').enqueuedAt = {
        anyOf: [{ $ref: '#/components/schemas/Timestamp' }, { type: 'null' }],
      };
    },
  },
  {
    name: 'a pattern is dropped',
    weaken: (document) => remove(document, 'components', 'schemas', 'Duration', 'pattern'),
  },
  {
    name: 'pattern and format are dropped',
    weaken: (document) => {
      remove(document, 'components', 'schemas', 'Timestamp', 'pattern');
      remove(document, 'components', 'schemas', 'Timestamp', 'format');
    },
  },
  {
    name: 'an example is dropped',
    weaken: (document) =>
      remove(document, ...getTask, 'responses', '200', 'content', 'application/json', 'examples', 'snapshotTaskFailed'),
  },
  { name: 'the laws of a shape are dropped', weaken: (document) => remove(document, ...task, 'x-laws') },
  {
    name: 'what a status says of other members is dropped',
    weaken: (document) => remove(document, ...task, 'dependentSchemas', 'status'),
  },
  {
    name: 'a request body is opened',
    weaken: (document) => remove(document, 'components', 'schemas', 'NewKey', 'unevaluatedProperties'),
  },
  { name: 'the actions of an operation are dropped', weaken: (document) => remove(document, ...getTask, 'x-actions') },
  { name: 'an operation is dropped', weaken: (document) => remove(document, 'paths', '/tasks/{taskUid}', 'get') },
];

function at(document: Node, ...steps: string[]): Node {
  let node = document;
  for (const step of steps) {
    const next = node[step];
    if (typeof next !== 'object' || next === null) throw new Error(`The contract has nothing at ${steps.join(' ')}`);
    node = next as Node;
  }
  return node;
}

/** Removes a member; one that is not there any more is a weakening that says nothing, and an error. */
function remove(document: Node, ...path: string[]): void {
  const name = path.at(-1) ?? '';
  const parent = at(document, ...path.slice(0, -1));
  if (!(name in parent)) throw new Error(`The contract has nothing at ${path.join(' ')}`);
  delete parent[name];
}
