//! What other features may ask: how to reach someone, who works where.

use sqlx::{AssertSqlSafe, FromRow};

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Lang, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

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
    lang: String,
    created_at: Timestamp,
}

/// How to reach the person of an open account.
pub async fn reach(tx: &mut Tx, account: AccountId) -> Result<Option<Reach>, AppError> {
    let row: Option<ReachRow> = on!(tx, |c| sqlx::query_as(
        "SELECT email, lang, created_at FROM account WHERE id = $1 AND closed_at IS NULL"
    )
    .bind(account)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|row| Reach {
        email: row.email,
        lang: Lang::from_tag(&row.lang),
        since: row.created_at,
    }))
}

/// The advisers of an agency whose account is open.
pub async fn advisers_of(tx: &mut Tx, agency: AgencyId) -> Result<Vec<AdviserId>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT a.account_id FROM adviser_agency a JOIN account ON account.id = a.account_id
         WHERE a.agency_id = $1 AND account.closed_at IS NULL AND account.role = 'adviser' ORDER BY a.account_id"
    )
    .bind(agency)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// Everyone who is attached to one of these agencies, each once.
pub async fn advisers_in(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<AdviserId>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT DISTINCT account_id FROM adviser_agency WHERE agency_id IN ({}) ORDER BY account_id",
        in_list(1, agencies.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_scalar(AssertSqlSafe(sql));
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
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
    let sql = format!(
        "SELECT account_id, name FROM colleague WHERE account_id IN ({})",
        in_list(1, advisers.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for adviser in advisers {
            query = query.bind(*adviser);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}
