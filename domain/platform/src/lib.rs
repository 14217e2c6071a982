//! What carries every feature on the server: the database, the way a command
//! runs, sessions, journals, the outbox, mail, keys, time and randomness.

// `sql!` names this crate, here too.
extern crate self as pleinweb_platform;

pub mod alarms;
mod app_state;
mod budgets;
pub mod clock;
mod cx;
mod db;
mod early;
pub mod export;
mod forms;
mod hub;
pub mod identity;
pub mod journal;
pub mod leases;
mod limits;
mod line;
pub mod mail;
pub mod marks;
#[cfg(feature = "testing")]
mod migrated;
mod missed;
mod origin;
mod outbox;
mod outbox_watch;
mod passwords;
mod person_keys;
pub mod private_files;
mod quiet;
mod retrying;
mod run;
mod schema;
pub mod secrets;
mod services;
pub mod sessions;
mod skew;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "testing")]
mod tests_leases;
#[cfg(feature = "testing")]
mod tests_mail;
#[cfg(feature = "testing")]
mod tests_outbox;
mod upkeep;

pub use app_state::{
    AppState, READINGS_INSIDE, READINGS_OUTSIDE, READS_PER_MINUTE, STRANGERS, Settings,
};
pub use budgets::{Budget, Counted, Key};
pub use cx::{About, Cx, Effect, Of, Permit};
pub use db::{
    CONNECTIONS, Column, Db, IMPORT_CONNECTIONS, Readable, Statement, Statements, Tx, in_list,
    is_duplicate,
};
pub use forms::{keep_form, load_form};
pub use hub::{Live, MISSED};
pub use line::{Line, Point, outbox_line};
pub use mail::{MailBody, Notification, forget_mail_queue, queue_mail};
pub use missed::{Missed, missed_since};
pub use origin::Origin;
pub use outbox::{
    Change, Changes, Waiting, changes_after, outbox_knows, outbox_span, outbox_upto, tail_outbox,
};
pub use outbox_watch::{OutboxWatch, keep_outbox_watched, outbox_lag, watch_outbox};
pub use person_keys::{
    NumberHash, PersonKey, SWEPT_KEPT_MS, ask_key_erasure, due_key_erasures, forget_key_erasures,
    pepper_id, pepper_made_at, rotate_pepper,
};
pub use pleinweb_kernel::Bind;
pub use pleinweb_kernel::trouble::{incident, is_try_again, loggable};
pub use pleinweb_platform_macros::sql;
pub use quiet::{QUIET_FROM, QUIET_UNTIL, morning, out_of_the_night};
pub use retrying::retrying;
pub(crate) use run::again_if_duplicate;
pub use run::{
    Answer, Command, Outcome, Query, RequestInfo, begin_as_system, enter_for_demo, finish,
    run_command, run_query, run_system, whoami,
};
pub use schema::Schema;
pub use services::Service;
pub use skew::{SKEW_SAID_MS, clock_skew, say_skew, watch_clock};
pub use upkeep::tidy;
