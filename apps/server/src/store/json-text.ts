/**
 * The JSON text of a `T`, kept as it was written: numbers beyond 2^53 and the order of keys survive, and an answer
 * made of stored texts is never parsed and printed again.
 */
export type JsonText<T> = string & { readonly jsonTextOf?: T };
