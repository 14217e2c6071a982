//! The channel contract: which service by web, phone or desk; returning to the
//! agency, once or for good; volunteering again; where the file stands.
//!
//! What a contract may hold is decided in `entry`. Here it is kept, version
//! after version, with who, when and why: an adviser's decision opens it
//! (`caseload` calls `decided`), the person's return to the agency changes it
//! at once, without asking anybody and without a penalty. Volunteering again
//! changes nothing by itself: an adviser confirms, within the same time.
//!
//! `rules::milestones` turns everything that is known into "Où en est mon
//! dossier": what happened, what comes, one thing to do, and what each side owes.

#[cfg(feature = "server")]
mod commands;
mod model;
mod notification;
mod rules;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
mod tests_rules;

pub use notification::Notification;

pub use model::{
    Contact, ContractView, Differs, HomeView, ReturnReason, ReturnToAgencyInput, ReturnView,
    Version, VolunteerAgainInput,
};
pub use rules::{
    Action, Cause, Draft, Duty, DutyKind, Milestone, MilestoneKind, Moment, Past, Standing, State,
    Waiting, milestones,
};
#[cfg(feature = "testing")]
pub(crate) use rules::{Facts, WaitingFor};

#[cfg(feature = "server")]
pub use commands::{LoadContract, LoadHome, LoadReturn, ReturnToAgency, VolunteerAgain};
#[cfg(feature = "server")]
pub use commands::{contact_of, wished};
#[cfg(feature = "server")]
pub use store::{close_interview, current_of, decided, history, interview_held, interviews_of};
