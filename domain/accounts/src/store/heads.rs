//! Who answers for which agency. A head is an adviser who is attached to it:
//! whoever is not attached any more is head of nothing there, whatever the
//! rows say.

use sqlx::{AssertSqlSafe, FromRow};

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Lang, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

/// The agencies that an adviser is head of, now.
pub async fn headed_by(tx: &mut Tx, adviser: AdviserId) -> Result<Vec<AgencyId>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_scalar(
            "SELECT h.agency_id FROM agency_head h
             JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
             WHERE h.account_id = $1 ORDER BY h.agency_id",
        )
        .bind(adviser)
        .fetch_all(c)
        .await
    })?;
    Ok(rows)
}

/// Every head of an open account.
pub async fn heads(tx: &mut Tx) -> Result<Vec<(AccountId, AgencyId)>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
            "SELECT h.account_id, h.agency_id FROM agency_head h
             JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
             JOIN account a ON a.id = h.account_id
             WHERE a.closed_at IS NULL ORDER BY h.account_id, h.agency_id",
        )
        .fetch_all(c)
        .await
    })?;
    Ok(rows)
}

/// Names an adviser head of an agency; naming twice changes nothing.
pub async fn name_head(
    tx: &mut Tx,
    account: AccountId,
    agency: AgencyId,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
            "INSERT INTO agency_head (account_id, agency_id, named_at, named_by) VALUES ($1, $2, $3, $4)
             ON CONFLICT (account_id, agency_id) DO NOTHING",
        )
        .bind(account)
        .bind(agency)
        .bind(now)
        .bind(by)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

/// Takes the agency from its head; says whether they were.
pub async fn unname_head(
    tx: &mut Tx,
    account: AccountId,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let gone = on!(tx, |c| sqlx::query(
        "DELETE FROM agency_head WHERE account_id = $1 AND agency_id = $2"
    )
    .bind(account)
    .bind(agency)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// Someone who is told when an alarm is raised.
#[derive(Clone)]
pub struct Watcher {
    pub account: AccountId,
    pub email: String,
    pub lang: Lang,
    /// An operator; else a head.
    pub operator: bool,
    /// What people call them; empty where nobody said so.
    pub name: String,
}

#[derive(FromRow)]
struct WatcherRow {
    id: AccountId,
    email: String,
    lang: String,
    role: String,
    name: Option<String>,
}

/// The operators, and the heads of these agencies, in one statement; at most 50.
pub async fn watchers_of(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<Watcher>, AppError> {
    let of_agencies = if agencies.is_empty() {
        String::new()
    } else {
        format!(
            "OR a.id IN (SELECT h.account_id FROM agency_head h
                JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
                WHERE h.agency_id IN ({}))",
            in_list(1, agencies.len())
        )
    };
    let sql = format!(
        "SELECT a.id, a.email, a.lang, a.role, n.name FROM account a LEFT JOIN colleague n ON n.account_id = a.id
         WHERE a.closed_at IS NULL AND (a.role = 'operator' {of_agencies}) ORDER BY a.role, a.id LIMIT 50"
    );
    let rows: Vec<WatcherRow> = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows
        .into_iter()
        .map(|row| Watcher {
            account: row.id,
            email: row.email,
            lang: Lang::from_tag(&row.lang),
            operator: row.role == "operator",
            name: row.name.unwrap_or_default(),
        })
        .collect())
}
