//! Reviews: what waits for a decision, who has it and until when.

use sqlx::FromRow;
use uuid::Uuid;

use crate::model::{Counts, ReviewKind};
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, Cursor, Page, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::{Of, Tx, sql};

const COLUMNS: &str = "id, kind, person_id, registration_id, agency_id, opened_at, answer_by, owner_id, \
     passed_from, passed_at, claimed_by, claimed_until, held_by, held_until, \
     closed_at, closed_by";

/// A review as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct Review {
    pub id: Uuid,
    pub kind: ReviewKind,
    pub person_id: PersonId,
    pub registration_id: RegistrationId,
    pub agency_id: AgencyId,
    pub opened_at: Timestamp,
    pub answer_by: Timestamp,
    pub owner_id: Option<AdviserId>,
    pub passed_from: Option<AdviserId>,
    pub passed_at: Option<Timestamp>,
    pub claimed_by: Option<AdviserId>,
    pub claimed_until: Option<Timestamp>,
    /// Who holds a decision on it, and when that goes to the person.
    pub held_by: Option<AdviserId>,
    pub held_until: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<AdviserId>,
}

impl Review {
    /// The row itself, for whoever may touch the rows of its person.
    pub fn of(&self, person: Of<PersonId>) -> Result<Of<Uuid>, AppError> {
        person.part(self.person_id, self.id)
    }

    pub fn claimed(&self) -> Option<(AdviserId, Timestamp)> {
        self.claimed_by.zip(self.claimed_until)
    }

    pub fn held(&self) -> Option<(AdviserId, Timestamp)> {
        self.held_by.zip(self.held_until)
    }

    /// Every adviser whose name a page about this review shows.
    pub fn advisers(&self) -> impl Iterator<Item = AdviserId> {
        [
            self.owner_id,
            self.passed_from,
            self.claimed_by,
            self.held_by,
            self.closed_by,
        ]
        .into_iter()
        .flatten()
    }
}

/// A review to be.
#[derive(Clone, Copy, Debug)]
pub struct NewReview {
    pub id: Uuid,
    pub kind: ReviewKind,
    pub person: Of<PersonId>,
    pub registration: RegistrationId,
    pub agency: AgencyId,
    pub opened_at: Timestamp,
    pub answer_by: Timestamp,
    pub owner: Option<AdviserId>,
}

/// Opens a review; a person has one open review at most, a second is no news.
/// Says whether it was opened.
pub async fn open(tx: &mut Tx, new: &NewReview) -> Result<bool, AppError> {
    sql!(
        "INSERT INTO review (id, kind, person_id, registration_id, agency_id, opened_at,
         answer_by, pass_at, owner_id)
        
         VALUES ({new.id}, {new.kind}, {new.person}, {new.registration}, {new.agency},
         {new.opened_at}, {new.answer_by}, {new.answer_by}, {new.owner}) ON CONFLICT (person_id)
         WHERE closed_at IS NULL DO NOTHING"
    )
    .changed(tx)
    .await
}

/// The open review of a person.
pub(crate) async fn open_of(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Review>, AppError> {
    sql!("SELECT {COLUMNS:sql} FROM review WHERE person_id = {person} AND closed_at IS NULL")
        .optional(tx)
        .await
}

/// What an adviser decided last about a person.
pub(crate) async fn decided_last(
    tx: &mut Tx,
    person: Of<PersonId>,
) -> Result<Option<ReviewKind>, AppError> {
    sql!(
        "SELECT kind FROM review WHERE person_id = {person} AND closed_by IS NOT NULL
         ORDER BY closed_at DESC, id DESC LIMIT 1"
    )
    .optional_scalar(tx)
    .await
}

/// The latest review of a file, if it belongs to one of these agencies: those of the
/// adviser who asks, which is what `authorize` decides by.
pub async fn review_of(
    tx: &mut Tx,
    registration: RegistrationId,
    agencies: &[AgencyId],
) -> Result<Option<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(None);
    }
    sql!(
        "SELECT {COLUMNS:sql} FROM review WHERE registration_id = {registration}
         AND agency_id IN ({agencies:list}) ORDER BY opened_at DESC, id DESC LIMIT 1"
    )
    .optional(tx)
    .await
}

/// The open reviews of several people, in one statement; one each at most.
pub async fn open_of_all(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Review>, AppError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT {COLUMNS:sql} FROM review WHERE closed_at IS NULL AND person_id IN ({people:list})"
    )
    .all(tx)
    .await
}

/// What of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    All,
    /// Past its answer time.
    Late(Timestamp),
    /// Owned by this adviser.
    Of(AdviserId),
}

/// One page of what waits in these agencies: whoever has least time left comes first.
pub async fn page(
    tx: &mut Tx,
    agencies: &[AgencyId],
    filter: Filter,
    after: Option<Cursor>,
    size: i64,
) -> Result<Page<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(Page::EMPTY);
    }
    let of = match filter {
        Filter::All => None,
        Filter::Late(now) => Some(sql!("AND answer_by < {now}")),
        Filter::Of(owner) => Some(sql!("AND owner_id = {owner}")),
    };
    let after = after.unwrap_or(Cursor::FIRST);
    let rows = sql!(
        "SELECT {COLUMNS:sql} FROM review WHERE closed_at IS NULL AND held_until IS NULL
         AND (answer_by > {after.at} OR (answer_by = {after.at} AND id > {after.id}))
         AND agency_id IN ({agencies:list}) {of:sql} ORDER BY answer_by, id LIMIT {size + 1}"
    )
    .all(tx)
    .await?;
    Ok(Page::of(rows, size, |last: &Review| {
        (last.answer_by, last.id)
    }))
}

/// How many wait in these agencies.
pub async fn counts(
    tx: &mut Tx,
    agencies: &[AgencyId],
    me: AdviserId,
    now: Timestamp,
) -> Result<Counts, AppError> {
    if agencies.is_empty() {
        return Ok(Counts::default());
    }
    sql!(
        "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN answer_by < {now} THEN 1 END) AS late,
                COUNT(CASE WHEN owner_id = {me} THEN 1 END) AS mine
         FROM review WHERE closed_at IS NULL AND held_until IS NULL
         AND agency_id IN ({agencies:list})"
    )
    .one(tx)
    .await
}

/// How many reviews that wait each adviser of an agency owns; those who own none
/// have no row.
pub async fn loads(tx: &mut Tx, agency: AgencyId) -> Result<Vec<(AdviserId, i64)>, AppError> {
    sql!(
        "SELECT owner_id, COUNT(*) FROM review WHERE agency_id = {agency} AND closed_at IS NULL
         AND held_until IS NULL AND owner_id IS NOT NULL
         GROUP BY owner_id"
    )
    .all(tx)
    .await
}

/// Takes (or keeps) a file to decide on it; says whether it is now `by`'s.
pub async fn claim(
    tx: &mut Tx,
    review: Of<Uuid>,
    by: AdviserId,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE review SET claimed_by = {by}, claimed_until = {until}
         WHERE id = {review} AND closed_at IS NULL AND held_until IS NULL
         AND (claimed_by IS NULL OR claimed_by = {by} OR claimed_until <= {now})"
    )
    .changed(tx)
    .await
}

/// Gives a file back; says whether `by` held it.
pub async fn release(tx: &mut Tx, review: Of<Uuid>, by: AdviserId) -> Result<bool, AppError> {
    sql!(
        "UPDATE review SET claimed_by = NULL, claimed_until = NULL WHERE id = {review}
         AND closed_at IS NULL AND claimed_by = {by}"
    )
    .changed(tx)
    .await
}

/// Ends a review; says whether it was still open.
pub async fn close(
    tx: &mut Tx,
    review: Of<Uuid>,
    by: Option<AdviserId>,
    outcome: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE review SET closed_at = {now}, closed_by = {by}, outcome = {outcome},
         claimed_by = NULL, claimed_until = NULL, held_by = NULL, held_until = NULL
         WHERE id = {review} AND closed_at IS NULL"
    )
    .changed(tx)
    .await
}

/// Reviews that wait and were to be passed on by now, the longest due first. One whose
/// answer is on its way stays where it is: if that is stopped it passes at once.
pub async fn overdue(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Review>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM review WHERE closed_at IS NULL AND held_until IS NULL
         AND pass_at <= {now}
         ORDER BY pass_at, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// How many there are of them.
pub async fn count_overdue(tx: &mut Tx, now: Timestamp) -> Result<u64, AppError> {
    let count = sql!(
        "SELECT COUNT(*) FROM review
         WHERE closed_at IS NULL AND held_until IS NULL AND pass_at <= {now}"
    )
    .scalar::<i64>(tx)
    .await?;
    Ok(count.unsigned_abs())
}

/// What is late in these agencies, the longest due first.
pub async fn late(
    tx: &mut Tx,
    agencies: &[AgencyId],
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT {COLUMNS:sql} FROM review WHERE closed_at IS NULL AND held_until IS NULL
         AND answer_by < {now}
         AND agency_id IN ({agencies:list})
         ORDER BY answer_by, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// Passes a review to a colleague, who has until `answer_by`.
pub async fn pass(
    tx: &mut Tx,
    review: Of<Uuid>,
    (from, to): (Option<AdviserId>, AdviserId),
    now: Timestamp,
    answer_by: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE review SET owner_id = {to}, passed_from = {from}, passed_at = {now},
         answer_by = {answer_by}, pass_at = {answer_by}, claimed_by = NULL, claimed_until = NULL
         WHERE id = {review} AND closed_at IS NULL"
    )
    .execute(tx)
    .await
}

/// Looks at an overdue review again later; what was promised stays as it was.
pub async fn put_off(tx: &mut Tx, review: Of<Uuid>, pass_at: Timestamp) -> Result<(), AppError> {
    sql!("UPDATE review SET pass_at = {pass_at} WHERE id = {review}")
        .execute(tx)
        .await
}
