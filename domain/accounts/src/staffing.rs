//! What operators do with the accounts of colleagues that touches the work of
//! others, for `departures`: it asks first, says who takes over, and takes it back.

use std::time::Duration;

use uuid::Uuid;

use super::store;
use super::{access, attachments, commands};
use pleinweb_kernel::promises::STAFF_UNDO;
use pleinweb_kernel::{AccountId, AgencyId, AppError, Role};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Cx, Of, retrying};

/// Somebody of the staff, seen by an operator.
#[derive(Clone, Debug)]
pub struct StaffMember {
    pub id: Of<AccountId>,
    pub role: Role,
    /// What colleagues call them; else their address.
    pub name: String,
    pub closed: bool,
}

/// The operator who proved lately who they are.
///
/// # Errors
/// As `access::operator` and `access::recent` say.
pub async fn proven_operator(cx: &mut Cx) -> Result<Of<AccountId>, AppError> {
    access::operator(cx)?;
    access::recent(cx).await
}

/// The colleague an operator asks about, whose account may be closed.
///
/// # Errors
/// `NotFound` for whoever is not of the staff. Whoever is not an operator: as
/// `access::operator` says.
pub async fn staff_member(cx: &mut Cx, id: &str) -> Result<StaffMember, AppError> {
    access::operator(cx)?;
    let id = cx.rows_of_staff(id.parse()?)?;
    let row = store::member_row(cx.tx(), id).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let address = row.closing_email.unwrap_or(row.email);
    Ok(StaffMember {
        id,
        role: row.role,
        name: row.name.filter(|name| !name.is_empty()).unwrap_or(address),
        closed: row.closed_at.is_some(),
    })
}

/// Takes an adviser off an agency; says whether they were its head.
pub async fn take_off(
    cx: &mut Cx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let head = attachments::detach(cx, account, agency).await?;
    commands::emit_to_operator(cx);
    Ok(head)
}

/// Puts them back, as its head if they were.
pub async fn put_back(
    cx: &mut Cx,
    account: Of<AccountId>,
    agency: AgencyId,
    head: bool,
) -> Result<(), AppError> {
    attachments::attach(cx, account, agency).await?;
    if head {
        let (by, now) = (cx.actor().account(), cx.now());
        store::name_head(cx.tx(), account, agency, by, now).await?;
        commands::tell_head(cx, *account, agency);
    }
    commands::emit_to_operator(cx);
    Ok(())
}

/// Takes an agency from its head; says whether they were.
pub async fn take_headship(
    cx: &mut Cx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let was = store::unname_head(cx.tx(), account, agency).await?;
    if was {
        commands::tell_head(cx, *account, agency);
    }
    Ok(was)
}

/// Who is head of which agency, of open accounts.
pub async fn heads(cx: &mut Cx) -> Result<Vec<(AccountId, AgencyId)>, AppError> {
    store::heads(cx.tx()).await
}

/// How many invitations somebody sent that are open.
pub async fn invitations_by(cx: &mut Cx, account: Of<AccountId>) -> Result<i64, AppError> {
    let now = cx.now();
    store::count_invitations_by(cx.tx(), account, now).await
}

/// Closes an account, its invitations with it; gives which those were.
///
/// # Errors
/// `Conflict("own-account")` for one's own, `Conflict("already-done")` for a closed
/// one.
pub async fn close(cx: &mut Cx, account: Of<AccountId>) -> Result<Vec<Uuid>, AppError> {
    if cx.actor().account() == Some(*account) {
        return Err(AppError::conflict("own-account"));
    }
    let now = cx.now();
    if !store::close_account(cx.tx(), account, now).await? {
        return Err(AppError::conflict("already-done"));
    }
    commands::emit_to_operator(cx);
    store::withdraw_invitations_by(cx.tx(), account, now).await
}

/// Opens it again, with its invitations.
///
/// # Errors
/// `Conflict("address-taken")` when its address has another account by now.
pub async fn reopen(
    cx: &mut Cx,
    account: Of<AccountId>,
    invitations: &[Uuid],
) -> Result<(), AppError> {
    let now = cx.now();
    store::reopen_account(cx.tx(), account).await?;
    store::restore_invitations(cx.tx(), invitations, now).await?;
    commands::emit_to_operator(cx);
    Ok(())
}

/// Somebody who was invited and has not come yet.
#[derive(Clone, Debug)]
pub struct Awaited {
    pub name: String,
    pub email: String,
    pub role: Role,
}

/// An open invitation, seen by an operator.
///
/// # Errors
/// Whoever is not an operator: as `access::operator` says.
pub async fn awaited(cx: &mut Cx, id: Uuid) -> Result<Option<Awaited>, AppError> {
    access::operator(cx)?;
    let now = cx.now();
    let row = store::open_invitation(cx.tx(), id, now).await?;
    Ok(row.map(|row| Awaited {
        name: row.name,
        email: row.email,
        role: row.role,
    }))
}

/// Takes an invitation back; says whether it was open.
pub async fn withdraw(cx: &mut Cx, id: Uuid) -> Result<bool, AppError> {
    let now = cx.now();
    let was = store::withdraw_invitation(cx.tx(), id, now).await?;
    commands::emit_to_operator(cx);
    Ok(was)
}

/// Makes it good again.
///
/// # Errors
/// `Conflict("invitation-gone")` when it ended, was replaced, or its address has an
/// account by now.
pub async fn invite_again(cx: &mut Cx, id: Uuid) -> Result<(), AppError> {
    let now = cx.now();
    if store::restore_invitations(cx.tx(), &[id], now).await? == 0 {
        return Err(AppError::conflict("invitation-gone"));
    }
    commands::emit_to_operator(cx);
    Ok(())
}

/// What can no longer be taken back goes: by what a closed account was come into,
/// and invitations that were taken back.
#[derive(Debug)]
pub struct ClosedAccounts;

impl Job for ClosedAccounts {
    const NAME: &'static str = "closed-accounts";

    fn every(&self) -> Duration {
        Duration::from_mins(1)
    }

    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        let mut tx = app.db().read().await?;
        let until = app.now().minus(STAFF_UNDO.ms());
        store::count_for_good(&mut tx, until).await.map(Some)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        retrying(app, Self::NAME, || async move {
            let mut tx = app.db().begin().await?;
            let until = app.now().minus(STAFF_UNDO.ms());
            store::erase_ways_in(&mut tx, until).await?;
            Ok(tx.commit().await?)
        })
        .await?;
        Ok(Batch::Done)
    }
}
