import type { Bundle } from '../contract/bundle.js';
import { type Contract, createContract } from '../contract/contract.js';
import type { JsonObject } from '../contract/json.js';

/** For tests: a contract of one object. Each clause has its pointer for a file, at 1:1. */
export function memoryContract(document: JsonObject): Contract {
  const bundle: Bundle = {
    document: { openapi: '3.1.0', info: { title: 'Test', version: '1.0.0' }, ...document },
    placeOf: (pointer) => ({ file: pointer, line: 1, column: 1 }),
    originOf: (pointer) => pointer,
  };
  return createContract('memory', bundle);
}
