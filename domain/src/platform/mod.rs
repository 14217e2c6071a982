//! What carries every feature on the server: the database, the way a command
//! runs, sessions, journals, the outbox, mail, keys, time and randomness.

pub mod alarms;
pub mod clock;
mod cx;
mod db;
pub mod export;
mod forms;
mod hub;
pub mod journal;
mod limits;
pub mod mail;
pub mod marks;
mod office;
mod outbox;
mod passwords;
mod person_keys;
mod run;
pub mod secrets;
pub mod sessions;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod upkeep;

pub use cx::{Cx, Effect, Permit};
pub use db::{Db, Statements, Tx, in_list, is_duplicate};
pub use forms::{keep_form, load_form};
pub use hub::Live;
pub use mail::{forget_mail_queue, queue_mail};
pub use office::{Office, READINGS_INSIDE, READINGS_OUTSIDE, READS_PER_MINUTE, Settings};
pub use outbox::{Change, Changes, changes_after, outbox_span, tail_outbox};
pub(crate) use run::is_try_again;
pub use run::{
    Answer, Command, Outcome, Query, RequestInfo, begin_as_system, enter_for_demo, finish,
    run_command, run_query, run_system, whoami,
};
pub use upkeep::tidy;

use crate::kernel::AppError;

/// Logs an internal cause under a fresh id and gives the error that a person
/// sees: the id only.
pub fn incident(cause: &dyn std::fmt::Debug) -> AppError {
    let mut raw = [0; 4];
    // An incident without a number is still an incident.
    let _ = getrandom::fill(&mut raw);
    let id = format!("{:08x}", u32::from_be_bytes(raw));
    tracing::error!(incident = %id, ?cause, "incident");
    metrics::counter!("pleinweb_incidents_total").increment(1);
    AppError::Unavailable { incident: id }
}
