import type { OpenApiDocument, OperationId } from '@stillframe/contract';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { RequestHandler } from 'express';
import { exchangeOf } from '../exchange.js';
import { METHODS } from './plan.js';

const DOCUMENT = 'contract:document';

/**
 * Compares each JSON answer below 500 with the contract before it leaves; one that the contract does not have fails as a fault of the server.
 *
 * The document is read once, and what several answers share is compiled once. express-openapi-validator can compare answers too, but
 * reads the whole document again for each status of each operation: that was most of the time of a server's first thousand requests.
 */
export function compareAnswers(document: OpenApiDocument): RequestHandler {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });
  // Fast formats let February have 30 days. Durations have fractions here, which ISO 8601 has too, but not its RFC.
  ajvFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('duration', true);
  ajv.addSchema({ ...document, $id: DOCUMENT });
  const places = placesOf(document);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (place: string): ValidateFunction => {
    const known = compiled.get(place) ?? ajv.compile({ $ref: `${DOCUMENT}#${place}` });
    compiled.set(place, known);
    return known;
  };
  return (request, response, next) => {
    const send = response.json;
    const id = exchangeOf(request).plan?.id;
    response.json = (value?: unknown) => {
      response.json = send;
      const { statusCode } = response;
      if (response.headersSent || statusCode >= 500 || id === undefined) return send.call(response, value);
      const place = places.get(`${id} ${statusCode}`);
      const validate = place === undefined ? undefined : compile(place);
      if (validate?.(value)) return send.call(response, value);
      next(new Error(`${id} would answer ${statusCode} otherwise than the contract says: ${words(validate?.errors)}`));
      return response;
    };
    next();
  };
}

/** Where the schema of each JSON answer stands in the document, by operation and status. */
function placesOf(document: OpenApiDocument): Map<string, string> {
  const places = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      for (const [status, written] of Object.entries(operation?.responses ?? {})) {
        const named = '$ref' in written ? String(written.$ref) : undefined;
        const response = named === undefined ? written : document.components.responses[lastOf(named)];
        const at = named?.slice(1) ?? `/paths/${inPointer(path)}/${method}/responses/${status}`;
        if (response !== undefined && 'content' in response && response.content?.['application/json'] !== undefined)
          places.set(`${operation?.operationId as OperationId} ${status}`, `${at}/content/application~1json/schema`);
      }
    }
  return places;
}

const lastOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
// A pointer in a fragment: braces of templates have to be encoded there (RFC 6901 §6).
const inPointer = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

function words(errors: ErrorObject[] | null | undefined): string {
  if (!errors) return 'it has no JSON for it';
  return errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join(', ');
}
