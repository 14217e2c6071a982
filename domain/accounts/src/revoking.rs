//! The one act by which an account takes back everything it gave out, whenever a
//! password, an address or a second factor changes, "close elsewhere" is pressed,
//! or the owner stops something from a mail; and the links of those mails.
//!
//! Only `undo` links outlive it. They are what the owner holds against a thief,
//! who could press "close elsewhere" too; they are in the owner's mailbox, which
//! could ask for a new password anyway.

use super::store::{self, AccountRow, TokenRow, UNDO};
use crate::{Notification, WayIn};
use pleinweb_kernel::promises::{ADDED_LATELY, UNDO_LINK};
use pleinweb_kernel::{Actor, AppError, Landing, SessionId, Timestamp};
use pleinweb_platform::{Cx, secrets, sessions};

/// Revokes links of every kind, a pending address, invitations, half sessions,
/// sessions and known devices elsewhere, exchanges and enrolments that were
/// begun, recovery codes that wait to be read. `keep` stays open, under a new
/// token: whoever copied the old one is out as well.
pub(super) async fn revoke(
    cx: &mut Cx,
    account: &AccountRow,
    keep: Option<SessionId>,
) -> Result<(), AppError> {
    store::revoke_given(cx.tx(), account.id, &account.email).await?;
    sessions::close_others(cx.tx(), account.id, keep).await?;
    let device = secrets::token_hash(cx.device_token().unwrap_or_default());
    store::forget_devices(cx.tx(), account.id, &device).await?;
    // Who is half signed in gets a whole new session in a moment.
    let half = matches!(cx.actor(), Actor::HalfSignedIn { .. });
    if let Some(session) = keep.filter(|_| !half) {
        sessions::renew(cx, session).await?;
    }
    cx.emit_to_account(*account.id, "sessions");
    Ok(())
}

/// Tells the owner what became of the ways in, with the link that stops it.
pub(super) async fn tell_owner(
    cx: &mut Cx,
    account: &AccountRow,
    change: WayIn,
) -> Result<(), AppError> {
    let undo = undo_link(cx, account).await?;
    cx.mail(
        Some(*account.id),
        &account.email,
        account.lang,
        Notification::WayInChanged { change, undo },
    );
    cx.emit_to_account(*account.id, "ways-in");
    Ok(())
}

/// A new link for the account's present address.
pub(super) async fn undo_link(cx: &mut Cx, account: &AccountRow) -> Result<String, AppError> {
    let token = cx.app().new_token();
    let (id, now) = (cx.new_id(), cx.now());
    let row = TokenRow {
        account_id: account.id,
        email: Some(account.email.clone()),
    };
    let life = (now, now.plus(UNDO_LINK.ms()));
    store::insert_token(cx.tx(), id, UNDO, &row, &secrets::token_hash(&token), life).await?;
    Ok(Landing::StopChanges(&token).href(account.lang))
}

/// The time that counts as "lately" for an account: what a reset or a stop asks
/// its owner to look at, else the last 30 days.
pub(super) fn lately(account: &AccountRow, now: Timestamp) -> Lately {
    let (after, until) = account
        .review
        .unwrap_or((now.minus(ADDED_LATELY.ms()), now));
    Lately { after, until }
}

/// See `lately`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lately {
    pub after: Timestamp,
    pub until: Timestamp,
}

impl Lately {
    pub(super) fn holds(&self, at: Timestamp) -> bool {
        at > self.after && at <= self.until
    }
}

/// After a reset or a stop: what was added lately waits to be looked at. Until
/// then those passkeys open nothing by themselves. What was asked for before and
/// not answered is asked for with it. Gives the account as it is now.
pub(super) async fn ask_review(cx: &mut Cx, account: &AccountRow) -> Result<AccountRow, AppError> {
    let now = cx.now();
    let mut account = account.clone();
    let after = lately(&account, now)
        .after
        .min(now.minus(ADDED_LATELY.ms()));
    let added = store::added_between(cx.tx(), account.id, after, now).await?;
    account.review = added.then_some((after, now));
    store::set_review(cx.tx(), account.id, account.review).await?;
    Ok(account)
}
