use crate::step::{check, refused, report, same, Outcome};
use crate::{collection, succeeded, Movie};
use meilisearch_sdk::client::Client;
use meilisearch_sdk::documents::{DocumentQuery, DocumentsQuery};
use meilisearch_sdk::tasks::{SucceededTask, TaskType, TasksCancelQuery, TasksSearchQuery};
use std::collections::HashMap;

/// The tasks that the walk left behind, in order; none where a step failed.
pub struct Made {
    pub index: Option<SucceededTask>,
    pub documents: Option<SucceededTask>,
    pub snapshot: Option<SucceededTask>,
}

pub async fn walk(client: &Client, failed: &mut bool) -> Made {
    report("health", health(client).await, failed);
    report("version", version(client).await, failed);
    let made = Made {
        index: report("create-index", create_index(client).await, failed),
        documents: report("add-documents", add_documents(client).await, failed),
        snapshot: report("create-snapshot", create_snapshot(client).await, failed),
    };
    report("read-documents", read_documents(client).await, failed);
    report("stats", stats(client).await, failed);
    report("missing", missing(client).await, failed);
    made
}

async fn health(client: &Client) -> Outcome {
    same(client.health().await?.status.as_str(), "available")?;
    check(client.is_healthy().await, "is_healthy")
}

async fn version(client: &Client) -> Outcome {
    check(
        client
            .get_version()
            .await?
            .pkg_version
            .starts_with("1.50.0+stillframe."),
        "pkg_version",
    )
}

async fn create_index(client: &Client) -> Outcome<SucceededTask> {
    let task = succeeded(client, client.create_index("movies", Some("id")).await?).await?;
    check(
        matches!(&task.update_type, TaskType::IndexCreation { details: Some(details) } if details.primary_key.as_deref() == Some("id")),
        "details of an index creation",
    )?;
    same(
        client.get_index("movies").await?.primary_key.as_deref(),
        Some("id"),
    )?;
    same(client.list_all_indexes().await?.results.len(), 1)?;
    Ok(task)
}

async fn add_documents(client: &Client) -> Outcome<SucceededTask> {
    let task = succeeded(
        client,
        client
            .index("movies")
            .add_documents(&collection(), None)
            .await?,
    )
    .await?;
    same(task.index_uid.as_deref(), Some("movies"))?;
    check(
        matches!(&task.update_type, TaskType::DocumentAdditionOrUpdate { details: Some(details) } if details.indexed_documents == Some(3)),
        "details of a document addition",
    )?;
    Ok(task)
}

async fn create_snapshot(client: &Client) -> Outcome<SucceededTask> {
    let task = succeeded(client, client.create_snapshot().await?).await?;
    same(task.index_uid.as_deref(), None)?;
    check(
        matches!(
            task.update_type,
            TaskType::SnapshotCreation { details: None }
        ),
        "a snapshot has no details",
    )?;
    Ok(task)
}

async fn read_documents(client: &Client) -> Outcome {
    let movies = client.index("movies");
    let page = DocumentsQuery::new(&movies)
        .with_limit(2)
        .with_offset(1)
        .with_fields(["id", "title"])
        .execute::<Movie>()
        .await?;
    same(&page.results[..], &collection()[1..])?;
    same((page.total, page.limit, page.offset), (3, 2, 1))?;
    same(
        movies.get_document::<Movie>("1").await?,
        collection()[0].clone(),
    )?;
    let part = DocumentQuery::new(&movies)
        .with_fields(["title"])
        .execute::<HashMap<String, String>>("2")
        .await?;
    same(
        part,
        HashMap::from([("title".to_string(), "Wonder Woman".to_string())]),
    )
}

async fn stats(client: &Client) -> Outcome {
    let stats = client.get_stats().await?;
    check(stats.database_size > 0, "database_size")?;
    let fields = HashMap::from([("id".to_string(), 3), ("title".to_string(), 3)]);
    same(
        stats
            .indexes
            .get("movies")
            .map(|index| &index.field_distribution),
        Some(&fields),
    )?;
    same(
        client
            .index("movies")
            .get_stats()
            .await?
            .number_of_documents,
        3,
    )
}

async fn missing(client: &Client) -> Outcome {
    refused(client.get_task(Uid(4_000_000)).await, "task_not_found")?;
    refused(client.get_index("nowhere").await, "index_not_found")?;
    refused(
        client.index("movies").get_document::<Movie>("4711").await,
        "document_not_found",
    )?;
    let unheard_of = TasksSearchQuery::new(client)
        .with_types(["unheardOf"])
        .execute()
        .await;
    refused(unheard_of, "invalid_task_types")?;
    refused(
        TasksCancelQuery::new(client).execute().await,
        "missing_task_filters",
    )
}

pub async fn delete_index(client: &Client) -> Outcome {
    let task = succeeded(client, client.delete_index("movies").await?).await?;
    check(
        matches!(&task.update_type, TaskType::IndexDeletion { details: Some(details) } if details.deleted_documents == Some(3)),
        "details of an index deletion",
    )?;
    same(client.get_stats().await?.indexes.len(), 0)
}

/// What the SDK takes for the uid of a task.
pub struct Uid(pub u32);

impl AsRef<u32> for Uid {
    fn as_ref(&self) -> &u32 {
        &self.0
    }
}
