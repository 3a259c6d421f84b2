// Made by `npm run generate -w @stillframe/contract` from openapi/. Do not edit.
import type { OpenApiDocument } from '../openapi-document.js';

export const document: OpenApiDocument = {
  "openapi": "3.1.0",
  "info": {
    "title": "Stillframe",
    "version": "0.1.0",
    "summary": "Snapshots of a document store, for clients of Meilisearch.",
    "description": "A server that keeps documents, takes consistent snapshots of all of them, and speaks the dialect of\nMeilisearch 1.50, so that its official client libraries work unchanged. It does not search.\n\nWhatever changes something is a task: the answer is `202` and names a task, which is on disk by then; the\nwork comes after, and `GET /tasks/{taskUid}` tells how it goes.\n\nStillframe is not affiliated with Meilisearch. Where this contract and Meilisearch 1.50.0 differ, the contract is wrong.\n",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "servers": [
    {
      "url": "http://localhost:7700",
      "description": "A server started with its defaults."
    }
  ],
  "security": [
    {
      "bearer": []
    }
  ],
  "tags": [
    {
      "name": "Server",
      "description": "Is it there, which one is it, and how much does it hold."
    },
    {
      "name": "Snapshots",
      "description": "A snapshot is the whole database at one instant, in one file."
    },
    {
      "name": "Restorations",
      "description": "A snapshot is brought back while the server runs."
    },
    {
      "name": "Policies",
      "description": "When snapshots are taken, and which are kept."
    },
    {
      "name": "Tasks",
      "description": "Work that was asked for, waiting, under way or done."
    },
    {
      "name": "Batches",
      "description": "Tasks that were taken up together."
    },
    {
      "name": "Keys",
      "description": "Who may do what. Only the master key, or a key with an action on keys, opens these."
    },
    {
      "name": "Indexes",
      "description": "Collections of documents."
    },
    {
      "name": "Documents",
      "description": "What is stored."
    }
  ],
  "paths": {
    "/health": {
      "get": {
        "operationId": "getHealth",
        "tags": [
          "Server"
        ],
        "summary": "Is the server there?",
        "description": "Answers as long as the server takes requests. Needs no key.",
        "security": [],
        "x-actions": [],
        "x-ignore-query": true,
        "responses": {
          "200": {
            "description": "It is.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
                },
                "examples": {
                  "health": {
                    "$ref": "#/components/examples/Health"
                  }
                }
              }
            }
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/version": {
      "get": {
        "operationId": "getVersion",
        "tags": [
          "Server"
        ],
        "summary": "Which server is it?",
        "description": "Tells the version whose behaviour the server shows, and the one it is.",
        "x-actions": [
          "version",
          "*"
        ],
        "x-ignore-query": true,
        "responses": {
          "200": {
            "description": "The version.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Version"
                },
                "examples": {
                  "version": {
                    "$ref": "#/components/examples/Version"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/stats": {
      "get": {
        "operationId": "getStats",
        "tags": [
          "Server"
        ],
        "summary": "How much does it hold?",
        "description": "Sizes and counts of the whole database and of each index that the key may see.",
        "x-actions": [
          "stats.get",
          "stats.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "responses": {
          "200": {
            "description": "The numbers.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Stats"
                },
                "examples": {
                  "stats": {
                    "$ref": "#/components/examples/Stats"
                  },
                  "statsOfEmptyServer": {
                    "$ref": "#/components/examples/StatsOfEmptyServer"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "getMetrics",
        "tags": [
          "Server"
        ],
        "summary": "What does it do, in numbers for Prometheus?",
        "description": "Snapshots, queue, requests and the process, in the text format 0.0.4 of Prometheus. Asking costs the server next to nothing, however many tasks and snapshots there are. Where Meilisearch has this operation behind a flag, it counts other things.",
        "x-extension": true,
        "x-actions": [
          "metrics.get",
          "metrics.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "responses": {
          "200": {
            "description": "The numbers. The media type carries `version=0.0.4`.",
            "content": {
              "text/plain": {
                "schema": {
                  "$ref": "#/components/schemas/Metrics"
                },
                "examples": {
                  "metrics": {
                    "$ref": "#/components/examples/Metrics"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/openapi.json": {
      "get": {
        "operationId": "getOpenapi",
        "tags": [
          "Server"
        ],
        "summary": "What does it promise?",
        "description": "This contract, as the server obeys it. Needs no key.",
        "x-extension": true,
        "security": [],
        "x-actions": [],
        "x-ignore-query": true,
        "responses": {
          "200": {
            "description": "The contract.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/OpenapiDocument"
                },
                "examples": {
                  "openapiDocument": {
                    "$ref": "#/components/examples/OpenapiDocument"
                  }
                }
              }
            }
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshots": {
      "get": {
        "operationId": "listSnapshots",
        "tags": [
          "Snapshots"
        ],
        "summary": "List snapshots",
        "description": "A page of the snapshots that exist or are being made, the newest first; a filter with several values lets each of them through. The archives themselves are looked at: one that was put there by hand is listed too.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "each-once": {
            "law": "unique",
            "items": "/results",
            "by": "/snapshotUid"
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "offset": "offset"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "offset": "offset"
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getSnapshot",
            "parameters": {
              "snapshotUid": "/snapshotUid"
            }
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotOffset"
          },
          {
            "$ref": "#/components/parameters/SnapshotLimit"
          },
          {
            "$ref": "#/components/parameters/SnapshotStates"
          },
          {
            "$ref": "#/components/parameters/SnapshotKinds"
          },
          {
            "$ref": "#/components/parameters/SnapshotTaskUids"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of snapshots.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SnapshotList"
                },
                "examples": {
                  "snapshotListPage": {
                    "$ref": "#/components/examples/SnapshotListPage"
                  },
                  "snapshotListEmpty": {
                    "$ref": "#/components/examples/SnapshotListEmpty"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "createSnapshot",
        "tags": [
          "Snapshots"
        ],
        "summary": "Take a snapshot",
        "description": "Enqueues the making of a snapshot: one file that holds the whole database as it was at one instant. Writers are not stopped. Neither body nor query is looked at. The task comes before all others that wait, and several that wait together share one file. Where it lies and how many are kept is for whoever runs the server to say, never for a request.",
        "x-actions": [
          "snapshots.create",
          "snapshots.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "snapshotCreation",
              "/status": "enqueued"
            }
          }
        },
        "x-stream-body": true,
        "x-ignore-query": true,
        "requestBody": {
          "description": "Not looked at, whatever it is and however it is announced. Client libraries send nothing, `null`, or an empty JSON body.",
          "required": false,
          "content": {
            "*/*": {
              "schema": {},
              "examples": {
                "nothing": {
                  "summary": "What several client libraries send",
                  "value": null
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "snapshotEnqueued": {
                    "$ref": "#/components/examples/SnapshotEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshots/{snapshotUid}": {
      "get": {
        "operationId": "getSnapshot",
        "tags": [
          "Snapshots"
        ],
        "summary": "Read a snapshot",
        "description": "All that is known of a snapshot. While it is being made or verified, ask again to see how far it is.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The snapshot.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Snapshot"
                },
                "examples": {
                  "snapshotVerified": {
                    "$ref": "#/components/examples/SnapshotVerified"
                  },
                  "snapshotCreating": {
                    "$ref": "#/components/examples/SnapshotCreating"
                  },
                  "snapshotCorrupt": {
                    "$ref": "#/components/examples/SnapshotCorrupt"
                  },
                  "snapshotForeign": {
                    "$ref": "#/components/examples/SnapshotForeign"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "patch": {
        "operationId": "updateSnapshot",
        "tags": [
          "Snapshots"
        ],
        "summary": "Pin a snapshot",
        "description": "A pinned snapshot is never removed by retention, and does not count among those that it keeps. Whoever may delete snapshots still may delete it.",
        "x-extension": true,
        "x-actions": [
          "snapshots.update",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotUid"
          }
        ],
        "requestBody": {
          "description": "What is to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SnapshotChanges"
              },
              "examples": {
                "pin": {
                  "summary": "Keep it",
                  "value": {
                    "pinned": true
                  }
                },
                "unpin": {
                  "summary": "Leave it to retention",
                  "value": {
                    "pinned": false
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The snapshot as it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Snapshot"
                },
                "examples": {
                  "snapshotVerified": {
                    "$ref": "#/components/examples/SnapshotVerified"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotChanges"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "409": {
            "$ref": "#/components/responses/SnapshotNotComplete"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteSnapshot",
        "tags": [
          "Snapshots"
        ],
        "summary": "Delete a snapshot",
        "description": "Removes the archive and its record. Refused while the snapshot is downloaded, verified, restored or copied from, and for the last one that is not corrupt unless `force=true` says that this is meant.",
        "x-extension": true,
        "x-actions": [
          "snapshots.delete",
          "snapshots.*",
          "*"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotUid"
          },
          {
            "$ref": "#/components/parameters/SnapshotForce"
          }
        ],
        "responses": {
          "204": {
            "description": "It is gone."
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotDeletion"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "409": {
            "$ref": "#/components/responses/SnapshotKept"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshots/{snapshotUid}/file": {
      "get": {
        "operationId": "getSnapshotFile",
        "tags": [
          "Snapshots"
        ],
        "summary": "Download a snapshot",
        "description": "The archive, byte for byte. `HEAD` gives the headers alone. One range can be asked for, from the beginning or from the end; several ranges, and a range that cannot be read, are answered with the whole. An archive is never changed, so a download that broke off goes on with `Range` and `If-Range`. It holds the keys of the database too: `*.get` does not open it.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotUid"
          },
          {
            "$ref": "#/components/parameters/Range"
          },
          {
            "$ref": "#/components/parameters/IfRange"
          },
          {
            "$ref": "#/components/parameters/IfNoneMatch"
          }
        ],
        "responses": {
          "200": {
            "description": "The whole archive.",
            "headers": {
              "Accept-Ranges": {
                "$ref": "#/components/headers/AcceptRanges"
              },
              "Content-Disposition": {
                "$ref": "#/components/headers/ContentDisposition"
              },
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Repr-Digest": {
                "$ref": "#/components/headers/ReprDigest"
              }
            },
            "content": {
              "application/gzip": {
                "schema": {
                  "$ref": "#/components/schemas/ArchiveBytes"
                },
                "examples": {
                  "archiveBytes": {
                    "$ref": "#/components/examples/ArchiveBytes"
                  }
                }
              }
            }
          },
          "206": {
            "description": "The range that was asked for.",
            "headers": {
              "Accept-Ranges": {
                "$ref": "#/components/headers/AcceptRanges"
              },
              "Content-Disposition": {
                "$ref": "#/components/headers/ContentDisposition"
              },
              "Content-Range": {
                "$ref": "#/components/headers/ContentRange"
              },
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Repr-Digest": {
                "$ref": "#/components/headers/ReprDigest"
              }
            },
            "content": {
              "application/gzip": {
                "schema": {
                  "$ref": "#/components/schemas/ArchiveBytes"
                },
                "examples": {
                  "archiveBytes": {
                    "$ref": "#/components/examples/ArchiveBytes"
                  }
                }
              }
            }
          },
          "304": {
            "description": "The caller has it already.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "409": {
            "$ref": "#/components/responses/SnapshotNotComplete"
          },
          "416": {
            "$ref": "#/components/responses/RangeNotSatisfiable"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshots/{snapshotUid}/verify": {
      "post": {
        "operationId": "verifySnapshot",
        "tags": [
          "Snapshots"
        ],
        "summary": "Prove a snapshot",
        "description": "Enqueues the proof that the archive would restore: checksums, every page, counts against what it says of itself. The snapshot's `verification` tells how far it is and how it ended; one that waits or runs already is not begun again. A snapshot found to be corrupt is never taken for the newest good one.",
        "x-extension": true,
        "x-actions": [
          "snapshots.verify",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/SnapshotUid"
          }
        ],
        "responses": {
          "202": {
            "description": "The proof waits or is under way.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Snapshot"
                },
                "examples": {
                  "snapshotVerifying": {
                    "$ref": "#/components/examples/SnapshotVerifying"
                  }
                }
              }
            },
            "links": {
              "snapshot": {
                "$ref": "#/components/links/VerifiedSnapshot"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSnapshotUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "409": {
            "$ref": "#/components/responses/SnapshotNotComplete"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/restorations": {
      "get": {
        "operationId": "listRestorations",
        "tags": [
          "Restorations"
        ],
        "summary": "List restorations",
        "description": "A page of the restorations that this server was asked for, the newest first.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.restore",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RestorationOffset"
          },
          {
            "$ref": "#/components/parameters/RestorationLimit"
          },
          {
            "$ref": "#/components/parameters/RestorationStatuses"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of restorations.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RestorationList"
                },
                "examples": {
                  "restorationListPage": {
                    "$ref": "#/components/examples/RestorationListPage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadRestorationQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "createRestoration",
        "tags": [
          "Restorations"
        ],
        "summary": "Bring a snapshot back",
        "description": "Puts the database, or some of its indexes, back to what a snapshot holds, while the server runs. It waits until what is being applied has ended, and the queue waits for it; readers see the old state or the new one, never one between. Everything of the snapshot is checked before anything of today's is touched, and a server that is killed meanwhile has one of the two when it starts again.\nWithout `indexes` everything is replaced: indexes, documents, tasks, batches, and keys unless `keys` says to keep today's. Tasks that wait now are canceled, tasks that waited in the snapshot wait again. With `indexes` only these change, and one that does not exist any more is made again. `dryRun` stops before the exchange and tells what would have changed.",
        "x-extension": true,
        "x-actions": [
          "snapshots.restore",
          "*"
        ],
        "x-ignore-query": true,
        "requestBody": {
          "description": "What is to be brought back.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewRestoration"
              },
              "examples": {
                "everything": {
                  "summary": "The whole database",
                  "value": {
                    "snapshotUid": "20261123T135234184Z-1"
                  }
                },
                "everythingButKeys": {
                  "summary": "The whole database, with the keys of today",
                  "value": {
                    "snapshotUid": "20261123T135234184Z-1",
                    "keys": "keep"
                  }
                },
                "preview": {
                  "summary": "What would change of one index",
                  "value": {
                    "snapshotUid": "20261123T135234184Z-1",
                    "indexes": [
                      "movies"
                    ],
                    "dryRun": true
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The restoration is on disk and waits.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/RestorationLocation"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Restoration"
                },
                "examples": {
                  "restorationEnqueued": {
                    "$ref": "#/components/examples/RestorationEnqueued"
                  }
                }
              }
            },
            "links": {
              "restoration": {
                "$ref": "#/components/links/CreatedRestoration"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadNewRestoration"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/SnapshotNotFound"
          },
          "409": {
            "$ref": "#/components/responses/RestorationRefused"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/InsufficientDiskSpace"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/restorations/{restorationUid}": {
      "get": {
        "operationId": "getRestoration",
        "tags": [
          "Restorations"
        ],
        "summary": "Read a restoration",
        "description": "All that is known of a restoration. Ask again until its status is `succeeded` or `failed`; after that it does not change.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.restore",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/RestorationUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The restoration.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Restoration"
                },
                "examples": {
                  "restorationEnqueued": {
                    "$ref": "#/components/examples/RestorationEnqueued"
                  },
                  "restorationProcessing": {
                    "$ref": "#/components/examples/RestorationProcessing"
                  },
                  "restorationSucceeded": {
                    "$ref": "#/components/examples/RestorationSucceeded"
                  },
                  "restorationPreviewed": {
                    "$ref": "#/components/examples/RestorationPreviewed"
                  },
                  "restorationFailed": {
                    "$ref": "#/components/examples/RestorationFailed"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadRestorationUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/RestorationNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshot-policies": {
      "get": {
        "operationId": "listSnapshotPolicies",
        "tags": [
          "Policies"
        ],
        "summary": "List policies",
        "description": "A page of the policies, the oldest first.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/PolicyOffset"
          },
          {
            "$ref": "#/components/parameters/PolicyLimit"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of policies.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SnapshotPolicyList"
                },
                "examples": {
                  "snapshotPolicyList": {
                    "$ref": "#/components/examples/SnapshotPolicyList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadPolicyQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "createSnapshotPolicy",
        "tags": [
          "Policies"
        ],
        "summary": "Create a policy",
        "description": "Says when snapshots are taken and which are kept. It holds from now on: the first snapshot is taken when its line of cron is due for the first time, and retention heeds it with the next snapshot.",
        "x-extension": true,
        "x-actions": [
          "snapshots.update",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "requestBody": {
          "description": "The policy.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewSnapshotPolicy"
              },
              "examples": {
                "nightly": {
                  "summary": "Every night at half past two in Berlin, kept for a week, a month and a year",
                  "value": {
                    "name": "nightly",
                    "cron": "30 2 * * *",
                    "timeZone": "Europe/Berlin",
                    "keep": {
                      "daily": 7,
                      "weekly": 5,
                      "monthly": 12
                    }
                  }
                },
                "hourly": {
                  "summary": "Every hour, even if nothing has changed",
                  "value": {
                    "cron": "0 * * * *",
                    "keep": {
                      "hourly": 24
                    },
                    "skipUnchanged": false
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The policy.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SnapshotPolicy"
                },
                "examples": {
                  "snapshotPolicyNew": {
                    "$ref": "#/components/examples/SnapshotPolicyNew"
                  }
                }
              }
            },
            "links": {
              "policy": {
                "$ref": "#/components/links/CreatedPolicy"
              },
              "changes": {
                "$ref": "#/components/links/CreatedPolicyChanges"
              },
              "deletion": {
                "$ref": "#/components/links/CreatedPolicyDeletion"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadNewPolicy"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshot-policies/{policyUid}": {
      "get": {
        "operationId": "getSnapshotPolicy",
        "tags": [
          "Policies"
        ],
        "summary": "Read a policy",
        "description": "The policy, when it is due next, and how its last run went.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/PolicyUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The policy.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SnapshotPolicy"
                },
                "examples": {
                  "snapshotPolicy": {
                    "$ref": "#/components/examples/SnapshotPolicy"
                  },
                  "snapshotPolicyNew": {
                    "$ref": "#/components/examples/SnapshotPolicyNew"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadPolicyUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/PolicyNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "patch": {
        "operationId": "updateSnapshotPolicy",
        "tags": [
          "Policies"
        ],
        "summary": "Change a policy",
        "description": "Changes what is given and leaves the rest. One that is not enabled takes no snapshots, and still keeps those that it would keep.",
        "x-extension": true,
        "x-actions": [
          "snapshots.update",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/PolicyUid"
          }
        ],
        "requestBody": {
          "description": "What is to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SnapshotPolicyChanges"
              },
              "examples": {
                "stop": {
                  "summary": "Take no more",
                  "value": {
                    "enabled": false
                  }
                },
                "longer": {
                  "summary": "Keep for longer",
                  "value": {
                    "keep": {
                      "daily": 14,
                      "monthly": 24
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The policy as it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SnapshotPolicy"
                },
                "examples": {
                  "snapshotPolicyStopped": {
                    "$ref": "#/components/examples/SnapshotPolicyStopped"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadPolicyChanges"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/PolicyNotFound"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteSnapshotPolicy",
        "tags": [
          "Policies"
        ],
        "summary": "Delete a policy",
        "description": "It takes no more snapshots. Those that only it keeps go when the next snapshot was taken; see the preview before.",
        "x-extension": true,
        "x-actions": [
          "snapshots.update",
          "snapshots.*",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/PolicyUid"
          }
        ],
        "responses": {
          "204": {
            "description": "It is gone."
          },
          "400": {
            "$ref": "#/components/responses/BadPolicyUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/PolicyNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/snapshot-policies/{policyUid}/preview": {
      "get": {
        "operationId": "previewSnapshotPolicy",
        "tags": [
          "Policies"
        ],
        "summary": "Preview retention",
        "description": "Which snapshots retention would keep and remove now, and why: by this policy, by all others, and by the flags of the server. Nothing is removed.",
        "x-extension": true,
        "x-actions": [
          "snapshots.get",
          "snapshots.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/PolicyUid"
          }
        ],
        "responses": {
          "200": {
            "description": "What would happen.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RetentionPreview"
                },
                "examples": {
                  "retentionPreview": {
                    "$ref": "#/components/examples/RetentionPreview"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadPolicyUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/PolicyNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/tasks": {
      "get": {
        "operationId": "listTasks",
        "tags": [
          "Tasks"
        ],
        "summary": "List tasks",
        "description": "A page of the tasks that match all filters given; a filter with several values lets each of them through. States and types may be written in any letter case. Follow `next` through the pages: it is stable while tasks are added.",
        "x-actions": [
          "tasks.get",
          "tasks.*",
          "*.get",
          "*"
        ],
        "x-never-empty": "Work that was done stays here, and is no data.",
        "x-laws": {
          "each-once": {
            "law": "unique",
            "items": "/results",
            "by": "/uid"
          },
          "newest-first": {
            "law": "sorted",
            "items": "/results",
            "by": "/uid",
            "order": "descending",
            "strict": true,
            "reversed-by": "reverse"
          },
          "filters": {
            "law": "subset-by-filter",
            "items": "/results",
            "any": "*",
            "filters": {
              "batchUids": "/batchUid",
              "uids": "/uid",
              "canceledBy": "/canceledBy",
              "types": {
                "at": "/type",
                "ignore-case": true
              },
              "statuses": {
                "at": "/status",
                "ignore-case": true
              },
              "indexUids": {
                "at": [
                  "/indexUid",
                  "/details/swaps/*/indexes/*"
                ]
              },
              "afterEnqueuedAt": {
                "at": "/enqueuedAt",
                "compare": "after"
              },
              "beforeEnqueuedAt": {
                "at": "/enqueuedAt",
                "compare": "before"
              },
              "afterStartedAt": {
                "at": "/startedAt",
                "compare": "after"
              },
              "beforeStartedAt": {
                "at": "/startedAt",
                "compare": "before"
              },
              "afterFinishedAt": {
                "at": "/finishedAt",
                "compare": "after"
              },
              "beforeFinishedAt": {
                "at": "/finishedAt",
                "compare": "before"
              }
            }
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "from": "from",
            "next": "/next"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "from": "from",
            "next": "/next"
          },
          "page": {
            "law": "identity",
            "same": {
              "$request.query.limit": "/limit",
              "$response.body#/results/0/uid": "/from"
            }
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getTask",
            "parameters": {
              "taskUid": "/uid"
            }
          },
          "tasks": {
            "law": "read-is-safe",
            "values": [
              "/total",
              "/from"
            ]
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskLimit"
          },
          {
            "$ref": "#/components/parameters/TaskFrom"
          },
          {
            "$ref": "#/components/parameters/TaskReverse"
          },
          {
            "$ref": "#/components/parameters/TaskBatchUids"
          },
          {
            "$ref": "#/components/parameters/TaskUids"
          },
          {
            "$ref": "#/components/parameters/TaskCanceledBy"
          },
          {
            "$ref": "#/components/parameters/TaskTypes"
          },
          {
            "$ref": "#/components/parameters/TaskStatuses"
          },
          {
            "$ref": "#/components/parameters/TaskIndexUids"
          },
          {
            "$ref": "#/components/parameters/TaskAfterEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterFinishedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeFinishedAt"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of tasks.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskList"
                },
                "examples": {
                  "taskListOfSnapshots": {
                    "$ref": "#/components/examples/TaskListOfSnapshots"
                  },
                  "taskListPage": {
                    "$ref": "#/components/examples/TaskListPage"
                  },
                  "taskListEmpty": {
                    "$ref": "#/components/examples/TaskListEmpty"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadTaskQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteTasks",
        "tags": [
          "Tasks"
        ],
        "summary": "Delete settled tasks",
        "description": "Enqueues the removal of all tasks that match. Those that are not settled are passed over. At least one filter must be given, so that nobody deletes all by accident; `uids=*` does.",
        "x-actions": [
          "tasks.delete",
          "tasks.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "taskDeletion",
              "/status": "enqueued"
            }
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskUids"
          },
          {
            "$ref": "#/components/parameters/TaskBatchUids"
          },
          {
            "$ref": "#/components/parameters/TaskCanceledBy"
          },
          {
            "$ref": "#/components/parameters/TaskTypes"
          },
          {
            "$ref": "#/components/parameters/TaskStatuses"
          },
          {
            "$ref": "#/components/parameters/TaskIndexUids"
          },
          {
            "$ref": "#/components/parameters/TaskAfterEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterFinishedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeFinishedAt"
          }
        ],
        "responses": {
          "200": {
            "description": "The task that deletes them.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "taskDeletionEnqueued": {
                    "$ref": "#/components/examples/TaskDeletionEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "gone": {
                "operationId": "getTask",
                "description": "The deleted task is not there any more, once this one has succeeded.",
                "parameters": {
                  "taskUid": "$request.query.uids"
                },
                "x-laws": {
                  "gone": {
                    "law": "follows",
                    "status": 404,
                    "after": "task",
                    "when": {
                      "/status": "succeeded",
                      "/details/deletedTasks": 1
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadTaskDeletion"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/tasks/cancel": {
      "post": {
        "operationId": "cancelTasks",
        "tags": [
          "Tasks"
        ],
        "summary": "Cancel tasks",
        "description": "Enqueues the cancelation of all tasks that match and are not settled. It comes before everything else that waits. At least one filter must be given; `uids=*` cancels all. No body is needed, and none is looked at.",
        "x-actions": [
          "tasks.cancel",
          "tasks.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "taskCancelation",
              "/status": "enqueued"
            }
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskUids"
          },
          {
            "$ref": "#/components/parameters/TaskBatchUids"
          },
          {
            "$ref": "#/components/parameters/TaskCanceledBy"
          },
          {
            "$ref": "#/components/parameters/TaskTypes"
          },
          {
            "$ref": "#/components/parameters/TaskStatuses"
          },
          {
            "$ref": "#/components/parameters/TaskIndexUids"
          },
          {
            "$ref": "#/components/parameters/TaskAfterEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterFinishedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeFinishedAt"
          }
        ],
        "responses": {
          "200": {
            "description": "The task that cancels them.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "taskCancelationEnqueued": {
                    "$ref": "#/components/examples/TaskCancelationEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadTaskCancelation"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/tasks/{taskUid}": {
      "get": {
        "operationId": "getTask",
        "tags": [
          "Tasks"
        ],
        "summary": "Read a task",
        "description": "All that is known of a task. Ask again until its status is `succeeded`, `failed` or `canceled`; after that it does not change.",
        "x-actions": [
          "tasks.get",
          "tasks.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "asked-for": {
            "law": "identity",
            "same": {
              "$request.path.taskUid": "/uid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The task.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Task"
                },
                "examples": {
                  "snapshotTaskEnqueued": {
                    "$ref": "#/components/examples/SnapshotTaskEnqueued"
                  },
                  "snapshotTaskProcessing": {
                    "$ref": "#/components/examples/SnapshotTaskProcessing"
                  },
                  "snapshotTaskSucceeded": {
                    "$ref": "#/components/examples/SnapshotTaskSucceeded"
                  },
                  "snapshotTaskFailed": {
                    "$ref": "#/components/examples/SnapshotTaskFailed"
                  },
                  "snapshotTaskCanceled": {
                    "$ref": "#/components/examples/SnapshotTaskCanceled"
                  },
                  "documentAdditionTaskEnqueued": {
                    "$ref": "#/components/examples/DocumentAdditionTaskEnqueued"
                  },
                  "documentAdditionTaskSucceeded": {
                    "$ref": "#/components/examples/DocumentAdditionTaskSucceeded"
                  },
                  "documentAdditionTaskFailed": {
                    "$ref": "#/components/examples/DocumentAdditionTaskFailed"
                  },
                  "documentDeletionTaskSucceeded": {
                    "$ref": "#/components/examples/DocumentDeletionTaskSucceeded"
                  },
                  "documentClearingTaskSucceeded": {
                    "$ref": "#/components/examples/DocumentClearingTaskSucceeded"
                  },
                  "indexCreationTaskSucceeded": {
                    "$ref": "#/components/examples/IndexCreationTaskSucceeded"
                  },
                  "indexCreationTaskFailed": {
                    "$ref": "#/components/examples/IndexCreationTaskFailed"
                  },
                  "indexUpdateTaskSucceeded": {
                    "$ref": "#/components/examples/IndexUpdateTaskSucceeded"
                  },
                  "indexRenamingTaskSucceeded": {
                    "$ref": "#/components/examples/IndexRenamingTaskSucceeded"
                  },
                  "indexDeletionTaskSucceeded": {
                    "$ref": "#/components/examples/IndexDeletionTaskSucceeded"
                  },
                  "indexDeletionTaskFailed": {
                    "$ref": "#/components/examples/IndexDeletionTaskFailed"
                  },
                  "indexSwapTaskSucceeded": {
                    "$ref": "#/components/examples/IndexSwapTaskSucceeded"
                  },
                  "taskCancelationSucceeded": {
                    "$ref": "#/components/examples/TaskCancelationSucceeded"
                  },
                  "taskDeletionSucceeded": {
                    "$ref": "#/components/examples/TaskDeletionSucceeded"
                  }
                }
              }
            },
            "links": {
              "deletion": {
                "operationId": "deleteTasks",
                "description": "Takes the task away, if it is settled.",
                "parameters": {
                  "uids": "$response.body#/uid"
                }
              },
              "cancelation": {
                "operationId": "cancelTasks",
                "description": "Ends the task, if it is not settled.",
                "parameters": {
                  "uids": "$response.body#/uid"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadTaskUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/TaskNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/batches": {
      "get": {
        "operationId": "listBatches",
        "tags": [
          "Batches"
        ],
        "summary": "List batches",
        "description": "A page of the batches that hold a task which matches all filters given. `limit` and `from` count batches, the other filters look at their tasks.",
        "x-actions": [
          "tasks.get",
          "tasks.*",
          "*.get",
          "*"
        ],
        "x-never-empty": "Work that was done stays here, and is no data.",
        "x-laws": {
          "each-once": {
            "law": "unique",
            "items": "/results",
            "by": "/uid"
          },
          "newest-first": {
            "law": "sorted",
            "items": "/results",
            "by": "/uid",
            "order": "descending",
            "strict": true,
            "reversed-by": "reverse"
          },
          "filters": {
            "law": "subset-by-filter",
            "items": "/results",
            "any": "*",
            "filters": {
              "batchUids": "/uid",
              "types": {
                "at": "/stats/types",
                "ignore-case": true
              },
              "statuses": {
                "at": "/stats/status",
                "ignore-case": true
              },
              "indexUids": "/stats/indexUids"
            }
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "from": "from",
            "next": "/next"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "from": "from",
            "next": "/next"
          },
          "page": {
            "law": "identity",
            "same": {
              "$request.query.limit": "/limit",
              "$response.body#/results/0/uid": "/from"
            }
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getBatch",
            "parameters": {
              "batchUid": "/uid"
            },
            "except": [
              "/progress"
            ]
          },
          "batches": {
            "law": "read-is-safe",
            "values": [
              "/total",
              "/from"
            ]
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/TaskLimit"
          },
          {
            "$ref": "#/components/parameters/TaskFrom"
          },
          {
            "$ref": "#/components/parameters/TaskReverse"
          },
          {
            "$ref": "#/components/parameters/TaskBatchUids"
          },
          {
            "$ref": "#/components/parameters/TaskUids"
          },
          {
            "$ref": "#/components/parameters/TaskCanceledBy"
          },
          {
            "$ref": "#/components/parameters/TaskTypes"
          },
          {
            "$ref": "#/components/parameters/TaskStatuses"
          },
          {
            "$ref": "#/components/parameters/TaskIndexUids"
          },
          {
            "$ref": "#/components/parameters/TaskAfterEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeEnqueuedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeStartedAt"
          },
          {
            "$ref": "#/components/parameters/TaskAfterFinishedAt"
          },
          {
            "$ref": "#/components/parameters/TaskBeforeFinishedAt"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of batches.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/BatchList"
                },
                "examples": {
                  "batchListPage": {
                    "$ref": "#/components/examples/BatchListPage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadTaskQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/batches/{batchUid}": {
      "get": {
        "operationId": "getBatch",
        "tags": [
          "Batches"
        ],
        "summary": "Read a batch",
        "description": "All that is known of a batch, with its progress while it is under way.",
        "x-actions": [
          "tasks.get",
          "tasks.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "asked-for": {
            "law": "identity",
            "same": {
              "$request.path.batchUid": "/uid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/BatchUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The batch.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Batch"
                },
                "examples": {
                  "batchOfDocuments": {
                    "$ref": "#/components/examples/BatchOfDocuments"
                  },
                  "batchOfCancelation": {
                    "$ref": "#/components/examples/BatchOfCancelation"
                  },
                  "batchProcessing": {
                    "$ref": "#/components/examples/BatchProcessing"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadBatchUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/BatchNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/keys": {
      "get": {
        "operationId": "listKeys",
        "tags": [
          "Keys"
        ],
        "summary": "List keys",
        "description": "A page of keys, the newest first. A new server has four.",
        "x-actions": [
          "keys.get",
          "*"
        ],
        "x-never-empty": "A new server has keys.",
        "x-laws": {
          "each-once": {
            "law": "unique",
            "items": "/results",
            "by": "/uid"
          },
          "newest-first": {
            "law": "sorted",
            "items": "/results",
            "by": "/createdAt",
            "order": "descending"
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "offset": "offset"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "offset": "offset"
          },
          "page": {
            "law": "identity",
            "same": {
              "$request.query.limit": "/limit",
              "$request.query.offset": "/offset"
            }
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getKey",
            "parameters": {
              "uidOrKey": "/uid"
            }
          },
          "keys": {
            "law": "read-is-safe",
            "values": [
              "/total"
            ]
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/KeyOffset"
          },
          {
            "$ref": "#/components/parameters/KeyLimit"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of keys.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/KeyList"
                },
                "examples": {
                  "keyList": {
                    "$ref": "#/components/examples/KeyList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadKeyQuery"
          },
          "401": {
            "$ref": "#/components/responses/KeysUnauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "createKey",
        "tags": [
          "Keys"
        ],
        "summary": "Create a key",
        "description": "Makes a key at once, without a task. Which actions and indexes it has is settled for ever; make another to change them.",
        "x-actions": [
          "keys.create",
          "*"
        ],
        "x-laws": {
          "said": {
            "law": "identity",
            "same": {
              "$request.body#/name": "/name",
              "$request.body#/description": "/description",
              "$request.body#/uid": "/uid",
              "$request.body#/actions": "/actions",
              "$request.body#/indexes": "/indexes"
            }
          }
        },
        "x-ignore-query": true,
        "requestBody": {
          "description": "The key to be created.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewKey"
              },
              "examples": {
                "snapshots": {
                  "summary": "A key that takes snapshots",
                  "value": {
                    "uid": "6062abda-a5aa-4414-ac91-ecd7944c0f8d",
                    "name": "Snapshots",
                    "description": "only snapshots",
                    "actions": [
                      "snapshots.create"
                    ],
                    "indexes": [
                      "*"
                    ],
                    "expiresAt": null
                  }
                },
                "expiring": {
                  "summary": "A key that expires",
                  "value": {
                    "actions": [
                      "tasks.get"
                    ],
                    "indexes": [
                      "*"
                    ],
                    "expiresAt": "2099-01-02T03:04:05Z"
                  }
                },
                "scoped": {
                  "summary": "A key for some indexes",
                  "value": {
                    "name": "Reader",
                    "actions": [
                      "documents.get"
                    ],
                    "indexes": [
                      "movies*"
                    ],
                    "expiresAt": null
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Key"
                },
                "examples": {
                  "key": {
                    "$ref": "#/components/examples/Key"
                  },
                  "keyWithoutName": {
                    "$ref": "#/components/examples/KeyWithoutName"
                  },
                  "keyExpiring": {
                    "$ref": "#/components/examples/KeyExpiring"
                  }
                }
              }
            },
            "links": {
              "key": {
                "$ref": "#/components/links/CreatedKey"
              },
              "changes": {
                "$ref": "#/components/links/CreatedKeyChanges"
              },
              "deletion": {
                "$ref": "#/components/links/CreatedKeyDeletion"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadNewKey"
          },
          "401": {
            "$ref": "#/components/responses/KeysUnauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "$ref": "#/components/responses/KeyConflict"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/keys/{uidOrKey}": {
      "get": {
        "operationId": "getKey",
        "tags": [
          "Keys"
        ],
        "summary": "Read a key",
        "description": "Finds a key by its uid or by itself.",
        "x-actions": [
          "keys.get",
          "*"
        ],
        "x-laws": {
          "asked-for": {
            "law": "identity",
            "same": {
              "$request.path.uidOrKey": [
                "/uid",
                "/key"
              ]
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/UidOrKey"
          }
        ],
        "responses": {
          "200": {
            "description": "The key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Key"
                },
                "examples": {
                  "keyRenamed": {
                    "$ref": "#/components/examples/KeyRenamed"
                  },
                  "keyExpiring": {
                    "$ref": "#/components/examples/KeyExpiring"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/KeysUnauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/KeyNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "patch": {
        "operationId": "updateKey",
        "tags": [
          "Keys"
        ],
        "summary": "Rename a key",
        "description": "Changes the name and the description of a key, and nothing else.",
        "x-actions": [
          "keys.update",
          "*"
        ],
        "x-laws": {
          "said": {
            "law": "identity",
            "same": {
              "$request.body#/name": "/name",
              "$request.body#/description": "/description",
              "$request.path.uidOrKey": [
                "/uid",
                "/key"
              ]
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/UidOrKey"
          }
        ],
        "requestBody": {
          "description": "What is to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/KeyChanges"
              },
              "examples": {
                "rename": {
                  "summary": "Another name",
                  "value": {
                    "name": "Backups"
                  }
                },
                "clear": {
                  "summary": "No description",
                  "value": {
                    "description": null
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The key as it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Key"
                },
                "examples": {
                  "keyRenamed": {
                    "$ref": "#/components/examples/KeyRenamed"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadKeyChanges"
          },
          "401": {
            "$ref": "#/components/responses/KeysUnauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/KeyNotFound"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteKey",
        "tags": [
          "Keys"
        ],
        "summary": "Delete a key",
        "description": "Whoever holds the key is refused from the next request on.",
        "x-actions": [
          "keys.delete",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/UidOrKey"
          }
        ],
        "responses": {
          "204": {
            "description": "It is gone.",
            "links": {
              "gone": {
                "operationId": "getKey",
                "description": "There is none any more.",
                "parameters": {
                  "uidOrKey": "$request.path.uidOrKey"
                },
                "x-laws": {
                  "gone": {
                    "law": "follows",
                    "status": 404
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/KeysUnauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/KeyNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes": {
      "get": {
        "operationId": "listIndexes",
        "tags": [
          "Indexes"
        ],
        "summary": "List indexes",
        "description": "A page of the indexes that the key may see.",
        "x-actions": [
          "indexes.get",
          "indexes.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "each-once": {
            "law": "unique",
            "items": "/results",
            "by": "/uid"
          },
          "by-uid": {
            "law": "sorted",
            "items": "/results",
            "by": "/uid",
            "strict": true
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "offset": "offset"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "offset": "offset"
          },
          "page": {
            "law": "identity",
            "same": {
              "$request.query.limit": "/limit",
              "$request.query.offset": "/offset"
            }
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getIndex",
            "parameters": {
              "indexUid": "/uid"
            }
          },
          "indexes": {
            "law": "read-is-safe",
            "values": [
              "/total"
            ]
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexOffset"
          },
          {
            "$ref": "#/components/parameters/IndexLimit"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of indexes.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/IndexList"
                },
                "examples": {
                  "indexList": {
                    "$ref": "#/components/examples/IndexList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "createIndex",
        "tags": [
          "Indexes"
        ],
        "summary": "Create an index",
        "description": "Enqueues the making of an index. Documents that are added to an index which does not exist make it, too.",
        "x-actions": [
          "indexes.create",
          "indexes.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "indexCreation",
              "/status": "enqueued"
            },
            "same": {
              "$request.body#/uid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "requestBody": {
          "description": "The index to be created.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewIndex"
              },
              "examples": {
                "movies": {
                  "summary": "An index with a primary key",
                  "value": {
                    "uid": "movies",
                    "primaryKey": "id"
                  }
                },
                "plain": {
                  "summary": "An index without",
                  "value": {
                    "uid": "plain"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "indexCreationEnqueued": {
                    "$ref": "#/components/examples/IndexCreationEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "index": {
                "operationId": "getIndex",
                "description": "The index, once its task has succeeded.",
                "parameters": {
                  "indexUid": "$request.body#/uid"
                },
                "x-laws": {
                  "made": {
                    "law": "follows",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  },
                  "made-as-asked": {
                    "law": "identity",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    },
                    "same": {
                      "$request.body#/uid": "/uid",
                      "$request.body#/primaryKey": "/primaryKey"
                    }
                  }
                }
              },
              "deletion": {
                "operationId": "deleteIndex",
                "description": "Takes the index away again.",
                "parameters": {
                  "indexUid": "$request.body#/uid"
                },
                "x-laws": {
                  "removable": {
                    "law": "follows",
                    "after": "task"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadNewIndex"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}": {
      "get": {
        "operationId": "getIndex",
        "tags": [
          "Indexes"
        ],
        "summary": "Read an index",
        "description": "Its dates and its primary key.",
        "x-actions": [
          "indexes.get",
          "indexes.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "asked-for": {
            "law": "identity",
            "same": {
              "$request.path.indexUid": "/uid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The index.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Index"
                },
                "examples": {
                  "index": {
                    "$ref": "#/components/examples/Index"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/IndexNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "patch": {
        "operationId": "updateIndex",
        "tags": [
          "Indexes"
        ],
        "summary": "Change an index",
        "description": "Enqueues another primary key or another name. Whether the index exists is found out by the task.",
        "x-actions": [
          "indexes.update",
          "indexes.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "indexUpdate",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "requestBody": {
          "description": "What is to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/IndexChanges"
              },
              "examples": {
                "primaryKey": {
                  "summary": "A primary key",
                  "value": {
                    "primaryKey": "id"
                  }
                },
                "rename": {
                  "summary": "Another name",
                  "value": {
                    "uid": "paperbacks"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "indexUpdateEnqueued": {
                    "$ref": "#/components/examples/IndexUpdateEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "renamed": {
                "operationId": "getIndex",
                "description": "The index under its new name, if it got one.",
                "parameters": {
                  "indexUid": "$request.body#/uid"
                },
                "x-laws": {
                  "renamed": {
                    "law": "follows",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  }
                }
              },
              "deletion": {
                "operationId": "deleteIndex",
                "description": "Takes the renamed index away.",
                "parameters": {
                  "indexUid": "$request.body#/uid"
                },
                "x-laws": {
                  "removable": {
                    "law": "follows",
                    "after": "task"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexChanges"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteIndex",
        "tags": [
          "Indexes"
        ],
        "summary": "Delete an index",
        "description": "Enqueues the removal of an index and all its documents. Whether the index exists is found out by the task.",
        "x-actions": [
          "indexes.delete",
          "indexes.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "indexDeletion",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "indexDeletionEnqueued": {
                    "$ref": "#/components/examples/IndexDeletionEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "gone": {
                "operationId": "getIndex",
                "description": "There is none any more, once the task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid"
                },
                "x-laws": {
                  "gone": {
                    "law": "follows",
                    "status": 404,
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}/stats": {
      "get": {
        "operationId": "getIndexStats",
        "tags": [
          "Indexes"
        ],
        "summary": "Count an index",
        "description": "Sizes and counts of one index.",
        "x-actions": [
          "stats.get",
          "stats.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "responses": {
          "200": {
            "description": "The numbers.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/IndexStats"
                },
                "examples": {
                  "indexStats": {
                    "$ref": "#/components/examples/IndexStats"
                  },
                  "indexStatsOfEmptyIndex": {
                    "$ref": "#/components/examples/IndexStatsOfEmptyIndex"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/IndexNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}/documents": {
      "get": {
        "operationId": "listDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "List documents",
        "description": "A page of documents.",
        "x-actions": [
          "documents.get",
          "documents.*",
          "*.get",
          "*"
        ],
        "x-laws": {
          "filters": {
            "law": "subset-by-filter",
            "items": "/results",
            "filters": {
              "ids": {
                "at": "/*",
                "complete": false
              }
            }
          },
          "pages": {
            "law": "pages-partition",
            "items": "/results",
            "limit": "limit",
            "offset": "offset"
          },
          "count": {
            "law": "total-invariant",
            "items": "/results",
            "total": "/total",
            "limit": "limit",
            "offset": "offset"
          },
          "page": {
            "law": "identity",
            "same": {
              "$request.query.limit": "/limit",
              "$request.query.offset": "/offset"
            }
          },
          "one": {
            "law": "list-equals-one",
            "items": "/results",
            "operation": "getDocument",
            "parameters": {
              "documentId": "/id"
            }
          }
        },
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          },
          {
            "$ref": "#/components/parameters/DocumentOffset"
          },
          {
            "$ref": "#/components/parameters/DocumentLimit"
          },
          {
            "$ref": "#/components/parameters/DocumentFields"
          },
          {
            "$ref": "#/components/parameters/DocumentRetrieveVectors"
          },
          {
            "$ref": "#/components/parameters/DocumentIds"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of documents.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DocumentList"
                },
                "examples": {
                  "documentListPage": {
                    "$ref": "#/components/examples/DocumentListPage"
                  },
                  "documentListFields": {
                    "$ref": "#/components/examples/DocumentListFields"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocumentQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/IndexNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "post": {
        "operationId": "addDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "Add or replace documents",
        "description": "Enqueues documents. One whose id exists takes the place of the old one, whole. An index that does not exist is made; its primary key is the one given here, or the only field whose name ends with `id`. The body is streamed to disk and may be as large as the server permits.",
        "x-actions": [
          "documents.add",
          "documents.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "documentAdditionOrUpdate",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-stream-body": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          },
          {
            "$ref": "#/components/parameters/DocumentPrimaryKey"
          },
          {
            "$ref": "#/components/parameters/DocumentCsvDelimiter"
          }
        ],
        "requestBody": {
          "description": "One document or several.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "anyOf": [
                  {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/Document"
                    }
                  },
                  {
                    "$ref": "#/components/schemas/Document"
                  }
                ]
              },
              "examples": {
                "several": {
                  "summary": "An array of documents",
                  "value": [
                    {
                      "id": 1,
                      "title": "Carol",
                      "genres": [
                        "Romance",
                        "Drama"
                      ]
                    },
                    {
                      "id": 2,
                      "title": "Wonder Woman",
                      "genres": [
                        "Action"
                      ]
                    }
                  ]
                },
                "one": {
                  "summary": "A single document",
                  "value": {
                    "id": 9,
                    "title": "Solo"
                  }
                }
              }
            },
            "application/x-ndjson": {
              "schema": {
                "type": "string"
              },
              "examples": {
                "lines": {
                  "summary": "One document a line",
                  "value": "{\"id\":5,\"title\":\"Moana\"}\n{\"id\":6,\"title\":\"Philadelphia\"}\n"
                }
              }
            },
            "text/csv": {
              "schema": {
                "type": "string"
              },
              "examples": {
                "table": {
                  "summary": "A header, then one document a line; `year:number` makes numbers of its column",
                  "value": "id,title,year:number\n7,Up,2009\n8,Her,2013\n"
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits, with its documents.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "documentsAdditionEnqueued": {
                    "$ref": "#/components/examples/DocumentsAdditionEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "document": {
                "operationId": "getDocument",
                "description": "The first of the documents, once its task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid",
                  "documentId": "$request.body#/0/id"
                },
                "x-laws": {
                  "there": {
                    "law": "follows",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  },
                  "same": {
                    "law": "identity",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    },
                    "same": {
                      "$request.body#/0": ""
                    }
                  }
                }
              },
              "deletion": {
                "operationId": "deleteDocument",
                "description": "Takes the first of the documents away again.",
                "parameters": {
                  "indexUid": "$request.path.indexUid",
                  "documentId": "$request.body#/0/id"
                },
                "x-laws": {
                  "removable": {
                    "law": "follows",
                    "after": "task"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocuments"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/DocumentsExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "put": {
        "operationId": "updateDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "Add or complete documents",
        "description": "Enqueues documents. Of one whose id exists, the fields given here are set and the others stay. All else is as with `addDocuments`.",
        "x-actions": [
          "documents.add",
          "documents.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "documentAdditionOrUpdate",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-stream-body": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          },
          {
            "$ref": "#/components/parameters/DocumentPrimaryKey"
          },
          {
            "$ref": "#/components/parameters/DocumentCsvDelimiter"
          }
        ],
        "requestBody": {
          "description": "One document or several, or parts of them.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "anyOf": [
                  {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/Document"
                    }
                  },
                  {
                    "$ref": "#/components/schemas/Document"
                  }
                ]
              },
              "examples": {
                "part": {
                  "summary": "A field to set",
                  "value": [
                    {
                      "id": 2,
                      "year": 2017
                    }
                  ]
                }
              }
            },
            "application/x-ndjson": {
              "schema": {
                "type": "string"
              },
              "examples": {
                "lines": {
                  "summary": "One document a line",
                  "value": "{\"id\":5,\"year\":2016}\n{\"id\":6,\"year\":1993}\n"
                }
              }
            },
            "text/csv": {
              "schema": {
                "type": "string"
              },
              "examples": {
                "table": {
                  "summary": "A header, then one document a line; `year:number` makes numbers of its column",
                  "value": "id,year:number\n7,2009\n8,2013\n"
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits, with its documents.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "documentsUpdateEnqueued": {
                    "$ref": "#/components/examples/DocumentsUpdateEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "document": {
                "operationId": "getDocument",
                "description": "The first of the documents, once its task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid",
                  "documentId": "$request.body#/0/id"
                },
                "x-laws": {
                  "there": {
                    "law": "follows",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  },
                  "set": {
                    "law": "identity",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    },
                    "same": {
                      "$request.body#/0/id": "/id",
                      "$request.body#/0/year": "/year"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocuments"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/DocumentsExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteAllDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "Delete all documents",
        "description": "Enqueues the removal of all documents of an index. The index stays.",
        "x-actions": [
          "documents.delete",
          "documents.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "documentDeletion",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "documentsClearingEnqueued": {
                    "$ref": "#/components/examples/DocumentsClearingEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "emptied": {
                "operationId": "listDocuments",
                "description": "No documents, once the task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid"
                },
                "x-laws": {
                  "there": {
                    "law": "follows",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  },
                  "emptied": {
                    "law": "identity",
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    },
                    "is": {
                      "/total": 0,
                      "/results": []
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}/documents/fetch": {
      "post": {
        "operationId": "fetchDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "List documents by a body",
        "description": "The same as `listDocuments`, for questions too long for a URL.",
        "x-actions": [
          "documents.get",
          "documents.*",
          "*.get",
          "*"
        ],
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "requestBody": {
          "description": "Which documents and how much of them.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DocumentQuery"
              },
              "examples": {
                "page": {
                  "summary": "What several client libraries send",
                  "value": {
                    "limit": 10,
                    "fields": [
                      "id"
                    ]
                  }
                },
                "some": {
                  "summary": "Documents by id",
                  "value": {
                    "ids": [
                      2,
                      3
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "A page of documents.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DocumentList"
                },
                "examples": {
                  "documentListPage": {
                    "$ref": "#/components/examples/DocumentListPage"
                  },
                  "documentListFields": {
                    "$ref": "#/components/examples/DocumentListFields"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocumentQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/IndexNotFound"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}/documents/delete-batch": {
      "post": {
        "operationId": "deleteDocuments",
        "tags": [
          "Documents"
        ],
        "summary": "Delete documents",
        "description": "Enqueues the removal of the documents named. Ids that do not exist are passed over.",
        "x-actions": [
          "documents.delete",
          "documents.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "documentDeletion",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          }
        ],
        "requestBody": {
          "description": "The ids of the documents.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "array",
                "items": {
                  "description": "The value of the primary key of a document."
                },
                "x-error-code": "bad_request"
              },
              "examples": {
                "ids": {
                  "summary": "Three ids; one that does not exist does no harm",
                  "value": [
                    7,
                    8,
                    99
                  ]
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "documentsDeletionEnqueued": {
                    "$ref": "#/components/examples/DocumentsDeletionEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "gone": {
                "operationId": "getDocument",
                "description": "There is no first of them any more, once the task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid",
                  "documentId": "$request.body#/0"
                },
                "x-laws": {
                  "gone": {
                    "law": "follows",
                    "status": 404,
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocumentIds"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/indexes/{indexUid}/documents/{documentId}": {
      "get": {
        "operationId": "getDocument",
        "tags": [
          "Documents"
        ],
        "summary": "Read a document",
        "description": "One document, or some of its fields.",
        "x-actions": [
          "documents.get",
          "documents.*",
          "*.get",
          "*"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          },
          {
            "$ref": "#/components/parameters/DocumentId"
          },
          {
            "$ref": "#/components/parameters/DocumentFields"
          },
          {
            "$ref": "#/components/parameters/DocumentRetrieveVectors"
          }
        ],
        "responses": {
          "200": {
            "description": "The document.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Document"
                },
                "examples": {
                  "document": {
                    "$ref": "#/components/examples/Document"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadDocumentQuery"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/DocumentNotFound"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      },
      "delete": {
        "operationId": "deleteDocument",
        "tags": [
          "Documents"
        ],
        "summary": "Delete a document",
        "description": "Enqueues the removal of one document. Whether it exists is found out by the task.",
        "x-actions": [
          "documents.delete",
          "documents.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "documentDeletion",
              "/status": "enqueued"
            },
            "same": {
              "$request.path.indexUid": "/indexUid"
            }
          }
        },
        "x-ignore-query": true,
        "parameters": [
          {
            "$ref": "#/components/parameters/IndexUid"
          },
          {
            "$ref": "#/components/parameters/DocumentId"
          }
        ],
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "documentDeletionEnqueued": {
                    "$ref": "#/components/examples/DocumentDeletionEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              },
              "gone": {
                "operationId": "getDocument",
                "description": "There is none any more, once the task has succeeded.",
                "parameters": {
                  "indexUid": "$request.path.indexUid",
                  "documentId": "$request.path.documentId"
                },
                "x-laws": {
                  "gone": {
                    "law": "follows",
                    "status": 404,
                    "after": "task",
                    "when": {
                      "/status": "succeeded"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadIndexUid"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    },
    "/swap-indexes": {
      "post": {
        "operationId": "swapIndexes",
        "tags": [
          "Indexes"
        ],
        "summary": "Swap indexes",
        "description": "Enqueues the exchange of pairs of indexes: each gets the name of the other. Readers see all pairs before or after, never between.",
        "x-actions": [
          "indexes.swap",
          "indexes.*",
          "*"
        ],
        "x-laws": {
          "kind": {
            "law": "identity",
            "is": {
              "/type": "indexSwap",
              "/status": "enqueued"
            }
          }
        },
        "x-ignore-query": true,
        "requestBody": {
          "description": "The pairs to exchange; all of them change places at one instant.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/SwapRequest"
                },
                "x-error-code": "bad_request"
              },
              "examples": {
                "pair": {
                  "summary": "One pair",
                  "value": [
                    {
                      "indexes": [
                        "movies",
                        "movies_new"
                      ]
                    }
                  ]
                },
                "rename": {
                  "summary": "A renaming",
                  "value": [
                    {
                      "indexes": [
                        "movies",
                        "films"
                      ],
                      "rename": true
                    }
                  ]
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The task is on disk and waits.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SummarizedTask"
                },
                "examples": {
                  "indexSwapEnqueued": {
                    "$ref": "#/components/examples/IndexSwapEnqueued"
                  }
                }
              }
            },
            "links": {
              "task": {
                "$ref": "#/components/links/EnqueuedTask"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadSwap"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/JsonExpected"
          },
          "422": {
            "$ref": "#/components/responses/SystemFailure"
          },
          "5XX": {
            "$ref": "#/components/responses/UnexpectedError"
          }
        }
      }
    }
  },
  "components": {
    "examples": {
      "ApiKeyInvalid": {
        "summary": "A key that is wrong or may not",
        "value": {
          "message": "The provided API key is invalid.",
          "code": "invalid_api_key",
          "type": "auth",
          "link": "https://docs.meilisearch.com/errors#invalid_api_key"
        }
      },
      "ApiKeyScoped": {
        "summary": "A key for one index with an action on the server",
        "value": {
          "message": "cannot create index-scoped API key with global action `\"snapshots.create\"`\n  - Hint: remove action `\"snapshots.create\"` from the action list, or remove `indexes` to make the key global",
          "code": "index_scoped_api_key_with_global_action",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#index_scoped_api_key_with_global_action"
        }
      },
      "ArchiveBytes": {
        "summary": "Bytes of an archive",
        "value": "bytes of a .snapshot file"
      },
      "AuthorizationMissing": {
        "summary": "No bearer token",
        "value": {
          "message": "The Authorization header is missing. It must use the bearer authorization method.",
          "code": "missing_authorization_header",
          "type": "auth",
          "link": "https://docs.meilisearch.com/errors#missing_authorization_header"
        }
      },
      "BatchListPage": {
        "summary": "Two batches that canceled nothing",
        "value": {
          "results": [
            {
              "uid": 6,
              "progress": null,
              "details": {
                "matchedTasks": 0,
                "canceledTasks": 0,
                "originalFilter": "?statuses=enqueued,processing"
              },
              "stats": {
                "totalNbTasks": 1,
                "status": {
                  "succeeded": 1
                },
                "types": {
                  "taskCancelation": 1
                },
                "indexUids": {},
                "progressTrace": {
                  "processing tasks > retrieving tasks > task": "24.58µs",
                  "processing tasks > retrieving tasks": "28.19µs",
                  "processing tasks > updating tasks > task": "69.70µs",
                  "processing tasks > updating tasks": "90.72µs",
                  "processing tasks": "218.12µs",
                  "writing tasks to disk > task": "86.12µs",
                  "writing tasks to disk": "109.88µs"
                }
              },
              "duration": "PT0.000266626S",
              "startedAt": "2026-11-23T05:31:09.568572425Z",
              "finishedAt": "2026-11-23T05:31:09.568839051Z",
              "batchStrategy": "created batch containing only task with id 6 of type `taskCancelation` that cannot be batched with any other task."
            },
            {
              "uid": 5,
              "progress": null,
              "details": {
                "matchedTasks": 2,
                "canceledTasks": 0,
                "originalFilter": "?uids=0,1"
              },
              "stats": {
                "totalNbTasks": 1,
                "status": {
                  "succeeded": 1
                },
                "types": {
                  "taskCancelation": 1
                },
                "indexUids": {},
                "progressTrace": {
                  "processing tasks > retrieving tasks > task": "22.01µs",
                  "processing tasks > retrieving tasks": "26.29µs",
                  "processing tasks > updating tasks > task": "72.77µs",
                  "processing tasks > updating tasks": "93.03µs",
                  "processing tasks": "222.39µs",
                  "writing tasks to disk > task": "85.40µs",
                  "writing tasks to disk": "108.29µs"
                }
              },
              "duration": "PT0.000277814S",
              "startedAt": "2026-11-23T05:31:09.543270895Z",
              "finishedAt": "2026-11-23T05:31:09.543548709Z",
              "batchStrategy": "created batch containing only task with id 5 of type `taskCancelation` that cannot be batched with any other task."
            }
          ],
          "total": 7,
          "limit": 2,
          "from": 6,
          "next": 3
        }
      },
      "BatchNotFound": {
        "summary": "No such batch",
        "value": {
          "message": "Batch `4242` not found.",
          "code": "batch_not_found",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#batch_not_found"
        }
      },
      "BatchOfCancelation": {
        "summary": "A batch of one task",
        "value": {
          "uid": 6,
          "progress": null,
          "details": {
            "matchedTasks": 0,
            "canceledTasks": 0,
            "originalFilter": "?statuses=enqueued,processing"
          },
          "stats": {
            "totalNbTasks": 1,
            "status": {
              "succeeded": 1
            },
            "types": {
              "taskCancelation": 1
            },
            "indexUids": {},
            "progressTrace": {
              "processing tasks > retrieving tasks > task": "24.58µs",
              "processing tasks > retrieving tasks": "28.19µs",
              "processing tasks > updating tasks > task": "69.70µs",
              "processing tasks > updating tasks": "90.72µs",
              "processing tasks": "218.12µs",
              "writing tasks to disk > task": "86.12µs",
              "writing tasks to disk": "109.88µs"
            }
          },
          "duration": "PT0.000266626S",
          "startedAt": "2026-11-23T05:31:09.568572425Z",
          "finishedAt": "2026-11-23T05:31:09.568839051Z",
          "batchStrategy": "created batch containing only task with id 6 of type `taskCancelation` that cannot be batched with any other task."
        }
      },
      "BatchOfDocuments": {
        "summary": "A batch that added documents",
        "value": {
          "uid": 3,
          "progress": null,
          "details": {
            "receivedDocuments": 4,
            "indexedDocuments": 4
          },
          "stats": {
            "totalNbTasks": 1,
            "status": {
              "succeeded": 1
            },
            "types": {
              "documentAdditionOrUpdate": 1
            },
            "indexUids": {
              "a": 1
            },
            "progressTrace": {
              "processing tasks": "1.60s",
              "writing tasks to disk": "7.40ms"
            },
            "writeChannelCongestion": {
              "attempts": 79,
              "blocking_attempts": 0,
              "blocking_ratio": 0
            },
            "internalDatabaseSizes": {
              "externalDocumentsIds": "4 KiB (+4 KiB)",
              "wordDocids": "4 KiB (+4 KiB)",
              "wordPairProximityDocids": "4 KiB (+4 KiB)",
              "wordPositionDocids": "4 KiB (+4 KiB)",
              "wordFidDocids": "4 KiB (+4 KiB)",
              "fieldIdWordCountDocids": "4 KiB (+4 KiB)",
              "documents": "4 KiB (+4 KiB)",
              "celluliteMetadata": "4 KiB (+4 KiB)"
            }
          },
          "duration": "PT1.601626220S",
          "startedAt": "2026-11-23T05:31:07.64550477Z",
          "finishedAt": "2026-11-23T05:31:09.24713099Z",
          "batchStrategy": "batched all enqueued tasks"
        }
      },
      "BatchProcessing": {
        "summary": "A batch under way",
        "value": {
          "uid": 9,
          "progress": {
            "steps": [
              {
                "currentStep": "processing tasks",
                "finished": 0,
                "total": 2
              },
              {
                "currentStep": "indexing",
                "finished": 1,
                "total": 4
              }
            ],
            "percentage": 12.5
          },
          "details": {
            "receivedDocuments": 4,
            "indexedDocuments": null
          },
          "stats": {
            "totalNbTasks": 1,
            "status": {
              "processing": 1
            },
            "types": {
              "documentAdditionOrUpdate": 1
            },
            "indexUids": {
              "movies": 1
            }
          },
          "duration": null,
          "startedAt": "2026-11-23T05:31:09.7441Z",
          "finishedAt": null,
          "batchStrategy": "batched all enqueued tasks"
        }
      },
      "BatchUidInvalid": {
        "summary": "A uid that is no number",
        "value": {
          "message": "Batch uid `abc` is invalid. It should only contain numeric characters.",
          "code": "invalid_batch_uids",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_batch_uids"
        }
      },
      "BodyNoObject": {
        "summary": "A body that is no object",
        "value": {
          "message": "Invalid value type: expected an object, but found an array: `[]`",
          "code": "bad_request",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#bad_request"
        }
      },
      "CancelationFilterMissing": {
        "summary": "No filter",
        "value": {
          "message": "Query parameters to filter the tasks to cancel are missing. Available query parameters are: `uids`, `indexUids`, `statuses`, `types`, `canceledBy`, `beforeEnqueuedAt`, `afterEnqueuedAt`, `beforeStartedAt`, `afterStartedAt`, `beforeFinishedAt`, `afterFinishedAt`.",
          "code": "missing_task_filters",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_task_filters"
        }
      },
      "DeletionFilterMissing": {
        "summary": "No filter",
        "value": {
          "message": "Query parameters to filter the tasks to delete are missing. Available query parameters are: `uids`, `indexUids`, `statuses`, `types`, `canceledBy`, `beforeEnqueuedAt`, `afterEnqueuedAt`, `beforeStartedAt`, `afterStartedAt`, `beforeFinishedAt`, `afterFinishedAt`.",
          "code": "missing_task_filters",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_task_filters"
        }
      },
      "Document": {
        "summary": "A document",
        "value": {
          "id": 2,
          "title": "Wonder Woman",
          "genres": [
            "Action"
          ]
        }
      },
      "DocumentAdditionTaskEnqueued": {
        "summary": "Documents that wait to be added",
        "value": {
          "uid": 1,
          "batchUid": null,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentAdditionOrUpdate",
          "canceledBy": null,
          "details": {
            "receivedDocuments": 4,
            "indexedDocuments": null
          },
          "error": null,
          "duration": null,
          "enqueuedAt": "2026-11-23T05:31:04.99808431Z",
          "startedAt": null,
          "finishedAt": null
        }
      },
      "DocumentAdditionTaskFailed": {
        "summary": "Documents that were refused",
        "value": {
          "uid": 9,
          "batchUid": 9,
          "indexUid": "movies",
          "status": "failed",
          "type": "documentAdditionOrUpdate",
          "canceledBy": null,
          "details": {
            "receivedDocuments": 1,
            "indexedDocuments": 0
          },
          "error": {
            "message": "Document doesn't have a `id` attribute: `{\"title\":\"x\"}`.",
            "code": "missing_document_id",
            "type": "invalid_request",
            "link": "https://docs.meilisearch.com/errors#missing_document_id"
          },
          "duration": "PT0.011524565S",
          "enqueuedAt": "2026-11-23T05:31:22.323236679Z",
          "startedAt": "2026-11-23T05:31:22.325539004Z",
          "finishedAt": "2026-11-23T05:31:22.337063569Z"
        }
      },
      "DocumentAdditionTaskSucceeded": {
        "summary": "Documents that were added",
        "value": {
          "uid": 1,
          "batchUid": 1,
          "indexUid": "movies",
          "status": "succeeded",
          "type": "documentAdditionOrUpdate",
          "canceledBy": null,
          "details": {
            "receivedDocuments": 4,
            "indexedDocuments": 4
          },
          "error": null,
          "duration": "PT1.403781902S",
          "enqueuedAt": "2026-11-23T05:31:04.99808431Z",
          "startedAt": "2026-11-23T05:31:05.006091451Z",
          "finishedAt": "2026-11-23T05:31:06.409873353Z"
        }
      },
      "DocumentClearingTaskSucceeded": {
        "summary": "All documents of an index deleted",
        "value": {
          "uid": 11,
          "batchUid": 11,
          "indexUid": "movies",
          "status": "succeeded",
          "type": "documentDeletion",
          "canceledBy": null,
          "details": {
            "deletedDocuments": 6
          },
          "error": null,
          "duration": "PT0.004274709S",
          "enqueuedAt": "2026-11-23T05:31:22.469168341Z",
          "startedAt": "2026-11-23T05:31:22.477669157Z",
          "finishedAt": "2026-11-23T05:31:22.481943866Z"
        }
      },
      "DocumentDeletionEnqueued": {
        "summary": "A document to be deleted",
        "value": {
          "taskUid": 6,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentDeletion",
          "enqueuedAt": "2026-11-23T05:31:17.223646108Z"
        }
      },
      "DocumentDeletionTaskSucceeded": {
        "summary": "Documents deleted by id",
        "value": {
          "uid": 7,
          "batchUid": 7,
          "indexUid": "movies",
          "status": "succeeded",
          "type": "documentDeletion",
          "canceledBy": null,
          "details": {
            "providedIds": 3,
            "deletedDocuments": 2,
            "originalFilter": null
          },
          "error": null,
          "duration": "PT1.932110343S",
          "enqueuedAt": "2026-11-23T05:31:18.705988439Z",
          "startedAt": "2026-11-23T05:31:18.73354349Z",
          "finishedAt": "2026-11-23T05:31:20.665653833Z"
        }
      },
      "DocumentLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `x` as a positive integer",
          "code": "invalid_document_limit",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_document_limit"
        }
      },
      "DocumentListFields": {
        "summary": "One field of each",
        "value": {
          "results": [
            {
              "title": "Carol"
            },
            {
              "title": "Wonder Woman"
            },
            {
              "title": "Life of Pi"
            },
            {
              "title": "Mad Max: Fury Road"
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 4
        }
      },
      "DocumentListPage": {
        "summary": "Two documents of four",
        "value": {
          "results": [
            {
              "id": 2,
              "title": "Wonder Woman",
              "genres": [
                "Action"
              ]
            },
            {
              "id": 3,
              "title": "Life of Pi",
              "genres": [
                "Adventure"
              ]
            }
          ],
          "offset": 1,
          "limit": 2,
          "total": 4
        }
      },
      "DocumentNotFound": {
        "summary": "No such document",
        "value": {
          "message": "Document `77` not found.",
          "code": "document_not_found",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#document_not_found"
        }
      },
      "DocumentsAdditionEnqueued": {
        "summary": "Documents to be added",
        "value": {
          "taskUid": 1,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentAdditionOrUpdate",
          "enqueuedAt": "2026-11-23T05:31:04.99808431Z"
        }
      },
      "DocumentsClearingEnqueued": {
        "summary": "All documents to be deleted",
        "value": {
          "taskUid": 11,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentDeletion",
          "enqueuedAt": "2026-11-23T05:31:22.469168341Z"
        }
      },
      "DocumentsDeletionEnqueued": {
        "summary": "Documents to be deleted",
        "value": {
          "taskUid": 7,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentDeletion",
          "enqueuedAt": "2026-11-23T05:31:18.705988439Z"
        }
      },
      "DocumentsIndexUidInvalid": {
        "summary": "A name that no index can have",
        "value": {
          "message": "`mo vies` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.",
          "code": "invalid_index_uid",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_index_uid"
        }
      },
      "DocumentsMalformed": {
        "summary": "JSON that breaks off",
        "value": {
          "message": "The `json` payload provided is malformed. `Couldn't serialize document value: EOF while parsing an object at line 1 column 8`.",
          "code": "malformed_payload",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#malformed_payload"
        }
      },
      "DocumentsMediaTypeAbsent": {
        "summary": "No type at all",
        "value": {
          "message": "A Content-Type header is missing. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`",
          "code": "missing_content_type",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_content_type"
        }
      },
      "DocumentsMediaTypeMissing": {
        "summary": "A type that is empty",
        "value": {
          "message": "The Content-Type `` is invalid. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`",
          "code": "invalid_content_type",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_content_type"
        }
      },
      "DocumentsMediaTypeWrong": {
        "summary": "A type that holds no documents",
        "value": {
          "message": "The Content-Type `text/xml` is invalid. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`",
          "code": "invalid_content_type",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_content_type"
        }
      },
      "DocumentsMissing": {
        "summary": "An empty body",
        "value": {
          "message": "A json payload is missing.",
          "code": "missing_payload",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_payload"
        }
      },
      "DocumentsUpdateEnqueued": {
        "summary": "Documents to be completed",
        "value": {
          "taskUid": 1,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "documentAdditionOrUpdate",
          "enqueuedAt": "2026-11-23T05:31:11.187225885Z"
        }
      },
      "ForeignSnapshot": {
        "summary": "A snapshot of Meilisearch",
        "value": {
          "message": "Snapshot `foreign-9f86d081884c7d65` was written by Meilisearch and cannot be restored here. `stillframe extract` takes its documents out.",
          "code": "foreign_snapshot",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#foreign_snapshot"
        }
      },
      "Health": {
        "summary": "The server takes requests",
        "value": {
          "status": "available"
        }
      },
      "Index": {
        "summary": "An index",
        "value": {
          "uid": "books",
          "createdAt": "2026-11-23T05:31:22.846522964Z",
          "updatedAt": "2026-11-23T05:31:22.850131622Z",
          "primaryKey": "isbn"
        }
      },
      "IndexCreationEnqueued": {
        "summary": "An index to be created",
        "value": {
          "taskUid": 0,
          "indexUid": "movies",
          "status": "enqueued",
          "type": "indexCreation",
          "enqueuedAt": "2026-11-23T05:31:04.894575898Z"
        }
      },
      "IndexCreationTaskFailed": {
        "summary": "An index that existed",
        "value": {
          "uid": 2,
          "batchUid": 2,
          "indexUid": "a",
          "status": "failed",
          "type": "indexCreation",
          "canceledBy": null,
          "details": {
            "primaryKey": null
          },
          "error": {
            "message": "Index `a` already exists.",
            "code": "index_already_exists",
            "type": "invalid_request",
            "link": "https://docs.meilisearch.com/errors#index_already_exists"
          },
          "duration": "PT0.001025506S",
          "enqueuedAt": "2026-11-23T05:31:07.614030117Z",
          "startedAt": "2026-11-23T05:31:07.616495034Z",
          "finishedAt": "2026-11-23T05:31:07.61752054Z"
        }
      },
      "IndexCreationTaskSucceeded": {
        "summary": "An index that was created",
        "value": {
          "uid": 0,
          "batchUid": 0,
          "indexUid": "movies",
          "status": "succeeded",
          "type": "indexCreation",
          "canceledBy": null,
          "details": {
            "primaryKey": "id"
          },
          "error": null,
          "duration": "PT0.051262670S",
          "enqueuedAt": "2026-11-23T05:31:04.894575898Z",
          "startedAt": "2026-11-23T05:31:04.897838912Z",
          "finishedAt": "2026-11-23T05:31:04.949101582Z"
        }
      },
      "IndexDeletionEnqueued": {
        "summary": "An index to be deleted",
        "value": {
          "taskUid": 3,
          "indexUid": "books",
          "status": "enqueued",
          "type": "indexDeletion",
          "enqueuedAt": "2026-11-23T05:31:23.052246093Z"
        }
      },
      "IndexDeletionTaskFailed": {
        "summary": "An index that did not exist",
        "value": {
          "uid": 4,
          "batchUid": 4,
          "indexUid": "books",
          "status": "failed",
          "type": "indexDeletion",
          "canceledBy": null,
          "details": {
            "deletedDocuments": 0
          },
          "error": {
            "message": "Index `books` not found.",
            "code": "index_not_found",
            "type": "invalid_request",
            "link": "https://docs.meilisearch.com/errors#index_not_found"
          },
          "duration": "PT0.000354167S",
          "enqueuedAt": "2026-11-23T05:31:23.078511526Z",
          "startedAt": "2026-11-23T05:31:23.101555657Z",
          "finishedAt": "2026-11-23T05:31:23.101909824Z"
        }
      },
      "IndexDeletionTaskSucceeded": {
        "summary": "An index that was deleted",
        "value": {
          "uid": 3,
          "batchUid": 3,
          "indexUid": "books",
          "status": "succeeded",
          "type": "indexDeletion",
          "canceledBy": null,
          "details": {
            "deletedDocuments": 0
          },
          "error": null,
          "duration": "PT0.007845911S",
          "enqueuedAt": "2026-11-23T05:31:23.052246093Z",
          "startedAt": "2026-11-23T05:31:23.052961167Z",
          "finishedAt": "2026-11-23T05:31:23.060807078Z"
        }
      },
      "IndexFieldImmutable": {
        "summary": "A field that cannot change",
        "value": {
          "message": "Immutable field `createdAt`: expected one of `primaryKey`, `uid`",
          "code": "immutable_index_created_at",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#immutable_index_created_at"
        }
      },
      "IndexFieldUnknown": {
        "summary": "A field that does not exist",
        "value": {
          "message": "Unknown field `extra`: expected one of `uid`, `primaryKey`",
          "code": "bad_request",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#bad_request"
        }
      },
      "IndexLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `abc` as a positive integer",
          "code": "invalid_index_limit",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_index_limit"
        }
      },
      "IndexList": {
        "summary": "Two indexes",
        "value": {
          "results": [
            {
              "uid": "books",
              "createdAt": "2026-11-23T05:31:22.846522964Z",
              "updatedAt": "2026-11-23T05:31:22.850131622Z",
              "primaryKey": "isbn"
            },
            {
              "uid": "plain",
              "createdAt": "2026-11-23T05:31:22.941636377Z",
              "updatedAt": "2026-11-23T05:31:22.941636377Z",
              "primaryKey": null
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 2
        }
      },
      "IndexNotFound": {
        "summary": "No such index",
        "value": {
          "message": "Index `none` not found.",
          "code": "index_not_found",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#index_not_found"
        }
      },
      "IndexNotInSnapshot": {
        "summary": "An index that the snapshot lacks",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` has no index `books`. It has `movies`, `series`.",
          "code": "index_not_in_snapshot",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#index_not_in_snapshot"
        }
      },
      "IndexRenamingTaskSucceeded": {
        "summary": "An index that got another name",
        "value": {
          "uid": 5,
          "batchUid": 5,
          "indexUid": "plain",
          "status": "succeeded",
          "type": "indexUpdate",
          "canceledBy": null,
          "details": {
            "primaryKey": null,
            "oldIndexUid": "plain",
            "newIndexUid": "paperbacks"
          },
          "error": null,
          "duration": "PT0.005751987S",
          "enqueuedAt": "2026-11-23T05:31:22.977306521Z",
          "startedAt": "2026-11-23T05:31:22.993682672Z",
          "finishedAt": "2026-11-23T05:31:22.999434659Z"
        }
      },
      "IndexStats": {
        "summary": "An index with four documents",
        "value": {
          "numberOfDocuments": 4,
          "rawDocumentDbSize": 4096,
          "avgDocumentSize": 1016,
          "isIndexing": false,
          "numberOfEmbeddings": 0,
          "numberOfEmbeddedDocuments": 0,
          "fieldDistribution": {
            "genres": 4,
            "id": 4,
            "title": 4
          }
        }
      },
      "IndexStatsOfEmptyIndex": {
        "summary": "An index without documents",
        "value": {
          "numberOfDocuments": 0,
          "rawDocumentDbSize": 0,
          "avgDocumentSize": 0,
          "isIndexing": false,
          "numberOfEmbeddings": 0,
          "numberOfEmbeddedDocuments": 0,
          "fieldDistribution": {}
        }
      },
      "IndexSwapEnqueued": {
        "summary": "Indexes to be swapped",
        "value": {
          "taskUid": 9,
          "indexUid": null,
          "status": "enqueued",
          "type": "indexSwap",
          "enqueuedAt": "2026-11-23T05:31:24.120918347Z"
        }
      },
      "IndexSwapTaskSucceeded": {
        "summary": "Indexes that were swapped",
        "value": {
          "uid": 9,
          "batchUid": 9,
          "indexUid": null,
          "status": "succeeded",
          "type": "indexSwap",
          "canceledBy": null,
          "details": {
            "swaps": [
              {
                "indexes": [
                  "movies",
                  "movies_new"
                ],
                "rename": false
              }
            ]
          },
          "error": null,
          "duration": "PT0.007845911S",
          "enqueuedAt": "2026-11-23T05:31:23.052246093Z",
          "startedAt": "2026-11-23T05:31:23.052961167Z",
          "finishedAt": "2026-11-23T05:31:23.060807078Z"
        }
      },
      "IndexUidInvalid": {
        "summary": "A uid with a space",
        "value": {
          "message": "Invalid value at `.uid`: `a b` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.",
          "code": "invalid_index_uid",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_index_uid"
        }
      },
      "IndexUidMissing": {
        "summary": "No uid",
        "value": {
          "message": "Missing field `uid`",
          "code": "missing_index_uid",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_index_uid"
        }
      },
      "IndexUidNoString": {
        "summary": "A uid that is a number",
        "value": {
          "message": "Invalid value type at `.uid`: expected a string, but found a positive integer: `3`",
          "code": "invalid_index_uid",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_index_uid"
        }
      },
      "IndexUpdateEnqueued": {
        "summary": "An index to be changed",
        "value": {
          "taskUid": 2,
          "indexUid": "plain",
          "status": "enqueued",
          "type": "indexUpdate",
          "enqueuedAt": "2026-11-23T05:31:22.977306521Z"
        }
      },
      "IndexUpdateTaskSucceeded": {
        "summary": "An index that got a primary key",
        "value": {
          "uid": 2,
          "batchUid": 2,
          "indexUid": "plain",
          "status": "succeeded",
          "type": "indexUpdate",
          "canceledBy": null,
          "details": {
            "primaryKey": "id"
          },
          "error": null,
          "duration": "PT0.005751987S",
          "enqueuedAt": "2026-11-23T05:31:22.977306521Z",
          "startedAt": "2026-11-23T05:31:22.993682672Z",
          "finishedAt": "2026-11-23T05:31:22.999434659Z"
        }
      },
      "InsufficientDiskSpace": {
        "summary": "Too little room",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` needs 1073741824 bytes of room beside the database, 524288000 are free. Free 549453824 bytes, then try again.",
          "code": "insufficient_disk_space",
          "type": "system",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#insufficient_disk_space"
        }
      },
      "Internal": {
        "summary": "A defect",
        "value": {
          "message": "An internal error has occurred. `store: the database is closed`.",
          "code": "internal",
          "type": "internal",
          "link": "https://docs.meilisearch.com/errors#internal"
        }
      },
      "JsonMalformed": {
        "summary": "JSON that breaks off",
        "value": {
          "message": "The `json` payload provided is malformed. `EOF while parsing an object at line 1 column 1`.",
          "code": "malformed_payload",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#malformed_payload"
        }
      },
      "JsonMediaTypeMissing": {
        "summary": "A body without a type",
        "value": {
          "message": "A Content-Type header is missing. Accepted values for the Content-Type header are: `application/json`",
          "code": "missing_content_type",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_content_type"
        }
      },
      "JsonMediaTypeWrong": {
        "summary": "A body that is no JSON",
        "value": {
          "message": "The Content-Type `text/plain` is invalid. Accepted values for the Content-Type header are: `application/json`",
          "code": "invalid_content_type",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_content_type"
        }
      },
      "JsonMissing": {
        "summary": "An empty body",
        "value": {
          "message": "A json payload is missing.",
          "code": "missing_payload",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_payload"
        }
      },
      "Key": {
        "summary": "A key for snapshots",
        "value": {
          "name": "Snapshots",
          "description": "only snapshots",
          "key": "76e1c90d55b95360c3b1e4af234e38afade99cf0849797ba5c51d4d7d693b360",
          "uid": "6062abda-a5aa-4414-ac91-ecd7944c0f8d",
          "actions": [
            "snapshots.create"
          ],
          "indexes": [
            "*"
          ],
          "expiresAt": null,
          "createdAt": "2026-11-23T05:31:07.322552578Z",
          "updatedAt": "2026-11-23T05:31:07.322552578Z"
        }
      },
      "KeyActionsMissing": {
        "summary": "No actions",
        "value": {
          "message": "Missing field `actions`",
          "code": "missing_api_key_actions",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_api_key_actions"
        }
      },
      "KeyExists": {
        "summary": "A uid that is taken",
        "value": {
          "message": "`uid` field value `6062abda-a5aa-4414-ac91-ecd7944c0f8d` is already an existing API key.",
          "code": "api_key_already_exists",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#api_key_already_exists"
        }
      },
      "KeyExpiring": {
        "summary": "A key that expires",
        "value": {
          "name": "Backups",
          "description": "only snapshots",
          "key": "76e1c90d55b95360c3b1e4af234e38afade99cf0849797ba5c51d4d7d693b360",
          "uid": "6062abda-a5aa-4414-ac91-ecd7944c0f8d",
          "actions": [
            "snapshots.create"
          ],
          "indexes": [
            "*"
          ],
          "expiresAt": "2099-01-02T03:04:05Z",
          "createdAt": "2026-11-23T05:31:07.322552578Z",
          "updatedAt": "2026-11-23T05:31:07.408500817Z"
        }
      },
      "KeyFieldImmutable": {
        "summary": "A field that cannot change",
        "value": {
          "message": "Immutable field `actions`: expected one of `description`, `name`",
          "code": "immutable_api_key_actions",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#immutable_api_key_actions"
        }
      },
      "KeyLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `abc` as a positive integer",
          "code": "invalid_api_key_limit",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_api_key_limit"
        }
      },
      "KeyList": {
        "summary": "The four keys of a new server",
        "value": {
          "results": [
            {
              "name": "Default Search API Key",
              "description": "Use it to search from the frontend",
              "key": "2fcb03fde3f4b24067c81a1366cba3aaeb3f6f226e429f68c660063f5622ce9f",
              "uid": "f14730ae-6ac7-4681-9a00-dc4824a7af31",
              "actions": [
                "search"
              ],
              "indexes": [
                "*"
              ],
              "expiresAt": null,
              "createdAt": "2026-11-23T05:31:07.09916394Z",
              "updatedAt": "2026-11-23T05:31:07.09916394Z"
            },
            {
              "name": "Default Admin API Key",
              "description": "Use it for anything that is not a search operation. Caution! Do not expose it on a public frontend",
              "key": "a83be5e5569d48a8b81fd00b426a7846030e8d5de3123625975a57dc49de8915",
              "uid": "937cf15f-611d-4653-9f1a-87b0322f2c85",
              "actions": [
                "*"
              ],
              "indexes": [
                "*"
              ],
              "expiresAt": null,
              "createdAt": "2026-11-23T05:31:07.096351205Z",
              "updatedAt": "2026-11-23T05:31:07.096351205Z"
            },
            {
              "name": "Default Read-Only Admin API Key",
              "description": "Use it to read information across the whole database. Caution! Do not expose this key on a public frontend",
              "key": "941aacbbfd9a9d0280cd2d747f7eff9b3c256b144907976ea17b103f881e31ea",
              "uid": "13984729-0e1e-4178-819d-8d7d83de16f7",
              "actions": [
                "*.get",
                "keys.get"
              ],
              "indexes": [
                "*"
              ],
              "expiresAt": null,
              "createdAt": "2026-11-23T05:31:07.093492222Z",
              "updatedAt": "2026-11-23T05:31:07.093492222Z"
            },
            {
              "name": "Default Chat API Key",
              "description": "Use it to chat and search from the frontend",
              "key": "0ca97abc4e080546e7de745b324d59414002b13f3ea0bec8c26cabb866146ea7",
              "uid": "3944c2c0-e3fc-4ba6-9e15-cc5730674bb0",
              "actions": [
                "chatCompletions",
                "search"
              ],
              "indexes": [
                "*"
              ],
              "expiresAt": null,
              "createdAt": "2026-11-23T05:31:07.089342319Z",
              "updatedAt": "2026-11-23T05:31:07.089342319Z"
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 4
        }
      },
      "KeyNotFound": {
        "summary": "No such key",
        "value": {
          "message": "API key `6062abda-a5aa-4414-ac91-ecd7944c0f8d` not found.",
          "code": "api_key_not_found",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#api_key_not_found"
        }
      },
      "KeyRenamed": {
        "summary": "The key with its new name",
        "value": {
          "name": "Backups",
          "description": "only snapshots",
          "key": "76e1c90d55b95360c3b1e4af234e38afade99cf0849797ba5c51d4d7d693b360",
          "uid": "6062abda-a5aa-4414-ac91-ecd7944c0f8d",
          "actions": [
            "snapshots.create"
          ],
          "indexes": [
            "*"
          ],
          "expiresAt": null,
          "createdAt": "2026-11-23T05:31:07.322552578Z",
          "updatedAt": "2026-11-23T05:31:07.408500817Z"
        }
      },
      "KeyWithoutName": {
        "summary": "A key without name",
        "value": {
          "name": null,
          "description": null,
          "key": "e9c789a3997299a989455be13708b0cb49416a1d3a270d696e8a6e43da343e2a",
          "uid": "01b4bc42-eb33-4041-b481-254d00cce834",
          "actions": [
            "tasks.get"
          ],
          "indexes": [
            "*"
          ],
          "expiresAt": null,
          "createdAt": "2026-11-23T05:31:07.361373429Z",
          "updatedAt": "2026-11-23T05:31:07.361373429Z"
        }
      },
      "LastGoodSnapshot": {
        "summary": "The only snapshot that is not corrupt",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` is the last good one. Add `force=true` to delete it all the same.",
          "code": "last_good_snapshot",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#last_good_snapshot"
        }
      },
      "MasterKeyMissing": {
        "summary": "A server without a master key has no keys",
        "value": {
          "message": "Meilisearch is running without a master key. To access this API endpoint, you must have set a master key at launch.",
          "code": "missing_master_key",
          "type": "auth",
          "link": "https://docs.meilisearch.com/errors#missing_master_key"
        }
      },
      "Metrics": {
        "summary": "A part of an answer",
        "value": "# HELP stillframe_snapshot_last_success_timestamp_seconds The instant that the newest complete snapshot holds, in seconds since 1970. 0 without one.\n# TYPE stillframe_snapshot_last_success_timestamp_seconds gauge\nstillframe_snapshot_last_success_timestamp_seconds 1795438354.184\n# HELP stillframe_tasks Tasks by status.\n# TYPE stillframe_tasks gauge\nstillframe_tasks{status=\"enqueued\"} 0\nstillframe_tasks{status=\"processing\"} 1\n"
      },
      "NoSpaceLeft": {
        "summary": "A full disk",
        "value": {
          "message": "There is no space left on the device.",
          "code": "no_space_left_on_device",
          "type": "system",
          "link": "https://docs.meilisearch.com/errors#no_space_left_on_device"
        }
      },
      "OpenapiDocument": {
        "summary": "The beginning of the contract",
        "value": {
          "openapi": "3.1.0",
          "info": {
            "title": "Stillframe",
            "version": "0.1.0"
          },
          "paths": {}
        }
      },
      "PayloadTooLarge": {
        "summary": "A body beyond the limit",
        "value": {
          "message": "The provided payload reached the size limit. The maximum accepted payload size is 100 MiB.",
          "code": "payload_too_large",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#payload_too_large"
        }
      },
      "PolicyCronInvalid": {
        "summary": "A line of cron that never fires",
        "value": {
          "message": "Invalid value at `.cron`: `0 0 30 2 *` is not a valid line of cron: it never fires. Lines look like `30 2 * * *`: minute, hour, day of the month, month, day of the week.",
          "code": "invalid_snapshot_policy_cron",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_policy_cron"
        }
      },
      "PolicyCronMissing": {
        "summary": "No line of cron",
        "value": {
          "message": "Missing field `cron`",
          "code": "missing_snapshot_policy_cron",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#missing_snapshot_policy_cron"
        }
      },
      "PolicyKeepInvalid": {
        "summary": "A policy that keeps nothing",
        "value": {
          "message": "Invalid value at `.keep`: a policy must keep something: at least one of `last`, `hourly`, `daily`, `weekly`, `monthly`, `yearly` must not be 0.",
          "code": "invalid_snapshot_policy_keep",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_policy_keep"
        }
      },
      "PolicyLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `ten` as a positive integer",
          "code": "invalid_snapshot_policy_limit",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_policy_limit"
        }
      },
      "PolicyNotFound": {
        "summary": "No such policy",
        "value": {
          "message": "Snapshot policy `0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55` not found.",
          "code": "snapshot_policy_not_found",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_policy_not_found"
        }
      },
      "PolicyTimeZoneInvalid": {
        "summary": "A time zone that does not exist",
        "value": {
          "message": "Invalid value at `.timeZone`: `Mars/Olympus` is not a time zone. Time zones have names such as `UTC` or `Europe/Berlin`.",
          "code": "invalid_snapshot_policy_time_zone",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_policy_time_zone"
        }
      },
      "PolicyUidInvalid": {
        "summary": "A uid that is no UUID",
        "value": {
          "message": "invalid length: expected length 32 for simple format, found 3",
          "code": "invalid_snapshot_policy_uid",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_policy_uid"
        }
      },
      "RangeNotSatisfiable": {
        "summary": "A range behind the end",
        "value": {
          "message": "The range `bytes=5000-` begins behind the end: the archive has 4096 bytes.",
          "code": "range_not_satisfiable",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#range_not_satisfiable"
        }
      },
      "RestorationEnqueued": {
        "summary": "Waiting",
        "value": {
          "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
          "snapshotUid": "20261123T135234184Z-1",
          "indexes": null,
          "keys": "replace",
          "dryRun": false,
          "status": "enqueued",
          "progress": null,
          "changes": null,
          "error": null,
          "duration": null,
          "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
          "startedAt": null,
          "finishedAt": null
        }
      },
      "RestorationFailed": {
        "summary": "Failed, and nothing has changed",
        "value": {
          "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
          "snapshotUid": "20261123T135234184Z-1",
          "indexes": null,
          "keys": "replace",
          "dryRun": false,
          "status": "failed",
          "progress": null,
          "changes": null,
          "error": {
            "message": "Snapshot `20261123T135234184Z-1` is corrupt and cannot be restored.",
            "code": "snapshot_corrupt",
            "type": "invalid_request",
            "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_corrupt"
          },
          "duration": "PT1.250000000S",
          "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
          "startedAt": "2026-11-23T15:00:00.101000000Z",
          "finishedAt": "2026-11-23T15:00:01.351000000Z"
        }
      },
      "RestorationInProgress": {
        "summary": "Two at once",
        "value": {
          "message": "Restoration `5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11` is under way. Try again when it has ended.",
          "code": "restoration_in_progress",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#restoration_in_progress"
        }
      },
      "RestorationKeysInvalid": {
        "summary": "A word that says nothing of keys",
        "value": {
          "message": "Unknown value `merge` at `.keys`: expected one of `replace`, `keep`",
          "code": "invalid_restoration_keys",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_restoration_keys"
        }
      },
      "RestorationLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `ten` as a positive integer",
          "code": "invalid_restoration_limit",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_restoration_limit"
        }
      },
      "RestorationListPage": {
        "summary": "One",
        "value": {
          "results": [
            {
              "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
              "snapshotUid": "20261123T135234184Z-1",
              "indexes": null,
              "keys": "replace",
              "dryRun": false,
              "status": "succeeded",
              "progress": null,
              "changes": {
                "indexes": [
                  {
                    "uid": "movies",
                    "change": "replaced",
                    "numberOfDocumentsBefore": 5,
                    "numberOfDocumentsAfter": 2
                  },
                  {
                    "uid": "series",
                    "change": "removed",
                    "numberOfDocumentsBefore": 40,
                    "numberOfDocumentsAfter": null
                  }
                ],
                "tasks": {
                  "before": 12,
                  "after": 1,
                  "canceled": 2,
                  "enqueuedAgain": 0
                },
                "keys": {
                  "before": 5,
                  "after": 4
                }
              },
              "error": null,
              "duration": "PT1.250000000S",
              "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
              "startedAt": "2026-11-23T15:00:00.101000000Z",
              "finishedAt": "2026-11-23T15:00:01.351000000Z"
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 1
        }
      },
      "RestorationNotFound": {
        "summary": "No such restoration",
        "value": {
          "message": "Restoration `5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11` not found.",
          "code": "restoration_not_found",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#restoration_not_found"
        }
      },
      "RestorationPreviewed": {
        "summary": "What would change of one index",
        "value": {
          "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
          "snapshotUid": "20261123T135234184Z-1",
          "indexes": [
            "movies"
          ],
          "keys": "replace",
          "dryRun": true,
          "status": "succeeded",
          "progress": null,
          "changes": {
            "indexes": [
              {
                "uid": "movies",
                "change": "created",
                "numberOfDocumentsBefore": null,
                "numberOfDocumentsAfter": 2
              }
            ],
            "tasks": null,
            "keys": null
          },
          "error": null,
          "duration": "PT1.250000000S",
          "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
          "startedAt": "2026-11-23T15:00:00.101000000Z",
          "finishedAt": "2026-11-23T15:00:01.351000000Z"
        }
      },
      "RestorationProcessing": {
        "summary": "Under way",
        "value": {
          "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
          "snapshotUid": "20261123T135234184Z-1",
          "indexes": null,
          "keys": "replace",
          "dryRun": false,
          "status": "processing",
          "progress": {
            "step": "unpacking",
            "bytesDone": 4096,
            "bytesTotal": 98304
          },
          "changes": null,
          "error": null,
          "duration": null,
          "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
          "startedAt": "2026-11-23T15:00:00.101000000Z",
          "finishedAt": null
        }
      },
      "RestorationSnapshotUidMissing": {
        "summary": "No snapshot named",
        "value": {
          "message": "Missing field `snapshotUid`",
          "code": "missing_restoration_snapshot_uid",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#missing_restoration_snapshot_uid"
        }
      },
      "RestorationStatusUnknown": {
        "summary": "A status that is none",
        "value": {
          "message": "Invalid value in parameter `statuses`: `canceled` is not a valid restoration status. Available statuses are `enqueued`, `processing`, `succeeded`, `failed`.",
          "code": "invalid_restoration_statuses",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_restoration_statuses"
        }
      },
      "RestorationSucceeded": {
        "summary": "Done",
        "value": {
          "restorationUid": "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11",
          "snapshotUid": "20261123T135234184Z-1",
          "indexes": null,
          "keys": "replace",
          "dryRun": false,
          "status": "succeeded",
          "progress": null,
          "changes": {
            "indexes": [
              {
                "uid": "movies",
                "change": "replaced",
                "numberOfDocumentsBefore": 5,
                "numberOfDocumentsAfter": 2
              },
              {
                "uid": "series",
                "change": "removed",
                "numberOfDocumentsBefore": 40,
                "numberOfDocumentsAfter": null
              }
            ],
            "tasks": {
              "before": 12,
              "after": 1,
              "canceled": 2,
              "enqueuedAgain": 0
            },
            "keys": {
              "before": 5,
              "after": 4
            }
          },
          "error": null,
          "duration": "PT1.250000000S",
          "enqueuedAt": "2026-11-23T15:00:00.100200300Z",
          "startedAt": "2026-11-23T15:00:00.101000000Z",
          "finishedAt": "2026-11-23T15:00:01.351000000Z"
        }
      },
      "RestorationUidInvalid": {
        "summary": "A uid that is no UUID",
        "value": {
          "message": "invalid length: expected length 32 for simple format, found 3",
          "code": "invalid_restoration_uid",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_restoration_uid"
        }
      },
      "RetentionPreview": {
        "summary": "Two stay, one goes",
        "value": {
          "kept": [
            {
              "snapshotUid": "20261123T013000018Z-87",
              "sizeBytes": 48211,
              "reasons": [
                {
                  "reason": "newest",
                  "source": null,
                  "period": null
                },
                {
                  "reason": "daily",
                  "source": "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55",
                  "period": "2026-11-23"
                }
              ]
            },
            {
              "snapshotUid": "20261120T101500211Z-61",
              "sizeBytes": 47020,
              "reasons": [
                {
                  "reason": "pinned",
                  "source": null,
                  "period": null
                }
              ]
            }
          ],
          "removed": [
            {
              "snapshotUid": "20261102T013000007Z-12",
              "sizeBytes": 40111,
              "reasons": [
                {
                  "reason": "notKept",
                  "source": null,
                  "period": null
                }
              ]
            }
          ]
        }
      },
      "SnapshotCorrupt": {
        "summary": "Proved to be damaged",
        "value": {
          "snapshotUid": "20261123T135234184Z-1",
          "kind": "native",
          "state": "corrupt",
          "pinned": false,
          "fileName": "data.ms-20261123T135234184Z-1.snapshot",
          "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T135234184Z-1.snapshot",
          "taskUids": [
            1
          ],
          "capturedAt": "2026-11-23T13:52:34.184772748Z",
          "took": "PT0.151000000S",
          "sizeBytes": 6210,
          "databaseSizeBytes": 98304,
          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "versions": {
            "format": 1,
            "stillframe": "0.1.0",
            "meilisearch": "1.50.0"
          },
          "indexes": [
            {
              "uid": "movies",
              "primaryKey": "id",
              "numberOfDocuments": 2
            }
          ],
          "progress": null,
          "verification": {
            "status": "failed",
            "progress": null,
            "enqueuedAt": "2026-11-23T13:52:34.351200000Z",
            "startedAt": "2026-11-23T13:52:34.352000000Z",
            "finishedAt": "2026-11-23T13:52:34.601000000Z",
            "error": {
              "message": "data.ms-20261123T135234184Z-1.snapshot is not what was written: a checksum differs.",
              "code": "snapshot_corrupt",
              "type": "invalid_request",
              "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_corrupt"
            }
          }
        }
      },
      "SnapshotCreating": {
        "summary": "Being made",
        "value": {
          "snapshotUid": "20261123T140000000Z-4",
          "kind": "native",
          "state": "creating",
          "pinned": false,
          "fileName": "data.ms-20261123T140000000Z-4.snapshot",
          "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T140000000Z-4.snapshot",
          "taskUids": [
            4,
            6
          ],
          "capturedAt": "2026-11-23T14:00:00.000123456Z",
          "took": null,
          "sizeBytes": null,
          "databaseSizeBytes": 98304,
          "sha256": null,
          "versions": {
            "format": 1,
            "stillframe": "0.1.0",
            "meilisearch": "1.50.0"
          },
          "indexes": [
            {
              "uid": "movies",
              "primaryKey": "id",
              "numberOfDocuments": 2
            }
          ],
          "progress": {
            "step": "createTheTarball",
            "bytesDone": 65536,
            "bytesTotal": 98304
          },
          "verification": null
        }
      },
      "SnapshotEnqueued": {
        "summary": "A snapshot",
        "value": {
          "taskUid": 2,
          "indexUid": null,
          "status": "enqueued",
          "type": "snapshotCreation",
          "enqueuedAt": "2026-11-23T05:31:06.439200772Z"
        }
      },
      "SnapshotForceInvalid": {
        "summary": "A force that is neither true nor false",
        "value": {
          "message": "Invalid value in parameter `force`: could not parse `yes` as a boolean, expected either `true` or `false`",
          "code": "invalid_snapshot_force",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_force"
        }
      },
      "SnapshotForeign": {
        "summary": "Written by Meilisearch, not looked into yet",
        "value": {
          "snapshotUid": "foreign-9f86d081884c7d65",
          "kind": "foreign",
          "state": "complete",
          "pinned": false,
          "fileName": "dump.snapshot",
          "location": "file:///var/lib/stillframe/snapshots/dump.snapshot",
          "taskUids": [],
          "capturedAt": "2026-11-20T03:00:00.000000000Z",
          "took": null,
          "sizeBytes": 2097152,
          "databaseSizeBytes": null,
          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "versions": {
            "format": null,
            "stillframe": null,
            "meilisearch": null
          },
          "indexes": null,
          "progress": null,
          "verification": null
        }
      },
      "SnapshotInUse": {
        "summary": "A snapshot that somebody reads",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` is in use: it is being downloaded. Try again when that has ended.",
          "code": "snapshot_in_use",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_in_use"
        }
      },
      "SnapshotLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `ten` as a positive integer",
          "code": "invalid_snapshot_limit",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_limit"
        }
      },
      "SnapshotListEmpty": {
        "summary": "None",
        "value": {
          "results": [],
          "offset": 0,
          "limit": 20,
          "total": 0
        }
      },
      "SnapshotListPage": {
        "summary": "One being made, one proved, one of Meilisearch",
        "value": {
          "results": [
            {
              "snapshotUid": "20261123T140000000Z-4",
              "kind": "native",
              "state": "creating",
              "pinned": false,
              "fileName": "data.ms-20261123T140000000Z-4.snapshot",
              "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T140000000Z-4.snapshot",
              "taskUids": [
                4,
                6
              ],
              "capturedAt": "2026-11-23T14:00:00.000123456Z",
              "took": null,
              "sizeBytes": null,
              "databaseSizeBytes": 98304,
              "sha256": null,
              "versions": {
                "format": 1,
                "stillframe": "0.1.0",
                "meilisearch": "1.50.0"
              },
              "indexes": [
                {
                  "uid": "movies",
                  "primaryKey": "id",
                  "numberOfDocuments": 2
                }
              ],
              "progress": {
                "step": "createTheTarball",
                "bytesDone": 65536,
                "bytesTotal": 98304
              },
              "verification": null
            },
            {
              "snapshotUid": "20261123T135234184Z-1",
              "kind": "native",
              "state": "verified",
              "pinned": true,
              "fileName": "data.ms-20261123T135234184Z-1.snapshot",
              "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T135234184Z-1.snapshot",
              "taskUids": [
                1
              ],
              "capturedAt": "2026-11-23T13:52:34.184772748Z",
              "took": "PT0.151000000S",
              "sizeBytes": 6210,
              "databaseSizeBytes": 98304,
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "versions": {
                "format": 1,
                "stillframe": "0.1.0",
                "meilisearch": "1.50.0"
              },
              "indexes": [
                {
                  "uid": "movies",
                  "primaryKey": "id",
                  "numberOfDocuments": 2
                }
              ],
              "progress": null,
              "verification": {
                "status": "succeeded",
                "progress": null,
                "enqueuedAt": "2026-11-23T13:52:34.351200000Z",
                "startedAt": "2026-11-23T13:52:34.352000000Z",
                "finishedAt": "2026-11-23T13:52:34.601000000Z",
                "error": null
              }
            },
            {
              "snapshotUid": "foreign-9f86d081884c7d65",
              "kind": "foreign",
              "state": "complete",
              "pinned": false,
              "fileName": "dump.snapshot",
              "location": "file:///var/lib/stillframe/snapshots/dump.snapshot",
              "taskUids": [],
              "capturedAt": "2026-11-20T03:00:00.000000000Z",
              "took": null,
              "sizeBytes": 2097152,
              "databaseSizeBytes": null,
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "versions": {
                "format": null,
                "stillframe": null,
                "meilisearch": null
              },
              "indexes": null,
              "progress": null,
              "verification": null
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 3
        }
      },
      "SnapshotNotComplete": {
        "summary": "A snapshot that is being made",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` is still being made.",
          "code": "snapshot_not_complete",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_not_complete"
        }
      },
      "SnapshotNotFound": {
        "summary": "No such snapshot",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` not found.",
          "code": "snapshot_not_found",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_not_found"
        }
      },
      "SnapshotParameterUnknown": {
        "summary": "A parameter that does not exist",
        "value": {
          "message": "Unknown parameter `state`: did you mean `states`? expected one of `offset`, `limit`, `states`, `kinds`, `taskUids`",
          "code": "bad_request",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#bad_request"
        }
      },
      "SnapshotPinnedInvalid": {
        "summary": "A pin that is neither true nor false",
        "value": {
          "message": "Invalid value type at `.pinned`: expected a boolean, but found a string: `\"yes\"`",
          "code": "invalid_snapshot_pinned",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_pinned"
        }
      },
      "SnapshotPolicy": {
        "summary": "A policy that took a snapshot last night",
        "value": {
          "policyUid": "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55",
          "name": "nightly",
          "cron": "30 2 * * *",
          "timeZone": "Europe/Berlin",
          "keep": {
            "last": 0,
            "hourly": 0,
            "daily": 7,
            "weekly": 5,
            "monthly": 12,
            "yearly": 0
          },
          "enabled": true,
          "skipUnchanged": true,
          "nextRunAt": "2026-11-24T01:30:00.0Z",
          "lastRun": {
            "dueAt": "2026-11-23T01:30:00.0Z",
            "ranAt": "2026-11-23T01:30:00.018Z",
            "outcome": "enqueued",
            "taskUid": 87
          },
          "createdAt": "2026-11-20T09:12:44.501Z",
          "updatedAt": "2026-11-20T09:12:44.501Z"
        }
      },
      "SnapshotPolicyList": {
        "summary": "One policy",
        "value": {
          "results": [
            {
              "policyUid": "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55",
              "name": "nightly",
              "cron": "30 2 * * *",
              "timeZone": "Europe/Berlin",
              "keep": {
                "last": 0,
                "hourly": 0,
                "daily": 7,
                "weekly": 5,
                "monthly": 12,
                "yearly": 0
              },
              "enabled": true,
              "skipUnchanged": true,
              "nextRunAt": "2026-11-24T01:30:00.0Z",
              "lastRun": {
                "dueAt": "2026-11-23T01:30:00.0Z",
                "ranAt": "2026-11-23T01:30:00.018Z",
                "outcome": "enqueued",
                "taskUid": 87
              },
              "createdAt": "2026-11-20T09:12:44.501Z",
              "updatedAt": "2026-11-20T09:12:44.501Z"
            }
          ],
          "offset": 0,
          "limit": 20,
          "total": 1
        }
      },
      "SnapshotPolicyNew": {
        "summary": "A policy that was not due yet",
        "value": {
          "policyUid": "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55",
          "name": "nightly",
          "cron": "30 2 * * *",
          "timeZone": "Europe/Berlin",
          "keep": {
            "last": 0,
            "hourly": 0,
            "daily": 7,
            "weekly": 5,
            "monthly": 12,
            "yearly": 0
          },
          "enabled": true,
          "skipUnchanged": true,
          "nextRunAt": "2026-11-21T01:30:00.0Z",
          "lastRun": null,
          "createdAt": "2026-11-20T09:12:44.501Z",
          "updatedAt": "2026-11-20T09:12:44.501Z"
        }
      },
      "SnapshotPolicyStopped": {
        "summary": "A policy that takes no more",
        "value": {
          "policyUid": "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55",
          "name": "nightly",
          "cron": "30 2 * * *",
          "timeZone": "Europe/Berlin",
          "keep": {
            "last": 0,
            "hourly": 0,
            "daily": 7,
            "weekly": 5,
            "monthly": 12,
            "yearly": 0
          },
          "enabled": false,
          "skipUnchanged": true,
          "nextRunAt": null,
          "lastRun": {
            "dueAt": "2026-11-23T01:30:00.0Z",
            "ranAt": "2026-11-23T01:30:00.018Z",
            "outcome": "enqueued",
            "taskUid": 87
          },
          "createdAt": "2026-11-20T09:12:44.501Z",
          "updatedAt": "2026-11-23T08:00:01.25Z"
        }
      },
      "SnapshotStateUnknown": {
        "summary": "A state that is none",
        "value": {
          "message": "Invalid value in parameter `states`: `good` is not a valid snapshot state. Available states are `creating`, `complete`, `verified`, `corrupt`.",
          "code": "invalid_snapshot_states",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_states"
        }
      },
      "SnapshotTaskCanceled": {
        "summary": "A snapshot that was canceled",
        "value": {
          "uid": 3,
          "batchUid": 3,
          "indexUid": null,
          "status": "canceled",
          "type": "snapshotCreation",
          "canceledBy": 4,
          "error": null,
          "duration": "PT0.026548104S",
          "enqueuedAt": "2026-11-23T05:31:06.502610411Z",
          "startedAt": "2026-11-23T05:31:06.509549514Z",
          "finishedAt": "2026-11-23T05:31:06.536097618Z"
        }
      },
      "SnapshotTaskEnqueued": {
        "summary": "A snapshot that waits",
        "value": {
          "uid": 3,
          "batchUid": null,
          "indexUid": null,
          "status": "enqueued",
          "type": "snapshotCreation",
          "canceledBy": null,
          "error": null,
          "duration": null,
          "enqueuedAt": "2026-11-23T05:31:06.502610411Z",
          "startedAt": null,
          "finishedAt": null
        }
      },
      "SnapshotTaskFailed": {
        "summary": "A snapshot that could not be written",
        "value": {
          "uid": 3,
          "batchUid": 3,
          "indexUid": null,
          "status": "failed",
          "type": "snapshotCreation",
          "canceledBy": null,
          "error": {
            "message": "`./snapshots`: permission denied (EACCES).",
            "code": "io_error",
            "type": "system",
            "link": "https://docs.meilisearch.com/errors#io_error"
          },
          "duration": "PT0.026548104S",
          "enqueuedAt": "2026-11-23T05:31:06.502610411Z",
          "startedAt": "2026-11-23T05:31:06.509549514Z",
          "finishedAt": "2026-11-23T05:31:06.536097618Z"
        }
      },
      "SnapshotTaskProcessing": {
        "summary": "A snapshot under way",
        "value": {
          "uid": 3,
          "batchUid": 3,
          "indexUid": null,
          "status": "processing",
          "type": "snapshotCreation",
          "canceledBy": null,
          "error": null,
          "duration": null,
          "enqueuedAt": "2026-11-23T05:31:06.502610411Z",
          "startedAt": "2026-11-23T05:31:06.509549514Z",
          "finishedAt": null
        }
      },
      "SnapshotTaskSucceeded": {
        "summary": "A snapshot that was made",
        "value": {
          "uid": 2,
          "batchUid": 2,
          "indexUid": null,
          "status": "succeeded",
          "type": "snapshotCreation",
          "canceledBy": null,
          "error": null,
          "duration": "PT0.028826643S",
          "enqueuedAt": "2026-11-23T05:31:06.439200772Z",
          "startedAt": "2026-11-23T05:31:06.445547113Z",
          "finishedAt": "2026-11-23T05:31:06.474373756Z"
        }
      },
      "SnapshotTooNew": {
        "summary": "A snapshot of a newer version",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` was written in format 2 by Stillframe 0.4.0; this server reads format 1. Restore it with that version or a newer one.",
          "code": "snapshot_too_new",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_too_new"
        }
      },
      "SnapshotUidInvalid": {
        "summary": "A uid that is none",
        "value": {
          "message": "`latest` is not a valid snapshot uid. Snapshot uids look like `20261123T135234184Z-1` or `foreign-9f86d081884c7d65`.",
          "code": "invalid_snapshot_uid",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#invalid_snapshot_uid"
        }
      },
      "SnapshotUnsound": {
        "summary": "A snapshot that was found to be corrupt",
        "value": {
          "message": "Snapshot `20261123T135234184Z-1` is corrupt and cannot be restored.",
          "code": "snapshot_corrupt",
          "type": "invalid_request",
          "link": "https://github.com/stillframe/stillframe/blob/main/docs/errors.md#snapshot_corrupt"
        }
      },
      "SnapshotVerified": {
        "summary": "Proved and pinned",
        "value": {
          "snapshotUid": "20261123T135234184Z-1",
          "kind": "native",
          "state": "verified",
          "pinned": true,
          "fileName": "data.ms-20261123T135234184Z-1.snapshot",
          "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T135234184Z-1.snapshot",
          "taskUids": [
            1
          ],
          "capturedAt": "2026-11-23T13:52:34.184772748Z",
          "took": "PT0.151000000S",
          "sizeBytes": 6210,
          "databaseSizeBytes": 98304,
          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "versions": {
            "format": 1,
            "stillframe": "0.1.0",
            "meilisearch": "1.50.0"
          },
          "indexes": [
            {
              "uid": "movies",
              "primaryKey": "id",
              "numberOfDocuments": 2
            }
          ],
          "progress": null,
          "verification": {
            "status": "succeeded",
            "progress": null,
            "enqueuedAt": "2026-11-23T13:52:34.351200000Z",
            "startedAt": "2026-11-23T13:52:34.352000000Z",
            "finishedAt": "2026-11-23T13:52:34.601000000Z",
            "error": null
          }
        }
      },
      "SnapshotVerifying": {
        "summary": "Being proved",
        "value": {
          "snapshotUid": "20261123T135234184Z-1",
          "kind": "native",
          "state": "complete",
          "pinned": false,
          "fileName": "data.ms-20261123T135234184Z-1.snapshot",
          "location": "file:///var/lib/stillframe/snapshots/data.ms-20261123T135234184Z-1.snapshot",
          "taskUids": [
            1
          ],
          "capturedAt": "2026-11-23T13:52:34.184772748Z",
          "took": "PT0.151000000S",
          "sizeBytes": 6210,
          "databaseSizeBytes": 98304,
          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "versions": {
            "format": 1,
            "stillframe": "0.1.0",
            "meilisearch": "1.50.0"
          },
          "indexes": [
            {
              "uid": "movies",
              "primaryKey": "id",
              "numberOfDocuments": 2
            }
          ],
          "progress": null,
          "verification": {
            "status": "processing",
            "progress": {
              "step": "checking",
              "bytesDone": 4096,
              "bytesTotal": 6210
            },
            "enqueuedAt": "2026-11-23T13:52:34.351200000Z",
            "startedAt": "2026-11-23T13:52:34.352000000Z",
            "finishedAt": null,
            "error": null
          }
        }
      },
      "Stats": {
        "summary": "A server with one index",
        "value": {
          "databaseSize": 315392,
          "usedDatabaseSize": 139264,
          "lastUpdate": "2026-11-23T05:31:06.276801262Z",
          "indexes": {
            "movies": {
              "numberOfDocuments": 4,
              "rawDocumentDbSize": 4096,
              "avgDocumentSize": 1016,
              "isIndexing": false,
              "numberOfEmbeddings": 0,
              "numberOfEmbeddedDocuments": 0,
              "fieldDistribution": {
                "genres": 4,
                "id": 4,
                "title": 4
              }
            }
          }
        }
      },
      "StatsOfEmptyServer": {
        "summary": "A server without any",
        "value": {
          "databaseSize": 94208,
          "usedDatabaseSize": 20480,
          "lastUpdate": null,
          "indexes": {}
        }
      },
      "SwapIndexesMissing": {
        "summary": "A swap without its indexes",
        "value": {
          "message": "Missing field `indexes` inside `[0]`",
          "code": "missing_swap_indexes",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#missing_swap_indexes"
        }
      },
      "SwapRenameInvalid": {
        "summary": "A rename that is no boolean",
        "value": {
          "message": "Invalid value type at `[0].rename`: expected a boolean, but found a string: `\"hello\"`",
          "code": "invalid_swap_rename",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_swap_rename"
        }
      },
      "TaskCancelationEnqueued": {
        "summary": "Tasks to be canceled",
        "value": {
          "taskUid": 5,
          "indexUid": null,
          "status": "enqueued",
          "type": "taskCancelation",
          "enqueuedAt": "2026-11-23T05:31:09.542674668Z"
        }
      },
      "TaskCancelationSucceeded": {
        "summary": "Tasks that were canceled",
        "value": {
          "uid": 5,
          "batchUid": 5,
          "indexUid": null,
          "status": "succeeded",
          "type": "taskCancelation",
          "canceledBy": null,
          "details": {
            "matchedTasks": 2,
            "canceledTasks": 0,
            "originalFilter": "?uids=0,1"
          },
          "error": null,
          "duration": "PT0.000277814S",
          "enqueuedAt": "2026-11-23T05:31:09.542674668Z",
          "startedAt": "2026-11-23T05:31:09.543270895Z",
          "finishedAt": "2026-11-23T05:31:09.543548709Z"
        }
      },
      "TaskDateInvalid": {
        "summary": "A date that is none",
        "value": {
          "message": "Invalid value in parameter `afterEnqueuedAt`: `yesterday` is an invalid date-time. It should follow the YYYY-MM-DD or RFC 3339 date-time format.",
          "code": "invalid_task_after_enqueued_at",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_after_enqueued_at"
        }
      },
      "TaskDeletionEnqueued": {
        "summary": "Tasks to be deleted",
        "value": {
          "taskUid": 7,
          "indexUid": null,
          "status": "enqueued",
          "type": "taskDeletion",
          "enqueuedAt": "2026-11-23T05:31:09.593561329Z"
        }
      },
      "TaskDeletionSucceeded": {
        "summary": "Tasks that were deleted",
        "value": {
          "uid": 7,
          "batchUid": 7,
          "indexUid": null,
          "status": "succeeded",
          "type": "taskDeletion",
          "canceledBy": null,
          "details": {
            "matchedTasks": 1,
            "deletedTasks": 1,
            "originalFilter": "?uids=0"
          },
          "error": null,
          "duration": "PT0.002963689S",
          "enqueuedAt": "2026-11-23T05:31:09.593561329Z",
          "startedAt": "2026-11-23T05:31:09.594168312Z",
          "finishedAt": "2026-11-23T05:31:09.597132001Z"
        }
      },
      "TaskIndexUidInvalid": {
        "summary": "A name that no index can have",
        "value": {
          "message": "Invalid value in parameter `indexUids`: `a b` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.",
          "code": "invalid_index_uid",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_index_uid"
        }
      },
      "TaskLimitInvalid": {
        "summary": "A limit that is no number",
        "value": {
          "message": "Invalid value in parameter `limit`: could not parse `abc` as a positive integer",
          "code": "invalid_task_limit",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_limit"
        }
      },
      "TaskListEmpty": {
        "summary": "Nothing found",
        "value": {
          "results": [],
          "total": 0,
          "limit": 20,
          "from": null,
          "next": null
        }
      },
      "TaskListOfSnapshots": {
        "summary": "The snapshots",
        "value": {
          "results": [
            {
              "uid": 3,
              "batchUid": 3,
              "indexUid": null,
              "status": "succeeded",
              "type": "snapshotCreation",
              "canceledBy": null,
              "error": null,
              "duration": "PT0.026548104S",
              "enqueuedAt": "2026-11-23T05:31:06.502610411Z",
              "startedAt": "2026-11-23T05:31:06.509549514Z",
              "finishedAt": "2026-11-23T05:31:06.536097618Z"
            },
            {
              "uid": 2,
              "batchUid": 2,
              "indexUid": null,
              "status": "succeeded",
              "type": "snapshotCreation",
              "canceledBy": null,
              "error": null,
              "duration": "PT0.028826643S",
              "enqueuedAt": "2026-11-23T05:31:06.439200772Z",
              "startedAt": "2026-11-23T05:31:06.445547113Z",
              "finishedAt": "2026-11-23T05:31:06.474373756Z"
            }
          ],
          "total": 2,
          "limit": 20,
          "from": 3,
          "next": null
        }
      },
      "TaskListPage": {
        "summary": "A page that has a next one",
        "value": {
          "results": [
            {
              "uid": 2,
              "batchUid": 2,
              "indexUid": "a",
              "status": "failed",
              "type": "indexCreation",
              "canceledBy": null,
              "details": {
                "primaryKey": null
              },
              "error": {
                "message": "Index `a` already exists.",
                "code": "index_already_exists",
                "type": "invalid_request",
                "link": "https://docs.meilisearch.com/errors#index_already_exists"
              },
              "duration": "PT0.001025506S",
              "enqueuedAt": "2026-11-23T05:31:07.614030117Z",
              "startedAt": "2026-11-23T05:31:07.616495034Z",
              "finishedAt": "2026-11-23T05:31:07.61752054Z"
            },
            {
              "uid": 1,
              "batchUid": 1,
              "indexUid": "b",
              "status": "succeeded",
              "type": "indexCreation",
              "canceledBy": null,
              "details": {
                "primaryKey": null
              },
              "error": null,
              "duration": "PT0.008099960S",
              "enqueuedAt": "2026-11-23T05:31:07.586887379Z",
              "startedAt": "2026-11-23T05:31:07.588535571Z",
              "finishedAt": "2026-11-23T05:31:07.596635531Z"
            }
          ],
          "total": 5,
          "limit": 2,
          "from": 2,
          "next": 0
        }
      },
      "TaskNotFound": {
        "summary": "No such task",
        "value": {
          "message": "Task `4242` not found.",
          "code": "task_not_found",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#task_not_found"
        }
      },
      "TaskParameterUnknown": {
        "summary": "A parameter that does not exist",
        "value": {
          "message": "Unknown parameter `pretty`: expected one of `limit`, `from`, `reverse`, `batchUids`, `uids`, `canceledBy`, `types`, `statuses`, `indexUids`, `afterEnqueuedAt`, `beforeEnqueuedAt`, `afterStartedAt`, `beforeStartedAt`, `afterFinishedAt`, `beforeFinishedAt`",
          "code": "bad_request",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#bad_request"
        }
      },
      "TaskStatusUnknown": {
        "summary": "A state that does not exist",
        "value": {
          "message": "Invalid value in parameter `statuses`: `done` is not a valid task status. Available statuses are `enqueued`, `processing`, `succeeded`, `failed`, `canceled`.",
          "code": "invalid_task_statuses",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_statuses"
        }
      },
      "TaskTypeUnknown": {
        "summary": "A type that does not exist",
        "value": {
          "message": "Invalid value in parameter `types`: `snapshot` is not a valid task type. Available types are `documentAdditionOrUpdate`, `documentEdition`, `documentDeletion`, `settingsUpdate`, `indexCreation`, `indexDeletion`, `indexUpdate`, `indexSwap`, `taskCancelation`, `taskDeletion`, `dumpCreation`, `snapshotCreation`, `export`, `upgradeDatabase`, `indexCompaction`, `networkTopologyChange`, `dsrUpdate`, `dsrClear`.",
          "code": "invalid_task_types",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_types"
        }
      },
      "TaskUidInvalid": {
        "summary": "A uid that is no number",
        "value": {
          "message": "Task uid `abc` is invalid. It should only contain numeric characters.",
          "code": "invalid_task_uids",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_uids"
        }
      },
      "TaskUidsInvalid": {
        "summary": "A list with a word in it",
        "value": {
          "message": "Invalid value in parameter `uids[1]`: could not parse `x` as a positive integer",
          "code": "invalid_task_uids",
          "type": "invalid_request",
          "link": "https://docs.meilisearch.com/errors#invalid_task_uids"
        }
      },
      "Version": {
        "summary": "Meilisearch 1.50.0",
        "value": {
          "commitSha": "5cb2f2e94befc717bbea60fec4a31ee64d2f60fd",
          "commitDate": "2026-07-23T14:39:41.000000000Z",
          "pkgVersion": "1.50.0"
        }
      }
    },
    "headers": {
      "AcceptRanges": {
        "description": "Ranges of bytes can be asked for.",
        "required": true,
        "schema": {
          "type": "string",
          "const": "bytes"
        }
      },
      "ContentDisposition": {
        "description": "The name under which to save it.",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^attachment; filename="
        }
      },
      "ContentRange": {
        "description": "Which bytes of how many these are.",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^bytes \\d+-\\d+/\\d+$"
        }
      },
      "ETag": {
        "description": "A strong validator, made of the SHA-256 of the whole archive.",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^\"[0-9a-f]{64}\"$"
        }
      },
      "ReprDigest": {
        "description": "SHA-256 of the whole archive, also where only a range of it is sent (RFC 9530).",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$"
        }
      },
      "RestorationLocation": {
        "description": "The path of the restoration.",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^/restorations/[0-9a-f-]{36}$"
        }
      },
      "UnsatisfiedRange": {
        "description": "How many bytes there are.",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^bytes \\*/\\d+$"
        }
      }
    },
    "links": {
      "CreatedKey": {
        "operationId": "getKey",
        "description": "The key, as it stands then.",
        "parameters": {
          "uidOrKey": "$response.body#/uid"
        },
        "x-laws": {
          "key": {
            "law": "identity",
            "same": {
              "$response.body#/uid": "/uid",
              "$response.body#/key": "/key",
              "$response.body#/name": "/name",
              "$response.body#/actions": "/actions",
              "$response.body#/expiresAt": "/expiresAt"
            }
          }
        }
      },
      "CreatedKeyChanges": {
        "operationId": "updateKey",
        "description": "Gives the key another name.",
        "parameters": {
          "uidOrKey": "$response.body#/uid"
        }
      },
      "CreatedKeyDeletion": {
        "operationId": "deleteKey",
        "description": "Ends the key.",
        "parameters": {
          "uidOrKey": "$response.body#/uid"
        }
      },
      "CreatedPolicy": {
        "operationId": "getSnapshotPolicy",
        "description": "The policy, as it stands then.",
        "parameters": {
          "policyUid": "$response.body#/policyUid"
        }
      },
      "CreatedPolicyChanges": {
        "operationId": "updateSnapshotPolicy",
        "description": "Changes the policy.",
        "parameters": {
          "policyUid": "$response.body#/policyUid"
        }
      },
      "CreatedPolicyDeletion": {
        "operationId": "deleteSnapshotPolicy",
        "description": "Ends the policy.",
        "parameters": {
          "policyUid": "$response.body#/policyUid"
        }
      },
      "CreatedRestoration": {
        "operationId": "getRestoration",
        "description": "The restoration, as it goes on.",
        "parameters": {
          "restorationUid": "$response.body#/restorationUid"
        }
      },
      "EnqueuedTask": {
        "operationId": "getTask",
        "description": "The task that does the work.",
        "parameters": {
          "taskUid": "$response.body#/taskUid"
        },
        "x-laws": {
          "task": {
            "law": "identity",
            "same": {
              "$response.body#/taskUid": "/uid",
              "$response.body#/type": "/type",
              "$response.body#/indexUid": "/indexUid",
              "$response.body#/enqueuedAt": "/enqueuedAt"
            }
          }
        }
      },
      "VerifiedSnapshot": {
        "operationId": "getSnapshot",
        "description": "The snapshot, with the progress and the end of its proof.",
        "parameters": {
          "snapshotUid": "$response.body#/snapshotUid"
        }
      }
    },
    "parameters": {
      "BatchUid": {
        "name": "batchUid",
        "in": "path",
        "required": true,
        "description": "Uid of the batch.",
        "x-error-code": "invalid_batch_uids",
        "schema": {
          "$ref": "#/components/schemas/BatchUid"
        }
      },
      "DocumentCsvDelimiter": {
        "name": "csvDelimiter",
        "in": "query",
        "description": "The character between two fields of a CSV body: one of ASCII, a comma when left out.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_csv_delimiter",
        "schema": {
          "type": "string",
          "pattern": "^[\\x00-\\x7F]$"
        }
      },
      "DocumentFields": {
        "name": "fields",
        "in": "query",
        "description": "The fields to return; all when left out or `*`.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_fields",
        "schema": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "DocumentId": {
        "name": "documentId",
        "in": "path",
        "required": true,
        "description": "Value of the primary key of the document.",
        "x-error-code": "invalid_document_id",
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "DocumentIds": {
        "name": "ids",
        "in": "query",
        "description": "Only these documents. Ids that do not exist are passed over.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_ids",
        "schema": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "DocumentLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "DocumentOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "DocumentPrimaryKey": {
        "name": "primaryKey",
        "in": "query",
        "description": "The attribute that identifies a document, for an index that has none yet.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "allowEmptyValue": true,
        "x-error-code": "invalid_index_primary_key",
        "schema": {
          "type": "string"
        }
      },
      "DocumentRetrieveVectors": {
        "name": "retrieveVectors",
        "in": "query",
        "description": "Accepted for the sake of existing clients; documents here have no vectors.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_document_retrieve_vectors",
        "schema": {
          "type": "boolean",
          "default": false
        }
      },
      "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "An `ETag`, or several: nothing is sent if the archive is one of these.",
        "schema": {
          "type": "string"
        }
      },
      "IfRange": {
        "name": "If-Range",
        "in": "header",
        "description": "An `ETag`: the range counts only if the archive is still that one, otherwise the whole is sent.",
        "schema": {
          "type": "string"
        }
      },
      "IndexLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_index_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "IndexOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_index_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "IndexUid": {
        "name": "indexUid",
        "in": "path",
        "required": true,
        "description": "Uid of the index.",
        "x-error-code": "invalid_index_uid",
        "schema": {
          "$ref": "#/components/schemas/IndexUid"
        }
      },
      "KeyLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_api_key_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "KeyOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_api_key_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "PolicyLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_policy_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "PolicyOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_policy_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "PolicyUid": {
        "name": "policyUid",
        "in": "path",
        "required": true,
        "description": "Uid of the policy.",
        "x-error-code": "invalid_snapshot_policy_uid",
        "schema": {
          "$ref": "#/components/schemas/PolicyUid"
        }
      },
      "Range": {
        "name": "Range",
        "in": "header",
        "description": "The bytes to send: `bytes=0-499`, `bytes=500-`, or the last 500 with `bytes=-500`.",
        "schema": {
          "type": "string"
        }
      },
      "RestorationLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_restoration_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "RestorationOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_restoration_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "RestorationStatuses": {
        "name": "statuses",
        "in": "query",
        "description": "Only those in these states; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_restoration_statuses",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/RestorationStatus"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "RestorationUid": {
        "name": "restorationUid",
        "in": "path",
        "required": true,
        "description": "Uid of the restoration.",
        "x-error-code": "invalid_restoration_uid",
        "schema": {
          "$ref": "#/components/schemas/RestorationUid"
        }
      },
      "SnapshotForce": {
        "name": "force",
        "in": "query",
        "description": "Delete it even if no other good one is left.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_force",
        "schema": {
          "type": "boolean",
          "default": false
        }
      },
      "SnapshotKinds": {
        "name": "kinds",
        "in": "query",
        "description": "Only those of these kinds; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_kinds",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/SnapshotKind"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "SnapshotLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 20
        }
      },
      "SnapshotOffset": {
        "name": "offset",
        "in": "query",
        "description": "How many to skip.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_offset",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "default": 0
        }
      },
      "SnapshotStates": {
        "name": "states",
        "in": "query",
        "description": "Only those in these states; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_states",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/SnapshotState"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "SnapshotTaskUids": {
        "name": "taskUids",
        "in": "query",
        "description": "Only those that these tasks asked for; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_snapshot_task_uids",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "type": "integer",
                "minimum": 0,
                "maximum": 4294967295
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "SnapshotUid": {
        "name": "snapshotUid",
        "in": "path",
        "required": true,
        "description": "Uid of the snapshot.",
        "x-error-code": "invalid_snapshot_uid",
        "schema": {
          "$ref": "#/components/schemas/SnapshotUid"
        }
      },
      "TaskAfterEnqueuedAt": {
        "name": "afterEnqueuedAt",
        "in": "query",
        "description": "Only those enqueued later than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_after_enqueued_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskAfterFinishedAt": {
        "name": "afterFinishedAt",
        "in": "query",
        "description": "Only those finished later than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_after_finished_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskAfterStartedAt": {
        "name": "afterStartedAt",
        "in": "query",
        "description": "Only those started later than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_after_started_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskBatchUids": {
        "name": "batchUids",
        "in": "query",
        "description": "Only those of these batches; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_batch_uids",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "type": "integer",
                "minimum": 0,
                "maximum": 4294967295
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "TaskBeforeEnqueuedAt": {
        "name": "beforeEnqueuedAt",
        "in": "query",
        "description": "Only those enqueued earlier than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_before_enqueued_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskBeforeFinishedAt": {
        "name": "beforeFinishedAt",
        "in": "query",
        "description": "Only those finished earlier than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_before_finished_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskBeforeStartedAt": {
        "name": "beforeStartedAt",
        "in": "query",
        "description": "Only those started earlier than this. A date stands for its midnight in UTC; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_before_started_at",
        "schema": {
          "anyOf": [
            {
              "type": "string",
              "format": "date-time"
            },
            {
              "type": "string",
              "const": "*"
            }
          ]
        }
      },
      "TaskCanceledBy": {
        "name": "canceledBy",
        "in": "query",
        "description": "Only those that these tasks canceled; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_canceled_by",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "type": "integer",
                "minimum": 0,
                "maximum": 4294967295
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "TaskFrom": {
        "name": "from",
        "in": "query",
        "description": "Uid of the first to return. Take it from the `next` of the page before.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_from",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "maximum": 4294967295
        }
      },
      "TaskIndexUids": {
        "name": "indexUids",
        "in": "query",
        "description": "Only those that work on these indexes; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_index_uid",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/IndexUid"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "TaskLimit": {
        "name": "limit",
        "in": "query",
        "description": "How many to return at most.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_limit",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "maximum": 4294967295,
          "default": 20
        }
      },
      "TaskReverse": {
        "name": "reverse",
        "in": "query",
        "description": "True to begin with the oldest.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_reverse",
        "schema": {
          "type": "boolean",
          "default": false
        }
      },
      "TaskStatuses": {
        "name": "statuses",
        "in": "query",
        "description": "Only those in these states; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_statuses",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskStatus"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "TaskTypes": {
        "name": "types",
        "in": "query",
        "description": "Only those of these types; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_types",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskType"
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "TaskUid": {
        "name": "taskUid",
        "in": "path",
        "required": true,
        "description": "Uid of the task.",
        "x-error-code": "invalid_task_uids",
        "schema": {
          "$ref": "#/components/schemas/TaskUid"
        }
      },
      "TaskUids": {
        "name": "uids",
        "in": "query",
        "description": "Only these; `*` for any.",
        "style": "form",
        "explode": false,
        "allowReserved": true,
        "x-error-code": "invalid_task_uids",
        "schema": {
          "type": "array",
          "items": {
            "anyOf": [
              {
                "type": "integer",
                "minimum": 0,
                "maximum": 4294967295
              },
              {
                "type": "string",
                "const": "*"
              }
            ]
          }
        }
      },
      "UidOrKey": {
        "name": "uidOrKey",
        "in": "path",
        "required": true,
        "description": "The uid of the key, or the key itself.",
        "x-error-code": "api_key_not_found",
        "schema": {
          "type": "string",
          "minLength": 1
        }
      }
    },
    "responses": {
      "BadBatchUid": {
        "description": "The uid is not a number.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "batchUidInvalid": {
                "$ref": "#/components/examples/BatchUidInvalid"
              }
            }
          }
        }
      },
      "BadDocumentIds": {
        "description": "The body is no list of ids.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentsIndexUidInvalid": {
                "$ref": "#/components/examples/DocumentsIndexUidInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadDocumentQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentLimitInvalid": {
                "$ref": "#/components/examples/DocumentLimitInvalid"
              },
              "documentsIndexUidInvalid": {
                "$ref": "#/components/examples/DocumentsIndexUidInvalid"
              }
            }
          }
        }
      },
      "BadDocuments": {
        "description": "The body cannot be read as documents, or a parameter has a bad value.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentsMalformed": {
                "$ref": "#/components/examples/DocumentsMalformed"
              },
              "documentsMissing": {
                "$ref": "#/components/examples/DocumentsMissing"
              },
              "documentsIndexUidInvalid": {
                "$ref": "#/components/examples/DocumentsIndexUidInvalid"
              }
            }
          }
        }
      },
      "BadIndexChanges": {
        "description": "The body has a bad value, or a field that cannot change.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "indexFieldImmutable": {
                "$ref": "#/components/examples/IndexFieldImmutable"
              },
              "documentsIndexUidInvalid": {
                "$ref": "#/components/examples/DocumentsIndexUidInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadIndexQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "indexLimitInvalid": {
                "$ref": "#/components/examples/IndexLimitInvalid"
              }
            }
          }
        }
      },
      "BadIndexUid": {
        "description": "No index can have this name.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentsIndexUidInvalid": {
                "$ref": "#/components/examples/DocumentsIndexUidInvalid"
              }
            }
          }
        }
      },
      "BadKeyChanges": {
        "description": "The body has a bad value, or a field that cannot change.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "keyFieldImmutable": {
                "$ref": "#/components/examples/KeyFieldImmutable"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadKeyQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "keyLimitInvalid": {
                "$ref": "#/components/examples/KeyLimitInvalid"
              }
            }
          }
        }
      },
      "BadNewIndex": {
        "description": "The body is no valid index.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "indexUidMissing": {
                "$ref": "#/components/examples/IndexUidMissing"
              },
              "indexUidInvalid": {
                "$ref": "#/components/examples/IndexUidInvalid"
              },
              "indexUidNoString": {
                "$ref": "#/components/examples/IndexUidNoString"
              },
              "indexFieldUnknown": {
                "$ref": "#/components/examples/IndexFieldUnknown"
              },
              "bodyNoObject": {
                "$ref": "#/components/examples/BodyNoObject"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadNewKey": {
        "description": "The body is no valid key.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "keyActionsMissing": {
                "$ref": "#/components/examples/KeyActionsMissing"
              },
              "apiKeyScoped": {
                "$ref": "#/components/examples/ApiKeyScoped"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadNewPolicy": {
        "description": "The body is no valid policy.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "policyCronMissing": {
                "$ref": "#/components/examples/PolicyCronMissing"
              },
              "policyCronInvalid": {
                "$ref": "#/components/examples/PolicyCronInvalid"
              },
              "policyTimeZoneInvalid": {
                "$ref": "#/components/examples/PolicyTimeZoneInvalid"
              },
              "policyKeepInvalid": {
                "$ref": "#/components/examples/PolicyKeepInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadNewRestoration": {
        "description": "The body is no valid restoration, or the snapshot lacks an index.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "restorationSnapshotUidMissing": {
                "$ref": "#/components/examples/RestorationSnapshotUidMissing"
              },
              "restorationKeysInvalid": {
                "$ref": "#/components/examples/RestorationKeysInvalid"
              },
              "indexNotInSnapshot": {
                "$ref": "#/components/examples/IndexNotInSnapshot"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadPolicyChanges": {
        "description": "The uid is not one of a policy, or the body has a bad value.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "policyCronInvalid": {
                "$ref": "#/components/examples/PolicyCronInvalid"
              },
              "policyTimeZoneInvalid": {
                "$ref": "#/components/examples/PolicyTimeZoneInvalid"
              },
              "policyKeepInvalid": {
                "$ref": "#/components/examples/PolicyKeepInvalid"
              },
              "policyUidInvalid": {
                "$ref": "#/components/examples/PolicyUidInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadPolicyQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "policyLimitInvalid": {
                "$ref": "#/components/examples/PolicyLimitInvalid"
              }
            }
          }
        }
      },
      "BadPolicyUid": {
        "description": "The uid is not one of a policy.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "policyUidInvalid": {
                "$ref": "#/components/examples/PolicyUidInvalid"
              }
            }
          }
        }
      },
      "BadRestorationQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "restorationLimitInvalid": {
                "$ref": "#/components/examples/RestorationLimitInvalid"
              },
              "restorationStatusUnknown": {
                "$ref": "#/components/examples/RestorationStatusUnknown"
              }
            }
          }
        }
      },
      "BadRestorationUid": {
        "description": "The uid is not one of a restoration.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "restorationUidInvalid": {
                "$ref": "#/components/examples/RestorationUidInvalid"
              }
            }
          }
        }
      },
      "BadSnapshotChanges": {
        "description": "The uid is not one of a snapshot, or the body has a bad value.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotPinnedInvalid": {
                "$ref": "#/components/examples/SnapshotPinnedInvalid"
              },
              "snapshotUidInvalid": {
                "$ref": "#/components/examples/SnapshotUidInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadSnapshotDeletion": {
        "description": "The uid is not one of a snapshot, or a parameter has a bad value.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotUidInvalid": {
                "$ref": "#/components/examples/SnapshotUidInvalid"
              },
              "snapshotForceInvalid": {
                "$ref": "#/components/examples/SnapshotForceInvalid"
              }
            }
          }
        }
      },
      "BadSnapshotQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotLimitInvalid": {
                "$ref": "#/components/examples/SnapshotLimitInvalid"
              },
              "snapshotStateUnknown": {
                "$ref": "#/components/examples/SnapshotStateUnknown"
              },
              "snapshotParameterUnknown": {
                "$ref": "#/components/examples/SnapshotParameterUnknown"
              }
            }
          }
        }
      },
      "BadSnapshotUid": {
        "description": "The uid is not one of a snapshot.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotUidInvalid": {
                "$ref": "#/components/examples/SnapshotUidInvalid"
              }
            }
          }
        }
      },
      "BadSwap": {
        "description": "The body is no valid list of swaps.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "swapIndexesMissing": {
                "$ref": "#/components/examples/SwapIndexesMissing"
              },
              "swapRenameInvalid": {
                "$ref": "#/components/examples/SwapRenameInvalid"
              },
              "jsonMissing": {
                "$ref": "#/components/examples/JsonMissing"
              },
              "jsonMalformed": {
                "$ref": "#/components/examples/JsonMalformed"
              }
            }
          }
        }
      },
      "BadTaskCancelation": {
        "description": "No filter was given, a parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "cancelationFilterMissing": {
                "$ref": "#/components/examples/CancelationFilterMissing"
              },
              "taskUidsInvalid": {
                "$ref": "#/components/examples/TaskUidsInvalid"
              }
            }
          }
        }
      },
      "BadTaskDeletion": {
        "description": "No filter was given, a parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "deletionFilterMissing": {
                "$ref": "#/components/examples/DeletionFilterMissing"
              },
              "taskUidsInvalid": {
                "$ref": "#/components/examples/TaskUidsInvalid"
              }
            }
          }
        }
      },
      "BadTaskQuery": {
        "description": "A parameter has a bad value, or does not exist.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "taskLimitInvalid": {
                "$ref": "#/components/examples/TaskLimitInvalid"
              },
              "taskStatusUnknown": {
                "$ref": "#/components/examples/TaskStatusUnknown"
              },
              "taskTypeUnknown": {
                "$ref": "#/components/examples/TaskTypeUnknown"
              },
              "taskUidsInvalid": {
                "$ref": "#/components/examples/TaskUidsInvalid"
              },
              "taskDateInvalid": {
                "$ref": "#/components/examples/TaskDateInvalid"
              },
              "taskIndexUidInvalid": {
                "$ref": "#/components/examples/TaskIndexUidInvalid"
              },
              "taskParameterUnknown": {
                "$ref": "#/components/examples/TaskParameterUnknown"
              }
            }
          }
        }
      },
      "BadTaskUid": {
        "description": "The uid is not a number.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "taskUidInvalid": {
                "$ref": "#/components/examples/TaskUidInvalid"
              }
            }
          }
        }
      },
      "BatchNotFound": {
        "description": "No batch has this uid.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "batchNotFound": {
                "$ref": "#/components/examples/BatchNotFound"
              }
            }
          }
        }
      },
      "DocumentNotFound": {
        "description": "No index has this name, or no document in it this id.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentNotFound": {
                "$ref": "#/components/examples/DocumentNotFound"
              },
              "indexNotFound": {
                "$ref": "#/components/examples/IndexNotFound"
              }
            }
          }
        }
      },
      "DocumentsExpected": {
        "description": "The body is not announced as JSON, NDJSON or CSV.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "documentsMediaTypeAbsent": {
                "$ref": "#/components/examples/DocumentsMediaTypeAbsent"
              },
              "documentsMediaTypeMissing": {
                "$ref": "#/components/examples/DocumentsMediaTypeMissing"
              },
              "documentsMediaTypeWrong": {
                "$ref": "#/components/examples/DocumentsMediaTypeWrong"
              }
            }
          }
        }
      },
      "Forbidden": {
        "description": "The key does not exist, has expired, or may not do this.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "apiKeyInvalid": {
                "$ref": "#/components/examples/ApiKeyInvalid"
              }
            }
          }
        }
      },
      "IndexNotFound": {
        "description": "No index has this name.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "indexNotFound": {
                "$ref": "#/components/examples/IndexNotFound"
              }
            }
          }
        }
      },
      "InsufficientDiskSpace": {
        "description": "The disk has less room than the restoration needs, or the machine failed in another way.",
        "x-unprovokable": "A sound machine does not fail when one wants it to.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "insufficientDiskSpace": {
                "$ref": "#/components/examples/InsufficientDiskSpace"
              },
              "noSpaceLeft": {
                "$ref": "#/components/examples/NoSpaceLeft"
              }
            }
          }
        }
      },
      "JsonExpected": {
        "description": "The body is not announced as JSON.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "jsonMediaTypeMissing": {
                "$ref": "#/components/examples/JsonMediaTypeMissing"
              },
              "jsonMediaTypeWrong": {
                "$ref": "#/components/examples/JsonMediaTypeWrong"
              }
            }
          }
        }
      },
      "KeyConflict": {
        "description": "A key has this uid already.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "keyExists": {
                "$ref": "#/components/examples/KeyExists"
              }
            }
          }
        }
      },
      "KeyNotFound": {
        "description": "No key has this uid.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "keyNotFound": {
                "$ref": "#/components/examples/KeyNotFound"
              }
            }
          }
        }
      },
      "KeysUnauthorized": {
        "description": "No bearer token came with the request, or the server has no master key and therefore no keys.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "authorizationMissing": {
                "$ref": "#/components/examples/AuthorizationMissing"
              },
              "masterKeyMissing": {
                "$ref": "#/components/examples/MasterKeyMissing"
              }
            }
          }
        }
      },
      "PayloadTooLarge": {
        "description": "The body is larger than the server takes.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "payloadTooLarge": {
                "$ref": "#/components/examples/PayloadTooLarge"
              }
            }
          }
        }
      },
      "PolicyNotFound": {
        "description": "There is no policy of this uid.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "policyNotFound": {
                "$ref": "#/components/examples/PolicyNotFound"
              }
            }
          }
        }
      },
      "RangeNotSatisfiable": {
        "description": "The range begins behind the end of the archive.",
        "headers": {
          "Content-Range": {
            "$ref": "#/components/headers/UnsatisfiedRange"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "rangeNotSatisfiable": {
                "$ref": "#/components/examples/RangeNotSatisfiable"
              }
            }
          }
        }
      },
      "RestorationNotFound": {
        "description": "There is no restoration of this uid.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "restorationNotFound": {
                "$ref": "#/components/examples/RestorationNotFound"
              }
            }
          }
        }
      },
      "RestorationRefused": {
        "description": "Another restoration is under way, or the snapshot cannot be restored.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "restorationInProgress": {
                "$ref": "#/components/examples/RestorationInProgress"
              },
              "snapshotTooNew": {
                "$ref": "#/components/examples/SnapshotTooNew"
              },
              "snapshotUnsound": {
                "$ref": "#/components/examples/SnapshotUnsound"
              },
              "foreignSnapshot": {
                "$ref": "#/components/examples/ForeignSnapshot"
              },
              "snapshotNotComplete": {
                "$ref": "#/components/examples/SnapshotNotComplete"
              }
            }
          }
        }
      },
      "SnapshotKept": {
        "description": "The snapshot is being made or in use, or is the last good one.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotInUse": {
                "$ref": "#/components/examples/SnapshotInUse"
              },
              "lastGoodSnapshot": {
                "$ref": "#/components/examples/LastGoodSnapshot"
              },
              "snapshotNotComplete": {
                "$ref": "#/components/examples/SnapshotNotComplete"
              }
            }
          }
        }
      },
      "SnapshotNotComplete": {
        "description": "The snapshot is still being made.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotNotComplete": {
                "$ref": "#/components/examples/SnapshotNotComplete"
              }
            }
          }
        }
      },
      "SnapshotNotFound": {
        "description": "There is no snapshot of this uid.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "snapshotNotFound": {
                "$ref": "#/components/examples/SnapshotNotFound"
              }
            }
          }
        }
      },
      "SystemFailure": {
        "description": "The machine failed, not the request: no room on the disk, no more open files, a disk that cannot be read.",
        "x-unprovokable": "A sound machine does not fail when one wants it to.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "noSpaceLeft": {
                "$ref": "#/components/examples/NoSpaceLeft"
              }
            }
          }
        }
      },
      "TaskNotFound": {
        "description": "No task has this uid, or the key may not see it.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "taskNotFound": {
                "$ref": "#/components/examples/TaskNotFound"
              }
            }
          }
        }
      },
      "Unauthorized": {
        "description": "No bearer token came with the request.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "authorizationMissing": {
                "$ref": "#/components/examples/AuthorizationMissing"
              }
            }
          }
        }
      },
      "UnexpectedError": {
        "description": "Something went wrong that the request is not to blame for.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "internal": {
                "$ref": "#/components/examples/Internal"
              }
            }
          }
        }
      }
    },
    "schemas": {
      "ArchiveBytes": {
        "type": "string",
        "format": "binary",
        "description": "One gzip member around one tar. FORMAT.md of the package `@stillframe/snapshot` says what is in it."
      },
      "Batch": {
        "type": "object",
        "description": "One run of the queue, over one task or several that were taken up together.",
        "required": [
          "uid",
          "progress",
          "details",
          "stats",
          "duration",
          "startedAt",
          "finishedAt",
          "batchStrategy"
        ],
        "properties": {
          "uid": {
            "$ref": "#/components/schemas/BatchUid"
          },
          "progress": {
            "description": "How far it is, and null when it is not under way.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/BatchProgress"
              },
              {
                "type": "null"
              }
            ]
          },
          "details": {
            "$ref": "#/components/schemas/TaskDetails"
          },
          "stats": {
            "$ref": "#/components/schemas/BatchStats"
          },
          "duration": {
            "description": "How long it took, and null until it ended.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Duration"
              },
              {
                "type": "null"
              }
            ]
          },
          "startedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "finishedAt": {
            "description": "When it ended, and null until then.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "batchStrategy": {
            "type": "string",
            "description": "Why the batch holds these tasks and no more, in words for people."
          }
        },
        "dependentSchemas": {
          "finishedAt": {
            "if": {
              "properties": {
                "finishedAt": {
                  "type": "null"
                }
              }
            },
            "then": {
              "properties": {
                "duration": {
                  "type": "null"
                }
              }
            },
            "else": {
              "properties": {
                "progress": {
                  "type": "null"
                },
                "duration": {
                  "type": "string"
                },
                "details": {
                  "properties": {
                    "indexedDocuments": {
                      "type": "integer"
                    },
                    "deletedDocuments": {
                      "type": "integer"
                    },
                    "canceledTasks": {
                      "type": "integer"
                    },
                    "deletedTasks": {
                      "type": "integer"
                    }
                  }
                }
              }
            }
          }
        },
        "unevaluatedProperties": false,
        "x-laws": {
          "dates": {
            "law": "time-order",
            "values": [
              "/startedAt",
              "/finishedAt"
            ]
          },
          "constants": {
            "law": "identity",
            "of": "/uid",
            "values": [
              "/startedAt"
            ]
          }
        }
      },
      "BatchList": {
        "type": "object",
        "description": "A page of batches, from the newest to the oldest unless `reverse` was asked for.",
        "required": [
          "results",
          "total",
          "limit",
          "from",
          "next"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Batch"
            },
            "description": "The batches of this page."
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "from": {
            "description": "The uid of the first batch of this page, and null when the page is empty.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/BatchUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "next": {
            "description": "The `from` of the next page, and null when there is none.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/BatchUid"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "results": {
            "if": {
              "properties": {
                "results": {
                  "maxItems": 0
                }
              }
            },
            "then": {
              "properties": {
                "from": {
                  "type": "null"
                }
              }
            },
            "else": {
              "properties": {
                "from": {
                  "type": "integer"
                }
              }
            }
          }
        },
        "unevaluatedProperties": false
      },
      "BatchProgress": {
        "type": "object",
        "description": "How far a batch is.",
        "required": [
          "steps",
          "percentage"
        ],
        "properties": {
          "steps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/BatchStep"
            },
            "description": "The step under way and below it the smaller steps it is made of."
          },
          "percentage": {
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "description": "How much of the whole is done."
          }
        },
        "unevaluatedProperties": false
      },
      "BatchStats": {
        "type": "object",
        "description": "The tasks of a batch in numbers. What is measured beyond the counts varies with the work, and from server to server.",
        "required": [
          "totalNbTasks",
          "status",
          "types",
          "indexUids"
        ],
        "properties": {
          "totalNbTasks": {
            "$ref": "#/components/schemas/Count"
          },
          "status": {
            "type": "object",
            "description": "How many tasks are in each state.",
            "minProperties": 1,
            "propertyNames": {
              "$ref": "#/components/schemas/TaskStatus"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/Count"
            }
          },
          "types": {
            "type": "object",
            "description": "How many tasks are of each type.",
            "minProperties": 1,
            "propertyNames": {
              "$ref": "#/components/schemas/TaskType"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/Count"
            }
          },
          "indexUids": {
            "type": "object",
            "description": "How many tasks each index has in the batch.",
            "propertyNames": {
              "$ref": "#/components/schemas/IndexUid"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/Count"
            }
          },
          "progressTrace": {
            "type": "object",
            "description": "How long each step took, in words for people.",
            "additionalProperties": {
              "type": "string"
            }
          },
          "writeChannelCongestion": {
            "$ref": "#/components/schemas/WriteChannelCongestion"
          },
          "internalDatabaseSizes": {
            "type": "object",
            "description": "Size of each inner database after the batch and what it gained, in words for people.",
            "additionalProperties": {
              "type": "string"
            }
          }
        },
        "unevaluatedProperties": false
      },
      "BatchStep": {
        "type": "object",
        "description": "One step of a batch.",
        "required": [
          "currentStep",
          "finished",
          "total"
        ],
        "properties": {
          "currentStep": {
            "type": "string",
            "description": "What is being done."
          },
          "finished": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "BatchUid": {
        "type": "integer",
        "minimum": 0,
        "maximum": 4294967295,
        "description": "Number of a batch: counts up from 0 and is never given twice.",
        "examples": [
          2
        ]
      },
      "ByteCount": {
        "type": "integer",
        "minimum": 0,
        "description": "A size in bytes.",
        "examples": [
          24576
        ]
      },
      "ByteProgress": {
        "type": "object",
        "description": "How far it is.",
        "required": [
          "step",
          "bytesDone",
          "bytesTotal"
        ],
        "properties": {
          "step": {
            "type": "string",
            "description": "What is being done, in words for people."
          },
          "bytesDone": {
            "$ref": "#/components/schemas/ByteCount"
          },
          "bytesTotal": {
            "$ref": "#/components/schemas/ByteCount"
          }
        },
        "unevaluatedProperties": false
      },
      "ClearDetails": {
        "type": "object",
        "description": "Details of an `indexDeletion`, and of a `documentDeletion` of all documents.",
        "required": [
          "deletedDocuments"
        ],
        "properties": {
          "deletedDocuments": {
            "description": "Documents removed; null until the task is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "Count": {
        "type": "integer",
        "minimum": 0,
        "description": "How many.",
        "examples": [
          4
        ]
      },
      "Document": {
        "type": "object",
        "x-open": "A document is whatever its owner stores.",
        "description": "A document: any JSON object that has the primary key of its index.",
        "additionalProperties": true,
        "examples": [
          {
            "id": 1,
            "title": "Carol",
            "genres": [
              "Romance",
              "Drama"
            ]
          }
        ]
      },
      "DocumentAdditionDetails": {
        "type": "object",
        "description": "Details of a `documentAdditionOrUpdate`.",
        "required": [
          "receivedDocuments",
          "indexedDocuments"
        ],
        "properties": {
          "receivedDocuments": {
            "$ref": "#/components/schemas/Count"
          },
          "indexedDocuments": {
            "description": "Documents stored: null until the task is settled, 0 when it failed.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "DocumentDeletionDetails": {
        "type": "object",
        "description": "Details of a `documentDeletion` that named its documents.",
        "required": [
          "providedIds",
          "deletedDocuments",
          "originalFilter"
        ],
        "properties": {
          "providedIds": {
            "$ref": "#/components/schemas/Count"
          },
          "deletedDocuments": {
            "description": "Documents that existed and were removed; null until the task is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "originalFilter": {
            "type": [
              "string",
              "null"
            ],
            "description": "The filter that chose the documents, and null when ids did."
          }
        },
        "unevaluatedProperties": false
      },
      "DocumentList": {
        "type": "object",
        "description": "A page of documents, in the order in which they were first added.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Document"
            },
            "description": "The documents of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "DocumentQuery": {
        "type": "object",
        "title": "Choice of documents",
        "description": "Which documents to read and how much of them.",
        "properties": {
          "offset": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "How many to skip.",
            "x-error-code": "invalid_document_offset"
          },
          "limit": {
            "type": "integer",
            "minimum": 0,
            "default": 20,
            "description": "How many to return at most.",
            "x-error-code": "invalid_document_limit"
          },
          "fields": {
            "type": [
              "array",
              "null"
            ],
            "items": {
              "type": "string"
            },
            "description": "The fields to return; all when left out, null or `[\"*\"]`.",
            "x-error-code": "invalid_document_fields"
          },
          "retrieveVectors": {
            "type": "boolean",
            "default": false,
            "description": "Accepted for the sake of existing clients; documents here have no vectors.",
            "x-error-code": "invalid_document_retrieve_vectors"
          },
          "ids": {
            "type": [
              "array",
              "null"
            ],
            "items": {
              "anyOf": [
                {
                  "type": "string",
                  "pattern": "^[a-zA-Z0-9_-]{1,511}$"
                },
                {
                  "type": "integer"
                }
              ]
            },
            "description": "The documents to return; all when left out or null. Ids that do not exist are passed over.",
            "x-error-code": "invalid_document_ids"
          }
        },
        "unevaluatedProperties": false
      },
      "Duration": {
        "type": "string",
        "pattern": "^PT\\d+\\.\\d{9}S$",
        "description": "An ISO 8601 duration in seconds with nine digits of fraction, and in no other unit.",
        "examples": [
          "PT0.028826643S"
        ]
      },
      "Error": {
        "type": "object",
        "description": "Why a request or a task was refused. Programs decide by `code`, people read `message`.",
        "required": [
          "message",
          "code",
          "type",
          "link"
        ],
        "properties": {
          "message": {
            "type": "string",
            "minLength": 1,
            "description": "What is wrong and with what. The wording may change."
          },
          "code": {
            "$ref": "#/components/schemas/ErrorCode"
          },
          "type": {
            "$ref": "#/components/schemas/ErrorType"
          },
          "link": {
            "type": "string",
            "format": "uri",
            "pattern": "^https://(docs\\.meilisearch\\.com/errors|github\\.com/stillframe/stillframe/blob/main/docs/errors\\.md)#[a-z_]+$",
            "description": "Where the code is explained."
          }
        },
        "unevaluatedProperties": false
      },
      "ErrorCode": {
        "type": "string",
        "enum": [
          "missing_authorization_header",
          "missing_master_key",
          "invalid_api_key",
          "bad_request",
          "missing_content_type",
          "invalid_content_type",
          "unsupported_media_type",
          "missing_payload",
          "malformed_payload",
          "payload_too_large",
          "invalid_task_limit",
          "invalid_task_from",
          "invalid_task_reverse",
          "invalid_task_uids",
          "invalid_task_canceled_by",
          "invalid_task_types",
          "invalid_task_statuses",
          "invalid_task_after_enqueued_at",
          "invalid_task_before_enqueued_at",
          "invalid_task_after_started_at",
          "invalid_task_before_started_at",
          "invalid_task_after_finished_at",
          "invalid_task_before_finished_at",
          "invalid_batch_uids",
          "missing_task_filters",
          "task_not_found",
          "batch_not_found",
          "invalid_api_key_offset",
          "invalid_api_key_limit",
          "invalid_api_key_description",
          "invalid_api_key_name",
          "invalid_api_key_uid",
          "invalid_api_key_actions",
          "invalid_api_key_indexes",
          "invalid_api_key_expires_at",
          "missing_api_key_actions",
          "missing_api_key_indexes",
          "missing_api_key_expires_at",
          "immutable_api_key_uid",
          "immutable_api_key_actions",
          "immutable_api_key_indexes",
          "immutable_api_key_expires_at",
          "immutable_api_key_created_at",
          "immutable_api_key_updated_at",
          "index_scoped_api_key_with_global_action",
          "api_key_already_exists",
          "api_key_not_found",
          "invalid_index_offset",
          "invalid_index_limit",
          "invalid_index_uid",
          "invalid_index_primary_key",
          "missing_index_uid",
          "immutable_index_created_at",
          "immutable_index_updated_at",
          "index_already_exists",
          "index_not_found",
          "index_primary_key_already_exists",
          "index_primary_key_no_candidate_found",
          "index_primary_key_multiple_candidates_found",
          "invalid_swap_indexes",
          "invalid_swap_rename",
          "invalid_swap_duplicate_index_found",
          "missing_swap_indexes",
          "invalid_document_offset",
          "invalid_document_limit",
          "invalid_document_fields",
          "invalid_document_retrieve_vectors",
          "invalid_document_ids",
          "invalid_document_csv_delimiter",
          "invalid_document_id",
          "missing_document_id",
          "document_not_found",
          "max_fields_limit_exceeded",
          "internal",
          "io_error",
          "no_space_left_on_device",
          "too_many_open_files",
          "database_size_limit_reached",
          "invalid_snapshot_uid",
          "invalid_snapshot_offset",
          "invalid_snapshot_limit",
          "invalid_snapshot_states",
          "invalid_snapshot_kinds",
          "invalid_snapshot_task_uids",
          "invalid_snapshot_pinned",
          "invalid_snapshot_force",
          "snapshot_not_found",
          "snapshot_not_complete",
          "snapshot_in_use",
          "last_good_snapshot",
          "snapshot_corrupt",
          "range_not_satisfiable",
          "invalid_restoration_uid",
          "invalid_restoration_offset",
          "invalid_restoration_limit",
          "invalid_restoration_statuses",
          "invalid_restoration_snapshot_uid",
          "invalid_restoration_indexes",
          "invalid_restoration_keys",
          "invalid_restoration_dry_run",
          "missing_restoration_snapshot_uid",
          "restoration_not_found",
          "restoration_in_progress",
          "snapshot_too_new",
          "foreign_snapshot",
          "index_not_in_snapshot",
          "insufficient_disk_space",
          "invalid_snapshot_policy_uid",
          "invalid_snapshot_policy_offset",
          "invalid_snapshot_policy_limit",
          "invalid_snapshot_policy_name",
          "invalid_snapshot_policy_cron",
          "invalid_snapshot_policy_time_zone",
          "invalid_snapshot_policy_keep",
          "invalid_snapshot_policy_enabled",
          "invalid_snapshot_policy_skip_unchanged",
          "missing_snapshot_policy_cron",
          "missing_snapshot_policy_keep",
          "snapshot_policy_not_found"
        ],
        "x-own": [
          "invalid_snapshot_uid",
          "invalid_snapshot_offset",
          "invalid_snapshot_limit",
          "invalid_snapshot_states",
          "invalid_snapshot_kinds",
          "invalid_snapshot_task_uids",
          "invalid_snapshot_pinned",
          "invalid_snapshot_force",
          "snapshot_not_found",
          "snapshot_not_complete",
          "snapshot_in_use",
          "last_good_snapshot",
          "snapshot_corrupt",
          "range_not_satisfiable",
          "invalid_restoration_uid",
          "invalid_restoration_offset",
          "invalid_restoration_limit",
          "invalid_restoration_statuses",
          "invalid_restoration_snapshot_uid",
          "invalid_restoration_indexes",
          "invalid_restoration_keys",
          "invalid_restoration_dry_run",
          "missing_restoration_snapshot_uid",
          "restoration_not_found",
          "restoration_in_progress",
          "snapshot_too_new",
          "foreign_snapshot",
          "index_not_in_snapshot",
          "insufficient_disk_space",
          "invalid_snapshot_policy_uid",
          "invalid_snapshot_policy_offset",
          "invalid_snapshot_policy_limit",
          "invalid_snapshot_policy_name",
          "invalid_snapshot_policy_cron",
          "invalid_snapshot_policy_time_zone",
          "invalid_snapshot_policy_keep",
          "invalid_snapshot_policy_enabled",
          "invalid_snapshot_policy_skip_unchanged",
          "missing_snapshot_policy_cron",
          "missing_snapshot_policy_keep",
          "snapshot_policy_not_found"
        ],
        "description": "What went wrong, for programs. A code keeps its meaning for ever and is not used again once it is gone. The prefix tells the kind: `invalid_` a bad value, `missing_` an absent one, `immutable_` one that cannot change."
      },
      "ErrorType": {
        "type": "string",
        "enum": [
          "invalid_request",
          "auth",
          "internal",
          "system"
        ],
        "description": "Whose turn it is: the request must change (`invalid_request`), its key must (`auth`), the server has a defect (`internal`), or the machine under it is in trouble (`system`)."
      },
      "Health": {
        "type": "object",
        "description": "A sign of life.",
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "type": "string",
            "const": "available",
            "description": "The server takes requests."
          }
        },
        "unevaluatedProperties": false
      },
      "Index": {
        "type": "object",
        "description": "A collection of documents.",
        "required": [
          "uid",
          "createdAt",
          "updatedAt",
          "primaryKey"
        ],
        "properties": {
          "uid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updatedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The attribute that identifies a document, and null until it is set or found out."
          }
        },
        "unevaluatedProperties": false,
        "x-laws": {
          "dates": {
            "law": "time-order",
            "values": [
              "/createdAt",
              "/updatedAt"
            ]
          }
        }
      },
      "IndexChanges": {
        "type": "object",
        "description": "What is to change of an index. What is left out stays as it is.",
        "properties": {
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The attribute that identifies a document; refused once the index holds documents.",
            "x-error-code": "invalid_index_primary_key"
          },
          "uid": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^[a-zA-Z0-9_-]{1,512}$",
            "description": "A new name.",
            "x-error-code": "invalid_index_uid"
          }
        },
        "unevaluatedProperties": false,
        "x-immutable": {
          "createdAt": "immutable_index_created_at",
          "updatedAt": "immutable_index_updated_at"
        }
      },
      "IndexCreationDetails": {
        "type": "object",
        "description": "Details of an `indexCreation`.",
        "required": [
          "primaryKey"
        ],
        "properties": {
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The primary key asked for, and null when none was."
          }
        },
        "unevaluatedProperties": false
      },
      "IndexList": {
        "type": "object",
        "description": "A page of indexes, by uid.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Index"
            },
            "description": "The indexes of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "IndexStats": {
        "type": "object",
        "description": "An index in numbers.",
        "required": [
          "numberOfDocuments",
          "rawDocumentDbSize",
          "avgDocumentSize",
          "isIndexing",
          "numberOfEmbeddings",
          "numberOfEmbeddedDocuments",
          "fieldDistribution"
        ],
        "properties": {
          "numberOfDocuments": {
            "$ref": "#/components/schemas/Count"
          },
          "rawDocumentDbSize": {
            "type": "integer",
            "minimum": 0,
            "description": "Bytes that its documents take on disk."
          },
          "avgDocumentSize": {
            "type": "integer",
            "minimum": 0,
            "description": "Bytes of an average document."
          },
          "isIndexing": {
            "type": "boolean",
            "description": "True while a task is working on it."
          },
          "numberOfEmbeddings": {
            "$ref": "#/components/schemas/Count"
          },
          "numberOfEmbeddedDocuments": {
            "$ref": "#/components/schemas/Count"
          },
          "fieldDistribution": {
            "type": "object",
            "description": "In how many documents each field occurs.",
            "additionalProperties": {
              "$ref": "#/components/schemas/Count"
            }
          }
        },
        "unevaluatedProperties": false
      },
      "IndexSwap": {
        "type": "object",
        "title": "Swap",
        "description": "One pair of indexes that change places.",
        "required": [
          "indexes",
          "rename"
        ],
        "properties": {
          "indexes": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {
              "$ref": "#/components/schemas/IndexUid"
            },
            "description": "The two indexes."
          },
          "rename": {
            "type": "boolean",
            "description": "True when the second did not exist: the first was renamed."
          }
        },
        "unevaluatedProperties": false
      },
      "IndexSwapDetails": {
        "type": "object",
        "description": "Details of an `indexSwap`.",
        "required": [
          "swaps"
        ],
        "properties": {
          "swaps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/IndexSwap"
            },
            "description": "The pairs exchanged."
          }
        },
        "unevaluatedProperties": false
      },
      "IndexUid": {
        "type": "string",
        "pattern": "^[a-zA-Z0-9_-]{1,512}$",
        "description": "Name of an index: letters, digits, `-` and `_`, at most 512 bytes.",
        "examples": [
          "movies"
        ]
      },
      "IndexUpdateDetails": {
        "type": "object",
        "description": "Details of an `indexUpdate`.",
        "required": [
          "primaryKey"
        ],
        "properties": {
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The new primary key, and null when it stays as it is."
          },
          "oldIndexUid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "newIndexUid": {
            "$ref": "#/components/schemas/IndexUid"
          }
        },
        "dependentRequired": {
          "oldIndexUid": [
            "newIndexUid"
          ],
          "newIndexUid": [
            "oldIndexUid"
          ]
        },
        "unevaluatedProperties": false
      },
      "Key": {
        "type": "object",
        "description": "An API key: what it may do, and to which indexes.",
        "required": [
          "name",
          "description",
          "key",
          "uid",
          "actions",
          "indexes",
          "expiresAt",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people."
          },
          "description": {
            "type": [
              "string",
              "null"
            ],
            "description": "What it is for."
          },
          "key": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "What clients send as bearer token: HMAC-SHA256 of the uid under the master key, in hex. It is not stored but computed, and changes with the master key."
          },
          "uid": {
            "type": "string",
            "format": "uuid",
            "description": "Identifies the key for ever."
          },
          "actions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/KeyAction"
            },
            "description": "What it may do."
          },
          "indexes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/KeyIndexPattern"
            },
            "description": "Where it may do it."
          },
          "expiresAt": {
            "description": "When it stops to work, and null for never.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/KeyExpiry"
              },
              {
                "type": "null"
              }
            ]
          },
          "createdAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updatedAt": {
            "$ref": "#/components/schemas/Timestamp"
          }
        },
        "unevaluatedProperties": false,
        "x-laws": {
          "dates": {
            "law": "time-order",
            "values": [
              "/createdAt",
              "/updatedAt"
            ]
          },
          "constants": {
            "law": "identity",
            "of": "/uid",
            "values": [
              "/key",
              "/actions",
              "/indexes",
              "/expiresAt",
              "/createdAt"
            ]
          }
        }
      },
      "KeyAction": {
        "type": "string",
        "enum": [
          "*",
          "search",
          "documents.*",
          "documents.add",
          "documents.get",
          "documents.delete",
          "indexes.*",
          "indexes.create",
          "indexes.get",
          "indexes.update",
          "indexes.delete",
          "indexes.swap",
          "tasks.*",
          "tasks.cancel",
          "tasks.delete",
          "tasks.get",
          "settings.*",
          "settings.get",
          "settings.update",
          "stats.*",
          "stats.get",
          "metrics.*",
          "metrics.get",
          "dumps.*",
          "dumps.create",
          "snapshots.*",
          "snapshots.create",
          "version",
          "keys.create",
          "keys.get",
          "keys.update",
          "keys.delete",
          "experimental.get",
          "experimental.update",
          "export",
          "network.get",
          "network.update",
          "chatCompletions",
          "chats.*",
          "chats.get",
          "chats.delete",
          "chatsSettings.*",
          "chatsSettings.get",
          "chatsSettings.update",
          "*.get",
          "webhooks.get",
          "webhooks.update",
          "webhooks.delete",
          "webhooks.create",
          "webhooks.*",
          "indexes.compact",
          "fields.post",
          "snapshots.get",
          "snapshots.update",
          "snapshots.delete",
          "snapshots.verify",
          "snapshots.restore"
        ],
        "x-own": [
          "snapshots.get",
          "snapshots.update",
          "snapshots.delete",
          "snapshots.verify",
          "snapshots.restore"
        ],
        "description": "What a key may do. `*` is everything, `tasks.*` everything with tasks, `*.get` all reading except of keys; `snapshots.*` is everything with snapshots but `snapshots.restore`, which is granted by name. Actions of which no operation here speaks are kept and given back, so that keys move between servers unchanged."
      },
      "KeyChanges": {
        "type": "object",
        "description": "What is to change of a key: its words. What it may do stays as it was made.",
        "properties": {
          "description": {
            "type": [
              "string",
              "null"
            ],
            "description": "What it is for; null takes the text away.",
            "x-error-code": "invalid_api_key_description"
          },
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people; null takes it away.",
            "x-error-code": "invalid_api_key_name"
          }
        },
        "unevaluatedProperties": false,
        "x-immutable": {
          "uid": "immutable_api_key_uid",
          "actions": "immutable_api_key_actions",
          "indexes": "immutable_api_key_indexes",
          "expiresAt": "immutable_api_key_expires_at",
          "createdAt": "immutable_api_key_created_at",
          "updatedAt": "immutable_api_key_updated_at"
        }
      },
      "KeyExpiry": {
        "type": "string",
        "format": "date-time",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$",
        "description": "When a key stops to work: RFC 3339 in UTC, with a fraction only if it was given one.",
        "examples": [
          "2099-01-02T03:04:05Z"
        ]
      },
      "KeyIndexPattern": {
        "type": "string",
        "pattern": "^([a-zA-Z0-9_-]{1,512}|[a-zA-Z0-9_-]{0,511}\\*)$",
        "description": "An index, all whose names begin alike (`movies_*`), or all there are (`*`).",
        "examples": [
          "*"
        ]
      },
      "KeyList": {
        "type": "object",
        "description": "A page of keys, the newest first.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Key"
            },
            "description": "The keys of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "KeysRestored": {
        "type": "string",
        "enum": [
          "replace",
          "keep"
        ],
        "description": "Whether the snapshot's keys replace those of today, or those of today stay."
      },
      "Metrics": {
        "type": "string",
        "description": "Lines of Prometheus' text format. Names of this server begin with `stillframe_`, those of the process with `process_` and `nodejs_`."
      },
      "NewIndex": {
        "type": "object",
        "description": "An index to be created.",
        "required": [
          "uid"
        ],
        "properties": {
          "uid": {
            "type": "string",
            "pattern": "^[a-zA-Z0-9_-]{1,512}$",
            "description": "Its name: letters, digits, `-` and `_`.",
            "x-error-code": "invalid_index_uid",
            "x-missing-error-code": "missing_index_uid"
          },
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The attribute that identifies a document. Without one it is found out from the first documents.",
            "x-error-code": "invalid_index_primary_key"
          }
        },
        "unevaluatedProperties": false
      },
      "NewKey": {
        "type": "object",
        "description": "A key to be created.",
        "required": [
          "actions",
          "indexes",
          "expiresAt"
        ],
        "properties": {
          "description": {
            "type": [
              "string",
              "null"
            ],
            "description": "What it is for.",
            "x-error-code": "invalid_api_key_description"
          },
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people.",
            "x-error-code": "invalid_api_key_name"
          },
          "uid": {
            "type": "string",
            "format": "uuid",
            "description": "Identifies the key for ever; made up by the server when left out. The same uid under the same master key is the same key.",
            "x-error-code": "invalid_api_key_uid"
          },
          "actions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/KeyAction"
            },
            "description": "What it may do.",
            "x-error-code": "invalid_api_key_actions",
            "x-missing-error-code": "missing_api_key_actions"
          },
          "indexes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/KeyIndexPattern"
            },
            "description": "Where it may do it. A key for some indexes only cannot have an action that concerns the whole server, such as `snapshots.create`.",
            "x-error-code": "invalid_api_key_indexes",
            "x-missing-error-code": "missing_api_key_indexes"
          },
          "expiresAt": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^\\d{4}-\\d{2}-\\d{2}([Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})?)?$",
            "description": "When it stops to work, in the future; null for never. A date (midnight), or a date and a time, with an offset or in UTC.",
            "x-error-code": "invalid_api_key_expires_at",
            "x-missing-error-code": "missing_api_key_expires_at"
          }
        },
        "unevaluatedProperties": false
      },
      "NewRestoration": {
        "type": "object",
        "description": "A restoration to be made.",
        "required": [
          "snapshotUid"
        ],
        "properties": {
          "snapshotUid": {
            "type": "string",
            "pattern": "^(\\d{8}T\\d{9}Z-(0|[1-9]\\d{0,15})|foreign-[0-9a-f]{16})$",
            "description": "The snapshot.",
            "x-error-code": "invalid_restoration_snapshot_uid",
            "x-missing-error-code": "missing_restoration_snapshot_uid"
          },
          "indexes": {
            "type": [
              "array",
              "null"
            ],
            "items": {
              "type": "string",
              "pattern": "^[a-zA-Z0-9_-]{1,512}$"
            },
            "minItems": 1,
            "description": "Only these indexes; the whole database when left out or null.",
            "x-error-code": "invalid_restoration_indexes"
          },
          "keys": {
            "type": "string",
            "enum": [
              "replace",
              "keep"
            ],
            "default": "replace",
            "description": "Whether the snapshot's keys replace those of today, or those of today stay. With `indexes` they stay in any case.",
            "x-error-code": "invalid_restoration_keys"
          },
          "dryRun": {
            "type": "boolean",
            "default": false,
            "description": "Only tell what would change.",
            "x-error-code": "invalid_restoration_dry_run"
          }
        },
        "unevaluatedProperties": false
      },
      "NewSnapshotKeep": {
        "type": "object",
        "description": "What is kept: the newest snapshots, and the newest of each of the last hours, days, weeks, months and years that have one. What one of these keeps stays. At least one must not be 0.",
        "properties": {
          "last": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "How many snapshots, the newest first.",
            "x-error-code": "invalid_snapshot_policy_keep"
          },
          "hourly": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "For how many hours that have one.",
            "x-error-code": "invalid_snapshot_policy_keep"
          },
          "daily": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "For how many days that have one.",
            "x-error-code": "invalid_snapshot_policy_keep"
          },
          "weekly": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "For how many weeks that have one; they begin on Monday.",
            "x-error-code": "invalid_snapshot_policy_keep"
          },
          "monthly": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "For how many months that have one.",
            "x-error-code": "invalid_snapshot_policy_keep"
          },
          "yearly": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "For how many years that have one.",
            "x-error-code": "invalid_snapshot_policy_keep"
          }
        },
        "unevaluatedProperties": false,
        "x-error-code": "invalid_snapshot_policy_keep",
        "x-missing-error-code": "missing_snapshot_policy_keep"
      },
      "NewSnapshotPolicy": {
        "type": "object",
        "description": "A policy to be created.",
        "required": [
          "cron",
          "keep"
        ],
        "properties": {
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people.",
            "x-error-code": "invalid_snapshot_policy_name"
          },
          "cron": {
            "type": "string",
            "description": "When it is due: minute, hour, day of the month, month, day of the week, as in cron. Twice a year the wall clock jumps: a line with a fixed hour is due once on such a day all the same, a line for every hour each hour that passes.",
            "x-error-code": "invalid_snapshot_policy_cron",
            "x-missing-error-code": "missing_snapshot_policy_cron"
          },
          "timeZone": {
            "type": "string",
            "default": "UTC",
            "description": "IANA name of the time zone whose wall clock and calendar count, such as `Europe/Berlin`.",
            "x-error-code": "invalid_snapshot_policy_time_zone"
          },
          "keep": {
            "$ref": "#/components/schemas/NewSnapshotKeep"
          },
          "enabled": {
            "type": "boolean",
            "default": true,
            "description": "Whether it takes snapshots. What it keeps, it keeps in any case.",
            "x-error-code": "invalid_snapshot_policy_enabled"
          },
          "skipUnchanged": {
            "type": "boolean",
            "default": true,
            "description": "Whether it takes none when nothing has changed since its last one.",
            "x-error-code": "invalid_snapshot_policy_skip_unchanged"
          }
        },
        "unevaluatedProperties": false
      },
      "OpenapiDocument": {
        "type": "object",
        "x-open": "The specification of OpenAPI says what is in it.",
        "description": "A document of OpenAPI 3.1.",
        "required": [
          "openapi",
          "info",
          "paths"
        ],
        "propertyNames": {
          "pattern": "^(openapi|info|jsonSchemaDialect|servers|paths|webhooks|components|security|tags|externalDocs|x-.+)$"
        },
        "properties": {
          "openapi": {
            "const": "3.1.0"
          },
          "info": {
            "type": "object",
            "x-open": "The specification of OpenAPI says what is in it.",
            "description": "Its title and version, and more.",
            "required": [
              "title",
              "version"
            ],
            "propertyNames": {
              "pattern": "^(title|summary|description|termsOfService|contact|license|version|x-.+)$"
            },
            "properties": {
              "title": {
                "type": "string",
                "minLength": 1,
                "description": "Its name."
              },
              "version": {
                "type": "string",
                "minLength": 1,
                "description": "Its own version."
              }
            }
          },
          "paths": {
            "type": "object",
            "x-open": "The specification of OpenAPI says what is in it.",
            "description": "Operations by path and method.",
            "propertyNames": {
              "pattern": "^(/|x-)"
            }
          }
        }
      },
      "PolicyUid": {
        "type": "string",
        "format": "uuid",
        "description": "Names a policy.",
        "examples": [
          "0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55"
        ]
      },
      "Restoration": {
        "type": "object",
        "description": "The bringing back of a snapshot, or the preview of one.",
        "required": [
          "restorationUid",
          "snapshotUid",
          "indexes",
          "keys",
          "dryRun",
          "status",
          "progress",
          "changes",
          "error",
          "duration",
          "enqueuedAt",
          "startedAt",
          "finishedAt"
        ],
        "properties": {
          "restorationUid": {
            "$ref": "#/components/schemas/RestorationUid"
          },
          "snapshotUid": {
            "$ref": "#/components/schemas/SnapshotUid"
          },
          "indexes": {
            "description": "The indexes that were asked for, and null for the whole database.",
            "anyOf": [
              {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/IndexUid"
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "keys": {
            "$ref": "#/components/schemas/KeysRestored"
          },
          "dryRun": {
            "type": "boolean",
            "description": "Whether it only tells what would change."
          },
          "status": {
            "$ref": "#/components/schemas/RestorationStatus"
          },
          "progress": {
            "description": "How far it is, and null when it is not under way.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteProgress"
              },
              {
                "type": "null"
              }
            ]
          },
          "changes": {
            "description": "What it changes, or would change, and null until that is known.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/RestorationChanges"
              },
              {
                "type": "null"
              }
            ]
          },
          "error": {
            "description": "Why it failed, and null when it did not. Then nothing has changed.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Error"
              },
              {
                "type": "null"
              }
            ]
          },
          "duration": {
            "description": "How long it took, and null until it ended.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Duration"
              },
              {
                "type": "null"
              }
            ]
          },
          "enqueuedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "startedAt": {
            "description": "When it began, and null until then.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "finishedAt": {
            "description": "When it ended, and null until then.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "status": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "enqueued"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "startedAt": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "startedAt": {
                      "type": "string"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "enum": [
                        "enqueued",
                        "processing"
                      ]
                    }
                  }
                },
                "then": {
                  "properties": {
                    "duration": {
                      "type": "null"
                    },
                    "finishedAt": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "progress": {
                      "type": "null"
                    },
                    "duration": {
                      "type": "string"
                    },
                    "finishedAt": {
                      "type": "string"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "succeeded"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "changes": {
                      "type": "object"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "enum": [
                        "enqueued",
                        "failed"
                      ]
                    }
                  }
                },
                "then": {
                  "properties": {
                    "changes": {
                      "type": "null"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "failed"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "error": {
                      "type": "object"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "error": {
                      "type": "null"
                    }
                  }
                }
              }
            ]
          },
          "indexes": {
            "if": {
              "properties": {
                "indexes": {
                  "type": "null"
                }
              }
            },
            "then": {
              "properties": {
                "changes": {
                  "properties": {
                    "tasks": {
                      "type": "object"
                    }
                  }
                }
              }
            },
            "else": {
              "properties": {
                "changes": {
                  "properties": {
                    "tasks": {
                      "type": "null"
                    },
                    "keys": {
                      "type": "null"
                    }
                  }
                }
              }
            }
          },
          "keys": {
            "if": {
              "properties": {
                "keys": {
                  "const": "replace"
                },
                "indexes": {
                  "type": "null"
                }
              }
            },
            "then": {
              "properties": {
                "changes": {
                  "properties": {
                    "keys": {
                      "type": "object"
                    }
                  }
                }
              }
            },
            "else": {
              "properties": {
                "changes": {
                  "properties": {
                    "keys": {
                      "type": "null"
                    }
                  }
                }
              }
            }
          }
        },
        "unevaluatedProperties": false
      },
      "RestorationChanges": {
        "type": "object",
        "description": "What a restoration changes.",
        "required": [
          "indexes",
          "tasks",
          "keys"
        ],
        "properties": {
          "indexes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RestoredIndex"
            },
            "description": "Every index that it touches, by uid."
          },
          "tasks": {
            "description": "What becomes of tasks, and null when only some indexes are restored.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/RestoredTasks"
              },
              {
                "type": "null"
              }
            ]
          },
          "keys": {
            "description": "What becomes of keys, and null when those of today stay.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/RestoredKeys"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "RestorationList": {
        "type": "object",
        "description": "A page of restorations, the newest first.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Restoration"
            },
            "description": "The restorations of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "RestorationStatus": {
        "type": "string",
        "enum": [
          "enqueued",
          "processing",
          "succeeded",
          "failed"
        ],
        "description": "A restoration waits, is under way, or has ended one way or the other."
      },
      "RestorationUid": {
        "type": "string",
        "format": "uuid",
        "description": "Names a restoration.",
        "examples": [
          "5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11"
        ]
      },
      "RestoredIndex": {
        "type": "object",
        "description": "What becomes of an index.",
        "required": [
          "uid",
          "change",
          "numberOfDocumentsBefore",
          "numberOfDocumentsAfter"
        ],
        "properties": {
          "uid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "change": {
            "type": "string",
            "enum": [
              "created",
              "replaced",
              "removed"
            ],
            "description": "Whether it is only in the snapshot, in both, or only in the database of today."
          },
          "numberOfDocumentsBefore": {
            "description": "How many it holds today, and null when it does not exist.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "numberOfDocumentsAfter": {
            "description": "How many it holds in the snapshot, and null when it does not exist there.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "change": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "change": {
                      "const": "created"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "numberOfDocumentsBefore": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "numberOfDocumentsBefore": {
                      "type": "integer"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "change": {
                      "const": "removed"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "numberOfDocumentsAfter": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "numberOfDocumentsAfter": {
                      "type": "integer"
                    }
                  }
                }
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "RestoredKeys": {
        "type": "object",
        "description": "What becomes of keys.",
        "required": [
          "before",
          "after"
        ],
        "properties": {
          "before": {
            "$ref": "#/components/schemas/Count"
          },
          "after": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "RestoredTasks": {
        "type": "object",
        "description": "What becomes of tasks.",
        "required": [
          "before",
          "after",
          "canceled",
          "enqueuedAgain"
        ],
        "properties": {
          "before": {
            "$ref": "#/components/schemas/Count"
          },
          "after": {
            "$ref": "#/components/schemas/Count"
          },
          "canceled": {
            "$ref": "#/components/schemas/Count"
          },
          "enqueuedAgain": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "RetentionDecision": {
        "type": "object",
        "description": "What would become of a snapshot, and why.",
        "required": [
          "snapshotUid",
          "sizeBytes",
          "reasons"
        ],
        "properties": {
          "snapshotUid": {
            "$ref": "#/components/schemas/SnapshotUid"
          },
          "sizeBytes": {
            "description": "Size of the archive, and null while it is being made.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteCount"
              },
              {
                "type": "null"
              }
            ]
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RetentionReason"
            },
            "description": "Why. There are none when nobody asks for anything to be removed."
          }
        },
        "unevaluatedProperties": false
      },
      "RetentionPreview": {
        "type": "object",
        "description": "What retention would do now, the newest snapshots first.",
        "required": [
          "kept",
          "removed"
        ],
        "properties": {
          "kept": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RetentionDecision"
            },
            "description": "Those that would stay."
          },
          "removed": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RetentionDecision"
            },
            "description": "Those that would go."
          }
        },
        "unevaluatedProperties": false
      },
      "RetentionReason": {
        "type": "object",
        "description": "One reason why a snapshot stays or goes.",
        "required": [
          "reason",
          "source",
          "period"
        ],
        "properties": {
          "reason": {
            "type": "string",
            "enum": [
              "last",
              "hourly",
              "daily",
              "weekly",
              "monthly",
              "yearly",
              "pinned",
              "foreign",
              "creating",
              "newest",
              "noneSound",
              "corrupt",
              "notKept"
            ],
            "description": "A rule of a policy keeps it (`last` to `yearly`), or it is pinned, foreign, being made, the newest sound one, or corrupt while there is no sound one. It goes because it is corrupt, or because nobody keeps it."
          },
          "source": {
            "description": "Whose rule it is, a policy or the flags of the server, and null where there is no rule.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/PolicyUid"
              },
              {
                "type": "string",
                "const": "flags"
              },
              {
                "type": "null"
              }
            ]
          },
          "period": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "description": "The hour, day, week, month or year that it is kept for, as a calendar of the time zone names it; else null.",
            "examples": [
              "2026-11-23"
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "Snapshot": {
        "type": "object",
        "description": "An archive and what is known of it. What an archive does not say, or not yet, is null: one that is `creating` has neither size nor checksum, and of a foreign one the contents are known once it was verified.",
        "required": [
          "snapshotUid",
          "kind",
          "state",
          "pinned",
          "fileName",
          "location",
          "taskUids",
          "capturedAt",
          "took",
          "sizeBytes",
          "databaseSizeBytes",
          "sha256",
          "versions",
          "indexes",
          "progress",
          "verification"
        ],
        "properties": {
          "snapshotUid": {
            "$ref": "#/components/schemas/SnapshotUid"
          },
          "kind": {
            "$ref": "#/components/schemas/SnapshotKind"
          },
          "state": {
            "$ref": "#/components/schemas/SnapshotState"
          },
          "pinned": {
            "type": "boolean",
            "description": "Whether retention must not remove it."
          },
          "fileName": {
            "type": "string",
            "minLength": 1,
            "description": "Name of the archive."
          },
          "location": {
            "type": "string",
            "format": "uri",
            "description": "Where the archive lies, as the server sees it."
          },
          "taskUids": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TaskUid"
            },
            "description": "The tasks that asked for it. None are known of a foreign one."
          },
          "capturedAt": {
            "description": "The instant that it holds. A foreign archive does not say; its file's own date stands in for it.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "took": {
            "description": "From its instant until it was published.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Duration"
              },
              {
                "type": "null"
              }
            ]
          },
          "sizeBytes": {
            "description": "Size of the archive.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteCount"
              },
              {
                "type": "null"
              }
            ]
          },
          "databaseSizeBytes": {
            "description": "Size of what it unpacks to.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteCount"
              },
              {
                "type": "null"
              }
            ]
          },
          "sha256": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the archive, hexadecimal."
          },
          "versions": {
            "$ref": "#/components/schemas/SnapshotVersions"
          },
          "indexes": {
            "description": "The indexes in it.",
            "anyOf": [
              {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/SnapshotIndex"
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "progress": {
            "description": "How far the making of it is, and null when it is not under way.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteProgress"
              },
              {
                "type": "null"
              }
            ]
          },
          "verification": {
            "description": "The last proof of it, and null when none was asked for.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/SnapshotVerification"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "state": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "state": {
                      "const": "creating"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "took": {
                      "type": "null"
                    },
                    "sizeBytes": {
                      "type": "null"
                    },
                    "sha256": {
                      "type": "null"
                    },
                    "verification": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "sizeBytes": {
                      "type": "integer"
                    },
                    "sha256": {
                      "type": "string"
                    },
                    "progress": {
                      "type": "null"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "state": {
                      "const": "verified"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "verification": {
                      "type": "object"
                    }
                  }
                }
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotChanges": {
        "type": "object",
        "description": "What is to change of a snapshot.",
        "properties": {
          "pinned": {
            "type": "boolean",
            "description": "Whether retention must not remove it.",
            "x-error-code": "invalid_snapshot_pinned"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotIndex": {
        "type": "object",
        "description": "An index as it was at the instant.",
        "required": [
          "uid",
          "primaryKey",
          "numberOfDocuments"
        ],
        "properties": {
          "uid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The attribute that identifies a document, and null while it is not known."
          },
          "numberOfDocuments": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotKeep": {
        "type": "object",
        "description": "What is kept: the newest snapshots, and the newest of each of the last hours, days, weeks, months and years that have one.",
        "required": [
          "last",
          "hourly",
          "daily",
          "weekly",
          "monthly",
          "yearly"
        ],
        "properties": {
          "last": {
            "type": "integer",
            "minimum": 0,
            "description": "How many snapshots, the newest first."
          },
          "hourly": {
            "type": "integer",
            "minimum": 0,
            "description": "For how many hours that have one."
          },
          "daily": {
            "type": "integer",
            "minimum": 0,
            "description": "For how many days that have one."
          },
          "weekly": {
            "type": "integer",
            "minimum": 0,
            "description": "For how many weeks that have one; they begin on Monday."
          },
          "monthly": {
            "type": "integer",
            "minimum": 0,
            "description": "For how many months that have one."
          },
          "yearly": {
            "type": "integer",
            "minimum": 0,
            "description": "For how many years that have one."
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotKind": {
        "type": "string",
        "enum": [
          "native",
          "foreign"
        ],
        "description": "Who wrote it: Stillframe (`native`) or Meilisearch (`foreign`)."
      },
      "SnapshotList": {
        "type": "object",
        "description": "A page of snapshots, the newest first.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Snapshot"
            },
            "description": "The snapshots of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotPolicy": {
        "type": "object",
        "description": "When snapshots are taken and which are kept. What was due while the server did not run, or while the last one was still under way, is made up for by one snapshot.",
        "required": [
          "policyUid",
          "name",
          "cron",
          "timeZone",
          "keep",
          "enabled",
          "skipUnchanged",
          "nextRunAt",
          "lastRun",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "policyUid": {
            "$ref": "#/components/schemas/PolicyUid"
          },
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people."
          },
          "cron": {
            "type": "string",
            "minLength": 9,
            "description": "When it is due, on the wall clock of its time zone."
          },
          "timeZone": {
            "type": "string",
            "minLength": 1,
            "description": "IANA name of its time zone."
          },
          "keep": {
            "$ref": "#/components/schemas/SnapshotKeep"
          },
          "enabled": {
            "type": "boolean",
            "description": "Whether it takes snapshots."
          },
          "skipUnchanged": {
            "type": "boolean",
            "description": "Whether it takes none when nothing has changed since its last one."
          },
          "nextRunAt": {
            "description": "When it is due next, and null when it is not enabled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "lastRun": {
            "description": "What it did when it was due last, and null before that.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/SnapshotPolicyRun"
              },
              {
                "type": "null"
              }
            ]
          },
          "createdAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updatedAt": {
            "description": "When it was changed last.",
            "$ref": "#/components/schemas/Timestamp"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotPolicyChanges": {
        "type": "object",
        "description": "What is to change of a policy. `keep` is replaced as a whole.",
        "properties": {
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "A name for people.",
            "x-error-code": "invalid_snapshot_policy_name"
          },
          "cron": {
            "type": "string",
            "description": "When it is due: minute, hour, day of the month, month, day of the week, as in cron. Twice a year the wall clock jumps: a line with a fixed hour is due once on such a day all the same, a line for every hour each hour that passes.",
            "x-error-code": "invalid_snapshot_policy_cron"
          },
          "timeZone": {
            "type": "string",
            "description": "IANA name of the time zone whose wall clock and calendar count, such as `Europe/Berlin`.",
            "x-error-code": "invalid_snapshot_policy_time_zone"
          },
          "keep": {
            "$ref": "#/components/schemas/NewSnapshotKeep"
          },
          "enabled": {
            "type": "boolean",
            "description": "Whether it takes snapshots. What it keeps, it keeps in any case.",
            "x-error-code": "invalid_snapshot_policy_enabled"
          },
          "skipUnchanged": {
            "type": "boolean",
            "description": "Whether it takes none when nothing has changed since its last one.",
            "x-error-code": "invalid_snapshot_policy_skip_unchanged"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotPolicyList": {
        "type": "object",
        "description": "A page of policies, the oldest first.",
        "required": [
          "results",
          "offset",
          "limit",
          "total"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SnapshotPolicy"
            },
            "description": "The policies of this page."
          },
          "offset": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotPolicyRun": {
        "type": "object",
        "description": "What a policy did when it was due.",
        "required": [
          "dueAt",
          "ranAt",
          "outcome",
          "taskUid"
        ],
        "properties": {
          "dueAt": {
            "description": "When it was due, by the wall clock.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "ranAt": {
            "description": "When it was looked at.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "outcome": {
            "type": "string",
            "enum": [
              "enqueued",
              "unchanged"
            ],
            "description": "A snapshot was asked for, or nothing had changed."
          },
          "taskUid": {
            "description": "The task of that snapshot, and null when nothing had changed.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskUid"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotState": {
        "type": "string",
        "enum": [
          "creating",
          "complete",
          "verified",
          "corrupt"
        ],
        "description": "`creating` while it is being written, `complete` once it was read back, `verified` when it was proved that it would restore, `corrupt` when it was proved that it would not."
      },
      "SnapshotUid": {
        "type": "string",
        "pattern": "^(\\d{8}T\\d{9}Z-(0|[1-9]\\d{0,15})|foreign-[0-9a-f]{16})$",
        "description": "The instant of a snapshot in UTC, to the millisecond, and the lowest of its tasks. The uid of an archive that Meilisearch wrote is `foreign-` and the beginning of its SHA-256.",
        "examples": [
          "20261123T135234184Z-1",
          "foreign-9f86d081884c7d65"
        ]
      },
      "SnapshotVerification": {
        "type": "object",
        "description": "A proof that the archive would restore, or that it would not.",
        "required": [
          "status",
          "progress",
          "enqueuedAt",
          "startedAt",
          "finishedAt",
          "error"
        ],
        "properties": {
          "status": {
            "type": "string",
            "enum": [
              "enqueued",
              "processing",
              "succeeded",
              "failed"
            ],
            "description": "`succeeded` when the archive is good. `failed` when it is corrupt (`error.code` is `snapshot_corrupt`), or when something else kept it from being looked at: then its state is what it was."
          },
          "progress": {
            "description": "How far it is, and null when it is not under way.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/ByteProgress"
              },
              {
                "type": "null"
              }
            ]
          },
          "enqueuedAt": {
            "description": "When it was asked for. Not remembered over a restart.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "startedAt": {
            "description": "When it began, and null until then.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "finishedAt": {
            "description": "When it ended, and null until then.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "error": {
            "description": "What is wrong, and null when nothing is.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Error"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "status": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "enqueued"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "startedAt": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "startedAt": {
                      "type": "string"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "enum": [
                        "enqueued",
                        "processing"
                      ]
                    }
                  }
                },
                "then": {
                  "properties": {
                    "enqueuedAt": {
                      "type": "string"
                    },
                    "finishedAt": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "progress": {
                      "type": "null"
                    },
                    "finishedAt": {
                      "type": "string"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "failed"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "error": {
                      "type": "object"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "error": {
                      "type": "null"
                    }
                  }
                }
              }
            ]
          }
        },
        "unevaluatedProperties": false
      },
      "SnapshotVersions": {
        "type": "object",
        "description": "What wrote it.",
        "required": [
          "format",
          "stillframe",
          "meilisearch"
        ],
        "properties": {
          "format": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "description": "Format of the database in it. A server restores its own and older ones. Null for a foreign one."
          },
          "stillframe": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^\\d+\\.\\d+\\.\\d+",
            "description": "The version of Stillframe that wrote it."
          },
          "meilisearch": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^\\d+\\.\\d+\\.\\d+",
            "description": "The version of Meilisearch that wrote it, or whose behaviour the one that wrote it shows."
          }
        },
        "unevaluatedProperties": false
      },
      "Stats": {
        "type": "object",
        "description": "The whole database in numbers.",
        "required": [
          "databaseSize",
          "usedDatabaseSize",
          "lastUpdate",
          "indexes"
        ],
        "properties": {
          "databaseSize": {
            "type": "integer",
            "minimum": 0,
            "description": "Bytes on disk, with the space that is free inside."
          },
          "usedDatabaseSize": {
            "type": "integer",
            "minimum": 0,
            "description": "Bytes on disk that hold data."
          },
          "lastUpdate": {
            "description": "When an index last changed, and null before any did.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "indexes": {
            "type": "object",
            "description": "Each index by its uid.",
            "propertyNames": {
              "$ref": "#/components/schemas/IndexUid"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/IndexStats"
            }
          }
        },
        "dependentSchemas": {
          "indexes": {
            "if": {
              "properties": {
                "indexes": {
                  "minProperties": 1
                }
              }
            },
            "then": {
              "properties": {
                "lastUpdate": {
                  "type": "string"
                }
              }
            }
          }
        },
        "unevaluatedProperties": false
      },
      "SummarizedTask": {
        "type": "object",
        "title": "Summarized task",
        "description": "What an accepted request gets back: the task that will do the work. Follow it at `GET /tasks/{taskUid}`.",
        "required": [
          "taskUid",
          "indexUid",
          "status",
          "type",
          "enqueuedAt"
        ],
        "properties": {
          "taskUid": {
            "$ref": "#/components/schemas/TaskUid"
          },
          "indexUid": {
            "description": "The index it works on, and null when it works on none or on several.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/IndexUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "status": {
            "type": "string",
            "const": "enqueued",
            "description": "Always `enqueued`; the answer leaves once the task is on disk and before its work begins."
          },
          "type": {
            "$ref": "#/components/schemas/TaskType"
          },
          "enqueuedAt": {
            "$ref": "#/components/schemas/Timestamp"
          }
        },
        "dependentSchemas": {
          "type": {
            "if": {
              "properties": {
                "type": {
                  "enum": [
                    "snapshotCreation",
                    "taskCancelation",
                    "taskDeletion",
                    "indexSwap"
                  ]
                }
              }
            },
            "then": {
              "properties": {
                "indexUid": {
                  "type": "null"
                }
              }
            },
            "else": {
              "if": {
                "properties": {
                  "type": {
                    "enum": [
                      "documentAdditionOrUpdate",
                      "documentDeletion",
                      "indexCreation",
                      "indexUpdate",
                      "indexDeletion"
                    ]
                  }
                }
              },
              "then": {
                "properties": {
                  "indexUid": {
                    "type": "string"
                  }
                }
              }
            }
          }
        },
        "unevaluatedProperties": false,
        "x-laws": {
          "numbers": {
            "law": "increasing",
            "value": "/taskUid"
          }
        }
      },
      "SwapRequest": {
        "type": "object",
        "title": "Swap to be made",
        "description": "A pair of indexes to exchange.",
        "required": [
          "indexes"
        ],
        "properties": {
          "indexes": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {
              "type": "string",
              "pattern": "^[a-zA-Z0-9_-]{1,512}$"
            },
            "description": "The two indexes. Each may occur once in a request.",
            "x-error-code": "invalid_swap_indexes",
            "x-missing-error-code": "missing_swap_indexes"
          },
          "rename": {
            "type": "boolean",
            "default": false,
            "description": "True to give the first the name of the second, which must not exist.",
            "x-error-code": "invalid_swap_rename"
          }
        },
        "unevaluatedProperties": false
      },
      "Task": {
        "type": "object",
        "description": "A task and all that is known of it. Keys whose value is not known yet are null, never absent, but for `details`: a `snapshotCreation` has none.",
        "required": [
          "uid",
          "batchUid",
          "indexUid",
          "status",
          "type",
          "canceledBy",
          "error",
          "duration",
          "enqueuedAt",
          "startedAt",
          "finishedAt"
        ],
        "properties": {
          "uid": {
            "$ref": "#/components/schemas/TaskUid"
          },
          "batchUid": {
            "description": "The batch that took it up, and null before that.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/BatchUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "indexUid": {
            "description": "The index it works on, and null when it works on none or on several.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/IndexUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "status": {
            "$ref": "#/components/schemas/TaskStatus"
          },
          "type": {
            "$ref": "#/components/schemas/TaskType"
          },
          "canceledBy": {
            "description": "The `taskCancelation` that ended it, and null for all others.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "details": {
            "$ref": "#/components/schemas/TaskDetails"
          },
          "error": {
            "description": "Why it failed, and null in any other state.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Error"
              },
              {
                "type": "null"
              }
            ]
          },
          "duration": {
            "description": "From `startedAt` to `finishedAt`, and null until both are known.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Duration"
              },
              {
                "type": "null"
              }
            ]
          },
          "enqueuedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "startedAt": {
            "description": "When its batch began.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "finishedAt": {
            "description": "When it was settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "type": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "snapshotCreation"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "indexUid": {
                      "type": "null"
                    },
                    "details": false
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "documentAdditionOrUpdate"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "string"
                    },
                    "details": {
                      "$ref": "#/components/schemas/DocumentAdditionDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "documentDeletion"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "string"
                    },
                    "details": {
                      "anyOf": [
                        {
                          "$ref": "#/components/schemas/DocumentDeletionDetails"
                        },
                        {
                          "$ref": "#/components/schemas/ClearDetails"
                        }
                      ]
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "indexCreation"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "string"
                    },
                    "details": {
                      "$ref": "#/components/schemas/IndexCreationDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "indexUpdate"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "string"
                    },
                    "details": {
                      "$ref": "#/components/schemas/IndexUpdateDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "indexDeletion"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "string"
                    },
                    "details": {
                      "$ref": "#/components/schemas/ClearDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "indexSwap"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "null"
                    },
                    "details": {
                      "$ref": "#/components/schemas/IndexSwapDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "taskCancelation"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "null"
                    },
                    "details": {
                      "$ref": "#/components/schemas/TaskCancelationDetails"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "type": {
                      "const": "taskDeletion"
                    }
                  }
                },
                "then": {
                  "required": [
                    "details"
                  ],
                  "properties": {
                    "indexUid": {
                      "type": "null"
                    },
                    "details": {
                      "$ref": "#/components/schemas/TaskDeletionDetails"
                    }
                  }
                }
              }
            ]
          },
          "status": {
            "allOf": [
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "enqueued"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "batchUid": {
                      "type": "null"
                    },
                    "startedAt": {
                      "type": "null"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "processing"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "batchUid": {
                      "type": "integer"
                    },
                    "startedAt": {
                      "type": "string"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "enum": [
                        "enqueued",
                        "processing"
                      ]
                    }
                  }
                },
                "then": {
                  "properties": {
                    "duration": {
                      "type": "null"
                    },
                    "finishedAt": {
                      "type": "null"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "duration": {
                      "type": "string"
                    },
                    "startedAt": {
                      "type": "string"
                    },
                    "finishedAt": {
                      "type": "string"
                    },
                    "details": {
                      "properties": {
                        "indexedDocuments": {
                          "type": "integer"
                        },
                        "deletedDocuments": {
                          "type": "integer"
                        },
                        "canceledTasks": {
                          "type": "integer"
                        },
                        "deletedTasks": {
                          "type": "integer"
                        }
                      }
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "failed"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "error": {
                      "type": "object"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "error": {
                      "type": "null"
                    }
                  }
                }
              },
              {
                "if": {
                  "properties": {
                    "status": {
                      "const": "canceled"
                    }
                  }
                },
                "then": {
                  "properties": {
                    "canceledBy": {
                      "type": "integer"
                    }
                  }
                },
                "else": {
                  "properties": {
                    "canceledBy": {
                      "type": "null"
                    }
                  }
                }
              }
            ]
          }
        },
        "unevaluatedProperties": false,
        "x-laws": {
          "status": {
            "law": "monotone",
            "of": "/uid",
            "value": "/status",
            "order": [
              "enqueued",
              "processing",
              [
                "succeeded",
                "failed",
                "canceled"
              ]
            ]
          },
          "settled": {
            "law": "terminal",
            "of": "/uid",
            "value": "/status",
            "ends": [
              "succeeded",
              "failed",
              "canceled"
            ],
            "except": [
              "/indexUid",
              "/details"
            ]
          },
          "settled-in-time": {
            "law": "ends-within",
            "of": "/uid",
            "value": "/status",
            "ends": [
              "succeeded",
              "failed",
              "canceled"
            ],
            "seconds": 30
          },
          "dates": {
            "law": "time-order",
            "values": [
              "/enqueuedAt",
              "/startedAt",
              "/finishedAt"
            ]
          },
          "constants": {
            "law": "identity",
            "of": "/uid",
            "values": [
              "/type",
              "/enqueuedAt"
            ]
          }
        }
      },
      "TaskCancelationDetails": {
        "type": "object",
        "description": "Details of a `taskCancelation`.",
        "required": [
          "matchedTasks",
          "canceledTasks",
          "originalFilter"
        ],
        "properties": {
          "matchedTasks": {
            "$ref": "#/components/schemas/Count"
          },
          "canceledTasks": {
            "description": "Tasks that were still waiting or under way and are now canceled; null until this one is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "originalFilter": {
            "type": "string",
            "pattern": "^\\?",
            "description": "The query as it was sent: `?`, then the text as it came, neither decoded nor sorted."
          }
        },
        "unevaluatedProperties": false
      },
      "TaskDeletionDetails": {
        "type": "object",
        "description": "Details of a `taskDeletion`.",
        "required": [
          "matchedTasks",
          "deletedTasks",
          "originalFilter"
        ],
        "properties": {
          "matchedTasks": {
            "$ref": "#/components/schemas/Count"
          },
          "deletedTasks": {
            "description": "Tasks that were settled and are now gone; null until this one is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "originalFilter": {
            "type": "string",
            "pattern": "^\\?",
            "description": "The query as it was sent: `?`, then the text as it came, neither decoded nor sorted."
          }
        },
        "unevaluatedProperties": false
      },
      "TaskDetails": {
        "type": "object",
        "title": "Details",
        "x-open": "The members listed here are those of the task types that operations of this contract create; `Task` closes them type by type. Tasks of other types, and batches of such tasks, bring members of their own.",
        "description": "What a task was asked for and what came of it. Which members there are depends on the type. Those that only the work can tell are there from the start, null until it is done.",
        "properties": {
          "receivedDocuments": {
            "$ref": "#/components/schemas/Count"
          },
          "indexedDocuments": {
            "description": "Documents stored; null until the task is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "providedIds": {
            "$ref": "#/components/schemas/Count"
          },
          "deletedDocuments": {
            "description": "Documents removed; null until the task is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "originalFilter": {
            "type": [
              "string",
              "null"
            ],
            "description": "For `taskCancelation` and `taskDeletion`, the query as it was sent, with its `?`; null for documents deleted by id."
          },
          "primaryKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "The attribute that identifies a document."
          },
          "oldIndexUid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "newIndexUid": {
            "$ref": "#/components/schemas/IndexUid"
          },
          "swaps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/IndexSwap"
            },
            "description": "The pairs exchanged."
          },
          "matchedTasks": {
            "$ref": "#/components/schemas/Count"
          },
          "canceledTasks": {
            "description": "Tasks canceled; null until this one is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          },
          "deletedTasks": {
            "description": "Tasks deleted; null until this one is settled.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Count"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "TaskList": {
        "type": "object",
        "description": "A page of tasks, from the newest to the oldest unless `reverse` was asked for.",
        "required": [
          "results",
          "total",
          "limit",
          "from",
          "next"
        ],
        "properties": {
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Task"
            },
            "description": "The tasks of this page."
          },
          "total": {
            "$ref": "#/components/schemas/Count"
          },
          "limit": {
            "$ref": "#/components/schemas/Count"
          },
          "from": {
            "description": "The uid of the first task of this page, and null when the page is empty.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskUid"
              },
              {
                "type": "null"
              }
            ]
          },
          "next": {
            "description": "The `from` of the next page, and null when there is none.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/TaskUid"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "dependentSchemas": {
          "results": {
            "if": {
              "properties": {
                "results": {
                  "maxItems": 0
                }
              }
            },
            "then": {
              "properties": {
                "from": {
                  "type": "null"
                }
              }
            },
            "else": {
              "properties": {
                "from": {
                  "type": "integer"
                }
              }
            }
          }
        },
        "unevaluatedProperties": false
      },
      "TaskStatus": {
        "type": "string",
        "enum": [
          "enqueued",
          "processing",
          "succeeded",
          "failed",
          "canceled"
        ],
        "description": "Where a task stands. It goes forward only: from `enqueued` to `processing`, and from there to one of the three settled states. A task may be canceled from either of the first two."
      },
      "TaskType": {
        "type": "string",
        "enum": [
          "documentAdditionOrUpdate",
          "documentEdition",
          "documentDeletion",
          "settingsUpdate",
          "indexCreation",
          "indexDeletion",
          "indexUpdate",
          "indexSwap",
          "taskCancelation",
          "taskDeletion",
          "dumpCreation",
          "snapshotCreation",
          "export",
          "upgradeDatabase",
          "indexCompaction",
          "networkTopologyChange",
          "dsrUpdate",
          "dsrClear"
        ],
        "description": "What a task does. All names that Meilisearch 1.50 knows can be asked for in a filter; tasks of those types that no operation of this contract creates occur only on servers that do more than this contract says."
      },
      "TaskUid": {
        "type": "integer",
        "minimum": 0,
        "maximum": 4294967295,
        "description": "Number of a task: counts up from 0 and is never given twice.",
        "examples": [
          2
        ]
      },
      "Timestamp": {
        "type": "string",
        "format": "date-time",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{1,9}Z$",
        "description": "An instant in UTC: RFC 3339 with a fraction of 1 to 9 digits and `Z`, always. The fraction is never left out, because several client libraries cannot read a date without one.",
        "examples": [
          "2026-11-23T05:31:06.439200772Z"
        ]
      },
      "Version": {
        "type": "object",
        "description": "What is running.",
        "required": [
          "commitSha",
          "commitDate",
          "pkgVersion"
        ],
        "properties": {
          "commitSha": {
            "type": "string",
            "pattern": "^([0-9a-f]{40}|unknown)$",
            "description": "The commit it was built from, or `unknown`."
          },
          "commitDate": {
            "description": "The date of that commit, or `unknown`.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "string",
                "const": "unknown"
              }
            ]
          },
          "pkgVersion": {
            "type": "string",
            "pattern": "^\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?$",
            "description": "The version of Meilisearch whose behaviour it shows; behind a `+`, the implementation and its own version (`1.50.0+stillframe.0.1.0`)."
          }
        },
        "unevaluatedProperties": false
      },
      "WriteChannelCongestion": {
        "type": "object",
        "description": "How often the work had to wait for its writer. Spelt in snake case by Meilisearch.",
        "required": [
          "attempts",
          "blocking_attempts",
          "blocking_ratio"
        ],
        "properties": {
          "attempts": {
            "$ref": "#/components/schemas/Count"
          },
          "blocking_attempts": {
            "$ref": "#/components/schemas/Count"
          },
          "blocking_ratio": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "The blocking attempts as a part of all."
          }
        },
        "unevaluatedProperties": false
      }
    },
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "The master key, or the `key` of an API key. A server without a master key asks for none."
      }
    }
  }
};
