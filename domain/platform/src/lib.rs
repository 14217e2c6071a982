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
pub mod jobs;
pub mod journal;
mod key_folder;
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
pub mod projections;
mod quiet;
mod request;
mod retrying;
mod run;
mod schema;
pub mod secrets;
mod services;
pub mod sessions;
mod shown;
mod skew;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "testing")]
mod tests_jobs;
#[cfg(feature = "testing")]
mod tests_leases;
#[cfg(feature = "testing")]
mod tests_mail;
#[cfg(feature = "testing")]
mod tests_outbox;
#[cfg(feature = "testing")]
mod tests_projections;
mod upkeep;

pub use app_state::{
    AppState, READINGS_INSIDE, READINGS_OUTSIDE, READS_PER_MINUTE, STRANGERS, Settings, retrying,
};
pub use budgets::{Budget, Counted, Key};
pub use cx::{About, Cx, Effect, Of, Permit, Shown};
pub(crate) use db::is_duplicate;
pub use db::{CONNECTIONS, Column, Db, IMPORT_CONNECTIONS, Part, Readable, Statement, Tx, in_list};
pub use forms::{keep_form, load_form};
pub use hub::{Live, MISSED};
pub use line::{Line, Point, outbox_line};
pub use mail::{MailBody, Notification, forget_mail_queue, queue_mail};
pub use missed::{Missed, missed_since};
pub use origin::Origin;
pub use outbox::{
    Change, Changes, Waiting, changes_after, outbox_knows, outbox_span, outbox_upto, tail_outbox,
};
#[cfg(feature = "testing")]
pub(crate) use outbox_watch::watch_outbox;
pub use outbox_watch::{WatchOutbox, outbox_lag};
pub use person_keys::{
    PersonKey, ask_key_erasure, due_key_erasures, forget_key_erasures, pepper_id, pepper_made_at,
    rotate_pepper,
};
pub use pleinweb_kernel::Bind;
pub(crate) use pleinweb_kernel::trouble::is_try_again;
pub use pleinweb_kernel::trouble::{incident, loggable};
pub use pleinweb_platform_macros::sql;
pub use quiet::{morning, out_of_the_night};
pub use request::RequestInfo;
pub(crate) use retrying::again_if_duplicate;
pub use run::{
    Answer, Command, Outcome, Query, Reader, begin_as_system, enter_for_demo, finish, reader,
    run_command, run_query, run_system, whoami,
};
pub use schema::Schema;
pub use services::Service;
pub use skew::{WatchClock, clock_skew, say_skew};
pub use upkeep::{Cleaning, ForgetLimits, tidy};
