use meilisearch_sdk::errors::Error;
use serde_json::json;
use std::fmt::Debug;

/// Why a step failed: what the SDK said, or what was wanted instead.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure(error.to_string())
    }
}

pub type Outcome<T = ()> = Result<T, Failure>;

/// Prints the line of one step; hands over what the step made, for those after it.
pub fn report<T>(name: &str, outcome: Outcome<T>, failed: &mut bool) -> Option<T> {
    match outcome {
        Ok(made) => {
            println!("{}", json!({ "step": name, "ok": true }));
            Some(made)
        }
        Err(Failure(detail)) => {
            *failed = true;
            println!("{}", json!({ "step": name, "ok": false, "detail": detail }));
            None
        }
    }
}

pub fn same<T: PartialEq + Debug>(got: T, want: T) -> Outcome {
    if got == want {
        Ok(())
    } else {
        Err(Failure(format!("got {got:?}, wanted {want:?}")))
    }
}

pub fn check(holds: bool, what: &str) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Failure(format!("not so: {what}")))
    }
}

/// Asks that a call ended with an error of this code. The SDK does not tell the status.
pub fn refused<T: Debug>(answer: Result<T, Error>, code: &str) -> Outcome {
    match answer {
        Err(Error::Meilisearch(error)) => same(error.error_code.to_string(), code.to_string()),
        other => Err(Failure(format!("wanted {code}, got {other:?}"))),
    }
}
