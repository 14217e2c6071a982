//! Alarms: what someone who answers for the service must look at. They stand in
//! one list (`/exploitation`); what happens again counts up on its open line.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{AppState, Tx, in_list};
use crate::on;
use pleinweb_kernel::{AccountId, AgencyId, AppError, Timestamp};

/// What an alarm is about. The key is stored and named in `alarms.ftl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmKind {
    /// An account read more people's files than its work explains. About: the account.
    MassReading,
    /// Many wrong second factors on one account. About: the account.
    GuessedFactors,
    /// A sweep set persons' keys aside, or stopped before more of them. About: nothing.
    KeysSetAside,
    /// The outbox has not moved for a while. About: nothing.
    OutboxStands,
    /// Mails were given up after their last try. About: nothing.
    MailsGivenUp,
    /// An adviser was attached to an agency or detached from one. About: the adviser's account.
    AttachmentsChanged,
}

impl AlarmKind {
    pub const ALL: [Self; 6] = [
        Self::MassReading,
        Self::GuessedFactors,
        Self::KeysSetAside,
        Self::OutboxStands,
        Self::MailsGivenUp,
        Self::AttachmentsChanged,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::MassReading => "mass-reading",
            Self::GuessedFactors => "guessed-factors",
            Self::KeysSetAside => "keys-set-aside",
            Self::OutboxStands => "outbox-stands",
            Self::MailsGivenUp => "mails-given-up",
            Self::AttachmentsChanged => "attachments-changed",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// The topic that the list of alarms follows.
pub const ALARMS_TOPIC: &str = "alarms";

/// An alarm to raise.
#[derive(Clone, Copy, Debug)]
pub struct Alarm {
    pub kind: AlarmKind,
    /// What it is about; nil where it is about the service as a whole.
    pub about: Uuid,
    /// The agency whose head is told too.
    pub agency: Option<AgencyId>,
    /// How many of what it counts.
    pub count: i64,
}

impl Alarm {
    /// About the service as a whole.
    pub fn of_service(kind: AlarmKind, count: i64) -> Self {
        Self {
            kind,
            about: Uuid::nil(),
            agency: None,
            count,
        }
    }
}

/// Raises an alarm with the transaction, or counts up the one that is open
/// already about the same in the same agency. Whoever raises it in a command
/// also emits `ALARMS_TOPIC`.
pub async fn raise(
    app: &AppState,
    tx: &mut Tx,
    now: Timestamp,
    alarm: Alarm,
) -> Result<(), AppError> {
    let id: Uuid = app.new_id();
    on!(tx, |c| {
        sqlx::query(
            "INSERT INTO alarm (id, kind, about, agency_id, count, first_at, last_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6)
             ON CONFLICT (kind, about, agency_id) WHERE closed_at IS NULL
             DO UPDATE SET count = alarm.count + excluded.count, last_at = excluded.last_at",
        )
        .bind(id)
        .bind(alarm.kind.key())
        .bind(alarm.about)
        .bind(alarm.agency.map_or(Uuid::nil(), |agency| agency.0))
        .bind(alarm.count)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

/// An alarm as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct AlarmRow {
    pub id: Uuid,
    pub kind: String,
    about: Uuid,
    agency_id: Option<Uuid>,
    pub count: i64,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<AccountId>,
}

impl AlarmRow {
    /// The account it is about; none where it is about the service.
    pub fn about(&self) -> Option<AccountId> {
        Some(AccountId(self.about)).filter(|about| !about.0.is_nil())
    }

    pub fn agency(&self) -> Option<AgencyId> {
        self.agency_id.filter(|id| !id.is_nil()).map(AgencyId)
    }
}

const COLUMNS: &str = "id, kind, about, agency_id, count, first_at, last_at, closed_at, closed_by";

/// The open alarms (those of these agencies only, if some are named), the
/// latest first, then those that were closed after `closed_after`.
pub async fn listed(
    tx: &mut Tx,
    agencies: Option<&[AgencyId]>,
    closed_after: Timestamp,
    limit: i64,
) -> Result<Vec<AlarmRow>, AppError> {
    let named = agencies.unwrap_or_default();
    let of_agencies = match agencies {
        Some([]) => return Ok(Vec::new()),
        Some(_) => format!("AND agency_id IN ({})", in_list(3, named.len())),
        None => String::new(),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM alarm WHERE (closed_at IS NULL OR closed_at > $1) {of_agencies}
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, last_at DESC, id LIMIT $2"
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql))
            .bind(closed_after)
            .bind(limit);
        for agency in named {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// One alarm.
pub async fn alarm(tx: &mut Tx, id: Uuid) -> Result<Option<AlarmRow>, AppError> {
    let sql = format!("SELECT {COLUMNS} FROM alarm WHERE id = $1");
    let row = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(c)
        .await)?;
    Ok(row)
}

/// Someone looked at it and it is done with; says whether it was open.
pub async fn close(tx: &mut Tx, id: Uuid, by: AccountId, now: Timestamp) -> Result<bool, AppError> {
    let closed = on!(tx, |c| sqlx::query(
        "UPDATE alarm SET closed_at = $2, closed_by = $3 WHERE id = $1 AND closed_at IS NULL"
    )
    .bind(id)
    .bind(now)
    .bind(by)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(closed > 0)
}

/// It was closed by mistake; says whether it is open again. It is not where the
/// same happened meanwhile and stands on a line of its own.
pub async fn reopen(tx: &mut Tx, id: Uuid) -> Result<bool, AppError> {
    let opened = on!(tx, |c| {
        sqlx::query(
        "UPDATE alarm SET closed_at = NULL, closed_by = NULL WHERE id = $1 AND closed_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM alarm o WHERE o.kind = alarm.kind AND o.about = alarm.about
                         AND o.agency_id = alarm.agency_id AND o.closed_at IS NULL)"
    )
    .bind(id)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(opened > 0)
}
