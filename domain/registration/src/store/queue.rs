//! Files that wait for an adviser.

use sqlx::FromRow;

use crate::model::QueueRow;
use pleinweb_kernel::{AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::{Tx, sql};

#[derive(FromRow)]
struct Row {
    id: RegistrationId,
    person_id: PersonId,
    agency_id: AgencyId,
    name: Option<String>,
    number: Option<String>,
    sent_at: Timestamp,
    answer_by: Timestamp,
    possible_double_of: Option<RegistrationId>,
}

impl From<Row> for QueueRow {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            agency: row.agency_id,
            name: row.name.unwrap_or_default(),
            number: row.number.unwrap_or_default(),
            sent_at: row.sent_at,
            answer_by: row.answer_by,
            possible_double_of: row.possible_double_of,
        }
    }
}

const COLUMNS: &str =
    "id, person_id, agency_id, name, number, sent_at, answer_by, possible_double_of";

/// Sent files of some agencies, oldest first, after a position.
pub(crate) async fn waiting(
    tx: &mut Tx,
    agencies: &[AgencyId],
    after: Option<(Timestamp, RegistrationId)>,
    limit: i64,
) -> Result<Vec<QueueRow>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let (sent_at, id) = after.unwrap_or((Timestamp(i64::MIN), RegistrationId(uuid::Uuid::nil())));
    let rows: Vec<Row> = sql!(
        "SELECT {COLUMNS:sql} FROM registration
         WHERE state = 'sent' AND (sent_at > {sent_at} OR (sent_at = {sent_at} AND id > {id}))
         AND agency_id IN ({agencies:list})
         ORDER BY sent_at, id LIMIT {limit}"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(QueueRow::from).collect())
}

/// Sent files of every agency whose time to answer is over.
pub(crate) async fn overdue(
    tx: &mut Tx,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<QueueRow>, AppError> {
    let rows: Vec<Row> = sql!(
        "SELECT id, person_id, agency_id, name, number, sent_at, answer_by, possible_double_of
         FROM registration
         WHERE state = 'sent' AND agency_id IS NOT NULL AND answer_by <= {now} ORDER BY answer_by,
         id LIMIT {limit}"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(QueueRow::from).collect())
}
