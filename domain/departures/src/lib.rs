//! What operators take away from colleagues: an agency, an account, the charge of an
//! agency, an invitation.
//!
//! It touches the work of others, so the first press only asks: what is open at that
//! name (`open`), and who takes over. The commands hand everything over in the same
//! transaction (`handing`), note what went to whom, and for ten minutes it can be
//! taken back (`UndoDeparture`): whatever somebody has touched meanwhile stays where
//! it is.

#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod handing;
mod model;
#[cfg(feature = "server")]
mod open;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
mod tests;

pub use model::{
    Act, ActPlace, Asked, CloseInput, HeadInput, HeirInput, InvitationInput, InvitationQuestion,
    Kind, LeaveInput, OpenPlace, QUEUE, Question, Successor, UndoInput, Undone,
};

#[cfg(feature = "server")]
pub use commands::{
    CloseAccount, LeaveAgency, LoadActs, LoadInvitation, LoadQuestion, TakeHeadship, UndoDeparture,
    WithdrawInvitation,
};
