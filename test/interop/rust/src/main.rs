//! Walks through the server with the official Rust SDK: walk URL [MASTER_KEY]. Prints one line of JSON per step.

mod keys;
mod server;
mod step;
mod tasks;

use meilisearch_sdk::client::Client;
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::{SucceededTask, Task};
use serde::{Deserialize, Serialize};
use step::{check, report, same, Failure, Outcome};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Movie {
    pub id: u32,
    pub title: String,
}

pub fn collection() -> Vec<Movie> {
    ["Carol", "Wonder Woman", "Life of Pi"]
        .iter()
        .zip(1..)
        .map(|(title, id)| Movie {
            id,
            title: title.to_string(),
        })
        .collect()
}

/// Waits as the SDK does.
pub async fn settled(client: &Client, info: TaskInfo) -> Outcome<Task> {
    Ok(info.wait_for_completion(client, None, None).await?)
}

pub async fn succeeded(client: &Client, info: TaskInfo) -> Outcome<SucceededTask> {
    let uid = info.get_task_uid();
    match settled(client, info).await? {
        Task::Succeeded { content } => {
            same(content.uid, uid)?;
            check(
                content.error.is_none(),
                "a task that succeeded has no error",
            )?;
            check(
                content.enqueued_at <= content.started_at,
                "it starts after it was enqueued",
            )?;
            check(
                content.started_at <= content.finished_at,
                "it ends after it started",
            )?;
            Ok(content)
        }
        other => Err(Failure(format!(
            "wanted a task that succeeded, got {other:?}"
        ))),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().expect("walk URL [MASTER_KEY]");
    let key = arguments.next();
    let client = Client::new(&url, key.as_deref()).expect("a client");
    let failed = &mut false;

    let made = server::walk(&client, failed).await;
    tasks::walk(&client, &made, failed).await;
    if key.is_some() {
        keys::walk(&client, &url, failed).await;
    } else {
        let refusal = step::refused(client.get_keys().await, "missing_master_key");
        report("no-master-key", refusal, failed);
    }
    report("delete-index", server::delete_index(&client).await, failed);
    std::process::exit(i32::from(*failed));
}
