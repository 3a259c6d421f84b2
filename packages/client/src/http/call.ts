import type { operations, paths } from '@stillframe/contract';
import type { Client } from 'openapi-fetch';
import { StillframeError } from '../errors/stillframe-error.js';

/** The typed transport below the operations. Its fetch rejects for every answer that is not a success. */
export type Http = Client<paths, 'application/json'>;

/** What every call takes last. */
export interface CallOptions {
  /** Gives the call up; it then rejects with the signal's reason. What a write has enqueued stays enqueued. */
  signal?: AbortSignal;
}

/** The query parameters of an operation. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;

/** The data of an answer. */
export async function dataOf<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  try {
    const { data } = await answer;
    // Only a 204 has none, and its `Data` is undefined.
    return data as Data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new StillframeError('The answer says that it is JSON, and is not.', { cause: error });
  }
}
