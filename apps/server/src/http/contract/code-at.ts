import type { ErrorCode, OpenApiDocument, SchemaObject } from '@stillframe/contract';
import { planOperations } from './plan.js';

/**
 * The error code that the contract has for a place in a request, as express-openapi-validator names places: `/query/limit`,
 * `/path/taskUid`, `/body/0/indexes`. Of several on the way down the last counts.
 */
export function codeAt(document: OpenApiDocument, operationId: string, place: string): ErrorCode | undefined {
  const plan = [...planOperations(document).values()].find(({ id }) => id === operationId);
  const [room, ...steps] = place.replace(/^\//, '').split('/');
  if (room === 'query') return plan?.query.find(({ name }) => name === steps[0])?.code;
  if (room === 'path' || room === 'params') return plan?.path.find(({ name }) => name === steps[0])?.code;
  let schema: SchemaObject | undefined = plan?.body?.schema;
  let code = schema?.['x-error-code'];
  for (const step of steps) {
    const property: SchemaObject | boolean | undefined = schema?.properties?.[step] ?? schema?.items;
    schema = typeof property === 'object' ? property : undefined;
    code = schema?.['x-error-code'] ?? code;
  }
  return code;
}
