export { document } from './generated/document.js';
export {
  errorCodes,
  errorTypes,
  keyActions,
  keysRestoreds,
  ownErrorCodes,
  ownKeyActions,
  restorationStatuses,
  snapshotKinds,
  snapshotStates,
  taskStatuses,
  taskTypes,
} from './generated/enums.js';
export type { components, operations, paths } from './generated/schema.js';
export type { ErrorCode, KeyAction, OperationId, Schema } from './names.js';
export type {
  ApiResponse,
  Components,
  Example,
  Header,
  Link,
  MediaType,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Reference,
  RequestBody,
  SchemaObject,
  SecurityRequirement,
} from './openapi-document.js';
