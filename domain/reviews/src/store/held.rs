//! Decisions that are held: made, and not yet told to anybody.

use sqlx::FromRow;
use uuid::Uuid;

use crate::model::Stopped;
use pleinweb_entry::{Channel, ChannelContract, Path, SupportIntensity};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

const COLUMNS: &str = "h.review_id, h.person_id, h.registration_id, h.agency_id, h.adviser_id, \
     h.decided_at, h.path, h.intensity, h.interviews, h.documents, h.declaration, h.messages, \
     h.reason, h.choice_at, h.possible_double, h.stopped, h.stopped_at, r.held_until AS goes_at";

/// A decision that is held, or was and did not go.
#[derive(Clone, Debug, FromRow)]
pub struct Held {
    pub review_id: Uuid,
    pub person_id: PersonId,
    pub registration_id: RegistrationId,
    pub agency_id: AgencyId,
    pub adviser_id: AdviserId,
    pub decided_at: Timestamp,
    pub path: Path,
    pub intensity: SupportIntensity,
    interviews: Channel,
    documents: Channel,
    declaration: Channel,
    messages: Channel,
    pub reason: String,
    /// When the person chose what the adviser saw.
    pub choice_at: Option<Timestamp>,
    /// Whether the adviser was told that the file may be a double.
    pub possible_double: bool,
    pub stopped: Option<Stopped>,
    pub stopped_at: Option<Timestamp>,
    /// When it goes; none once it was stopped.
    pub goes_at: Option<Timestamp>,
}

impl Held {
    pub fn contract(&self) -> ChannelContract {
        ChannelContract {
            interviews: self.interviews,
            documents: self.documents,
            declaration: self.declaration,
            messages: self.messages,
            desk_once: false,
        }
    }

    /// The review it is on, for whoever may touch the rows of its person.
    pub fn of(&self, person: Of<PersonId>) -> Result<Of<Uuid>, AppError> {
        person.part(self.person_id, self.review_id)
    }
}

/// A decision to be held.
#[derive(Clone, Copy, Debug)]
pub struct NewHeld<'a> {
    pub review: Of<Uuid>,
    pub person: Of<PersonId>,
    pub registration: RegistrationId,
    pub agency: AgencyId,
    pub adviser: AdviserId,
    pub at: Timestamp,
    pub goes_at: Timestamp,
    pub path: Path,
    pub intensity: SupportIntensity,
    pub contract: ChannelContract,
    pub reason: &'a str,
    pub choice_at: Option<Timestamp>,
    pub possible_double: bool,
}

/// Holds a decision, in place of one on the same review that did not go. Says whether it
/// is held now: of two at once one is, and none on a review that is closed.
pub async fn hold(tx: &mut Tx, new: &NewHeld<'_>) -> Result<bool, AppError> {
    let free = sql!(
        "UPDATE review SET held_by = {new.adviser}, held_until = {new.goes_at}, claimed_by = NULL,
         claimed_until = NULL
         WHERE id = {new.review} AND closed_at IS NULL AND held_until IS NULL"
    )
    .changed(tx)
    .await?;
    if !free {
        return Ok(false);
    }
    sql!("DELETE FROM held_decision WHERE review_id = {new.review}")
        .execute(tx)
        .await?;
    let contract = new.contract;
    sql!(
        "INSERT INTO held_decision (review_id, person_id, registration_id, agency_id, adviser_id,
         decided_at, path, intensity, interviews, documents, declaration, messages, reason,
         choice_at, possible_double)
         VALUES ({new.review}, {new.person}, {new.registration}, {new.agency}, {new.adviser},
         {new.at}, {new.path}, {new.intensity}, {contract.interviews}, {contract.documents},
         {contract.declaration}, {contract.messages}, {new.reason}, {new.choice_at},
         {new.possible_double})"
    )
    .execute(tx)
    .await?;
    Ok(true)
}

/// Stops the decision that is held on a review, which waits again as it did before; says
/// whether there was one.
pub async fn stop(
    tx: &mut Tx,
    review: Of<Uuid>,
    why: Stopped,
    now: Timestamp,
) -> Result<bool, AppError> {
    let held = sql!(
        "UPDATE review SET held_by = NULL, held_until = NULL
         WHERE id = {review} AND held_until IS NOT NULL"
    )
    .changed(tx)
    .await?;
    if held {
        sql!(
            "UPDATE held_decision SET stopped = {why}, stopped_at = {now}
             WHERE review_id = {review} AND stopped_at IS NULL"
        )
        .execute(tx)
        .await?;
    }
    Ok(held)
}

/// Stops whatever an adviser holds in an agency; says whether there was something.
pub(crate) async fn stop_of(
    tx: &mut Tx,
    adviser: AdviserId,
    agency: AgencyId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let why = Stopped::AdviserLeft;
    sql!(
        "UPDATE held_decision SET stopped = {why}, stopped_at = {now}
         WHERE adviser_id = {adviser} AND agency_id = {agency} AND stopped_at IS NULL"
    )
    .execute(tx)
    .await?;
    sql!(
        "UPDATE review SET held_by = NULL, held_until = NULL
         WHERE held_by = {adviser} AND agency_id = {agency} AND held_until IS NOT NULL"
    )
    .changed(tx)
    .await
}

/// The decision on a review that did not go yet, held or stopped.
pub async fn held_of(tx: &mut Tx, review: Of<Uuid>) -> Result<Option<Held>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM held_decision h JOIN review r ON r.id = h.review_id
         WHERE h.review_id = {review}"
    )
    .optional(tx)
    .await
}

/// What an adviser holds, and what of theirs was stopped after `since`: what goes first
/// comes first, at most `limit`.
pub async fn held_by(
    tx: &mut Tx,
    adviser: AdviserId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Held>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM held_decision h JOIN review r ON r.id = h.review_id
         WHERE h.adviser_id = {adviser} AND (h.stopped_at IS NULL OR h.stopped_at > {since})
         ORDER BY h.decided_at DESC, h.review_id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// What was to go by now, the longest due first.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Held>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM review r JOIN held_decision h ON h.review_id = r.id
         WHERE r.closed_at IS NULL AND r.held_until IS NOT NULL AND r.held_until <= {now}
         ORDER BY r.held_until, r.id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// How many there are of them.
pub async fn count_due(tx: &mut Tx, now: Timestamp) -> Result<u64, AppError> {
    let count: i64 = sql!(
        "SELECT COUNT(*) FROM review
         WHERE closed_at IS NULL AND held_until IS NOT NULL AND held_until <= {now}"
    )
    .scalar(tx)
    .await?;
    Ok(count.unsigned_abs())
}

/// It went: what was decided is the contract's now.
pub async fn forget_held(tx: &mut Tx, review: Of<Uuid>) -> Result<(), AppError> {
    sql!("DELETE FROM held_decision WHERE review_id = {review}")
        .execute(tx)
        .await
}
