//! The rows of what was taken away.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use crate::model::Kind;
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, PersonId, Timestamp};
use pleinweb_platform::{Tx, incident, sql};

/// What went to whom in one agency.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Moved {
    pub agency: AgencyId,
    /// They were its head.
    pub head: bool,
    pub heir: Option<AdviserId>,
    pub files: Vec<Uuid>,
    pub people: Vec<(AdviserId, Vec<PersonId>)>,
    /// People who stayed at their name: nobody else is there.
    pub left_alone: u64,
}

/// All that was taken.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Taken {
    pub places: Vec<Moved>,
    /// Invitations that the owner of the account had sent.
    pub invitations: Vec<Uuid>,
}

/// A row.
#[derive(Clone, Debug, FromRow)]
pub struct Departure {
    pub id: Uuid,
    pub kind: Kind,
    /// The account, or the invitation.
    pub about: Uuid,
    pub name: String,
    taken: String,
    pub at: Timestamp,
    pub done_by: AccountId,
    pub undone_at: Option<Timestamp>,
    pub undone_by: Option<AccountId>,
    pub came_back: Option<i64>,
    pub stayed: Option<i64>,
}

impl Departure {
    pub fn taken(&self) -> Result<Taken, AppError> {
        serde_json::from_str(&self.taken).map_err(|error| incident(&error))
    }
}

/// A row to be.
pub(crate) struct NewDeparture<'a> {
    pub id: Uuid,
    pub kind: Kind,
    pub about: Uuid,
    pub name: &'a str,
    pub taken: &'a Taken,
    pub by: AccountId,
    pub at: Timestamp,
}

pub(crate) async fn insert(tx: &mut Tx, new: &NewDeparture<'_>) -> Result<(), AppError> {
    let taken = serde_json::to_string(new.taken).map_err(|error| incident(&error))?;
    sql!(
        "INSERT INTO departure (id, kind, about, name, taken, at, done_by)
         VALUES ({new.id}, {new.kind}, {new.about}, {new.name}, {taken}, {new.at}, {new.by})"
    )
    .execute(tx)
    .await
}

pub(crate) async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Departure>, AppError> {
    sql!(
        "SELECT id, kind, about, name, taken, at, done_by, undone_at, undone_by, came_back, stayed
         FROM departure WHERE id = {id}"
    )
    .optional(tx)
    .await
}

/// What was taken away since then, the latest first; at most 20.
pub(crate) async fn since(tx: &mut Tx, since: Timestamp) -> Result<Vec<Departure>, AppError> {
    sql!(
        "SELECT id, kind, about, name, taken, at, done_by, undone_at, undone_by, came_back, stayed
         FROM departure WHERE at > {since} ORDER BY at DESC, id DESC LIMIT 20"
    )
    .all(tx)
    .await
}

/// Notes that it was taken back; says whether it was not yet.
pub(crate) async fn mark_undone(
    tx: &mut Tx,
    id: Uuid,
    by: AccountId,
    now: Timestamp,
    (back, stayed): (i64, i64),
) -> Result<bool, AppError> {
    sql!(
        "UPDATE departure SET undone_at = {now}, undone_by = {by}, came_back = {back},
         stayed = {stayed} WHERE id = {id} AND undone_at IS NULL"
    )
    .changed(tx)
    .await
}
