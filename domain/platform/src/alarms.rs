//! Alarms: what someone who answers for the service must look at. They stand in
//! one list (`/exploitation`); what happens again counts up on its open line.

use sqlx::FromRow;
use uuid::Uuid;

use super::{AppState, Tx};
use crate::sql;
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
}

pleinweb_kernel::kept_by_key!(AlarmKind);

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
    let agency = alarm.agency.map_or(Uuid::nil(), |agency| agency.0);
    sql!(
        "INSERT INTO alarm (id, kind, about, agency_id, count, first_at, last_at)
             VALUES ({id}, {alarm.kind}, {alarm.about}, {agency}, {alarm.count}, {now}, {now})
             ON CONFLICT (kind, about, agency_id) WHERE closed_at IS NULL
             DO UPDATE SET count = alarm.count + excluded.count, last_at = excluded.last_at"
    )
    .execute(tx)
    .await
}

/// An alarm as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct AlarmRow {
    pub id: Uuid,
    pub kind: AlarmKind,
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
    let of_agencies = match agencies {
        Some([]) => return Ok(Vec::new()),
        Some(named) => Some(sql!("AND agency_id IN ({named:list})")),
        None => None,
    };
    sql!(
        "SELECT {COLUMNS:sql} FROM alarm
         WHERE (closed_at IS NULL OR closed_at > {closed_after}) {of_agencies:sql}
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, last_at DESC, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// How many are open.
pub async fn count_open(tx: &mut Tx) -> Result<i64, AppError> {
    sql!("SELECT COUNT(*) FROM alarm WHERE closed_at IS NULL")
        .scalar(tx)
        .await
}

/// One alarm.
pub async fn alarm(tx: &mut Tx, id: Uuid) -> Result<Option<AlarmRow>, AppError> {
    sql!("SELECT {COLUMNS:sql} FROM alarm WHERE id = {id}")
        .optional(tx)
        .await
}

/// Someone looked at it and it is done with; says whether it was open.
pub async fn close(tx: &mut Tx, id: Uuid, by: AccountId, now: Timestamp) -> Result<bool, AppError> {
    sql!(
        "UPDATE alarm SET closed_at = {now}, closed_by = {by} WHERE id = {id}
         AND closed_at IS NULL"
    )
    .changed(tx)
    .await
}

/// It was closed by mistake; says whether it is open again. It is not where the
/// same happened meanwhile and stands on a line of its own.
pub async fn reopen(tx: &mut Tx, id: Uuid) -> Result<bool, AppError> {
    sql!(
        "UPDATE alarm SET closed_at = NULL, closed_by = NULL WHERE id = {id}
         AND closed_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM alarm o WHERE o.kind = alarm.kind AND o.about = alarm.about
                         AND o.agency_id = alarm.agency_id AND o.closed_at IS NULL)"
    )
    .changed(tx)
    .await
}
