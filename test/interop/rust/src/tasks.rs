use crate::server::{Made, Uid};
use crate::step::{check, refused, report, same, Failure, Outcome};
use crate::{collection, settled, succeeded};
use meilisearch_sdk::batches::BatchesQuery;
use meilisearch_sdk::client::Client;
use meilisearch_sdk::errors::Error;
use meilisearch_sdk::tasks::{
    Task, TaskType, TasksCancelQuery, TasksDeleteQuery, TasksResults, TasksSearchQuery,
};
use time::Duration;

pub async fn walk(client: &Client, made: &Made, failed: &mut bool) {
    report("task-types", types(client, made).await, failed);
    report("task-statuses", statuses(client).await, failed);
    report("task-dates", dates(client, made).await, failed);
    report("task-pages", pages(client).await, failed);
    report("batches", batches(client).await, failed);
    report("cancel-tasks", cancel(client).await, failed);
    report("delete-tasks", delete(client).await, failed);
    report("failed-task", failing(client).await, failed);
}

fn uids(answer: Result<TasksResults, Error>) -> Outcome<Vec<u32>> {
    Ok(answer?.results.iter().map(Task::get_uid).collect())
}

async fn types(client: &Client, made: &Made) -> Outcome {
    let (Some(index), Some(documents), Some(snapshot)) =
        (&made.index, &made.documents, &made.snapshot)
    else {
        return Err(Failure("there are no tasks to look for".to_string()));
    };
    let query = || TasksSearchQuery::new(client);
    same(
        uids(query().with_types(["snapshotCreation"]).execute().await)?,
        vec![snapshot.uid],
    )?;
    let both = query()
        .with_types(["indexCreation", "documentAdditionOrUpdate"])
        .execute()
        .await;
    same(uids(both)?, vec![documents.uid, index.uid])?;
    let reversed = query()
        .with_index_uids(["movies"])
        .with_reverse(true)
        .execute()
        .await;
    same(uids(reversed)?, vec![index.uid, documents.uid])
}

async fn statuses(client: &Client) -> Outcome {
    let query = || TasksSearchQuery::new(client);
    same(
        query().with_statuses(["succeeded"]).execute().await?.total,
        3,
    )?;
    same(
        uids(
            query()
                .with_statuses(["failed", "canceled"])
                .execute()
                .await,
        )?,
        vec![],
    )
}

async fn dates(client: &Client, made: &Made) -> Outcome {
    let Some(index) = &made.index else {
        return Err(Failure("there is no task to look for".to_string()));
    };
    let earlier = index.enqueued_at - Duration::hours(1);
    let query = || TasksSearchQuery::new(client);
    same(
        query()
            .with_after_enqueued_at(&earlier)
            .execute()
            .await?
            .total,
        3,
    )?;
    same(
        query()
            .with_after_started_at(&earlier)
            .execute()
            .await?
            .total,
        3,
    )?;
    same(
        query()
            .with_after_finished_at(&earlier)
            .execute()
            .await?
            .total,
        3,
    )?;
    same(
        query()
            .with_before_enqueued_at(&earlier)
            .execute()
            .await?
            .total,
        0,
    )?;
    same(
        query()
            .with_before_started_at(&earlier)
            .execute()
            .await?
            .total,
        0,
    )?;
    same(
        query()
            .with_before_finished_at(&earlier)
            .execute()
            .await?
            .total,
        0,
    )
}

async fn pages(client: &Client) -> Outcome {
    let page = TasksSearchQuery::new(client)
        .with_limit(1)
        .with_from(1)
        .execute()
        .await?;
    same(
        (page.limit, page.from, page.next, page.total),
        (1, Some(1), Some(0), 3),
    )
}

async fn batches(client: &Client) -> Outcome {
    let page = BatchesQuery::new(client).with_limit(1).execute().await?;
    same((page.total, page.results.len()), (3, 1))?;
    let newest = client.get_batch(page.results[0].uid).await?;
    check(
        newest.started_at.is_some() && newest.finished_at.is_some(),
        "a settled batch has its dates",
    )
}

async fn cancel(client: &Client) -> Outcome {
    // A quick server may have done all of them before it is told to stop: then once more.
    for _ in 0..10 {
        for _ in 0..20 {
            client
                .index("movies")
                .add_documents(&collection(), None)
                .await?;
        }
        let info = TasksCancelQuery::new(client)
            .with_types(["documentAdditionOrUpdate"])
            .execute()
            .await?;
        let TaskType::TaskCancelation {
            details: Some(details),
        } = succeeded(client, info).await?.update_type
        else {
            return Err(Failure("a cancelation has details".to_string()));
        };
        same(
            details.original_filter.as_str(),
            "?types=documentAdditionOrUpdate",
        )?;
        if let Some(1..) = details.canceled_tasks {
            return check(details.matched_tasks >= 1, "what was canceled had matched");
        }
    }
    Err(Failure("nothing was ever canceled".to_string()))
}

async fn delete(client: &Client) -> Outcome {
    // This SDK has no word for `canceled`: it could not read such a task. So they are only counted, and gone.
    let info = TasksDeleteQuery::new(client)
        .with_statuses(["canceled"])
        .execute()
        .await?;
    let TaskType::TaskDeletion {
        details: Some(details),
    } = succeeded(client, info).await?.update_type
    else {
        return Err(Failure("a deletion has details".to_string()));
    };
    same(details.original_filter.as_str(), "?statuses=canceled")?;
    check(details.matched_tasks > 0, "the canceled tasks match")?;
    same(details.deleted_tasks, Some(details.matched_tasks))?;
    same(
        TasksSearchQuery::new(client)
            .with_statuses(["canceled"])
            .execute()
            .await?
            .total,
        0,
    )?;
    let info = TasksDeleteQuery::new(client)
        .with_uids([&0])
        .execute()
        .await?;
    succeeded(client, info).await?;
    refused(client.get_task(Uid(0)).await, "task_not_found")
}

async fn failing(client: &Client) -> Outcome {
    let task = settled(client, client.create_index("movies", None).await?).await?;
    check(task.is_failure(), "a second index of that name fails")?;
    same(
        task.unwrap_failure().error_code.to_string().as_str(),
        "index_already_exists",
    )
}
