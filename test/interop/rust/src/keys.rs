use crate::settled;
use crate::step::{check, refused, report, same, Failure, Outcome};
use meilisearch_sdk::client::Client;
use meilisearch_sdk::key::{Action, Key, KeyBuilder, KeyUpdater, KeysQuery};
use time::macros::datetime;

pub async fn walk(client: &Client, url: &str, failed: &mut bool) {
    report("list-keys", list(client).await, failed);
    let Some(made) = report("create-key", create(client).await, failed) else {
        return;
    };
    report("get-key", get(client, &made).await, failed);
    report("update-key", update(client, &made).await, failed);
    report("refused-key", refusal(url, &made).await, failed);
    report("no-key", without(url).await, failed);
    report("delete-key", delete(client, &made).await, failed);
}

fn connect(url: &str, key: Option<&str>) -> Outcome<Client> {
    Ok(Client::new(url, key)?)
}

async fn list(client: &Client) -> Outcome {
    let keys = client.get_keys().await?.results;
    same(keys.len(), 4)?;
    check(
        keys.iter().any(|key| key.actions == [Action::Search]),
        "one key is for searching",
    )?;
    same(
        KeysQuery::new()
            .with_limit(1)
            .execute(client)
            .await?
            .results
            .len(),
        1,
    )
}

async fn create(client: &Client) -> Outcome<Key> {
    let expiry = datetime!(2099-01-02 03:04:05.678901234 UTC);
    let made = KeyBuilder::new()
        .with_name("Snapshots")
        .with_description("takes snapshots")
        .with_action(Action::Unknown("snapshots.create".to_string()))
        .with_action(Action::TasksGet)
        .with_index("*")
        .with_expires_at(expiry)
        .execute(client)
        .await?;
    same(made.expires_at, Some(expiry))?;
    same(client.get_keys().await?.results.len(), 5)?;
    Ok(made)
}

async fn get(client: &Client, made: &Key) -> Outcome {
    for name in [&made.uid, &made.key] {
        let found = client.get_key(name).await?;
        same(
            (&found.uid, &found.key, &found.name),
            (&made.uid, &made.key, &made.name),
        )?;
        same(
            (&found.actions, &found.indexes),
            (&made.actions, &made.indexes),
        )?;
    }
    Ok(())
}

async fn update(client: &Client, made: &Key) -> Outcome {
    let renamed = KeyUpdater::new(&made.uid)
        .with_name("Renamed")
        .with_description("is renamed")
        .execute(client)
        .await?;
    same(renamed.name.as_deref(), Some("Renamed"))?;
    same(
        (renamed.uid.as_str(), renamed.description.as_deref()),
        (made.uid.as_str(), Some("is renamed")),
    )
}

async fn refusal(url: &str, made: &Key) -> Outcome {
    let guest = connect(url, Some(&made.key))?;
    let task = settled(&guest, guest.create_snapshot().await?).await?;
    check(task.is_success(), "the key opens what it was made for")?;
    refused(guest.create_index("theirs", None).await, "invalid_api_key")?;
    refused(
        connect(url, Some("a wrong key"))?.create_snapshot().await,
        "invalid_api_key",
    )
}

async fn without(url: &str) -> Outcome {
    let nobody = connect(url, None)?;
    refused(
        nobody.create_snapshot().await,
        "missing_authorization_header",
    )?;
    check(nobody.is_healthy().await, "anybody may ask for the health")
}

async fn delete(client: &Client, made: &Key) -> Outcome {
    client.delete_key(&made.uid).await?;
    match refused(client.get_key(&made.uid).await, "api_key_not_found") {
        Ok(()) => Ok(()),
        Err(Failure(why)) => Err(Failure(format!("the key was deleted: {why}"))),
    }
}
