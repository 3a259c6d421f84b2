import type { OpenApiDocument } from '@stillframe/contract';

/** Keeps what was made of a contract, with all that it compiles on its way, for the next server of the same process. */
export function oncePerContract<T>(make: (document: OpenApiDocument) => T): (document: OpenApiDocument) => T {
  const made = new WeakMap<OpenApiDocument, { value: T }>();
  return (document) => {
    const { value } = made.get(document) ?? { value: make(document) };
    made.set(document, { value });
    return value;
  };
}
