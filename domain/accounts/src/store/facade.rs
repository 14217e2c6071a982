//! What other features may ask: how to reach someone, who works where.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Lang, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// How to reach the person of an account.
#[derive(Clone)]
pub struct Reach {
    pub email: String,
    /// The language they read.
    pub lang: Lang,
    /// Since when they have the account.
    pub since: Timestamp,
}

#[derive(FromRow)]
struct ReachRow {
    email: String,
    lang: Lang,
    created_at: Timestamp,
}

/// How to reach the person of an open account.
pub async fn reach(tx: &mut Tx, account: Of<AccountId>) -> Result<Option<Reach>, AppError> {
    let row: Option<ReachRow> = sql!(
        "SELECT email, lang, created_at FROM account WHERE id = {account} AND closed_at IS NULL"
    )
    .optional(tx)
    .await?;
    Ok(row.map(|row| Reach {
        email: row.email,
        lang: row.lang,
        since: row.created_at,
    }))
}

/// The advisers of an agency whose account is open.
pub async fn advisers_of(tx: &mut Tx, agency: AgencyId) -> Result<Vec<AdviserId>, AppError> {
    sql!(
        "SELECT a.account_id FROM adviser_agency a JOIN account ON account.id = a.account_id
         WHERE a.agency_id = {agency} AND account.closed_at IS NULL AND account.role = 'adviser'
         ORDER BY a.account_id"
    )
    .scalars(tx)
    .await
}

/// The advisers of several agencies whose account is open, in one statement.
pub async fn advisers_by_agency(
    tx: &mut Tx,
    agencies: &[AgencyId],
) -> Result<Vec<(AgencyId, AdviserId)>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT a.agency_id, a.account_id FROM adviser_agency a JOIN account
         ON account.id = a.account_id
         WHERE account.closed_at IS NULL AND account.role = 'adviser'
         AND a.agency_id IN ({agencies:list}) ORDER BY a.agency_id, a.account_id"
    )
    .all(tx)
    .await
}

/// Everyone who is attached to one of these agencies, each once.
pub async fn advisers_in(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<AdviserId>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT DISTINCT account_id FROM adviser_agency WHERE agency_id IN ({agencies:list})
         ORDER BY account_id"
    )
    .scalars(tx)
    .await
}

/// What people call an adviser who works in this agency; none where they do not.
pub async fn name_in(
    tx: &mut Tx,
    adviser: AdviserId,
    agency: AgencyId,
) -> Result<Option<String>, AppError> {
    sql!(
        "SELECT n.name FROM colleague n JOIN adviser_agency g ON g.account_id = n.account_id
         WHERE n.account_id = {adviser} AND g.agency_id = {agency}"
    )
    .optional_scalar(tx)
    .await
}

/// What people call these colleagues, in one statement; those without a name
/// are left out.
pub async fn names_of(
    tx: &mut Tx,
    advisers: &[AdviserId],
) -> Result<Vec<(AdviserId, String)>, AppError> {
    if advisers.is_empty() {
        return Ok(Vec::new());
    }
    sql!("SELECT account_id, name FROM colleague WHERE account_id IN ({advisers:list})")
        .all(tx)
        .await
}
