//! The adviser's side: the queue of new files, claims, decisions, and the
//! people an adviser follows.
//!
//! What waits is a review (`reviews`). Whoever opens it to decide claims it for 30 minutes, so two advisers never decide at once. At the
//! end of the time it passes to a colleague, and both sides see that
//! (`PassOverdue`). The decision closes the review, makes the channel contract
//! and the referring adviser, and tells the person.
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
    AutonomyView, CaseloadView, ClaimView, ContractSoFar, DecideInput, FileInput, FileView,
    MemberRow, QueueRow, QueueView, ReviewState,
};

pub use model_callbacks::{
    CallbackInput, CallbackRow, CallbacksView, FinishCallbackInput, LaterCallbackInput,
    REACH_AGAIN_MS, TakenBy,
};

pub use model_reading::{PauseView, READING_PAUSED, REASON_FIRST, ReadingReason, StateReasonInput};

#[cfg(feature = "server")]
pub use commands::{
    CallbackLater, CountQueue, DecideFile, FinishCallback, HoldInterview, LateFiles, LoadCallbacks,
    LoadCaseload, LoadFile, LoadPause, LoadQueue, LoadReview, OpenFile, PassOverdue, ReleaseFile,
    StateReason, TakeCallback,
};
#[cfg(feature = "server")]
pub use reading::{Pause, lift, pauses_now, pauses_of};
