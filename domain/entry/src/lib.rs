//! The way in: an entry check on two axes, a suggestion, the person's choice,
//! and the channel contract that an adviser decides on.
//!
//! Ten questions (`questions`) and one small real task give two views that are
//! kept apart: what the person says and what the task shows. `rules` turns them
//! into a level on each axis (at ease online, leading one's own search) and a
//! suggestion: 100 % Web, mixed, or the agency. The person chooses, also against
//! it. `contract` says by which channel each service reaches them, and the way
//! back to the agency, once or for good.

#![cfg_attr(
    not(feature = "server"),
    expect(
        dead_code,
        unused_imports,
        reason = "the rules of the check run on the server"
    )
)]

#[cfg(feature = "server")]
mod access;
mod answers;
mod callback;
#[cfg(feature = "server")]
mod commands;
mod contract;
#[cfg(feature = "server")]
mod demo;
mod forms;
mod model;
mod notification;
mod questions;
mod rules;
#[cfg(feature = "server")]
mod store;

#[cfg(feature = "testing")]
mod tests_answers;
#[cfg(feature = "testing")]
mod tests_callbacks;
#[cfg(feature = "testing")]
mod tests_checks;
#[cfg(feature = "testing")]
mod tests_contract;
#[cfg(feature = "testing")]
mod tests_properties;
#[cfg(feature = "testing")]
mod tests_rules;
#[cfg(feature = "testing")]
mod tests_texts;

pub use notification::Notification;

pub use answers::Answers;
pub use callback::{CallbackOutcome, CallbackSlot, CallbackSubject, may_take};
#[cfg(feature = "server")]
pub use commands::{
    AnswerQuestion, ChoosePath, FileArrived, KeepEntryLink, LoadCallback, LoadEntry, LoadEntryLink,
    RequestCallback, RestartEntry, ResumeEntry, TryTask,
};
#[cfg(feature = "testing")]
pub(crate) use contract::may_have_full_web;
pub use contract::{Channel, ChannelContract, Return, Service, SupportIntensity, is_possible};
#[cfg(feature = "server")]
pub use demo::make_check_for_demo;
pub use forms::{
    AnswerNext, AnswerQuestionInput, CallbackView, ChoosePathInput, EntryView, FileArrivedInput,
    Holder, KeepEntryLinkInput, KeptLink, LinkView, NearPlace, NearbyView, RequestCallbackInput,
    RestartEntryInput, ResumeEntryInput, TryTaskInput,
};
pub(crate) use model::Attempt;
#[cfg(feature = "testing")]
pub(crate) use model::ReasonCode;
pub use model::{Assessment, AxisResult, Choice, Level, Outcome, Path, Suggestion, TaskKind};
#[cfg(feature = "testing")]
pub(crate) use questions::QUESTIONS_VERSION;
pub use questions::{Axis, QUESTIONS, Question, Weight};
#[cfg(feature = "testing")]
pub(crate) use rules::{RULES_VERSION, judge};
pub(crate) use rules::{assess, suggest};
#[cfg(feature = "testing")]
pub(crate) use store::Views;
#[cfg(feature = "server")]
pub use store::{
    CallbackLine, Chosen, adopt, callback, callback_not_reached, callbacks_of, calls_taken_by,
    choice_of, finish_callback, free_calls, keep_for_good, late_callbacks, take_callback, views_of,
};
