import { expect } from 'vitest';
import type { Contract } from './contract/contract.js';
import { toKeep } from './matcher/to-keep.js';

// Importing this file is what adds the matcher: in a test, or once for all of them in `setupFiles`.
expect.extend({ toKeep });

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * Asserts that an answer is one that the contract promises for an operation: status, headers, media type and body. To be awaited.
     *
     * @param contract what `loadContract` gave
     * @param operation the `operationId`, or `METHOD /path` where there is none
     */
    toKeep(contract: Contract, operation: string): Promise<void>;
  }
}

export type { Answer, PlainAnswer } from './matcher/answer.js';
export { toKeep } from './matcher/to-keep.js';
