// Walks through the server with the official Go SDK: walk URL [MASTER_KEY]. Prints one line of JSON per step.
package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"time"

	"github.com/meilisearch/meilisearch-go"
)

type movie struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
}

var (
	client    meilisearch.ServiceManager
	collected struct {
		index, documents, snapshot *meilisearch.Task
		canceled                   []meilisearch.Task
	}
	collection = []movie{{1, "Carol"}, {2, "Wonder Woman"}, {3, "Life of Pi"}}
)

func main() {
	url, key := os.Args[1], ""
	if len(os.Args) > 2 {
		key = os.Args[2]
	}
	client = connect(url, key)
	walkServer()
	walkTasks()
	if key == "" {
		step("no-master-key", func() {
			_, err := client.GetKeys(nil)
			refused(err, 401, "missing_master_key")
		})
	} else {
		walkKeys(url)
	}
	step("delete-index", func() {
		same(succeeded(done(client.DeleteIndex("movies")), "indexDeletion").Details.DeletedDocuments, int64(3))
		same(len(done(client.GetStats(nil)).Indexes), 0)
	})
	if failed {
		os.Exit(1)
	}
}

func connect(url, key string) meilisearch.ServiceManager {
	if key == "" {
		return meilisearch.New(url)
	}
	return meilisearch.New(url, meilisearch.WithAPIKey(key))
}

// settled waits as the SDK does, which has no deadline of its own.
func settled(manager meilisearch.ServiceManager, info *meilisearch.TaskInfo) *meilisearch.Task {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return done(manager.WaitForTaskWithContext(ctx, info.TaskUID, 50*time.Millisecond))
}

func succeeded(info *meilisearch.TaskInfo, kind meilisearch.TaskType) *meilisearch.Task {
	same(info.Status, meilisearch.TaskStatusEnqueued)
	same(info.Type, kind)
	task := settled(client, info)
	same(task.Status, meilisearch.TaskStatusSucceeded)
	same(task.Type, kind)
	same(task.UID, info.TaskUID)
	same(task.Error.Code, "")
	check(!task.StartedAt.Before(task.EnqueuedAt) && !task.FinishedAt.Before(task.StartedAt), "dates go forward")
	return task
}

func walkServer() {
	movies := client.Index("movies")
	step("health", func() {
		same(done(client.Health()).Status, "available")
		same(client.IsHealthy(), true)
	})
	step("version", func() {
		check(strings.HasPrefix(done(client.Version()).PkgVersion, "1.50.0+stillframe."), "pkgVersion")
	})
	step("create-index", func() {
		info := done(client.CreateIndex(&meilisearch.IndexConfig{Uid: "movies", PrimaryKey: "id"}))
		collected.index = succeeded(info, meilisearch.TaskTypeIndexCreation)
		same(collected.index.Details.PrimaryKey, "id")
		same(done(client.GetIndex("movies")).PrimaryKey, "id")
		same(done(client.ListIndexes(nil)).Total, int64(1))
	})
	step("add-documents", func() {
		info := done(movies.AddDocuments(collection, nil))
		collected.documents = succeeded(info, meilisearch.TaskTypeDocumentAdditionOrUpdate)
		same(collected.documents.IndexUID, "movies")
		same(collected.documents.Details.ReceivedDocuments, int64(3))
		same(collected.documents.Details.IndexedDocuments, int64(3))
	})
	step("read-documents", func() {
		var page meilisearch.DocumentsResult
		query := meilisearch.DocumentsQuery{Limit: 2, Offset: 1, Fields: []string{"id"}}
		done(0, movies.GetDocuments(&query, &page))
		same(page.Results, meilisearch.Hits{{"id": json.RawMessage("2")}, {"id": json.RawMessage("3")}})
		same([]int64{page.Total, page.Limit, page.Offset}, []int64{3, 2, 1})
		var whole, part movie
		done(0, movies.GetDocument("1", nil, &whole))
		same(whole, collection[0])
		done(0, movies.GetDocument("2", &meilisearch.DocumentQuery{Fields: []string{"title"}}, &part))
		same(part, movie{Title: "Wonder Woman"})
	})
	step("stats", func() {
		stats := done(client.GetStats(nil))
		check(stats.DatabaseSize.(float64) > 0, "databaseSize")
		same(stats.Indexes["movies"].FieldDistribution, map[string]int64{"id": 3, "title": 3})
		same(done(movies.GetStats(nil)).NumberOfDocuments, int64(3))
	})
	step("create-snapshot", func() {
		collected.snapshot = succeeded(done(client.CreateSnapshot()), meilisearch.TaskTypeSnapshotCreation)
		same(collected.snapshot.IndexUID, "")
	})
	step("missing", func() {
		var none movie
		_, err := client.GetTask(4_000_000)
		refused(err, 404, "task_not_found")
		_, err = client.GetIndex("nowhere")
		refused(err, 404, "index_not_found")
		refused(movies.GetDocument("4711", nil, &none), 404, "document_not_found")
		_, err = client.GetTasks(&meilisearch.TasksQuery{Types: []meilisearch.TaskType{"unheardOf"}})
		refused(err, 400, "invalid_task_types")
		_, err = client.CancelTasks(&meilisearch.CancelTasksQuery{})
		refused(err, 400, "missing_task_filters")
	})
}
