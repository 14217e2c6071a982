//! Colleagues, their agencies, invitations.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// The agencies an adviser is attached to.
pub async fn agencies_of(tx: &mut Tx, adviser: AdviserId) -> Result<Vec<AgencyId>, AppError> {
    let rows = on!(tx, |c| sqlx::query_scalar(
        "SELECT agency_id FROM adviser_agency WHERE account_id = $1 ORDER BY agency_id"
    )
    .bind(adviser)
    .fetch_all(c)
    .await)?;
    Ok(rows)
}

/// Attaches a colleague to an agency; nothing changes if they are already. Says
/// whether something changed.
pub async fn attach_agency(
    tx: &mut Tx,
    account: AccountId,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let new = on!(tx, |c| sqlx::query(
        "INSERT INTO adviser_agency (account_id, agency_id) VALUES ($1, $2)
         ON CONFLICT (account_id, agency_id) DO NOTHING"
    )
    .bind(account)
    .bind(agency)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(new > 0)
}

/// Says what people call a colleague.
pub async fn name_colleague(tx: &mut Tx, account: AccountId, name: &str) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO colleague (account_id, name) VALUES ($1, $2)
         ON CONFLICT (account_id) DO UPDATE SET name = $2"
    )
    .bind(account)
    .bind(name)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// What people call a colleague, if someone said so.
pub async fn colleague_name(tx: &mut Tx, account: AccountId) -> Result<Option<String>, AppError> {
    let name = on!(tx, |c| sqlx::query_scalar(
        "SELECT name FROM colleague WHERE account_id = $1"
    )
    .bind(account)
    .fetch_optional(c)
    .await)?;
    Ok(name)
}

/// Takes a colleague off an agency; says whether they were attached.
pub async fn detach_agency(
    tx: &mut Tx,
    account: AccountId,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let gone = on!(tx, |c| sqlx::query(
        "DELETE FROM adviser_agency WHERE account_id = $1 AND agency_id = $2"
    )
    .bind(account)
    .bind(agency)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// Every attachment of an open account.
pub async fn attachments(tx: &mut Tx) -> Result<Vec<(AccountId, AgencyId)>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT g.account_id, g.agency_id FROM adviser_agency g JOIN account a ON a.id = g.account_id
         WHERE a.closed_at IS NULL ORDER BY g.account_id, g.agency_id"
    )
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// An open account of the staff.
#[derive(Clone, FromRow)]
pub struct ColleagueRow {
    pub id: AccountId,
    pub name: Option<String>,
    pub email: String,
    pub role: String,
    pub factors: i64,
}

/// The staff, at most 500, by role and name.
pub async fn colleagues(tx: &mut Tx) -> Result<Vec<ColleagueRow>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT a.id, n.name, a.email, a.role,
                (SELECT COUNT(*) FROM totp t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL)
              + (SELECT COUNT(*) FROM passkey p WHERE p.account_id = a.id) AS factors
         FROM account a LEFT JOIN colleague n ON n.account_id = a.id
         WHERE a.closed_at IS NULL AND a.role IN ('adviser', 'evaluator', 'operator')
         ORDER BY a.role, n.name, a.email LIMIT 500"
    )
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

pub async fn has_operator(tx: &mut Tx) -> Result<bool, AppError> {
    let count: i64 = on!(tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM account WHERE role = 'operator' AND closed_at IS NULL"
    )
    .fetch_one(c)
    .await)?;
    Ok(count > 0)
}

/// Closes an account and everything by which it comes in; its address is free
/// again.
pub async fn close_account(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<(), AppError> {
    for sql in [
        "DELETE FROM session WHERE account_id = $1",
        "DELETE FROM known_device WHERE account_id = $1",
        "DELETE FROM account_token WHERE account_id = $1",
        "DELETE FROM passkey WHERE account_id = $1",
        "DELETE FROM totp WHERE account_id = $1",
        "DELETE FROM recovery_code WHERE account_id = $1",
        "DELETE FROM recovery_shown WHERE account_id = $1",
        "DELETE FROM agency_head WHERE account_id = $1",
        "DELETE FROM adviser_agency WHERE account_id = $1",
        "DELETE FROM invitation WHERE invited_by = $1",
    ] {
        on!(tx, |c| sqlx::query(sql)
            .bind(account)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    let freed = format!("closed:{account}");
    on!(tx, |c| sqlx::query(
        "UPDATE account SET closed_at = $2, email = $3, password_hash = NULL WHERE id = $1"
    )
    .bind(account)
    .bind(now)
    .bind(freed)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
