//! The registration file: nine steps kept as a draft, then a receipt.
//!
//! A draft belongs to one person. What is typed is kept at each field (with
//! scripts) and at each step (without), even when it is not complete; NIR, IBAN
//! and health only once they are valid, sealed with the person's own key, and
//! they never come back in clear to a page of the person. A draft lives to the
//! end of the fifteenth day after the last change, warns three days before, and
//! is then erased, and the person's key with it (`erase_unused_keys`). Keys that
//! seal nothing for another reason are found by a sweep, which takes few at a
//! time and keeps them for a week (`sweep_keys`).
//!
//! Sending a file gives it a number, a date of effect and the time by which an
//! adviser answers, and puts it in the queue of the agency that follows from the
//! postcode. Two files of perhaps one person are told to advisers only.
//!
//! Others use what [`facade`] exports: `sent_file`, `mark_decided`,
//! `status_of`, `job_profile_of` (what offers are ranked by), and `demo` to make files for the demo world.

mod model;
mod notification;
mod rules;

#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod deadlines;
#[cfg(feature = "server")]
mod demo;
#[cfg(feature = "server")]
mod draft;
#[cfg(feature = "server")]
pub mod facade;
#[cfg(feature = "server")]
mod home;
#[cfg(feature = "server")]
mod labels;
#[cfg(feature = "server")]
mod lookup;
#[cfg(feature = "server")]
mod rehash;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "server")]
mod sweep;
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "server")]
mod unused_keys;

pub use notification::Notification;

pub use model::*;
pub use rules::{CONSENT_VERSION, answer_by, file_number, place_label, to_check};

#[cfg(feature = "testing")]
pub(crate) use commands::Ended;
#[cfg(feature = "testing")]
pub(crate) use commands::EraseEndedDrafts;
#[cfg(feature = "server")]
pub use commands::{
    AfterStep, DraftsEnd, LoadIntro, LoadKnown, LoadReceipt, LoadSent, LoadStep, LoadSummary,
    SaveDraft, SaveStep, SendRegistration, StartRegistration,
};
#[cfg(feature = "server")]
pub use demo::{DemoFile, DemoState, make_for_demo};
#[cfg(feature = "server")]
pub use draft::may_wait;
#[cfg(feature = "server")]
pub use facade::{JobProfile, job_profile_of, mark_decided, sent_file, status_of};
#[cfg(feature = "server")]
pub use rehash::NumbersHashed;
#[cfg(feature = "testing")]
pub(crate) use rehash::rehash_numbers;
#[cfg(feature = "server")]
pub use rehash::{Rehashed, rotate_numbers};
#[cfg(feature = "server")]
pub use store::{Seeker, lines_of, seekers_after};
#[cfg(feature = "server")]
pub use sweep::{KeySweep, Sweep, Swept, sweep_keys};
#[cfg(feature = "server")]
pub use unused_keys::ErasedKeys;
#[cfg(feature = "testing")]
pub(crate) use unused_keys::erase_due_keys;
#[cfg(feature = "server")]
pub(crate) use unused_keys::erase_unused_keys;
