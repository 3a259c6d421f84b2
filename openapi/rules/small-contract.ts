import type { Contract, Node } from './contract.js';

/** For tests: a contract of one document and nothing around it; the judge has nothing to say. */
export function smallContract(document: Node, around: Partial<Contract> = {}): Contract {
  return { document, files: new Map(), readme: '', judge: () => [], faultsOfLaws: () => [], ...around };
}

/** For tests: a contract with one operation, `GET /things`. */
export function oneOperation(operation: Node, components: Node = {}): Contract {
  return smallContract({ paths: { '/things': { get: operation } }, components });
}
