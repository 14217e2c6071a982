//! Colleagues, their agencies, invitations.

use crate::kernel::{AccountId, AdviserId, AgencyId, AppError};
use crate::on;
use crate::platform::Tx;

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

/// Attaches a colleague to an agency; nothing changes if they are already.
pub async fn attach_agency(
    tx: &mut Tx,
    account: AccountId,
    agency: AgencyId,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO adviser_agency (account_id, agency_id) VALUES ($1, $2)
         ON CONFLICT (account_id, agency_id) DO NOTHING"
    )
    .bind(account)
    .bind(agency)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
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
