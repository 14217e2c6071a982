//! The lists, and what is done about a line.

mod close;
mod lift;
mod load_alarms;
mod load_head;

pub use close::{CloseAlarm, ReopenAlarm};
pub use lift::{LiftAsHead, LiftAsOperator};
pub use load_alarms::{CountAlarms, LoadAlarms};
pub use load_head::LoadHead;
