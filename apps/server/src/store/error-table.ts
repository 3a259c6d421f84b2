import type { ErrorCode, Schema } from '@stillframe/contract';

export interface ErrorEntry {
  status: number;
  type: Schema<'ErrorType'>;
}

const invalid = (status: number): ErrorEntry => ({ status, type: 'invalid_request' });
const auth = (status: number): ErrorEntry => ({ status, type: 'auth' });
const system: ErrorEntry = { status: 422, type: 'system' };
const internal: ErrorEntry = { status: 500, type: 'internal' };

/**
 * The HTTP status and the type of each error code, as Meilisearch 1.50 has them; then those of our own. A code that the contract gains and this
 * table lacks does not compile.
 */
export const errorTable = {
  missing_authorization_header: auth(401),
  missing_master_key: auth(401),
  invalid_api_key: auth(403),

  bad_request: invalid(400),
  missing_content_type: invalid(415),
  invalid_content_type: invalid(415),
  unsupported_media_type: invalid(415),
  missing_payload: invalid(400),
  malformed_payload: invalid(400),
  payload_too_large: invalid(413),

  invalid_task_limit: invalid(400),
  invalid_task_from: invalid(400),
  invalid_task_reverse: invalid(400),
  invalid_task_uids: invalid(400),
  invalid_task_canceled_by: invalid(400),
  invalid_task_types: invalid(400),
  invalid_task_statuses: invalid(400),
  invalid_task_after_enqueued_at: invalid(400),
  invalid_task_before_enqueued_at: invalid(400),
  invalid_task_after_started_at: invalid(400),
  invalid_task_before_started_at: invalid(400),
  invalid_task_after_finished_at: invalid(400),
  invalid_task_before_finished_at: invalid(400),
  invalid_batch_uids: invalid(400),
  missing_task_filters: invalid(400),
  task_not_found: invalid(404),
  batch_not_found: invalid(404),

  invalid_api_key_offset: invalid(400),
  invalid_api_key_limit: invalid(400),
  invalid_api_key_description: invalid(400),
  invalid_api_key_name: invalid(400),
  invalid_api_key_uid: invalid(400),
  invalid_api_key_actions: invalid(400),
  invalid_api_key_indexes: invalid(400),
  invalid_api_key_expires_at: invalid(400),
  missing_api_key_actions: invalid(400),
  missing_api_key_indexes: invalid(400),
  missing_api_key_expires_at: invalid(400),
  immutable_api_key_uid: invalid(400),
  immutable_api_key_actions: invalid(400),
  immutable_api_key_indexes: invalid(400),
  immutable_api_key_expires_at: invalid(400),
  immutable_api_key_created_at: invalid(400),
  immutable_api_key_updated_at: invalid(400),
  index_scoped_api_key_with_global_action: invalid(400),
  api_key_already_exists: invalid(409),
  api_key_not_found: invalid(404),

  invalid_index_offset: invalid(400),
  invalid_index_limit: invalid(400),
  invalid_index_uid: invalid(400),
  invalid_index_primary_key: invalid(400),
  missing_index_uid: invalid(400),
  immutable_index_created_at: invalid(400),
  immutable_index_updated_at: invalid(400),
  index_already_exists: invalid(409),
  index_not_found: invalid(404),
  index_primary_key_already_exists: invalid(400),
  index_primary_key_no_candidate_found: invalid(400),
  index_primary_key_multiple_candidates_found: invalid(400),
  invalid_swap_indexes: invalid(400),
  invalid_swap_rename: invalid(400),
  invalid_swap_duplicate_index_found: invalid(400),
  missing_swap_indexes: invalid(400),

  invalid_document_offset: invalid(400),
  invalid_document_limit: invalid(400),
  invalid_document_fields: invalid(400),
  invalid_document_retrieve_vectors: invalid(400),
  invalid_document_ids: invalid(400),
  invalid_document_csv_delimiter: invalid(400),
  invalid_document_id: invalid(400),
  missing_document_id: invalid(400),
  document_not_found: invalid(404),
  max_fields_limit_exceeded: invalid(400),

  internal,
  io_error: system,
  no_space_left_on_device: system,
  too_many_open_files: system,
  database_size_limit_reached: internal,

  invalid_snapshot_uid: invalid(400),
  invalid_snapshot_offset: invalid(400),
  invalid_snapshot_limit: invalid(400),
  invalid_snapshot_states: invalid(400),
  invalid_snapshot_kinds: invalid(400),
  invalid_snapshot_task_uids: invalid(400),
  invalid_snapshot_pinned: invalid(400),
  invalid_snapshot_force: invalid(400),
  snapshot_not_found: invalid(404),
  snapshot_not_complete: invalid(409),
  snapshot_in_use: invalid(409),
  last_good_snapshot: invalid(409),
  snapshot_corrupt: invalid(409),
  range_not_satisfiable: invalid(416),

  invalid_restoration_uid: invalid(400),
  invalid_restoration_offset: invalid(400),
  invalid_restoration_limit: invalid(400),
  invalid_restoration_statuses: invalid(400),
  invalid_restoration_snapshot_uid: invalid(400),
  invalid_restoration_indexes: invalid(400),
  invalid_restoration_keys: invalid(400),
  invalid_restoration_dry_run: invalid(400),
  missing_restoration_snapshot_uid: invalid(400),
  restoration_not_found: invalid(404),
  restoration_in_progress: invalid(409),
  snapshot_too_new: invalid(409),
  foreign_snapshot: invalid(409),
  index_not_in_snapshot: invalid(400),
  insufficient_disk_space: system,
} satisfies Record<ErrorCode, ErrorEntry>;
