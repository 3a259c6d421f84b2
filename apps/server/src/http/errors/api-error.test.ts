import { document, type ErrorCode, errorCodes, errorTypes } from '@stillframe/contract';
import { expect, test } from 'vitest';
import { ApiError } from './api-error.js';

const { properties, required } = document.components.schemas.Error ?? {};
const link = properties?.link;
const linkPattern = (typeof link === 'object' && link.pattern) || 'the contract has no pattern for links';

test.each(errorCodes)('an error %s is as the contract has errors', (code: ErrorCode) => {
  const { status, body } = new ApiError(code, 'words');
  expect(Object.keys(body).sort()).toEqual([...(required ?? [])].sort());
  expect(errorTypes).toContain(body.type);
  expect(body.link).toMatch(new RegExp(linkPattern));
  expect(body.link.endsWith(`#${code}`)).toBe(true);
  expect(status).toBe({ invalid_request: status, auth: status, internal: 500, system: 422 }[body.type]);
  expect([400, 401, 403, 404, 409, 413, 415, 416, 422, 500]).toContain(status);
});
