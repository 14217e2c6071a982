//! What goes wrong inside, on the server: an incident in the log and an id for the
//! person; or, where a transaction met another one, a reason to begin again
//! (`platform::retrying`).

use std::fmt::Debug;
use std::future::Future;

use super::AppError;
pub use super::causes::loggable;

/// The incident text that stands for "another transaction was faster". It never
/// leaves what is begun again.
pub const TRY_AGAIN: &str = "try-again";

tokio::task_local! {
    /// Set while something runs that will be begun again.
    static WITHIN: ();
}

/// Logs an internal cause under a fresh id and gives the error that a person
/// sees: the id only. What somebody typed is cut out of the cause before.
pub fn incident(cause: &dyn Debug) -> AppError {
    let mut raw = [0; 4];
    // An incident without a number is still an incident.
    let _ = getrandom::fill(&mut raw);
    let id = format!("{:08x}", u32::from_be_bytes(raw));
    tracing::error!(incident = %id, cause = loggable(cause), "incident");
    metrics::counter!("pleinweb_incidents_total").increment(1);
    AppError::Unavailable { incident: id }
}

/// Runs something that its caller begins again when it meets another transaction.
pub async fn begun_again<F: Future>(work: F) -> F::Output {
    WITHIN.scope((), work).await
}

/// What a database error means that says "another transaction was faster":
/// begin again where that is possible, else an incident like any other.
pub fn another_was_faster(cause: &dyn Debug) -> AppError {
    if WITHIN.try_with(|()| ()).is_ok() {
        AppError::Unavailable {
            incident: TRY_AGAIN.to_owned(),
        }
    } else {
        incident(cause)
    }
}

/// Whether it will be begun again for this error: whoever looks at an error
/// inside (to keep what a refusal says, say) leaves this one alone.
pub fn is_try_again(error: &AppError) -> bool {
    matches!(error, AppError::Unavailable { incident } if incident == TRY_AGAIN)
}

/// Whether an error says that another transaction was in the way, and that the
/// same may go well a moment later: PostgreSQL's serialization failures,
/// deadlocks and lock time-outs, SQLite's busy database. So does a host that takes
/// no writes any more: another one does, or will.
pub fn met_another(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(cause) = error else {
        return false;
    };
    match cause.code().as_deref() {
        Some("40001" | "40P01" | "55P03" | "25006") => true,
        // SQLite's codes carry a second number in their upper bits.
        Some(code) if code.len() < 5 => code.parse::<u32>().is_ok_and(|code| code & 0xff == 5),
        _ => false,
    }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        if met_another(&error) {
            return another_was_faster(&error);
        }
        incident(&error)
    }
}
