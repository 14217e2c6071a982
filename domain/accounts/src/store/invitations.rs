//! Invitations of colleagues.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Lang, Role, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

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
         AND expires_at > {now} AND withdrawn_at IS NULL"
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
    pub id: Uuid,
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
        "SELECT id, name, email, role, expires_at FROM invitation
         WHERE expires_at > {now} AND withdrawn_at IS NULL
         ORDER BY expires_at, id LIMIT 200"
    )
    .all(tx)
    .await
}

/// One of them.
pub async fn open_invitation(
    tx: &mut Tx,
    id: Uuid,
    now: Timestamp,
) -> Result<Option<OpenInvitation>, AppError> {
    sql!(
        "SELECT id, name, email, role, expires_at FROM invitation
         WHERE id = {id} AND expires_at > {now} AND withdrawn_at IS NULL"
    )
    .optional(tx)
    .await
}

/// Takes an invitation back: its link leads nowhere. Says whether it was open.
pub async fn withdraw_invitation(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool, AppError> {
    sql!("UPDATE invitation SET withdrawn_at = {now} WHERE id = {id} AND withdrawn_at IS NULL")
        .changed(tx)
        .await
}

/// How many open invitations somebody sent.
pub async fn count_invitations_by(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<i64, AppError> {
    sql!(
        "SELECT COUNT(*) FROM invitation WHERE invited_by = {account} AND expires_at > {now}
         AND withdrawn_at IS NULL"
    )
    .scalar(tx)
    .await
}

/// Takes back all that somebody sent; gives which.
pub async fn withdraw_invitations_by(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<Vec<Uuid>, AppError> {
    sql!(
        "UPDATE invitation SET withdrawn_at = {now} WHERE invited_by = {account}
         AND withdrawn_at IS NULL RETURNING id"
    )
    .scalars(tx)
    .await
}

/// Makes invitations that were taken back good again, but for those whose address
/// has an account by now; says how many.
pub async fn restore_invitations(
    tx: &mut Tx,
    ids: &[Uuid],
    now: Timestamp,
) -> Result<u64, AppError> {
    if ids.is_empty() {
        return Ok(0);
    }
    sql!(
        "UPDATE invitation SET withdrawn_at = NULL
         WHERE withdrawn_at IS NOT NULL AND expires_at > {now} AND NOT EXISTS (
             SELECT 1 FROM account a WHERE a.email = invitation.email AND a.closed_at IS NULL)
         AND id IN ({ids:list})"
    )
    .affected(tx)
    .await
}

impl std::fmt::Debug for InvitationRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Invitation({})", self.id)
    }
}
