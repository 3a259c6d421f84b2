"""Walks through the server with the official Python SDK: walk.py URL [MASTER_KEY]. Prints one line of JSON per step."""

import json
import sys
from datetime import timedelta

import meilisearch
from meilisearch.errors import MeilisearchApiError

URL, MASTER_KEY = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
MOVIES = [
    {"id": 1, "title": "Carol", "genres": ["Romance", "Drama"]},
    {"id": 2, "title": "Wonder Woman", "genres": ["Action"]},
    {"id": 3, "title": "Life of Pi", "year": None},
]

client = meilisearch.Client(URL, MASTER_KEY)
movies = client.index("movies")
failed = False
tasks = {}


def step(walk):
    """Runs the decorated function now; its name, with dashes, is the name of the step."""
    global failed
    line = {"step": walk.__name__.replace("_", "-"), "ok": True}
    try:
        walk()
    except Exception as error:
        failed = True
        line |= {"ok": False, "detail": f"{type(error).__name__}: {error}"}
    print(json.dumps(line), flush=True)


def same(got, want):
    if got != want:
        raise AssertionError(f"got {got!r}, wanted {want!r}")


def succeeded(info, kind):
    """Waits as the SDK does, and hands over the task."""
    same((info.status, info.type), ("enqueued", kind))
    task = client.wait_for_task(info.task_uid)
    same((task.uid, task.status, task.type, task.error), (info.task_uid, "succeeded", kind, None))
    assert task.enqueued_at <= task.started_at <= task.finished_at
    return task


def refused(call, status, code):
    try:
        got = call()
    except MeilisearchApiError as error:
        same((error.status_code, error.code), (status, code))
        assert error.message and error.link
        return
    raise AssertionError(f"wanted {code}, got the answer {got!r}")


def uids(**query):
    return [task.uid for task in client.get_tasks(query).results]


@step
def health():
    same(client.health(), {"status": "available"})
    same(client.is_healthy(), True)


@step
def version():
    assert client.get_version()["pkgVersion"].startswith("1.50.0+stillframe.")


@step
def create_index():
    task = succeeded(client.create_index("movies", {"primaryKey": "id"}), "indexCreation")
    same((task.index_uid, task.details), ("movies", {"primaryKey": "id"}))
    tasks["index"] = task
    same(client.get_index("movies").primary_key, "id")
    same([index.uid for index in client.get_indexes()["results"]], ["movies"])


@step
def add_documents():
    task = succeeded(movies.add_documents(MOVIES), "documentAdditionOrUpdate")
    same(task.details, {"receivedDocuments": 3, "indexedDocuments": 3})
    tasks["documents"] = task


@step
def read_documents():
    page = movies.get_documents({"limit": 2, "offset": 1, "fields": ["id", "title"]})
    same([dict(each) for each in page.results], [{"id": 2, "title": "Wonder Woman"}, {"id": 3, "title": "Life of Pi"}])
    same((page.total, page.limit, page.offset), (3, 2, 1))
    same(dict(movies.get_document(1)), MOVIES[0])
    same(dict(movies.get_document("3", {"fields": ["year"]})), {"year": None})


@step
def stats():
    everything = client.get_all_stats()
    assert everything["databaseSize"] > 0
    same(everything["indexes"]["movies"]["fieldDistribution"], {"id": 3, "title": 3, "genres": 2, "year": 1})
    same(movies.get_stats().number_of_documents, 3)


@step
def create_snapshot():
    task = succeeded(client.create_snapshot(), "snapshotCreation")
    same((task.index_uid, task.details), (None, None))
    tasks["snapshot"] = task


@step
def task_types():
    same(uids(types=["snapshotCreation"]), [tasks["snapshot"].uid])
    same(uids(types=["indexCreation", "documentAdditionOrUpdate"]), [tasks["documents"].uid, tasks["index"].uid])
    same(uids(indexUids=["movies"], reverse="true"), [tasks["index"].uid, tasks["documents"].uid])


@step
def task_statuses():
    same(len(uids(statuses=["succeeded"])), 3)
    same(uids(statuses=["failed", "canceled", "enqueued", "processing"]), [])


@step
def task_dates():
    for moment in ("enqueued", "started", "finished"):
        earlier = (getattr(tasks["index"], f"{moment}_at") - timedelta(hours=1)).isoformat() + "Z"
        same(len(uids(**{f"after{moment.capitalize()}At": earlier})), 3)
        same(uids(**{f"before{moment.capitalize()}At": earlier}), [])


@step
def task_pages():
    page = client.get_tasks({"limit": 1, "from": tasks["documents"].uid})
    same((page.limit, page.from_, page.next_, page.total), (1, tasks["documents"].uid, tasks["index"].uid, 3))


@step
def batches():
    listed = client.get_batches({"types": ["snapshotCreation"]}).results
    same([batch.stats["types"] for batch in listed], [{"snapshotCreation": 1}])
    same(client.get_batch(listed[0].uid).stats, listed[0].stats)


@step
def cancel_tasks():
    # A quick server may have done all of them before it is told to stop: then once more.
    for _ in range(10):
        for _ in range(20):
            movies.add_documents(MOVIES)
        task = succeeded(client.cancel_tasks({"types": ["documentAdditionOrUpdate"]}), "taskCancelation")
        if task.details["canceledTasks"]:
            break
    same(task.details["originalFilter"], "?types=documentAdditionOrUpdate")
    canceled = client.get_tasks({"canceledBy": task.uid, "limit": 1000}).results
    same(len(canceled), task.details["canceledTasks"])
    same({each.status for each in canceled}, {"canceled"})
    tasks["canceled"] = canceled


@step
def delete_tasks():
    task = succeeded(client.delete_tasks({"statuses": ["canceled"]}), "taskDeletion")
    same((task.details["deletedTasks"], task.details["originalFilter"]), (len(tasks["canceled"]), "?statuses=canceled"))
    refused(lambda: client.get_task(tasks["canceled"][0].uid), 404, "task_not_found")


@step
def missing():
    refused(lambda: client.get_task(4_000_000), 404, "task_not_found")
    refused(lambda: client.get_index("nowhere"), 404, "index_not_found")
    refused(lambda: movies.get_document("4711"), 404, "document_not_found")
    refused(lambda: client.get_tasks({"types": ["unheardOf"]}), 400, "invalid_task_types")
    refused(lambda: client.cancel_tasks({}), 400, "missing_task_filters")


@step
def failed_task():
    task = client.wait_for_task(client.create_index("movies").task_uid)
    same((task.status, task.error["code"]), ("failed", "index_already_exists"))


if MASTER_KEY:

    @step
    def list_keys():
        keys = client.get_keys()
        same(keys.total, 4)
        assert ["search"] in [key.actions for key in keys.results]

    @step
    def create_key():
        tasks["key"] = client.create_key(
            {
                "name": "Snapshots",
                "description": "takes snapshots",
                "actions": ["snapshots.create", "tasks.get"],
                "indexes": ["*"],
                "expiresAt": "2099-01-02T03:04:05.678Z",
            }
        )
        same(tasks["key"].expires_at.isoformat(), "2099-01-02T03:04:05.678000")
        same(client.get_keys().total, 5)

    @step
    def get_key():
        same(client.get_key(tasks["key"].uid), tasks["key"])
        same(client.get_key(tasks["key"].key), tasks["key"])

    @step
    def update_key():
        renamed = client.update_key(tasks["key"].uid, {"name": "Renamed"})
        same((renamed.uid, renamed.name, renamed.description), (tasks["key"].uid, "Renamed", "takes snapshots"))

    @step
    def refused_key():
        guest = meilisearch.Client(URL, tasks["key"].key)
        same(client.wait_for_task(guest.create_snapshot().task_uid).status, "succeeded")
        refused(lambda: guest.create_index("theirs"), 403, "invalid_api_key")
        refused(lambda: meilisearch.Client(URL, "a wrong key").create_snapshot(), 403, "invalid_api_key")

    @step
    def no_key():
        # This SDK sends `Bearer None` when it has no key: that is a wrong one.
        refused(lambda: meilisearch.Client(URL).create_snapshot(), 403, "invalid_api_key")
        same(meilisearch.Client(URL).is_healthy(), True)

    @step
    def delete_key():
        same(client.delete_key(tasks["key"].uid), 204)
        refused(lambda: client.get_key(tasks["key"].uid), 404, "api_key_not_found")

else:

    @step
    def no_master_key():
        refused(client.get_keys, 401, "missing_master_key")


@step
def delete_index():
    same(succeeded(client.delete_index("movies"), "indexDeletion").details, {"deletedDocuments": 3})
    same(client.get_all_stats()["indexes"], {})


sys.exit(failed)
