import { ApiError } from './api-error.js';

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What is said of a request that reads well and still cannot be done. Sentences are Meilisearch's own: clients show them. */
export const refuse = {
  missingAuthorization: () =>
    new ApiError(
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
    ),
  missingMasterKey: () =>
    new ApiError(
      'missing_master_key',
      'Meilisearch is running without a master key. To access this API endpoint, you must have set a master key at launch.',
    ),
  invalidKey: () => new ApiError('invalid_api_key', 'The provided API key is invalid.'),
  /** `acces` is how Meilisearch writes it. */
  indexOutOfScope: (indexUid: string, patterns: readonly string[]) =>
    new ApiError(
      'invalid_api_key',
      `The API key cannot acces the index \`${indexUid}\`, authorized indexes are [${[...patterns]
        .sort()
        .map((pattern) => JSON.stringify(pattern))
        .join(', ')}].`,
    ),

  missingContentType: (accepted: readonly string[]) =>
    new ApiError(
      'missing_content_type',
      `A Content-Type header is missing. Accepted values for the Content-Type header are: ${list(accepted)}`,
    ),
  invalidContentType: (given: string, accepted: readonly string[]) =>
    new ApiError(
      'invalid_content_type',
      `The Content-Type \`${given}\` is invalid. Accepted values for the Content-Type header are: ${list(accepted)}`,
    ),
  unexpectedDelimiter: (given: string) =>
    new ApiError(
      'invalid_content_type',
      `The Content-Type \`${given}\` does not support the use of a csv delimiter. The csv delimiter can only be used with the Content-Type \`text/csv\`.`,
    ),
  unsupportedEncoding: (given: string, accepted: readonly string[]) =>
    new ApiError(
      'unsupported_media_type',
      `The Content-Encoding \`${given}\` is not supported. Supported are: ${list(accepted)}`,
    ),
  missingPayload: (form: string) => new ApiError('missing_payload', `A ${form} payload is missing.`),
  payloadTooLarge: (limitBytes: number) =>
    new ApiError(
      'payload_too_large',
      `The provided payload reached the size limit. The maximum accepted payload size is ${byteSize(limitBytes)}.`,
    ),
  incompletePayload: (cause?: unknown) =>
    new ApiError('bad_request', 'The provided payload is incomplete and cannot be parsed', { cause }),

  malformedJson: (problem: string) =>
    new ApiError('malformed_payload', `The json payload provided is malformed. \`${problem}\`.`),
  malformedDocuments: (form: string, problem: string) =>
    new ApiError(
      'malformed_payload',
      `The \`${form}\` payload provided is malformed. \`Couldn't serialize document value: ${problem}\`.`,
    ),
  malformedTable: (problem: string) =>
    new ApiError('malformed_payload', `The \`csv\` payload provided is malformed: \`${problem}\`.`),

  taskNotFound: (uid: number) => new ApiError('task_not_found', `Task \`${uid}\` not found.`),
  batchNotFound: (uid: number) => new ApiError('batch_not_found', `Batch \`${uid}\` not found.`),
  indexNotFound: (uid: string) => new ApiError('index_not_found', `Index \`${uid}\` not found.`),
  documentNotFound: (id: string) => new ApiError('document_not_found', `Document \`${id}\` not found.`),
  restorationNotFound: (uid: string) => new ApiError('restoration_not_found', `Restoration \`${uid}\` not found.`),
  keyNotFound: (uidOrKey: string) => new ApiError('api_key_not_found', `API key \`${uidOrKey}\` not found.`),
  keyExists: (uid: string) =>
    new ApiError('api_key_already_exists', `\`uid\` field value \`${uid}\` is already an existing API key.`),
  globalActionInScopedKey: (action: string) =>
    new ApiError(
      'index_scoped_api_key_with_global_action',
      `cannot create index-scoped API key with global action \`"${action}"\`\n  - Hint: remove action \`"${action}"\` from the action list, or remove \`indexes\` to make the key global`,
    ),
  policyNotFound: (uid: string) => new ApiError('snapshot_policy_not_found', `Snapshot policy \`${uid}\` not found.`),
  missingFilters: (verb: 'cancel' | 'delete') =>
    new ApiError(
      'missing_task_filters',
      `Query parameters to filter the tasks to ${verb} are missing. Available query parameters are: ${list(TASK_FILTERS)}.`,
    ),
  swapOfOne: (indexUids: readonly string[]) =>
    new ApiError(
      'invalid_swap_indexes',
      `Two indexes must be given for each swap. The list \`[${indexUids.map((uid) => `"${uid}"`).join(', ')}]\` contains ${indexUids.length} indexes.`,
    ),
  swappedTwice: (indexUid: string) =>
    new ApiError(
      'invalid_swap_duplicate_index_found',
      `Indexes must be declared only once during a swap. \`${indexUid}\` was specified several times.`,
    ),

  rangeBehindEnd: (range: string, sizeBytes: number) =>
    new ApiError(
      'range_not_satisfiable',
      `The range \`${range}\` begins behind the end: the archive has ${sizeBytes} bytes.`,
      { headers: { 'Content-Range': `bytes */${sizeBytes}` } },
    ),

  internal: (requestId: string) =>
    new ApiError('internal', `An internal error has occurred. The log tells more about request ${requestId}.`),
};

/** As Meilisearch lists them; `batchUids` is one too, but is not listed. */
const TASK_FILTERS = [
  'uids',
  'indexUids',
  'statuses',
  'types',
  'canceledBy',
  'beforeEnqueuedAt',
  'afterEnqueuedAt',
  'beforeStartedAt',
  'afterStartedAt',
  'beforeFinishedAt',
  'afterFinishedAt',
];

/** A size in the largest binary unit that it reaches: `100 MiB`, `1000 B`. */
function byteSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${bytes / 1024 ** power} ${units[power]}`;
}
