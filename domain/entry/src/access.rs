//! Whose entry check it is: a job seeker's account's, else the browser's.

use pleinweb_kernel::{AccountId, Actor, SessionId};
use pleinweb_platform::{Cx, Of};

use super::forms::Holder;

/// Where a check is looked for and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Account(Of<AccountId>),
    Session(SessionId),
}

/// The owner of the checks of whoever acts; none for a browser that has no
/// session yet.
pub fn owner(cx: &Cx) -> Option<Owner> {
    match cx.own_account() {
        Ok(account) => Some(Owner::Account(account)),
        Err(_) => cx.session().map(Owner::Session),
    }
}

/// How a page calls them.
pub fn holder(actor: Actor) -> Holder {
    match actor {
        Actor::JobSeeker { .. } => Holder::JobSeeker,
        Actor::Visitor | Actor::System(_) => Holder::Visitor,
        _ => Holder::Other,
    }
}
