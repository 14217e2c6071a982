//! Sign-up, sign-in, passkeys, second factor, sessions, invitations.
//!
//! An account is made when its address is confirmed (`commands/sign_up`), or
//! when an invited colleague accepts (`commands/invite`). Every way in ends in
//! `entering`: a new session, half signed in while a second factor is missing,
//! and what the visitor had kept moves along. Wrong tries make the next one
//! wait, for each account and device apart (`guarding`), so that nobody can
//! keep the rightful person out; wrong second factors count for the account
//! whatever the device (`judging`). Whenever a way in changes, one act takes back
//! everything that was given out (`revoking`). No answer tells whether an address
//! has an account.

mod model;
mod notification;
#[cfg(feature = "server")]
mod rules;

#[cfg(feature = "server")]
mod access;
#[cfg(feature = "server")]
mod attachments;
#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod factors;
#[cfg(feature = "server")]
mod judging;
#[cfg(feature = "server")]
mod mailing;
#[cfg(feature = "server")]
mod open_session;
#[cfg(feature = "server")]
mod revoking;
#[cfg(feature = "server")]
pub mod staffing;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
#[cfg(feature = "server")]
mod tests;
#[cfg(feature = "server")]
mod throttle;

pub use notification::{Notification, WayIn};

pub use model::*;

#[cfg(feature = "server")]
pub use access::signed_in;
#[cfg(feature = "server")]
pub use commands::*;
#[cfg(feature = "server")]
pub use staffing::ClosedAccounts;
#[cfg(feature = "server")]
pub use store::{
    NewAccount, add_demo_person, advisers_by_agency, advisers_in, advisers_of, agencies_of,
    attach_agency, colleague_name, create_account, demo_people, headed_by, name_colleague,
    name_head, name_in, names_of, reach, watchers_of,
};
