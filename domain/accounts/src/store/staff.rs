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

/// Closes an account and everything by which it comes in; its address is free
/// again.
pub async fn close_account(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<(), AppError> {
    for table in [
        "session",
        "known_device",
        "account_token",
        "passkey",
        "totp",
        "recovery_code",
        "recovery_shown",
        "agency_head",
        "adviser_agency",
    ] {
        sql!("DELETE FROM {table:sql} WHERE account_id = {account}")
            .execute(tx)
            .await?;
    }
    sql!("DELETE FROM invitation WHERE invited_by = {account}")
        .execute(tx)
        .await?;
    let freed = format!("closed:{}", *account);
    sql!(
        "UPDATE account SET closed_at = {now}, email = {freed}, password_hash = NULL
         WHERE id = {account}"
    )
    .execute(tx)
    .await
}
