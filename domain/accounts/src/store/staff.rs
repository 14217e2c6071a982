//! Colleagues, their agencies, invitations.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Role, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// The agencies an adviser is attached to.
pub async fn agencies_of(tx: &mut Tx, adviser: AdviserId) -> Result<Vec<AgencyId>, AppError> {
    sql!("SELECT agency_id FROM adviser_agency WHERE account_id = {adviser} ORDER BY agency_id")
        .scalars(tx)
        .await
}

/// Attaches a colleague to an agency; nothing changes if they are already. Says
/// whether something changed.
pub async fn attach_agency(
    tx: &mut Tx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    sql!(
        "INSERT INTO adviser_agency (account_id, agency_id) VALUES ({account}, {agency})
         ON CONFLICT (account_id, agency_id) DO NOTHING"
    )
    .changed(tx)
    .await
}

/// Says what people call a colleague.
pub async fn name_colleague(
    tx: &mut Tx,
    account: Of<AccountId>,
    name: &str,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO colleague (account_id, name) VALUES ({account}, {name})
         ON CONFLICT (account_id) DO UPDATE SET name = {name}"
    )
    .execute(tx)
    .await
}

/// What people call a colleague, if someone said so.
pub async fn colleague_name(
    tx: &mut Tx,
    account: Of<AccountId>,
) -> Result<Option<String>, AppError> {
    sql!("SELECT name FROM colleague WHERE account_id = {account}")
        .optional_scalar(tx)
        .await
}

/// Takes a colleague off an agency; says whether they were attached.
pub async fn detach_agency(
    tx: &mut Tx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    sql!("DELETE FROM adviser_agency WHERE account_id = {account} AND agency_id = {agency}")
        .changed(tx)
        .await
}

/// Every attachment of an open account.
pub async fn attachments(tx: &mut Tx) -> Result<Vec<(AccountId, AgencyId)>, AppError> {
    sql!(
        "SELECT g.account_id, g.agency_id FROM adviser_agency g JOIN account a
         ON a.id = g.account_id
         WHERE a.closed_at IS NULL ORDER BY g.account_id, g.agency_id"
    )
    .all(tx)
    .await
}

/// An open account of the staff.
#[derive(Clone, FromRow)]
pub struct ColleagueRow {
    pub id: AccountId,
    pub name: Option<String>,
    pub email: String,
    pub role: Role,
    pub factors: i64,
}

/// The staff, at most 500, by role and name.
pub async fn colleagues(tx: &mut Tx) -> Result<Vec<ColleagueRow>, AppError> {
    sql!(
        "SELECT a.id, n.name, a.email, a.role,
                (SELECT COUNT(*) FROM totp t WHERE t.account_id = a.id
                AND t.confirmed_at IS NOT NULL) + (SELECT COUNT(*) FROM passkey p
              WHERE p.account_id = a.id) AS factors
         FROM account a LEFT JOIN colleague n ON n.account_id = a.id
         WHERE a.closed_at IS NULL AND a.role IN ('adviser', 'evaluator', 'operator')
         ORDER BY a.role, n.name, a.email LIMIT 500"
    )
    .all(tx)
    .await
}

pub async fn has_operator(tx: &mut Tx) -> Result<bool, AppError> {
    let count: i64 =
        sql!("SELECT COUNT(*) FROM account WHERE role = 'operator' AND closed_at IS NULL")
            .scalar(tx)
            .await?;
    Ok(count > 0)
}

/// A colleague, whose account may be closed.
#[derive(Clone, FromRow)]
pub struct MemberRow {
    pub role: Role,
    pub email: String,
    pub closing_email: Option<String>,
    pub closed_at: Option<Timestamp>,
    pub name: Option<String>,
}

/// The account of somebody of the staff, closed or not.
pub async fn member_row(
    tx: &mut Tx,
    account: Of<AccountId>,
) -> Result<Option<MemberRow>, AppError> {
    sql!(
        "SELECT a.role, a.email, a.closing_email, a.closed_at, n.name
         FROM account a LEFT JOIN colleague n ON n.account_id = a.id
         WHERE a.id = {account} AND a.role IN ('adviser', 'evaluator', 'operator')"
    )
    .optional(tx)
    .await
}

/// Closes an account: nobody comes in by it any more, and its address is free
/// again. Its ways in go once that can no longer be taken back (`erase_ways_in`).
/// Says whether it was open.
pub async fn close_account(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    for table in ["session", "account_token"] {
        sql!("DELETE FROM {table:sql} WHERE account_id = {account}")
            .execute(tx)
            .await?;
    }
    let freed = format!("closed:{}", *account);
    sql!(
        "UPDATE account SET closed_at = {now}, closing_email = email, email = {freed}
         WHERE id = {account} AND closed_at IS NULL"
    )
    .changed(tx)
    .await
}

/// Opens it again, as long as its ways in are there. `Conflict("address-taken")`
/// when another account has its address by now.
pub async fn reopen_account(tx: &mut Tx, account: Of<AccountId>) -> Result<(), AppError> {
    sql!(
        "UPDATE account SET closed_at = NULL, email = closing_email, closing_email = NULL
         WHERE id = {account} AND closing_email IS NOT NULL"
    )
    .unless_taken(tx, "address-taken")
    .await
}

/// How many accounts were closed, and invitations taken back, at `until` or before.
pub async fn count_for_good(tx: &mut Tx, until: Timestamp) -> Result<u64, AppError> {
    let count: i64 = sql!(
        "SELECT (SELECT COUNT(*) FROM account
                 WHERE closing_email IS NOT NULL AND closed_at <= {until})
              + (SELECT COUNT(*) FROM invitation WHERE withdrawn_at <= {until})"
    )
    .scalar(tx)
    .await?;
    Ok(count.unsigned_abs())
}

/// Erases by what those accounts were come into, and those invitations.
pub async fn erase_ways_in(tx: &mut Tx, until: Timestamp) -> Result<(), AppError> {
    for table in [
        "known_device",
        "passkey",
        "totp",
        "recovery_code",
        "recovery_shown",
        "agency_head",
    ] {
        sql!(
            "DELETE FROM {table:sql} WHERE account_id IN (SELECT id FROM account
             WHERE closing_email IS NOT NULL AND closed_at <= {until})"
        )
        .execute(tx)
        .await?;
    }
    sql!("DELETE FROM invitation WHERE withdrawn_at <= {until}")
        .execute(tx)
        .await?;
    sql!(
        "UPDATE account SET closing_email = NULL, password_hash = NULL
         WHERE closing_email IS NOT NULL AND closed_at <= {until}"
    )
    .execute(tx)
    .await
}
