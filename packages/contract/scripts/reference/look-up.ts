import type { OpenApiDocument, Reference } from '../../src/openapi-document.js';
import { targetOf } from '../target-of.js';

/**
 * What `thing` is, or refers to.
 *
 * @throws Error when it refers to nothing, which a linted contract never does
 */
export function lookUp<Thing extends object>(document: OpenApiDocument, thing: Thing | Reference): Thing {
  if (!('$ref' in thing)) return thing;
  const found = targetOf(document, String(thing.$ref));
  if (typeof found !== 'object' || found === null) throw new Error(`${thing.$ref} refers to nothing`);
  return found as Thing;
}
