package main

import (
	"time"

	"github.com/meilisearch/meilisearch-go"
)

func uids(query meilisearch.TasksQuery) []int64 {
	found := []int64{}
	for _, task := range done(client.GetTasks(&query)).Results {
		found = append(found, task.UID)
	}
	return found
}

func walkTasks() {
	movies := client.Index("movies")
	additions := []meilisearch.TaskType{meilisearch.TaskTypeDocumentAdditionOrUpdate}
	step("task-types", func() {
		index, documents := collected.index.UID, collected.documents.UID
		snapshots := []meilisearch.TaskType{meilisearch.TaskTypeSnapshotCreation}
		same(uids(meilisearch.TasksQuery{Types: snapshots}), []int64{collected.snapshot.UID})
		same(uids(meilisearch.TasksQuery{Types: append(additions, "indexCreation")}), []int64{documents, index})
		same(uids(meilisearch.TasksQuery{IndexUIDS: []string{"movies"}}), []int64{documents, index})
		reversed := done(movies.GetTasks(&meilisearch.TasksQuery{Reverse: true})).Results
		same([]int64{reversed[0].UID, reversed[1].UID}, []int64{index, documents})
		same(uids(meilisearch.TasksQuery{UIDS: []int64{index, documents}}), []int64{documents, index})
	})
	step("task-statuses", func() {
		same(len(uids(meilisearch.TasksQuery{Statuses: []meilisearch.TaskStatus{"succeeded"}})), 3)
		same(uids(meilisearch.TasksQuery{Statuses: []meilisearch.TaskStatus{"failed", "canceled"}}), []int64{})
	})
	step("task-dates", func() {
		// The SDK writes a date as it stands and calls it UTC.
		earlier := collected.index.EnqueuedAt.UTC().Add(-time.Hour)
		for _, after := range []meilisearch.TasksQuery{
			{AfterEnqueuedAt: earlier}, {AfterStartedAt: earlier}, {AfterFinishedAt: earlier},
		} {
			same(len(uids(after)), 3)
		}
		for _, before := range []meilisearch.TasksQuery{
			{BeforeEnqueuedAt: earlier}, {BeforeStartedAt: earlier}, {BeforeFinishedAt: earlier},
		} {
			same(uids(before), []int64{})
		}
	})
	step("task-pages", func() {
		page := done(client.GetTasks(&meilisearch.TasksQuery{Limit: 1, From: collected.snapshot.UID}))
		same([]int64{page.Limit, page.From, page.Next, page.Total}, []int64{1, 2, 1, 3})
	})
	step("batches", func() {
		page := done(client.GetBatches(&meilisearch.BatchesQuery{Types: []string{"snapshotCreation"}}))
		same(page.Total, int64(1))
		same(done(client.GetBatch(page.Results[0].UID)).Stats, page.Results[0].Stats)
	})
	step("cancel-tasks", func() {
		var task *meilisearch.Task
		// A quick server may have done all of them before it is told to stop: then once more.
		for round := 0; round < 10 && (task == nil || task.Details.CanceledTasks == 0); round++ {
			for range [20]struct{}{} {
				done(movies.AddDocuments(collection, nil))
			}
			info := done(client.CancelTasks(&meilisearch.CancelTasksQuery{Types: additions}))
			task = succeeded(info, meilisearch.TaskTypeTaskCancelation)
		}
		same(task.Details.OriginalFilter, "?types=documentAdditionOrUpdate")
		query := meilisearch.TasksQuery{CanceledBy: []int64{task.UID}, Limit: 1000}
		collected.canceled = done(client.GetTasks(&query)).Results
		check(len(collected.canceled) > 0, "some were canceled")
		same(int64(len(collected.canceled)), task.Details.CanceledTasks)
		for _, each := range collected.canceled {
			same(each.Status, meilisearch.TaskStatusCanceled)
			same(each.CanceledBy, task.UID)
		}
	})
	step("delete-tasks", func() {
		query := meilisearch.DeleteTasksQuery{Statuses: []meilisearch.TaskStatus{meilisearch.TaskStatusCanceled}}
		task := succeeded(done(client.DeleteTasks(&query)), meilisearch.TaskTypeTaskDeletion)
		same(task.Details.OriginalFilter, "?statuses=canceled")
		same(task.Details.DeletedTasks, int64(len(collected.canceled)))
		_, err := client.GetTask(collected.canceled[0].UID)
		refused(err, 404, "task_not_found")
	})
	step("failed-task", func() {
		task := settled(client, done(client.CreateIndex(&meilisearch.IndexConfig{Uid: "movies"})))
		same(task.Status, meilisearch.TaskStatusFailed)
		same(task.Error.Code, "index_already_exists")
	})
}
