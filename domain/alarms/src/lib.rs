//! What someone who answers for the service, or for an agency, must look at.
//!
//! Alarms are raised by whatever notices something (`platform::alarms`). The
//! operators see all of them in one list, close a line and take that back; the
//! head of an agency sees those of the agency, beside what is late there
//! (`LoadHead`). Both can lift the pause of an adviser who read too much. The
//! head sees no person: reading is the adviser's work, and counted there.

#[cfg(feature = "server")]
mod access;
#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod lines;
mod model;
#[cfg(feature = "testing")]
mod tests;

pub use model::{
    AlarmInput, AlarmLine, AlarmsView, HeadAgency, HeadView, LateLine, LiftInput, PausedLine,
};

#[cfg(feature = "server")]
pub use commands::{
    CloseAlarm, CountAlarms, LiftAsHead, LiftAsOperator, LoadAlarms, LoadHead, ReopenAlarm,
};
