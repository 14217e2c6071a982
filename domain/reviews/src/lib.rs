//! Reviews: what waits for an adviser's answer, who has it, until when; and
//! where a person is known.
//!
//! A file that a person sends, or a request to volunteer again, opens a review
//! (`open_review`): it has an agency, an owner among its advisers, and a time by
//! which the person has an answer (72 hours, elapsed). Whoever decides belongs to
//! `caseload`; whoever asks or waits (`registration`, `contract`) needs no more
//! than what is here.

#[cfg(feature = "server")]
mod facade;
mod model;
pub mod rules;
#[cfg(feature = "server")]
pub mod store;

#[cfg(feature = "server")]
pub use facade::{
    Place, ReviewRequest, decided_last, late_of, loads, names, note_event, open_review, place_of,
    stop_held, stop_held_of, tell_person, topic_of, waiting_of, wake_agency, when,
    withdraw_volunteering,
};
#[cfg(feature = "server")]
pub use model::Names;
pub use model::{Counts, Event, ReviewKind, Stopped, When};
