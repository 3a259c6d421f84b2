/** Any part of the contract. Rules look at documents that may be broken, so nothing is taken for granted. */
export type Node = Record<string, unknown>;

/** What the rules look at. */
export interface Contract {
  /** The whole contract as one object, before planned operations are left out. */
  document: Node;
  /** Each file of the contract by its path below `openapi/` (`paths/tasks.yaml`), parsed. */
  files: ReadonlyMap<string, unknown>;
  /** The text of `openapi/README.md`. */
  readme: string;
  /** What speaks against `value` being an instance of the schema at `pointer` in `document`, in words; nothing when it is one. */
  judge(pointer: string, value: unknown): string[];
  /** What speaks against the laws under `x-laws`. */
  faultsOfLaws(): Finding[];
}

export interface Finding {
  /** Where: a JSON pointer into the document, or the path of a file below `openapi/`. */
  at: string;
  message: string;
}

/** One house rule. Its file, its tests and its heading in `openapi/README.md` bear its id. */
export interface Rule {
  id: string;
  check(contract: Contract): Finding[];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, and an empty one when it is none. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}
