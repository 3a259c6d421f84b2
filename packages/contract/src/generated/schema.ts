// Made by `npm run generate -w @stillframe/contract` from openapi/. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server there?
         * @description Answers as long as the server takes requests. Needs no key.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which server is it?
         * @description Tells the version whose behaviour the server shows, and the one it is.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much does it hold?
         * @description Sizes and counts of the whole database and of each index that the key may see.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What does it do, in numbers for Prometheus?
         * @description Snapshots, queue, requests and the process, in the text format 0.0.4 of Prometheus. Asking costs the server next to nothing, however many tasks and snapshots there are. Where Meilisearch has this operation behind a flag, it counts other things.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What does it promise?
         * @description This contract, as the server obeys it. Needs no key.
         */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots
         * @description A page of the snapshots that exist or are being made, the newest first; a filter with several values lets each of them through. The archives themselves are looked at: one that was put there by hand is listed too.
         */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Take a snapshot
         * @description Enqueues the making of a snapshot: one file that holds the whole database as it was at one instant. Writers are not stopped. Neither body nor query is looked at. The task comes before all others that wait, and several that wait together share one file. Where it lies and how many are kept is for whoever runs the server to say, never for a request.
         */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshotUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a snapshot
         * @description All that is known of a snapshot. While it is being made or verified, ask again to see how far it is.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        /**
         * Delete a snapshot
         * @description Removes the archive and its record. Refused while the snapshot is downloaded, verified, restored or copied from, and for the last one that is not corrupt unless `force=true` says that this is meant.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        /**
         * Pin a snapshot
         * @description A pinned snapshot is never removed by retention, and does not count among those that it keeps. Whoever may delete snapshots still may delete it.
         */
        patch: operations["updateSnapshot"];
        trace?: never;
    };
    "/snapshots/{snapshotUid}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a snapshot
         * @description The archive, byte for byte. `HEAD` gives the headers alone. One range can be asked for, from the beginning or from the end; several ranges, and a range that cannot be read, are answered with the whole. An archive is never changed, so a download that broke off goes on with `Range` and `If-Range`. It holds the keys of the database too: `*.get` does not open it.
         */
        get: operations["getSnapshotFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshotUid}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove a snapshot
         * @description Enqueues the proof that the archive would restore: checksums, every page, counts against what it says of itself. The snapshot's `verification` tells how far it is and how it ended; one that waits or runs already is not begun again. A snapshot found to be corrupt is never taken for the newest good one.
         */
        post: operations["verifySnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List restorations
         * @description A page of the restorations that this server was asked for, the newest first.
         */
        get: operations["listRestorations"];
        put?: never;
        /**
         * Bring a snapshot back
         * @description Puts the database, or some of its indexes, back to what a snapshot holds, while the server runs. It waits until what is being applied has ended, and the queue waits for it; readers see the old state or the new one, never one between. Everything of the snapshot is checked before anything of today's is touched, and a server that is killed meanwhile has one of the two when it starts again.
         *     Without `indexes` everything is replaced: indexes, documents, tasks, batches, and keys unless `keys` says to keep today's. Tasks that wait now are canceled, tasks that waited in the snapshot wait again. With `indexes` only these change, and one that does not exist any more is made again. `dryRun` stops before the exchange and tells what would have changed.
         */
        post: operations["createRestoration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restorations/{restorationUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a restoration
         * @description All that is known of a restoration. Ask again until its status is `succeeded` or `failed`; after that it does not change.
         */
        get: operations["getRestoration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List policies
         * @description A page of the policies, the oldest first.
         */
        get: operations["listSnapshotPolicies"];
        put?: never;
        /**
         * Create a policy
         * @description Says when snapshots are taken and which are kept. It holds from now on: the first snapshot is taken when its line of cron is due for the first time, and retention heeds it with the next snapshot.
         */
        post: operations["createSnapshotPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot-policies/{policyUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a policy
         * @description The policy, when it is due next, and how its last run went.
         */
        get: operations["getSnapshotPolicy"];
        put?: never;
        post?: never;
        /**
         * Delete a policy
         * @description It takes no more snapshots. Those that only it keeps go when the next snapshot was taken; see the preview before.
         */
        delete: operations["deleteSnapshotPolicy"];
        options?: never;
        head?: never;
        /**
         * Change a policy
         * @description Changes what is given and leaves the rest. One that is not enabled takes no snapshots, and still keeps those that it would keep.
         */
        patch: operations["updateSnapshotPolicy"];
        trace?: never;
    };
    "/snapshot-policies/{policyUid}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview retention
         * @description Which snapshots retention would keep and remove now, and why: by this policy, by all others, and by the flags of the server. Nothing is removed.
         */
        get: operations["previewSnapshotPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks
         * @description A page of the tasks that match all filters given; a filter with several values lets each of them through. States and types may be written in any letter case. Follow `next` through the pages: it is stable while tasks are added.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        /**
         * Delete settled tasks
         * @description Enqueues the removal of all tasks that match. Those that are not settled are passed over. At least one filter must be given, so that nobody deletes all by accident; `uids=*` does.
         */
        delete: operations["deleteTasks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel tasks
         * @description Enqueues the cancelation of all tasks that match and are not settled. It comes before everything else that waits. At least one filter must be given; `uids=*` cancels all. No body is needed, and none is looked at.
         */
        post: operations["cancelTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a task
         * @description All that is known of a task. Ask again until its status is `succeeded`, `failed` or `canceled`; after that it does not change.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List batches
         * @description A page of the batches that hold a task which matches all filters given. `limit` and `from` count batches, the other filters look at their tasks.
         */
        get: operations["listBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a batch
         * @description All that is known of a batch, with its progress while it is under way.
         */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys
         * @description A page of keys, the newest first. A new server has four.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create a key
         * @description Makes a key at once, without a task. Which actions and indexes it has is settled for ever; make another to change them.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{uidOrKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a key
         * @description Finds a key by its uid or by itself.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Delete a key
         * @description Whoever holds the key is refused from the next request on.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        /**
         * Rename a key
         * @description Changes the name and the description of a key, and nothing else.
         */
        patch: operations["updateKey"];
        trace?: never;
    };
    "/indexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List indexes
         * @description A page of the indexes that the key may see.
         */
        get: operations["listIndexes"];
        put?: never;
        /**
         * Create an index
         * @description Enqueues the making of an index. Documents that are added to an index which does not exist make it, too.
         */
        post: operations["createIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indexes/{indexUid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an index
         * @description Its dates and its primary key.
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        /**
         * Delete an index
         * @description Enqueues the removal of an index and all its documents. Whether the index exists is found out by the task.
         */
        delete: operations["deleteIndex"];
        options?: never;
        head?: never;
        /**
         * Change an index
         * @description Enqueues another primary key or another name. Whether the index exists is found out by the task.
         */
        patch: operations["updateIndex"];
        trace?: never;
    };
    "/indexes/{indexUid}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count an index
         * @description Sizes and counts of one index.
         */
        get: operations["getIndexStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indexes/{indexUid}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List documents
         * @description A page of documents.
         */
        get: operations["listDocuments"];
        /**
         * Add or complete documents
         * @description Enqueues documents. Of one whose id exists, the fields given here are set and the others stay. All else is as with `addDocuments`.
         */
        put: operations["updateDocuments"];
        /**
         * Add or replace documents
         * @description Enqueues documents. One whose id exists takes the place of the old one, whole. An index that does not exist is made; its primary key is the one given here, or the only field whose name ends with `id`. The body is streamed to disk and may be as large as the server permits.
         */
        post: operations["addDocuments"];
        /**
         * Delete all documents
         * @description Enqueues the removal of all documents of an index. The index stays.
         */
        delete: operations["deleteAllDocuments"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indexes/{indexUid}/documents/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List documents by a body
         * @description The same as `listDocuments`, for questions too long for a URL.
         */
        post: operations["fetchDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indexes/{indexUid}/documents/delete-batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete documents
         * @description Enqueues the removal of the documents named. Ids that do not exist are passed over.
         */
        post: operations["deleteDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indexes/{indexUid}/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a document
         * @description One document, or some of its fields.
         */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        /**
         * Delete a document
         * @description Enqueues the removal of one document. Whether it exists is found out by the task.
         */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/swap-indexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Swap indexes
         * @description Enqueues the exchange of pairs of indexes: each gets the name of the other. Readers see all pairs before or after, never between.
         */
        post: operations["swapIndexes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Format: binary
         * @description One gzip member around one tar. FORMAT.md of the package `@stillframe/snapshot` says what is in it.
         */
        ArchiveBytes: string;
        /** @description One run of the queue, over one task or several that were taken up together. */
        Batch: {
            uid: components["schemas"]["BatchUid"];
            /** @description How far it is, and null when it is not under way. */
            progress: components["schemas"]["BatchProgress"] | null;
            details: components["schemas"]["TaskDetails"];
            stats: components["schemas"]["BatchStats"];
            /** @description How long it took, and null until it ended. */
            duration: components["schemas"]["Duration"] | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @description When it ended, and null until then. */
            finishedAt: components["schemas"]["Timestamp"] | null;
            /** @description Why the batch holds these tasks and no more, in words for people. */
            batchStrategy: string;
        };
        /** @description A page of batches, from the newest to the oldest unless `reverse` was asked for. */
        BatchList: {
            /** @description The batches of this page. */
            results: components["schemas"]["Batch"][];
            total: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            /** @description The uid of the first batch of this page, and null when the page is empty. */
            from: components["schemas"]["BatchUid"] | null;
            /** @description The `from` of the next page, and null when there is none. */
            next: components["schemas"]["BatchUid"] | null;
        };
        /** @description How far a batch is. */
        BatchProgress: {
            /** @description The step under way and below it the smaller steps it is made of. */
            steps: components["schemas"]["BatchStep"][];
            /** @description How much of the whole is done. */
            percentage: number;
        };
        /** @description The tasks of a batch in numbers. What is measured beyond the counts varies with the work, and from server to server. */
        BatchStats: {
            totalNbTasks: components["schemas"]["Count"];
            /** @description How many tasks are in each state. */
            status: {
                [key: string]: components["schemas"]["Count"];
            };
            /** @description How many tasks are of each type. */
            types: {
                [key: string]: components["schemas"]["Count"];
            };
            /** @description How many tasks each index has in the batch. */
            indexUids: {
                [key: string]: components["schemas"]["Count"];
            };
            /** @description How long each step took, in words for people. */
            progressTrace?: {
                [key: string]: string;
            };
            writeChannelCongestion?: components["schemas"]["WriteChannelCongestion"];
            /** @description Size of each inner database after the batch and what it gained, in words for people. */
            internalDatabaseSizes?: {
                [key: string]: string;
            };
        };
        /** @description One step of a batch. */
        BatchStep: {
            /** @description What is being done. */
            currentStep: string;
            finished: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /**
         * @description Number of a batch: counts up from 0 and is never given twice.
         * @example 2
         */
        BatchUid: number;
        /**
         * @description A size in bytes.
         * @example 24576
         */
        ByteCount: number;
        /** @description How far it is. */
        ByteProgress: {
            /** @description What is being done, in words for people. */
            step: string;
            bytesDone: components["schemas"]["ByteCount"];
            bytesTotal: components["schemas"]["ByteCount"];
        };
        /** @description Details of an `indexDeletion`, and of a `documentDeletion` of all documents. */
        ClearDetails: {
            /** @description Documents removed; null until the task is settled. */
            deletedDocuments: components["schemas"]["Count"] | null;
        };
        /**
         * @description How many.
         * @example 4
         */
        Count: number;
        /**
         * @description A document: any JSON object that has the primary key of its index.
         * @example {
         *       "id": 1,
         *       "title": "Carol",
         *       "genres": [
         *         "Romance",
         *         "Drama"
         *       ]
         *     }
         */
        Document: {
            [key: string]: unknown;
        };
        /** @description Details of a `documentAdditionOrUpdate`. */
        DocumentAdditionDetails: {
            receivedDocuments: components["schemas"]["Count"];
            /** @description Documents stored: null until the task is settled, 0 when it failed. */
            indexedDocuments: components["schemas"]["Count"] | null;
        };
        /** @description Details of a `documentDeletion` that named its documents. */
        DocumentDeletionDetails: {
            providedIds: components["schemas"]["Count"];
            /** @description Documents that existed and were removed; null until the task is settled. */
            deletedDocuments: components["schemas"]["Count"] | null;
            /** @description The filter that chose the documents, and null when ids did. */
            originalFilter: string | null;
        };
        /** @description A page of documents, in the order in which they were first added. */
        DocumentList: {
            /** @description The documents of this page. */
            results: components["schemas"]["Document"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /**
         * Choice of documents
         * @description Which documents to read and how much of them.
         */
        DocumentQuery: {
            /**
             * @description How many to skip.
             * @default 0
             */
            offset?: number;
            /**
             * @description How many to return at most.
             * @default 20
             */
            limit?: number;
            /** @description The fields to return; all when left out, null or `["*"]`. */
            fields?: string[] | null;
            /**
             * @description Accepted for the sake of existing clients; documents here have no vectors.
             * @default false
             */
            retrieveVectors?: boolean;
            /** @description The documents to return; all when left out or null. Ids that do not exist are passed over. */
            ids?: (string | number)[] | null;
        };
        /**
         * @description An ISO 8601 duration in seconds with nine digits of fraction, and in no other unit.
         * @example PT0.028826643S
         */
        Duration: string;
        /** @description Why a request or a task was refused. Programs decide by `code`, people read `message`. */
        Error: {
            /** @description What is wrong and with what. The wording may change. */
            message: string;
            code: components["schemas"]["ErrorCode"];
            type: components["schemas"]["ErrorType"];
            /**
             * Format: uri
             * @description Where the code is explained.
             */
            link: string;
        };
        /**
         * @description What went wrong, for programs. A code keeps its meaning for ever and is not used again once it is gone. The prefix tells the kind: `invalid_` a bad value, `missing_` an absent one, `immutable_` one that cannot change.
         * @enum {string}
         */
        ErrorCode: "missing_authorization_header" | "missing_master_key" | "invalid_api_key" | "bad_request" | "missing_content_type" | "invalid_content_type" | "unsupported_media_type" | "missing_payload" | "malformed_payload" | "payload_too_large" | "invalid_task_limit" | "invalid_task_from" | "invalid_task_reverse" | "invalid_task_uids" | "invalid_task_canceled_by" | "invalid_task_types" | "invalid_task_statuses" | "invalid_task_after_enqueued_at" | "invalid_task_before_enqueued_at" | "invalid_task_after_started_at" | "invalid_task_before_started_at" | "invalid_task_after_finished_at" | "invalid_task_before_finished_at" | "invalid_batch_uids" | "missing_task_filters" | "task_not_found" | "batch_not_found" | "invalid_api_key_offset" | "invalid_api_key_limit" | "invalid_api_key_description" | "invalid_api_key_name" | "invalid_api_key_uid" | "invalid_api_key_actions" | "invalid_api_key_indexes" | "invalid_api_key_expires_at" | "missing_api_key_actions" | "missing_api_key_indexes" | "missing_api_key_expires_at" | "immutable_api_key_uid" | "immutable_api_key_actions" | "immutable_api_key_indexes" | "immutable_api_key_expires_at" | "immutable_api_key_created_at" | "immutable_api_key_updated_at" | "index_scoped_api_key_with_global_action" | "api_key_already_exists" | "api_key_not_found" | "invalid_index_offset" | "invalid_index_limit" | "invalid_index_uid" | "invalid_index_primary_key" | "missing_index_uid" | "immutable_index_created_at" | "immutable_index_updated_at" | "index_already_exists" | "index_not_found" | "index_primary_key_already_exists" | "index_primary_key_no_candidate_found" | "index_primary_key_multiple_candidates_found" | "invalid_swap_indexes" | "invalid_swap_rename" | "invalid_swap_duplicate_index_found" | "missing_swap_indexes" | "invalid_document_offset" | "invalid_document_limit" | "invalid_document_fields" | "invalid_document_retrieve_vectors" | "invalid_document_ids" | "invalid_document_csv_delimiter" | "invalid_document_id" | "missing_document_id" | "document_not_found" | "max_fields_limit_exceeded" | "internal" | "io_error" | "no_space_left_on_device" | "too_many_open_files" | "database_size_limit_reached" | "invalid_snapshot_uid" | "invalid_snapshot_offset" | "invalid_snapshot_limit" | "invalid_snapshot_states" | "invalid_snapshot_kinds" | "invalid_snapshot_task_uids" | "invalid_snapshot_pinned" | "invalid_snapshot_force" | "snapshot_not_found" | "snapshot_not_complete" | "snapshot_in_use" | "last_good_snapshot" | "snapshot_corrupt" | "range_not_satisfiable" | "invalid_restoration_uid" | "invalid_restoration_offset" | "invalid_restoration_limit" | "invalid_restoration_statuses" | "invalid_restoration_snapshot_uid" | "invalid_restoration_indexes" | "invalid_restoration_keys" | "invalid_restoration_dry_run" | "missing_restoration_snapshot_uid" | "restoration_not_found" | "restoration_in_progress" | "snapshot_too_new" | "foreign_snapshot" | "index_not_in_snapshot" | "insufficient_disk_space" | "invalid_snapshot_policy_uid" | "invalid_snapshot_policy_offset" | "invalid_snapshot_policy_limit" | "invalid_snapshot_policy_name" | "invalid_snapshot_policy_cron" | "invalid_snapshot_policy_time_zone" | "invalid_snapshot_policy_keep" | "invalid_snapshot_policy_enabled" | "invalid_snapshot_policy_skip_unchanged" | "missing_snapshot_policy_cron" | "missing_snapshot_policy_keep" | "snapshot_policy_not_found";
        /**
         * @description Whose turn it is: the request must change (`invalid_request`), its key must (`auth`), the server has a defect (`internal`), or the machine under it is in trouble (`system`).
         * @enum {string}
         */
        ErrorType: "invalid_request" | "auth" | "internal" | "system";
        /** @description A sign of life. */
        Health: {
            /**
             * @description The server takes requests.
             * @constant
             */
            status: "available";
        };
        /** @description A collection of documents. */
        Index: {
            uid: components["schemas"]["IndexUid"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /** @description The attribute that identifies a document, and null until it is set or found out. */
            primaryKey: string | null;
        };
        /** @description What is to change of an index. What is left out stays as it is. */
        IndexChanges: {
            /** @description The attribute that identifies a document; refused once the index holds documents. */
            primaryKey?: string | null;
            /** @description A new name. */
            uid?: string | null;
        };
        /** @description Details of an `indexCreation`. */
        IndexCreationDetails: {
            /** @description The primary key asked for, and null when none was. */
            primaryKey: string | null;
        };
        /** @description A page of indexes, by uid. */
        IndexList: {
            /** @description The indexes of this page. */
            results: components["schemas"]["Index"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /** @description An index in numbers. */
        IndexStats: {
            numberOfDocuments: components["schemas"]["Count"];
            /** @description Bytes that its documents take on disk. */
            rawDocumentDbSize: number;
            /** @description Bytes of an average document. */
            avgDocumentSize: number;
            /** @description True while a task is working on it. */
            isIndexing: boolean;
            numberOfEmbeddings: components["schemas"]["Count"];
            numberOfEmbeddedDocuments: components["schemas"]["Count"];
            /** @description In how many documents each field occurs. */
            fieldDistribution: {
                [key: string]: components["schemas"]["Count"];
            };
        };
        /**
         * Swap
         * @description One pair of indexes that change places.
         */
        IndexSwap: {
            /** @description The two indexes. */
            indexes: components["schemas"]["IndexUid"][];
            /** @description True when the second did not exist: the first was renamed. */
            rename: boolean;
        };
        /** @description Details of an `indexSwap`. */
        IndexSwapDetails: {
            /** @description The pairs exchanged. */
            swaps: components["schemas"]["IndexSwap"][];
        };
        /**
         * @description Name of an index: letters, digits, `-` and `_`, at most 512 bytes.
         * @example movies
         */
        IndexUid: string;
        /** @description Details of an `indexUpdate`. */
        IndexUpdateDetails: {
            /** @description The new primary key, and null when it stays as it is. */
            primaryKey: string | null;
            oldIndexUid?: components["schemas"]["IndexUid"];
            newIndexUid?: components["schemas"]["IndexUid"];
        };
        /** @description An API key: what it may do, and to which indexes. */
        Key: {
            /** @description A name for people. */
            name: string | null;
            /** @description What it is for. */
            description: string | null;
            /** @description What clients send as bearer token: HMAC-SHA256 of the uid under the master key, in hex. It is not stored but computed, and changes with the master key. */
            key: string;
            /**
             * Format: uuid
             * @description Identifies the key for ever.
             */
            uid: string;
            /** @description What it may do. */
            actions: components["schemas"]["KeyAction"][];
            /** @description Where it may do it. */
            indexes: components["schemas"]["KeyIndexPattern"][];
            /** @description When it stops to work, and null for never. */
            expiresAt: components["schemas"]["KeyExpiry"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a key may do. `*` is everything, `tasks.*` everything with tasks, `*.get` all reading except of keys; `snapshots.*` is everything with snapshots but `snapshots.restore`, which is granted by name. Actions of which no operation here speaks are kept and given back, so that keys move between servers unchanged.
         * @enum {string}
         */
        KeyAction: "*" | "search" | "documents.*" | "documents.add" | "documents.get" | "documents.delete" | "indexes.*" | "indexes.create" | "indexes.get" | "indexes.update" | "indexes.delete" | "indexes.swap" | "tasks.*" | "tasks.cancel" | "tasks.delete" | "tasks.get" | "settings.*" | "settings.get" | "settings.update" | "stats.*" | "stats.get" | "metrics.*" | "metrics.get" | "dumps.*" | "dumps.create" | "snapshots.*" | "snapshots.create" | "version" | "keys.create" | "keys.get" | "keys.update" | "keys.delete" | "experimental.get" | "experimental.update" | "export" | "network.get" | "network.update" | "chatCompletions" | "chats.*" | "chats.get" | "chats.delete" | "chatsSettings.*" | "chatsSettings.get" | "chatsSettings.update" | "*.get" | "webhooks.get" | "webhooks.update" | "webhooks.delete" | "webhooks.create" | "webhooks.*" | "indexes.compact" | "fields.post" | "snapshots.get" | "snapshots.update" | "snapshots.delete" | "snapshots.verify" | "snapshots.restore";
        /** @description What is to change of a key: its words. What it may do stays as it was made. */
        KeyChanges: {
            /** @description What it is for; null takes the text away. */
            description?: string | null;
            /** @description A name for people; null takes it away. */
            name?: string | null;
        };
        /**
         * Format: date-time
         * @description When a key stops to work: RFC 3339 in UTC, with a fraction only if it was given one.
         * @example 2099-01-02T03:04:05Z
         */
        KeyExpiry: string;
        /**
         * @description An index, all whose names begin alike (`movies_*`), or all there are (`*`).
         * @example *
         */
        KeyIndexPattern: string;
        /** @description A page of keys, the newest first. */
        KeyList: {
            /** @description The keys of this page. */
            results: components["schemas"]["Key"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /**
         * @description Whether the snapshot's keys replace those of today, or those of today stay.
         * @enum {string}
         */
        KeysRestored: "replace" | "keep";
        /** @description Lines of Prometheus' text format. Names of this server begin with `stillframe_`, those of the process with `process_` and `nodejs_`. */
        Metrics: string;
        /** @description An index to be created. */
        NewIndex: {
            /** @description Its name: letters, digits, `-` and `_`. */
            uid: string;
            /** @description The attribute that identifies a document. Without one it is found out from the first documents. */
            primaryKey?: string | null;
        };
        /** @description A key to be created. */
        NewKey: {
            /** @description What it is for. */
            description?: string | null;
            /** @description A name for people. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Identifies the key for ever; made up by the server when left out. The same uid under the same master key is the same key.
             */
            uid?: string;
            /** @description What it may do. */
            actions: components["schemas"]["KeyAction"][];
            /** @description Where it may do it. A key for some indexes only cannot have an action that concerns the whole server, such as `snapshots.create`. */
            indexes: components["schemas"]["KeyIndexPattern"][];
            /** @description When it stops to work, in the future; null for never. A date (midnight), or a date and a time, with an offset or in UTC. */
            expiresAt: string | null;
        };
        /** @description A restoration to be made. */
        NewRestoration: {
            /** @description The snapshot. */
            snapshotUid: string;
            /** @description Only these indexes; the whole database when left out or null. */
            indexes?: string[] | null;
            /**
             * @description Whether the snapshot's keys replace those of today, or those of today stay. With `indexes` they stay in any case.
             * @default replace
             * @enum {string}
             */
            keys?: "replace" | "keep";
            /**
             * @description Only tell what would change.
             * @default false
             */
            dryRun?: boolean;
        };
        /** @description What is kept: the newest snapshots, and the newest of each of the last hours, days, weeks, months and years that have one. What one of these keeps stays. At least one must not be 0. */
        NewSnapshotKeep: {
            /**
             * @description How many snapshots, the newest first.
             * @default 0
             */
            last?: number;
            /**
             * @description For how many hours that have one.
             * @default 0
             */
            hourly?: number;
            /**
             * @description For how many days that have one.
             * @default 0
             */
            daily?: number;
            /**
             * @description For how many weeks that have one; they begin on Monday.
             * @default 0
             */
            weekly?: number;
            /**
             * @description For how many months that have one.
             * @default 0
             */
            monthly?: number;
            /**
             * @description For how many years that have one.
             * @default 0
             */
            yearly?: number;
        };
        /** @description A policy to be created. */
        NewSnapshotPolicy: {
            /** @description A name for people. */
            name?: string | null;
            /** @description When it is due: minute, hour, day of the month, month, day of the week, as in cron. Twice a year the wall clock jumps: a line with a fixed hour is due once on such a day all the same, a line for every hour each hour that passes. */
            cron: string;
            /**
             * @description IANA name of the time zone whose wall clock and calendar count, such as `Europe/Berlin`.
             * @default UTC
             */
            timeZone?: string;
            keep: components["schemas"]["NewSnapshotKeep"];
            /**
             * @description Whether it takes snapshots. What it keeps, it keeps in any case.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description Whether it takes none when nothing has changed since its last one.
             * @default true
             */
            skipUnchanged?: boolean;
        };
        /** @description A document of OpenAPI 3.1. */
        OpenapiDocument: {
            /** @constant */
            openapi: "3.1.0";
            /** @description Its title and version, and more. */
            info: {
                /** @description Its name. */
                title: string;
                /** @description Its own version. */
                version: string;
            };
            /** @description Operations by path and method. */
            paths: Record<string, unknown>;
        };
        /**
         * Format: uuid
         * @description Names a policy.
         * @example 0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55
         */
        PolicyUid: string;
        /** @description The bringing back of a snapshot, or the preview of one. */
        Restoration: {
            restorationUid: components["schemas"]["RestorationUid"];
            snapshotUid: components["schemas"]["SnapshotUid"];
            /** @description The indexes that were asked for, and null for the whole database. */
            indexes: components["schemas"]["IndexUid"][] | null;
            keys: components["schemas"]["KeysRestored"];
            /** @description Whether it only tells what would change. */
            dryRun: boolean;
            status: components["schemas"]["RestorationStatus"];
            /** @description How far it is, and null when it is not under way. */
            progress: components["schemas"]["ByteProgress"] | null;
            /** @description What it changes, or would change, and null until that is known. */
            changes: components["schemas"]["RestorationChanges"] | null;
            /** @description Why it failed, and null when it did not. Then nothing has changed. */
            error: components["schemas"]["Error"] | null;
            /** @description How long it took, and null until it ended. */
            duration: components["schemas"]["Duration"] | null;
            enqueuedAt: components["schemas"]["Timestamp"];
            /** @description When it began, and null until then. */
            startedAt: components["schemas"]["Timestamp"] | null;
            /** @description When it ended, and null until then. */
            finishedAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description What a restoration changes. */
        RestorationChanges: {
            /** @description Every index that it touches, by uid. */
            indexes: components["schemas"]["RestoredIndex"][];
            /** @description What becomes of tasks, and null when only some indexes are restored. */
            tasks: components["schemas"]["RestoredTasks"] | null;
            /** @description What becomes of keys, and null when those of today stay. */
            keys: components["schemas"]["RestoredKeys"] | null;
        };
        /** @description A page of restorations, the newest first. */
        RestorationList: {
            /** @description The restorations of this page. */
            results: components["schemas"]["Restoration"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /**
         * @description A restoration waits, is under way, or has ended one way or the other.
         * @enum {string}
         */
        RestorationStatus: "enqueued" | "processing" | "succeeded" | "failed";
        /**
         * Format: uuid
         * @description Names a restoration.
         * @example 5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11
         */
        RestorationUid: string;
        /** @description What becomes of an index. */
        RestoredIndex: {
            uid: components["schemas"]["IndexUid"];
            /**
             * @description Whether it is only in the snapshot, in both, or only in the database of today.
             * @enum {string}
             */
            change: "created" | "replaced" | "removed";
            /** @description How many it holds today, and null when it does not exist. */
            numberOfDocumentsBefore: components["schemas"]["Count"] | null;
            /** @description How many it holds in the snapshot, and null when it does not exist there. */
            numberOfDocumentsAfter: components["schemas"]["Count"] | null;
        };
        /** @description What becomes of keys. */
        RestoredKeys: {
            before: components["schemas"]["Count"];
            after: components["schemas"]["Count"];
        };
        /** @description What becomes of tasks. */
        RestoredTasks: {
            before: components["schemas"]["Count"];
            after: components["schemas"]["Count"];
            canceled: components["schemas"]["Count"];
            enqueuedAgain: components["schemas"]["Count"];
        };
        /** @description What would become of a snapshot, and why. */
        RetentionDecision: {
            snapshotUid: components["schemas"]["SnapshotUid"];
            /** @description Size of the archive, and null while it is being made. */
            sizeBytes: components["schemas"]["ByteCount"] | null;
            /** @description Why. There are none when nobody asks for anything to be removed. */
            reasons: components["schemas"]["RetentionReason"][];
        };
        /** @description What retention would do now, the newest snapshots first. */
        RetentionPreview: {
            /** @description Those that would stay. */
            kept: components["schemas"]["RetentionDecision"][];
            /** @description Those that would go. */
            removed: components["schemas"]["RetentionDecision"][];
        };
        /** @description One reason why a snapshot stays or goes. */
        RetentionReason: {
            /**
             * @description A rule of a policy keeps it (`last` to `yearly`), or it is pinned, foreign, being made, the newest sound one, or corrupt while there is no sound one. It goes because it is corrupt, or because nobody keeps it.
             * @enum {string}
             */
            reason: "last" | "hourly" | "daily" | "weekly" | "monthly" | "yearly" | "pinned" | "foreign" | "creating" | "newest" | "noneSound" | "corrupt" | "notKept";
            /** @description Whose rule it is, a policy or the flags of the server, and null where there is no rule. */
            source: components["schemas"]["PolicyUid"] | "flags" | null;
            /**
             * @description The hour, day, week, month or year that it is kept for, as a calendar of the time zone names it; else null.
             * @example 2026-11-23
             */
            period: string | null;
        };
        /** @description An archive and what is known of it. What an archive does not say, or not yet, is null: one that is `creating` has neither size nor checksum, and of a foreign one the contents are known once it was verified. */
        Snapshot: {
            snapshotUid: components["schemas"]["SnapshotUid"];
            kind: components["schemas"]["SnapshotKind"];
            state: components["schemas"]["SnapshotState"];
            /** @description Whether retention must not remove it. */
            pinned: boolean;
            /** @description Name of the archive. */
            fileName: string;
            /**
             * Format: uri
             * @description Where the archive lies, as the server sees it.
             */
            location: string;
            /** @description The tasks that asked for it. None are known of a foreign one. */
            taskUids: components["schemas"]["TaskUid"][];
            /** @description The instant that it holds. A foreign archive does not say; its file's own date stands in for it. */
            capturedAt: components["schemas"]["Timestamp"];
            /** @description From its instant until it was published. */
            took: components["schemas"]["Duration"] | null;
            /** @description Size of the archive. */
            sizeBytes: components["schemas"]["ByteCount"] | null;
            /** @description Size of what it unpacks to. */
            databaseSizeBytes: components["schemas"]["ByteCount"] | null;
            /** @description SHA-256 of the archive, hexadecimal. */
            sha256: string | null;
            versions: components["schemas"]["SnapshotVersions"];
            /** @description The indexes in it. */
            indexes: components["schemas"]["SnapshotIndex"][] | null;
            /** @description How far the making of it is, and null when it is not under way. */
            progress: components["schemas"]["ByteProgress"] | null;
            /** @description The last proof of it, and null when none was asked for. */
            verification: components["schemas"]["SnapshotVerification"] | null;
        };
        /** @description What is to change of a snapshot. */
        SnapshotChanges: {
            /** @description Whether retention must not remove it. */
            pinned?: boolean;
        };
        /** @description An index as it was at the instant. */
        SnapshotIndex: {
            uid: components["schemas"]["IndexUid"];
            /** @description The attribute that identifies a document, and null while it is not known. */
            primaryKey: string | null;
            numberOfDocuments: components["schemas"]["Count"];
        };
        /** @description What is kept: the newest snapshots, and the newest of each of the last hours, days, weeks, months and years that have one. */
        SnapshotKeep: {
            /** @description How many snapshots, the newest first. */
            last: number;
            /** @description For how many hours that have one. */
            hourly: number;
            /** @description For how many days that have one. */
            daily: number;
            /** @description For how many weeks that have one; they begin on Monday. */
            weekly: number;
            /** @description For how many months that have one. */
            monthly: number;
            /** @description For how many years that have one. */
            yearly: number;
        };
        /**
         * @description Who wrote it: Stillframe (`native`) or Meilisearch (`foreign`).
         * @enum {string}
         */
        SnapshotKind: "native" | "foreign";
        /** @description A page of snapshots, the newest first. */
        SnapshotList: {
            /** @description The snapshots of this page. */
            results: components["schemas"]["Snapshot"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /** @description When snapshots are taken and which are kept. What was due while the server did not run, or while the last one was still under way, is made up for by one snapshot. */
        SnapshotPolicy: {
            policyUid: components["schemas"]["PolicyUid"];
            /** @description A name for people. */
            name: string | null;
            /** @description When it is due, on the wall clock of its time zone. */
            cron: string;
            /** @description IANA name of its time zone. */
            timeZone: string;
            keep: components["schemas"]["SnapshotKeep"];
            /** @description Whether it takes snapshots. */
            enabled: boolean;
            /** @description Whether it takes none when nothing has changed since its last one. */
            skipUnchanged: boolean;
            /** @description When it is due next, and null when it is not enabled. */
            nextRunAt: components["schemas"]["Timestamp"] | null;
            /** @description What it did when it was due last, and null before that. */
            lastRun: components["schemas"]["SnapshotPolicyRun"] | null;
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it was changed last. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description What is to change of a policy. `keep` is replaced as a whole. */
        SnapshotPolicyChanges: {
            /** @description A name for people. */
            name?: string | null;
            /** @description When it is due: minute, hour, day of the month, month, day of the week, as in cron. Twice a year the wall clock jumps: a line with a fixed hour is due once on such a day all the same, a line for every hour each hour that passes. */
            cron?: string;
            /** @description IANA name of the time zone whose wall clock and calendar count, such as `Europe/Berlin`. */
            timeZone?: string;
            keep?: components["schemas"]["NewSnapshotKeep"];
            /** @description Whether it takes snapshots. What it keeps, it keeps in any case. */
            enabled?: boolean;
            /** @description Whether it takes none when nothing has changed since its last one. */
            skipUnchanged?: boolean;
        };
        /** @description A page of policies, the oldest first. */
        SnapshotPolicyList: {
            /** @description The policies of this page. */
            results: components["schemas"]["SnapshotPolicy"][];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            total: components["schemas"]["Count"];
        };
        /** @description What a policy did when it was due. */
        SnapshotPolicyRun: {
            /** @description When it was due, by the wall clock. */
            dueAt: components["schemas"]["Timestamp"];
            /** @description When it was looked at. */
            ranAt: components["schemas"]["Timestamp"];
            /**
             * @description A snapshot was asked for, or nothing had changed.
             * @enum {string}
             */
            outcome: "enqueued" | "unchanged";
            /** @description The task of that snapshot, and null when nothing had changed. */
            taskUid: components["schemas"]["TaskUid"] | null;
        };
        /**
         * @description `creating` while it is being written, `complete` once it was read back, `verified` when it was proved that it would restore, `corrupt` when it was proved that it would not.
         * @enum {string}
         */
        SnapshotState: "creating" | "complete" | "verified" | "corrupt";
        /**
         * @description The instant of a snapshot in UTC, to the millisecond, and the lowest of its tasks. The uid of an archive that Meilisearch wrote is `foreign-` and the beginning of its SHA-256.
         * @example 20261123T135234184Z-1
         * @example foreign-9f86d081884c7d65
         */
        SnapshotUid: string;
        /** @description A proof that the archive would restore, or that it would not. */
        SnapshotVerification: {
            /**
             * @description `succeeded` when the archive is good. `failed` when it is corrupt (`error.code` is `snapshot_corrupt`), or when something else kept it from being looked at: then its state is what it was.
             * @enum {string}
             */
            status: "enqueued" | "processing" | "succeeded" | "failed";
            /** @description How far it is, and null when it is not under way. */
            progress: components["schemas"]["ByteProgress"] | null;
            /** @description When it was asked for. Not remembered over a restart. */
            enqueuedAt: components["schemas"]["Timestamp"] | null;
            /** @description When it began, and null until then. */
            startedAt: components["schemas"]["Timestamp"] | null;
            /** @description When it ended, and null until then. */
            finishedAt: components["schemas"]["Timestamp"] | null;
            /** @description What is wrong, and null when nothing is. */
            error: components["schemas"]["Error"] | null;
        };
        /** @description What wrote it. */
        SnapshotVersions: {
            /** @description Format of the database in it. A server restores its own and older ones. Null for a foreign one. */
            format: number | null;
            /** @description The version of Stillframe that wrote it. */
            stillframe: string | null;
            /** @description The version of Meilisearch that wrote it, or whose behaviour the one that wrote it shows. */
            meilisearch: string | null;
        };
        /** @description The whole database in numbers. */
        Stats: {
            /** @description Bytes on disk, with the space that is free inside. */
            databaseSize: number;
            /** @description Bytes on disk that hold data. */
            usedDatabaseSize: number;
            /** @description When an index last changed, and null before any did. */
            lastUpdate: components["schemas"]["Timestamp"] | null;
            /** @description Each index by its uid. */
            indexes: {
                [key: string]: components["schemas"]["IndexStats"];
            };
        };
        /**
         * Summarized task
         * @description What an accepted request gets back: the task that will do the work. Follow it at `GET /tasks/{taskUid}`.
         */
        SummarizedTask: {
            taskUid: components["schemas"]["TaskUid"];
            /** @description The index it works on, and null when it works on none or on several. */
            indexUid: components["schemas"]["IndexUid"] | null;
            /**
             * @description Always `enqueued`; the answer leaves once the task is on disk and before its work begins.
             * @constant
             */
            status: "enqueued";
            type: components["schemas"]["TaskType"];
            enqueuedAt: components["schemas"]["Timestamp"];
        };
        /**
         * Swap to be made
         * @description A pair of indexes to exchange.
         */
        SwapRequest: {
            /** @description The two indexes. Each may occur once in a request. */
            indexes: string[];
            /**
             * @description True to give the first the name of the second, which must not exist.
             * @default false
             */
            rename?: boolean;
        };
        /** @description A task and all that is known of it. Keys whose value is not known yet are null, never absent, but for `details`: a `snapshotCreation` has none. */
        Task: {
            uid: components["schemas"]["TaskUid"];
            /** @description The batch that took it up, and null before that. */
            batchUid: components["schemas"]["BatchUid"] | null;
            /** @description The index it works on, and null when it works on none or on several. */
            indexUid: components["schemas"]["IndexUid"] | null;
            status: components["schemas"]["TaskStatus"];
            type: components["schemas"]["TaskType"];
            /** @description The `taskCancelation` that ended it, and null for all others. */
            canceledBy: components["schemas"]["TaskUid"] | null;
            details?: components["schemas"]["TaskDetails"];
            /** @description Why it failed, and null in any other state. */
            error: components["schemas"]["Error"] | null;
            /** @description From `startedAt` to `finishedAt`, and null until both are known. */
            duration: components["schemas"]["Duration"] | null;
            enqueuedAt: components["schemas"]["Timestamp"];
            /** @description When its batch began. */
            startedAt: components["schemas"]["Timestamp"] | null;
            /** @description When it was settled. */
            finishedAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description Details of a `taskCancelation`. */
        TaskCancelationDetails: {
            matchedTasks: components["schemas"]["Count"];
            /** @description Tasks that were still waiting or under way and are now canceled; null until this one is settled. */
            canceledTasks: components["schemas"]["Count"] | null;
            /** @description The query as it was sent: `?`, then the text as it came, neither decoded nor sorted. */
            originalFilter: string;
        };
        /** @description Details of a `taskDeletion`. */
        TaskDeletionDetails: {
            matchedTasks: components["schemas"]["Count"];
            /** @description Tasks that were settled and are now gone; null until this one is settled. */
            deletedTasks: components["schemas"]["Count"] | null;
            /** @description The query as it was sent: `?`, then the text as it came, neither decoded nor sorted. */
            originalFilter: string;
        };
        /**
         * Details
         * @description What a task was asked for and what came of it. Which members there are depends on the type. Those that only the work can tell are there from the start, null until it is done.
         */
        TaskDetails: {
            receivedDocuments?: components["schemas"]["Count"];
            /** @description Documents stored; null until the task is settled. */
            indexedDocuments?: components["schemas"]["Count"] | null;
            providedIds?: components["schemas"]["Count"];
            /** @description Documents removed; null until the task is settled. */
            deletedDocuments?: components["schemas"]["Count"] | null;
            /** @description For `taskCancelation` and `taskDeletion`, the query as it was sent, with its `?`; null for documents deleted by id. */
            originalFilter?: string | null;
            /** @description The attribute that identifies a document. */
            primaryKey?: string | null;
            oldIndexUid?: components["schemas"]["IndexUid"];
            newIndexUid?: components["schemas"]["IndexUid"];
            /** @description The pairs exchanged. */
            swaps?: components["schemas"]["IndexSwap"][];
            matchedTasks?: components["schemas"]["Count"];
            /** @description Tasks canceled; null until this one is settled. */
            canceledTasks?: components["schemas"]["Count"] | null;
            /** @description Tasks deleted; null until this one is settled. */
            deletedTasks?: components["schemas"]["Count"] | null;
        };
        /** @description A page of tasks, from the newest to the oldest unless `reverse` was asked for. */
        TaskList: {
            /** @description The tasks of this page. */
            results: components["schemas"]["Task"][];
            total: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            /** @description The uid of the first task of this page, and null when the page is empty. */
            from: components["schemas"]["TaskUid"] | null;
            /** @description The `from` of the next page, and null when there is none. */
            next: components["schemas"]["TaskUid"] | null;
        };
        /**
         * @description Where a task stands. It goes forward only: from `enqueued` to `processing`, and from there to one of the three settled states. A task may be canceled from either of the first two.
         * @enum {string}
         */
        TaskStatus: "enqueued" | "processing" | "succeeded" | "failed" | "canceled";
        /**
         * @description What a task does. All names that Meilisearch 1.50 knows can be asked for in a filter; tasks of those types that no operation of this contract creates occur only on servers that do more than this contract says.
         * @enum {string}
         */
        TaskType: "documentAdditionOrUpdate" | "documentEdition" | "documentDeletion" | "settingsUpdate" | "indexCreation" | "indexDeletion" | "indexUpdate" | "indexSwap" | "taskCancelation" | "taskDeletion" | "dumpCreation" | "snapshotCreation" | "export" | "upgradeDatabase" | "indexCompaction" | "networkTopologyChange" | "dsrUpdate" | "dsrClear";
        /**
         * @description Number of a task: counts up from 0 and is never given twice.
         * @example 2
         */
        TaskUid: number;
        /**
         * Format: date-time
         * @description An instant in UTC: RFC 3339 with a fraction of 1 to 9 digits and `Z`, always. The fraction is never left out, because several client libraries cannot read a date without one.
         * @example 2026-11-23T05:31:06.439200772Z
         */
        Timestamp: string;
        /** @description What is running. */
        Version: {
            /** @description The commit it was built from, or `unknown`. */
            commitSha: string;
            /** @description The date of that commit, or `unknown`. */
            commitDate: components["schemas"]["Timestamp"] | "unknown";
            /** @description The version of Meilisearch whose behaviour it shows; behind a `+`, the implementation and its own version (`1.50.0+stillframe.0.1.0`). */
            pkgVersion: string;
        };
        /** @description How often the work had to wait for its writer. Spelt in snake case by Meilisearch. */
        WriteChannelCongestion: {
            attempts: components["schemas"]["Count"];
            blocking_attempts: components["schemas"]["Count"];
            /** @description The blocking attempts as a part of all. */
            blocking_ratio: number;
        };
    };
    responses: {
        /** @description The uid is not a number. */
        BadBatchUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no list of ids. */
        BadDocumentIds: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadDocumentQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body cannot be read as documents, or a parameter has a bad value. */
        BadDocuments: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body has a bad value, or a field that cannot change. */
        BadIndexChanges: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadIndexQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No index can have this name. */
        BadIndexUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body has a bad value, or a field that cannot change. */
        BadKeyChanges: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadKeyQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no valid index. */
        BadNewIndex: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no valid key. */
        BadNewKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no valid policy. */
        BadNewPolicy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no valid restoration, or the snapshot lacks an index. */
        BadNewRestoration: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a policy, or the body has a bad value. */
        BadPolicyChanges: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadPolicyQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a policy. */
        BadPolicyUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadRestorationQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a restoration. */
        BadRestorationUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a snapshot, or the body has a bad value. */
        BadSnapshotChanges: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a snapshot, or a parameter has a bad value. */
        BadSnapshotDeletion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadSnapshotQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not one of a snapshot. */
        BadSnapshotUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is no valid list of swaps. */
        BadSwap: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No filter was given, a parameter has a bad value, or does not exist. */
        BadTaskCancelation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No filter was given, a parameter has a bad value, or does not exist. */
        BadTaskDeletion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter has a bad value, or does not exist. */
        BadTaskQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The uid is not a number. */
        BadTaskUid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No batch has this uid. */
        BatchNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No index has this name, or no document in it this id. */
        DocumentNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not announced as JSON, NDJSON or CSV. */
        DocumentsExpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The key does not exist, has expired, or may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No index has this name. */
        IndexNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The disk has less room than the restoration needs, or the machine failed in another way. */
        InsufficientDiskSpace: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not announced as JSON. */
        JsonExpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A key has this uid already. */
        KeyConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No key has this uid. */
        KeyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No bearer token came with the request, or the server has no master key and therefore no keys. */
        KeysUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than the server takes. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no policy of this uid. */
        PolicyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The range begins behind the end of the archive. */
        RangeNotSatisfiable: {
            headers: {
                "Content-Range": components["headers"]["UnsatisfiedRange"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no restoration of this uid. */
        RestorationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Another restoration is under way, or the snapshot cannot be restored. */
        RestorationRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The snapshot is being made or in use, or is the last good one. */
        SnapshotKept: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The snapshot is still being made. */
        SnapshotNotComplete: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no snapshot of this uid. */
        SnapshotNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The machine failed, not the request: no room on the disk, no more open files, a disk that cannot be read. */
        SystemFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No task has this uid, or the key may not see it. */
        TaskNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No bearer token came with the request. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Something went wrong that the request is not to blame for. */
        UnexpectedError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Uid of the batch. */
        BatchUid: components["schemas"]["BatchUid"];
        /** @description The character between two fields of a CSV body: one of ASCII, a comma when left out. */
        DocumentCsvDelimiter: string;
        /** @description The fields to return; all when left out or `*`. */
        DocumentFields: string[];
        /** @description Value of the primary key of the document. */
        DocumentId: string;
        /** @description Only these documents. Ids that do not exist are passed over. */
        DocumentIds: string[];
        /** @description How many to return at most. */
        DocumentLimit: number;
        /** @description How many to skip. */
        DocumentOffset: number;
        /** @description The attribute that identifies a document, for an index that has none yet. */
        DocumentPrimaryKey: string;
        /** @description Accepted for the sake of existing clients; documents here have no vectors. */
        DocumentRetrieveVectors: boolean;
        /** @description An `ETag`, or several: nothing is sent if the archive is one of these. */
        IfNoneMatch: string;
        /** @description An `ETag`: the range counts only if the archive is still that one, otherwise the whole is sent. */
        IfRange: string;
        /** @description How many to return at most. */
        IndexLimit: number;
        /** @description How many to skip. */
        IndexOffset: number;
        /** @description Uid of the index. */
        IndexUid: components["schemas"]["IndexUid"];
        /** @description How many to return at most. */
        KeyLimit: number;
        /** @description How many to skip. */
        KeyOffset: number;
        /** @description How many to return at most. */
        PolicyLimit: number;
        /** @description How many to skip. */
        PolicyOffset: number;
        /** @description Uid of the policy. */
        PolicyUid: components["schemas"]["PolicyUid"];
        /** @description The bytes to send: `bytes=0-499`, `bytes=500-`, or the last 500 with `bytes=-500`. */
        Range: string;
        /** @description How many to return at most. */
        RestorationLimit: number;
        /** @description How many to skip. */
        RestorationOffset: number;
        /** @description Only those in these states; `*` for any. */
        RestorationStatuses: (components["schemas"]["RestorationStatus"] | "*")[];
        /** @description Uid of the restoration. */
        RestorationUid: components["schemas"]["RestorationUid"];
        /** @description Delete it even if no other good one is left. */
        SnapshotForce: boolean;
        /** @description Only those of these kinds; `*` for any. */
        SnapshotKinds: (components["schemas"]["SnapshotKind"] | "*")[];
        /** @description How many to return at most. */
        SnapshotLimit: number;
        /** @description How many to skip. */
        SnapshotOffset: number;
        /** @description Only those in these states; `*` for any. */
        SnapshotStates: (components["schemas"]["SnapshotState"] | "*")[];
        /** @description Only those that these tasks asked for; `*` for any. */
        SnapshotTaskUids: (number | "*")[];
        /** @description Uid of the snapshot. */
        SnapshotUid: components["schemas"]["SnapshotUid"];
        /** @description Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any. */
        TaskAfterEnqueuedAt: string | "*";
        /** @description Only those finished later than this. A date stands for its midnight in UTC; `*` for any. */
        TaskAfterFinishedAt: string | "*";
        /** @description Only those started later than this. A date stands for its midnight in UTC; `*` for any. */
        TaskAfterStartedAt: string | "*";
        /** @description Only those of these batches; `*` for any. */
        TaskBatchUids: (number | "*")[];
        /** @description Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any. */
        TaskBeforeEnqueuedAt: string | "*";
        /** @description Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any. */
        TaskBeforeFinishedAt: string | "*";
        /** @description Only those started earlier than this. A date stands for its midnight in UTC; `*` for any. */
        TaskBeforeStartedAt: string | "*";
        /** @description Only those that these tasks canceled; `*` for any. */
        TaskCanceledBy: (number | "*")[];
        /** @description Uid of the first to return. Take it from the `next` of the page before. */
        TaskFrom: number;
        /** @description Only those that work on these indexes; `*` for any. */
        TaskIndexUids: (components["schemas"]["IndexUid"] | "*")[];
        /** @description How many to return at most. */
        TaskLimit: number;
        /** @description True to begin with the oldest. */
        TaskReverse: boolean;
        /** @description Only those in these states; `*` for any. */
        TaskStatuses: (components["schemas"]["TaskStatus"] | "*")[];
        /** @description Only those of these types; `*` for any. */
        TaskTypes: (components["schemas"]["TaskType"] | "*")[];
        /** @description Uid of the task. */
        TaskUid: components["schemas"]["TaskUid"];
        /** @description Only these; `*` for any. */
        TaskUids: (number | "*")[];
        /** @description The uid of the key, or the key itself. */
        UidOrKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Ranges of bytes can be asked for. */
        AcceptRanges: "bytes";
        /** @description The name under which to save it. */
        ContentDisposition: string;
        /** @description Which bytes of how many these are. */
        ContentRange: string;
        /** @description A strong validator, made of the SHA-256 of the whole archive. */
        ETag: string;
        /** @description SHA-256 of the whole archive, also where only a range of it is sent (RFC 9530). */
        ReprDigest: string;
        /** @description The path of the restoration. */
        RestorationLocation: string;
        /** @description How many bytes there are. */
        UnsatisfiedRange: string;
    };
    pathItems: never;
}
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. The media type carries `version=0.0.4`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Metrics"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenapiDocument"];
                };
            };
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["SnapshotOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["SnapshotLimit"];
                /** @description Only those in these states; `*` for any. */
                states?: components["parameters"]["SnapshotStates"];
                /** @description Only those of these kinds; `*` for any. */
                kinds?: components["parameters"]["SnapshotKinds"];
                /** @description Only those that these tasks asked for; `*` for any. */
                taskUids?: components["parameters"]["SnapshotTaskUids"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of snapshots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            400: components["responses"]["BadSnapshotQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Not looked at, whatever it is and however it is announced. Client libraries send nothing, `null`, or an empty JSON body. */
        requestBody?: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the snapshot. */
                snapshotUid: components["parameters"]["SnapshotUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadSnapshotUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: {
                /** @description Delete it even if no other good one is left. */
                force?: components["parameters"]["SnapshotForce"];
            };
            header?: never;
            path: {
                /** @description Uid of the snapshot. */
                snapshotUid: components["parameters"]["SnapshotUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadSnapshotDeletion"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["SnapshotKept"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    updateSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the snapshot. */
                snapshotUid: components["parameters"]["SnapshotUid"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotChanges"];
            };
        };
        responses: {
            /** @description The snapshot as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadSnapshotChanges"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["SnapshotNotComplete"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getSnapshotFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The bytes to send: `bytes=0-499`, `bytes=500-`, or the last 500 with `bytes=-500`. */
                Range?: components["parameters"]["Range"];
                /** @description An `ETag`: the range counts only if the archive is still that one, otherwise the whole is sent. */
                "If-Range"?: components["parameters"]["IfRange"];
                /** @description An `ETag`, or several: nothing is sent if the archive is one of these. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Uid of the snapshot. */
                snapshotUid: components["parameters"]["SnapshotUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole archive. */
            200: {
                headers: {
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["ReprDigest"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": components["schemas"]["ArchiveBytes"];
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Range": components["headers"]["ContentRange"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["ReprDigest"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": components["schemas"]["ArchiveBytes"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadSnapshotUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["SnapshotNotComplete"];
            416: components["responses"]["RangeNotSatisfiable"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    verifySnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the snapshot. */
                snapshotUid: components["parameters"]["SnapshotUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof waits or is under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadSnapshotUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["SnapshotNotComplete"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listRestorations: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["RestorationOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["RestorationLimit"];
                /** @description Only those in these states; `*` for any. */
                statuses?: components["parameters"]["RestorationStatuses"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of restorations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestorationList"];
                };
            };
            400: components["responses"]["BadRestorationQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    createRestoration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is to be brought back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRestoration"];
            };
        };
        responses: {
            /** @description The restoration is on disk and waits. */
            202: {
                headers: {
                    Location: components["headers"]["RestorationLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restoration"];
                };
            };
            400: components["responses"]["BadNewRestoration"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["RestorationRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InsufficientDiskSpace"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getRestoration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the restoration. */
                restorationUid: components["parameters"]["RestorationUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restoration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restoration"];
                };
            };
            400: components["responses"]["BadRestorationUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RestorationNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listSnapshotPolicies: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["PolicyOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["PolicyLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of policies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPolicyList"];
                };
            };
            400: components["responses"]["BadPolicyQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    createSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The policy. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSnapshotPolicy"];
            };
        };
        responses: {
            /** @description The policy. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPolicy"];
                };
            };
            400: components["responses"]["BadNewPolicy"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the policy. */
                policyUid: components["parameters"]["PolicyUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPolicy"];
                };
            };
            400: components["responses"]["BadPolicyUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PolicyNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the policy. */
                policyUid: components["parameters"]["PolicyUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadPolicyUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PolicyNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    updateSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the policy. */
                policyUid: components["parameters"]["PolicyUid"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotPolicyChanges"];
            };
        };
        responses: {
            /** @description The policy as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPolicy"];
                };
            };
            400: components["responses"]["BadPolicyChanges"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PolicyNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    previewSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the policy. */
                policyUid: components["parameters"]["PolicyUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            400: components["responses"]["BadPolicyUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PolicyNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description How many to return at most. */
                limit?: components["parameters"]["TaskLimit"];
                /** @description Uid of the first to return. Take it from the `next` of the page before. */
                from?: components["parameters"]["TaskFrom"];
                /** @description True to begin with the oldest. */
                reverse?: components["parameters"]["TaskReverse"];
                /** @description Only those of these batches; `*` for any. */
                batchUids?: components["parameters"]["TaskBatchUids"];
                /** @description Only these; `*` for any. */
                uids?: components["parameters"]["TaskUids"];
                /** @description Only those that these tasks canceled; `*` for any. */
                canceledBy?: components["parameters"]["TaskCanceledBy"];
                /** @description Only those of these types; `*` for any. */
                types?: components["parameters"]["TaskTypes"];
                /** @description Only those in these states; `*` for any. */
                statuses?: components["parameters"]["TaskStatuses"];
                /** @description Only those that work on these indexes; `*` for any. */
                indexUids?: components["parameters"]["TaskIndexUids"];
                /** @description Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any. */
                afterEnqueuedAt?: components["parameters"]["TaskAfterEnqueuedAt"];
                /** @description Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeEnqueuedAt?: components["parameters"]["TaskBeforeEnqueuedAt"];
                /** @description Only those started later than this. A date stands for its midnight in UTC; `*` for any. */
                afterStartedAt?: components["parameters"]["TaskAfterStartedAt"];
                /** @description Only those started earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeStartedAt?: components["parameters"]["TaskBeforeStartedAt"];
                /** @description Only those finished later than this. A date stands for its midnight in UTC; `*` for any. */
                afterFinishedAt?: components["parameters"]["TaskAfterFinishedAt"];
                /** @description Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeFinishedAt?: components["parameters"]["TaskBeforeFinishedAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["BadTaskQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteTasks: {
        parameters: {
            query?: {
                /** @description Only these; `*` for any. */
                uids?: components["parameters"]["TaskUids"];
                /** @description Only those of these batches; `*` for any. */
                batchUids?: components["parameters"]["TaskBatchUids"];
                /** @description Only those that these tasks canceled; `*` for any. */
                canceledBy?: components["parameters"]["TaskCanceledBy"];
                /** @description Only those of these types; `*` for any. */
                types?: components["parameters"]["TaskTypes"];
                /** @description Only those in these states; `*` for any. */
                statuses?: components["parameters"]["TaskStatuses"];
                /** @description Only those that work on these indexes; `*` for any. */
                indexUids?: components["parameters"]["TaskIndexUids"];
                /** @description Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any. */
                afterEnqueuedAt?: components["parameters"]["TaskAfterEnqueuedAt"];
                /** @description Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeEnqueuedAt?: components["parameters"]["TaskBeforeEnqueuedAt"];
                /** @description Only those started later than this. A date stands for its midnight in UTC; `*` for any. */
                afterStartedAt?: components["parameters"]["TaskAfterStartedAt"];
                /** @description Only those started earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeStartedAt?: components["parameters"]["TaskBeforeStartedAt"];
                /** @description Only those finished later than this. A date stands for its midnight in UTC; `*` for any. */
                afterFinishedAt?: components["parameters"]["TaskAfterFinishedAt"];
                /** @description Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeFinishedAt?: components["parameters"]["TaskBeforeFinishedAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task that deletes them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadTaskDeletion"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    cancelTasks: {
        parameters: {
            query?: {
                /** @description Only these; `*` for any. */
                uids?: components["parameters"]["TaskUids"];
                /** @description Only those of these batches; `*` for any. */
                batchUids?: components["parameters"]["TaskBatchUids"];
                /** @description Only those that these tasks canceled; `*` for any. */
                canceledBy?: components["parameters"]["TaskCanceledBy"];
                /** @description Only those of these types; `*` for any. */
                types?: components["parameters"]["TaskTypes"];
                /** @description Only those in these states; `*` for any. */
                statuses?: components["parameters"]["TaskStatuses"];
                /** @description Only those that work on these indexes; `*` for any. */
                indexUids?: components["parameters"]["TaskIndexUids"];
                /** @description Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any. */
                afterEnqueuedAt?: components["parameters"]["TaskAfterEnqueuedAt"];
                /** @description Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeEnqueuedAt?: components["parameters"]["TaskBeforeEnqueuedAt"];
                /** @description Only those started later than this. A date stands for its midnight in UTC; `*` for any. */
                afterStartedAt?: components["parameters"]["TaskAfterStartedAt"];
                /** @description Only those started earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeStartedAt?: components["parameters"]["TaskBeforeStartedAt"];
                /** @description Only those finished later than this. A date stands for its midnight in UTC; `*` for any. */
                afterFinishedAt?: components["parameters"]["TaskAfterFinishedAt"];
                /** @description Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeFinishedAt?: components["parameters"]["TaskBeforeFinishedAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task that cancels them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadTaskCancelation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the task. */
                taskUid: components["parameters"]["TaskUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadTaskUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /** @description How many to return at most. */
                limit?: components["parameters"]["TaskLimit"];
                /** @description Uid of the first to return. Take it from the `next` of the page before. */
                from?: components["parameters"]["TaskFrom"];
                /** @description True to begin with the oldest. */
                reverse?: components["parameters"]["TaskReverse"];
                /** @description Only those of these batches; `*` for any. */
                batchUids?: components["parameters"]["TaskBatchUids"];
                /** @description Only these; `*` for any. */
                uids?: components["parameters"]["TaskUids"];
                /** @description Only those that these tasks canceled; `*` for any. */
                canceledBy?: components["parameters"]["TaskCanceledBy"];
                /** @description Only those of these types; `*` for any. */
                types?: components["parameters"]["TaskTypes"];
                /** @description Only those in these states; `*` for any. */
                statuses?: components["parameters"]["TaskStatuses"];
                /** @description Only those that work on these indexes; `*` for any. */
                indexUids?: components["parameters"]["TaskIndexUids"];
                /** @description Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any. */
                afterEnqueuedAt?: components["parameters"]["TaskAfterEnqueuedAt"];
                /** @description Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeEnqueuedAt?: components["parameters"]["TaskBeforeEnqueuedAt"];
                /** @description Only those started later than this. A date stands for its midnight in UTC; `*` for any. */
                afterStartedAt?: components["parameters"]["TaskAfterStartedAt"];
                /** @description Only those started earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeStartedAt?: components["parameters"]["TaskBeforeStartedAt"];
                /** @description Only those finished later than this. A date stands for its midnight in UTC; `*` for any. */
                afterFinishedAt?: components["parameters"]["TaskAfterFinishedAt"];
                /** @description Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any. */
                beforeFinishedAt?: components["parameters"]["TaskBeforeFinishedAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of batches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchList"];
                };
            };
            400: components["responses"]["BadTaskQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the batch. */
                batchUid: components["parameters"]["BatchUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["BadBatchUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["KeyOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["KeyLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            400: components["responses"]["BadKeyQuery"];
            401: components["responses"]["KeysUnauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The key to be created. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadNewKey"];
            401: components["responses"]["KeysUnauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The uid of the key, or the key itself. */
                uidOrKey: components["parameters"]["UidOrKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            401: components["responses"]["KeysUnauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["KeyNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The uid of the key, or the key itself. */
                uidOrKey: components["parameters"]["UidOrKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeysUnauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["KeyNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The uid of the key, or the key itself. */
                uidOrKey: components["parameters"]["UidOrKey"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChanges"];
            };
        };
        responses: {
            /** @description The key as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadKeyChanges"];
            401: components["responses"]["KeysUnauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["KeyNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listIndexes: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["IndexOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["IndexLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of indexes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexList"];
                };
            };
            400: components["responses"]["BadIndexQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    createIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The index to be created. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIndex"];
            };
        };
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadNewIndex"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getIndex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The index. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Index"];
                };
            };
            400: components["responses"]["BadIndexUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteIndex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadIndexUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    updateIndex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexChanges"];
            };
        };
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadIndexChanges"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getIndexStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexStats"];
                };
            };
            400: components["responses"]["BadIndexUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description How many to skip. */
                offset?: components["parameters"]["DocumentOffset"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["DocumentLimit"];
                /** @description The fields to return; all when left out or `*`. */
                fields?: components["parameters"]["DocumentFields"];
                /** @description Accepted for the sake of existing clients; documents here have no vectors. */
                retrieveVectors?: components["parameters"]["DocumentRetrieveVectors"];
                /** @description Only these documents. Ids that do not exist are passed over. */
                ids?: components["parameters"]["DocumentIds"];
            };
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            400: components["responses"]["BadDocumentQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    updateDocuments: {
        parameters: {
            query?: {
                /** @description The attribute that identifies a document, for an index that has none yet. */
                primaryKey?: components["parameters"]["DocumentPrimaryKey"];
                /** @description The character between two fields of a CSV body: one of ASCII, a comma when left out. */
                csvDelimiter?: components["parameters"]["DocumentCsvDelimiter"];
            };
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        /** @description One document or several, or parts of them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"][] | components["schemas"]["Document"];
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description The task is on disk and waits, with its documents. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadDocuments"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["DocumentsExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    addDocuments: {
        parameters: {
            query?: {
                /** @description The attribute that identifies a document, for an index that has none yet. */
                primaryKey?: components["parameters"]["DocumentPrimaryKey"];
                /** @description The character between two fields of a CSV body: one of ASCII, a comma when left out. */
                csvDelimiter?: components["parameters"]["DocumentCsvDelimiter"];
            };
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        /** @description One document or several. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"][] | components["schemas"]["Document"];
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description The task is on disk and waits, with its documents. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadDocuments"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["DocumentsExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteAllDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadIndexUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    fetchDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        /** @description Which documents and how much of them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentQuery"];
            };
        };
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            400: components["responses"]["BadDocumentQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
            };
            cookie?: never;
        };
        /** @description The ids of the documents. */
        requestBody: {
            content: {
                "application/json": unknown[];
            };
        };
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadDocumentIds"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    getDocument: {
        parameters: {
            query?: {
                /** @description The fields to return; all when left out or `*`. */
                fields?: components["parameters"]["DocumentFields"];
                /** @description Accepted for the sake of existing clients; documents here have no vectors. */
                retrieveVectors?: components["parameters"]["DocumentRetrieveVectors"];
            };
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
                /** @description Value of the primary key of the document. */
                documentId: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["BadDocumentQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DocumentNotFound"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    deleteDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uid of the index. */
                indexUid: components["parameters"]["IndexUid"];
                /** @description Value of the primary key of the document. */
                documentId: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadIndexUid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
    swapIndexes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The pairs to exchange; all of them change places at one instant. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapRequest"][];
            };
        };
        responses: {
            /** @description The task is on disk and waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummarizedTask"];
                };
            };
            400: components["responses"]["BadSwap"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["SystemFailure"];
            "5XX": components["responses"]["UnexpectedError"];
        };
    };
}
