//! Invitations of colleagues.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// An invitation. `agencies` is a JSON list of ids.
#[derive(Clone, FromRow)]
pub struct InvitationRow {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: String,
    pub agencies: String,
    pub lang: String,
}

/// Keeps an invitation in place of an earlier one for the address.
pub async fn insert_invitation(
    tx: &mut Tx,
    row: &InvitationRow,
    by: Option<AccountId>,
    token: &[u8],
    (now, expires): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM invitation WHERE email = $1"
    )
    .bind(&row.email)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO invitation (id, token_hash, email, name, role, agencies, lang, created_at, expires_at, invited_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(row.id)
    .bind(token)
    .bind(&row.email)
    .bind(&row.name)
    .bind(&row.role)
    .bind(&row.agencies)
    .bind(&row.lang)
    .bind(now)
    .bind(expires)
    .bind(by)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn invitation(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<InvitationRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, email, name, role, agencies, lang FROM invitation WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(token)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(row)
}

pub async fn drop_invitation(tx: &mut Tx, id: Uuid) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query("DELETE FROM invitation WHERE id = $1")
        .bind(id)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// An invitation in the operator's list.
#[derive(Clone, FromRow)]
pub struct OpenInvitation {
    pub name: String,
    pub email: String,
    pub role: String,
    pub expires_at: Timestamp,
}

pub async fn open_invitations(
    tx: &mut Tx,
    now: Timestamp,
) -> Result<Vec<OpenInvitation>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT name, email, role, expires_at FROM invitation WHERE expires_at > $1 ORDER BY expires_at, id LIMIT 200"
    )
    .bind(now)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

impl std::fmt::Debug for InvitationRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Invitation({})", self.id)
    }
}
