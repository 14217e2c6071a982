//! Invitations of colleagues.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Lang, Role, Timestamp};
use pleinweb_platform::{Tx, sql};

/// An invitation. `agencies` is a JSON list of ids.
#[derive(Clone, FromRow)]
pub struct InvitationRow {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub agencies: String,
    pub lang: Lang,
}

/// Keeps an invitation in place of an earlier one for the address.
pub async fn insert_invitation(
    tx: &mut Tx,
    row: &InvitationRow,
    by: Option<AccountId>,
    token: &[u8],
    (now, expires): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    sql!("DELETE FROM invitation WHERE email = {row.email}")
        .execute(tx)
        .await?;
    sql!(
        "INSERT INTO invitation (id, token_hash, email, name, role, agencies, lang, created_at,
         expires_at, invited_by)
        
         VALUES ({row.id}, {token}, {row.email}, {row.name}, {row.role}, {row.agencies},
         {row.lang}, {now}, {expires}, {by})"
    )
    .execute(tx)
    .await
}

pub async fn invitation(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<InvitationRow>, AppError> {
    sql!(
        "SELECT id, email, name, role, agencies, lang FROM invitation WHERE token_hash = {token}
         AND expires_at > {now}"
    )
    .optional(tx)
    .await
}

pub async fn drop_invitation(tx: &mut Tx, id: Uuid) -> Result<(), AppError> {
    sql!("DELETE FROM invitation WHERE id = {id}")
        .execute(tx)
        .await
}

/// An invitation in the operator's list.
#[derive(Clone, FromRow)]
pub struct OpenInvitation {
    pub name: String,
    pub email: String,
    pub role: Role,
    pub expires_at: Timestamp,
}

pub async fn open_invitations(
    tx: &mut Tx,
    now: Timestamp,
) -> Result<Vec<OpenInvitation>, AppError> {
    sql!(
        "SELECT name, email, role, expires_at FROM invitation WHERE expires_at > {now}
         ORDER BY expires_at, id LIMIT 200"
    )
    .all(tx)
    .await
}

impl std::fmt::Debug for InvitationRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Invitation({})", self.id)
    }
}
