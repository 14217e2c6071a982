//! Who answers for which agency. A head is an adviser who is attached to it:
//! whoever is not attached any more is head of nothing there, whatever the
//! rows say.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Lang, Role, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// The agencies that an adviser is head of, now.
pub async fn headed_by(tx: &mut Tx, adviser: AdviserId) -> Result<Vec<AgencyId>, AppError> {
    sql!(
        "SELECT h.agency_id FROM agency_head h
             JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
             WHERE h.account_id = {adviser} ORDER BY h.agency_id"
    )
    .scalars(tx)
    .await
}

/// Every head of an open account.
pub async fn heads(tx: &mut Tx) -> Result<Vec<(AccountId, AgencyId)>, AppError> {
    sql!(
        "SELECT h.account_id, h.agency_id FROM agency_head h
             JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
             JOIN account a ON a.id = h.account_id
             WHERE a.closed_at IS NULL ORDER BY h.account_id, h.agency_id"
    )
    .all(tx)
    .await
}

/// Names an adviser head of an agency; naming twice changes nothing.
pub async fn name_head(
    tx: &mut Tx,
    account: Of<AccountId>,
    agency: AgencyId,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO agency_head (account_id, agency_id, named_at, named_by)
         VALUES ({account},
         {agency}, {now}, {by})
             ON CONFLICT (account_id, agency_id) DO NOTHING"
    )
    .execute(tx)
    .await
}

/// Takes the agency from its head; says whether they were.
pub async fn unname_head(
    tx: &mut Tx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    sql!("DELETE FROM agency_head WHERE account_id = {account} AND agency_id = {agency}")
        .changed(tx)
        .await
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
    lang: Lang,
    role: Role,
    name: Option<String>,
}

/// The operators, and the heads of these agencies, in one statement; at most 50.
pub async fn watchers_of(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<Watcher>, AppError> {
    let rows: Vec<WatcherRow> = sql!(
        "SELECT a.id, a.email, a.lang, a.role, n.name
         FROM account a LEFT JOIN colleague n ON n.account_id = a.id
         WHERE a.closed_at IS NULL AND (a.role = 'operator' OR a.id IN (
             SELECT h.account_id FROM agency_head h
             JOIN adviser_agency g ON g.account_id = h.account_id AND g.agency_id = h.agency_id
             WHERE h.agency_id IN ({agencies:list})))
         ORDER BY a.role, a.id LIMIT 50"
    )
    .all(tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Watcher {
            account: row.id,
            email: row.email,
            lang: row.lang,
            operator: row.role == Role::Operator,
            name: row.name.unwrap_or_default(),
        })
        .collect())
}
