"""What Schemathesis has to know of this server: how to write documents in lines, two checks of our own, and the findings
that are no mistakes, each under a name. README.md says why each is none, and where that is known from."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import RejectedPositiveData

KEPT_INDEX = "movies"
KEPT_SNAPSHOT = os.environ.get("STILLFRAME_KEPT_SNAPSHOT", "")
KEPT_KEY = "6062abda-a5aa-4414-ac91-ecd7944c0f8d"
LINES = ("application/x-ndjson", "text/csv")
ADDITIONS = {"POST /indexes/{indexUid}/documents", "PUT /indexes/{indexUid}/documents"}
DESTRUCTIVE = {
    "PATCH /indexes/{indexUid}",
    "DELETE /indexes/{indexUid}",
    "DELETE /indexes/{indexUid}/documents",
    "DELETE /indexes/{indexUid}/documents/{documentId}",
    "POST /indexes/{indexUid}/documents/delete-batch",
}
FILTERED = {"GET /snapshots", "GET /restorations", "GET /tasks", "GET /batches", "POST /tasks/cancel", "DELETE /tasks", "GET /indexes/{indexUid}/documents"}
NUMBERED = {
    "GET /tasks",
    "GET /batches",
    "GET /keys",
    "GET /indexes",
    "GET /snapshots",
    "GET /restorations",
    "GET /snapshot-policies",
    "POST /snapshot-policies",
    "PATCH /snapshot-policies/{policyUid}",
    "GET /indexes/{indexUid}/documents",
    "POST /indexes/{indexUid}/documents/fetch",
}
NUMBER_CODES = {
    f"invalid_{noun}_{what}"
    for noun in ("task", "api_key", "index", "document", "snapshot", "restoration", "snapshot_policy")
    for what in ("limit", "offset", "from", "ids", "task_uids", "keep")
}


@schemathesis.serializer(*LINES)
def lines(ctx, value):
    return str(value).encode()


@schemathesis.deserializer("application/gzip")
def archive(ctx, response):
    """To the contract an archive is a text of any bytes."""
    return response.content.decode("latin-1")


@schemathesis.hook
def map_case(context, case):
    """The contract can only call lines of documents a text: here the text that was drawn becomes the title of a document.
    Broken lines are the unit tests' affair."""
    if isinstance(case.body, str) and case.meta.phase.name != TestPhase.EXAMPLES:
        document = {"id": len(case.body) % 10, "title": case.body}
        if case.media_type == "application/x-ndjson":
            case.body = json.dumps(document) + "\n"
        elif case.media_type == "text/csv":
            case.body = table(document, case.query.get("csvDelimiter"))
    return case


def table(document, delimiter) -> str:
    """Quoted throughout, so that any character can stand between two fields, but for those that quote or end a line."""
    if not isinstance(delimiter, str) or len(delimiter) != 1:
        delimiter = ","
    if delimiter in '"\r\n':
        return f"id\n{document['id']}\n"
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([document.keys(), document.values()])
    return text.getvalue()


@schemathesis.hook
def filter_case(context, case):
    label, path = case.operation.label, case.path_parameters
    # Whatever is sent as lines is a text: none can break the contract.
    if case.media_type in LINES and not isinstance(case.body, str):
        return False
    # One index keeps its documents and one key stays, or everything that is read would soon be missing.
    if path.get("indexUid") == KEPT_INDEX:
        return label not in DESTRUCTIVE
    if path.get("snapshotUid") == KEPT_SNAPSHOT:
        return case.method != "DELETE"
    if path.get("uidOrKey") == KEPT_KEY:
        return case.method != "DELETE"
    return not (label == "POST /swap-indexes" and KEPT_INDEX in str(case.body))


def problem(response) -> dict:
    """The error in an answer, or nothing."""
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) and "code" in body else {}


@schemathesis.check
def own_words(ctx, response, case):
    """What the contract refuses is refused in Meilisearch's words; the validator's are for what nobody thought of."""
    message = problem(response).get("message", "")
    assert not message.startswith("Invalid request:"), f"the validator spoke: {message}"


@schemathesis.check
class EveryOperationSucceeds:
    """A run in which an operation was only ever refused has tested little of it."""

    def __init__(self):
        self.tried = set()
        self.succeeded = set()

    def after_response(self, ctx, response, case):
        self.tried.add(case.operation.label)
        if 200 <= response.status_code < 300:
            self.succeeded.add(case.operation.label)

    def after_run(self, ctx):
        never = sorted(self.tried - self.succeeded)
        assert not never, f"never succeeded: {', '.join(never)}"


@dataclass(frozen=True)
class Allowed:
    """A finding that is none: its kind, its operations, its error codes, and what else must be so of the request."""

    finding: type[Failure]
    operations: set[str]
    codes: set[str | None]
    holds: Callable = lambda case: True

    def covers(self, failure, case, response) -> bool:
        return (
            isinstance(failure, self.finding)
            and case.operation.label in self.operations
            and problem(response).get("code") in self.codes
            and self.holds(case)
        )


def numbers(value):
    """All numbers of a query or a body, whatever they are in."""
    if isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers(each)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def is_empty(value) -> bool:
    """Of a list as it stands in a query: nothing but commas."""
    return not "".join(map(str, value if isinstance(value, list) else [value])).strip(",")


def has_twins(values) -> bool:
    return len(set(values)) < len(values)


def is_past(text) -> bool:
    """Also of a day that there never was."""
    try:
        return date.fromisoformat(text[:10]) <= date.today()
    except ValueError:
        return True


# README.md has a line for each.
ALLOWED = {
    "no-filter": Allowed(
        RejectedPositiveData,
        {"POST /tasks/cancel", "DELETE /tasks"},
        {"missing_task_filters"},
        lambda case: not case.query,
    ),
    "no-whole-number-of-64-bits": Allowed(
        RejectedPositiveData,
        NUMBERED,
        NUMBER_CODES,
        lambda case: any(
            isinstance(number, float) or not -(2**63) <= number < 2**64 for number in numbers([case.query, case.body])
        ),
    ),
    "expired-before-it-was-made": Allowed(
        RejectedPositiveData,
        {"POST /keys"},
        {"invalid_api_key_expires_at"},
        lambda case: is_past(case.body["expiresAt"]),
    ),
    "global-action-for-some-indexes": Allowed(
        RejectedPositiveData,
        {"POST /keys"},
        {"index_scoped_api_key_with_global_action"},
        lambda case: "*" not in case.body["indexes"],
    ),
    "policy-that-cannot-be": Allowed(
        RejectedPositiveData,
        {"POST /snapshot-policies", "PATCH /snapshot-policies/{policyUid}"},
        {"invalid_snapshot_policy_keep", "invalid_snapshot_policy_cron", "invalid_snapshot_policy_time_zone"},
        lambda case: not any(case.body.get("keep", {}).values()) or "cron" in case.body or "timeZone" in case.body,
    ),
    "index-not-in-the-snapshot": Allowed(
        RejectedPositiveData,
        {"POST /restorations"},
        {"index_not_in_snapshot"},
        lambda case: bool(case.body.get("indexes")),
    ),
    "index-twice-in-a-swap": Allowed(
        RejectedPositiveData,
        {"POST /swap-indexes"},
        {"invalid_swap_duplicate_index_found"},
        lambda case: has_twins([uid for swap in case.body for uid in swap["indexes"]]),
    ),
    "delimiter-without-csv": Allowed(
        RejectedPositiveData,
        ADDITIONS,
        {"invalid_content_type"},
        lambda case: "csvDelimiter" in case.query and case.media_type != "text/csv",
    ),
    "no-document-has-this-id": Allowed(
        RejectedPositiveData,
        {"GET /indexes/{indexUid}/documents"},
        {"invalid_document_ids"},
        lambda case: any(not re.fullmatch(r"[a-zA-Z0-9_-]{0,511}", uid) for uid in case.query["ids"]),
    ),
    "list-without-members": Allowed(
        AcceptedNegativeData,
        FILTERED,
        {None},
        lambda case: any(is_empty(value) for value in case.query.values()),
    ),
    "any-value-is-an-id": Allowed(
        AcceptedNegativeData,
        {"POST /indexes/{indexUid}/documents/delete-batch"},
        {None},
        lambda case: isinstance(case.body, list),
    ),
}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    # "endless-url": what reads the head of a request gives up before any operation is known.
    if response.status_code == 431 and len(response.request.url) > 12_000:
        return False
    return not any(allowed.covers(failure, case, response) for allowed in ALLOWED.values())
