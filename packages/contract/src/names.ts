import type { components, operations } from './generated/schema.js';

/** The name of an operation, and of its handler, its client method and its tests. */
export type OperationId = keyof operations;

/** A named schema of the contract: `Schema<'Task'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What went wrong, for programs. */
export type ErrorCode = Schema<'ErrorCode'>;

/** What a key may do. */
export type KeyAction = Schema<'KeyAction'>;
