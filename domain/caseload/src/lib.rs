//! The adviser's side: the queue of new files, claims, decisions, and the
//! people an adviser follows.
//!
//! What waits is a review (`reviews`). Whoever opens it to decide claims it for 30 minutes, so two advisers never decide at once. At the
//! end of the time it passes to a colleague, and both sides see that
//! (`PassOverdue`). A decision is held for ten minutes, in which it can be taken back
//! (`commands/held.rs`); then it closes the review, makes the channel contract and the
//! referring adviser, and tells the person.
//!
//! An adviser sees what is of their agencies now, asked each time. A file
//! outside the caseload (the people they follow) asks for a reason first, and
//! how much one adviser reads is counted (`reading`).

#[cfg(feature = "server")]
mod commands;
mod model;
mod model_callbacks;
mod model_reading;
mod notification;
#[cfg(feature = "server")]
mod reading;
pub mod rules;
#[cfg(feature = "testing")]
pub mod tests;
#[cfg(feature = "testing")]
mod tests_rules;

pub use notification::{NotWished, Notification};

pub use model::{
    AutonomyView, CaseloadView, ClaimView, ContractSoFar, DecideInput, DeskView, DoneView,
    FileInput, FileView, HeldRow, HeldView, MemberRow, PeopleInput, QueueInput, QueueRow,
    QueueView, ReviewState, Waiting,
};

pub use model_callbacks::{
    CallbackInput, CallbackRow, CallbacksView, FinishCallbackInput, LaterCallbackInput,
    REACH_AGAIN_MS, TakenBy,
};

pub use model_reading::{PauseView, READING_PAUSED, REASON_FIRST, ReadingReason, StateReasonInput};

#[cfg(feature = "testing")]
pub(crate) use commands::SendHeld;
#[cfg(feature = "server")]
pub use commands::{
    CallbackLater, CountQueue, DecideFile, FinishCallback, HeldDecisions, HoldInterview, LateFiles,
    LoadCallbacks, LoadCaseload, LoadDesk, LoadFile, LoadPause, LoadQueue, LoadReview, OpenFile,
    PassOverdue, ReleaseFile, SendNow, StateReason, TakeBack, TakeCallback, TakeFile,
};
#[cfg(feature = "server")]
pub use reading::{Pause, lift, pauses_now, pauses_of};
