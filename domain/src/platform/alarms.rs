//! Alarms: what someone who answers for the service must look at. They stand in
//! one list (`/exploitation`); what happens again counts up on its open line.

use uuid::Uuid;

use super::{Office, Tx};
use crate::kernel::{AgencyId, AppError, Timestamp};
use crate::on;

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
/// already. Whoever raises it in a command also emits `ALARMS_TOPIC`.
pub async fn raise(
    office: &Office,
    tx: &mut Tx,
    now: Timestamp,
    alarm: Alarm,
) -> Result<(), AppError> {
    let id: Uuid = office.new_id();
    on!(tx, |c| {
        sqlx::query(
            "INSERT INTO alarm (id, kind, about, agency_id, count, first_at, last_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6)
             ON CONFLICT (kind, about) WHERE closed_at IS NULL
             DO UPDATE SET count = alarm.count + excluded.count, last_at = excluded.last_at",
        )
        .bind(id)
        .bind(alarm.kind.key())
        .bind(alarm.about)
        .bind(alarm.agency)
        .bind(alarm.count)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}
