//! What was added lately: shown first after a reset or a stop, and removed with
//! one press. A key of a thief would outlive everything else.

use super::super::model::{Entered, KeepRecentInput, PasskeyLine, Recent, RemoveRecentInput, Step};
use super::super::revoking::{lately, revoke, tell_owner};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow};
use super::super::{access, open_session};
use crate::WayIn;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Command, Counted, Cx, Permit, Query};

/// Passkeys, application and recovery codes that were added within 30 days.
///
/// # Errors
/// Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct RecentAdditions;

impl Query for RecentAdditions {
    const NAME: &'static str = "accounts/recent-additions";
    type Input = ();
    type Subject = AccountRow;
    type Output = Recent;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::signed_in(cx)?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Recent, AppError> {
        let account = &permit.subject;
        let lately = lately(account, cx.now());
        let passkeys = store::passkeys(cx.tx(), account.id).await?;
        let totp = store::totp(cx.tx(), account.id).await?;
        let codes = store::recovery_codes_made(cx.tx(), account.id).await?;
        Ok(Recent {
            passkeys: passkeys
                .into_iter()
                .filter(|row| lately.holds(row.created_at))
                .map(|row| PasskeyLine {
                    id: row.id.to_string(),
                    name: row.name,
                    added: paris_time(row.created_at),
                    last_used: row.used_at.map(paris_time),
                })
                .collect(),
            totp: totp
                .filter(|row| row.confirmed_at.is_some() && lately.holds(row.created_at))
                .map(|row| paris_time(row.created_at)),
            codes: codes.filter(|at| lately.holds(*at)).map(paris_time),
            asked: account.review.is_some(),
        })
    }
}

/// Whoever proved themselves lately, about their own account.
async fn own(cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
    let id = access::recent(cx).await?;
    let account = store::account(cx.tx(), id).await?;
    Ok(cx.permit(Some(id.0), account))
}

/// Removes all of it. A member of the staff who has no second factor left adds
/// one at once.
///
/// # Errors
/// `TooMany` when what `COUNTED` allows is used up. Whoever did not prove lately
/// who they are: as `access::recent` says.
#[derive(Debug)]
pub struct RemoveRecent {
    return_to: String,
}

impl Command for RemoveRecent {
    const NAME: &'static str = "accounts/remove-recent";
    const COUNTED: Counted = super::OWN;
    const REPLAY: bool = false;
    type Input = RemoveRecentInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: RemoveRecentInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            return_to: super::local_path(input.return_to),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        own(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        let account = &permit.subject;
        let lately = lately(account, cx.now());
        store::remove_added(cx.tx(), account.id, lately.after, lately.until).await?;
        store::set_review(cx.tx(), account.id, None).await?;
        let keep = cx.session();
        revoke(cx, account, keep).await?;
        tell_owner(cx, account, WayIn::RecentRemoved).await?;
        let staff = account.role.needs_second_factor();
        if staff && !store::has_second_factor(cx.tx(), account.id).await? {
            return open_session::enter_told(cx, account, Proof::One, &self.return_to).await;
        }
        Ok(done(account, &self.return_to))
    }
}

/// Says that all of it is one's own.
///
/// # Errors
/// Whoever did not prove lately who they are: as `access::recent` says.
#[derive(Debug)]
pub struct KeepRecent {
    return_to: String,
}

impl Command for KeepRecent {
    const NAME: &'static str = "accounts/keep-recent";
    const REPLAY: bool = false;
    type Input = KeepRecentInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: KeepRecentInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            return_to: super::local_path(input.return_to),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        own(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        store::set_review(cx.tx(), permit.id, None).await?;
        cx.emit_to_account(*permit.id, "ways-in");
        Ok(done(&permit.subject, &self.return_to))
    }
}

fn done(account: &AccountRow, return_to: &str) -> Entered {
    Entered {
        role: account.role,
        step: Step::SignedIn,
        return_to: return_to.to_owned(),
        review: false,
    }
}
