//! Accounts and their sessions' kept forms.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AppError, Lang, Role, SessionId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, is_duplicate};

/// An account that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountRow {
    pub id: AccountId,
    pub role: Role,
    pub email: String,
    pub password_hash: Option<String>,
    pub lang: Lang,
    /// Between when the ways in were added that wait to be looked at.
    pub review: Option<(Timestamp, Timestamp)>,
}

impl std::fmt::Debug for AccountRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.id)
    }
}

#[derive(FromRow)]
struct Raw {
    id: AccountId,
    role: String,
    email: String,
    password_hash: Option<String>,
    lang: String,
    review_from: Option<Timestamp>,
    review_until: Option<Timestamp>,
}

impl Raw {
    /// `None` for a role that this version does not know.
    fn read(self) -> Option<AccountRow> {
        Some(AccountRow {
            id: self.id,
            role: Role::from_key(&self.role)?,
            email: self.email,
            password_hash: self.password_hash,
            lang: Lang::from_tag(&self.lang),
            review: self.review_from.zip(self.review_until),
        })
    }
}

/// The open account of an address (`Email::key`).
pub(crate) async fn account_by_email(
    tx: &mut Tx,
    email: &str,
) -> Result<Option<AccountRow>, AppError> {
    let row: Option<Raw> = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, role, email, password_hash, lang, review_from, review_until FROM account WHERE email = $1 AND closed_at IS NULL",
        )
        .bind(email)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.and_then(Raw::read))
}

/// An open account; `NotFound` if there is none.
pub async fn account(tx: &mut Tx, id: AccountId) -> Result<AccountRow, AppError> {
    let row: Option<Raw> = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, role, email, password_hash, lang, review_from, review_until FROM account WHERE id = $1 AND closed_at IS NULL",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    row.and_then(Raw::read).ok_or(AppError::NotFound)
}

/// What a new account is made of. `email` is in the form of `Email::key`.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    pub id: AccountId,
    pub role: Role,
    pub email: &'a str,
    pub password_hash: Option<&'a str>,
    pub lang: Lang,
    /// When it is made, its address confirmed.
    pub at: Timestamp,
}

/// Makes an account whose address is confirmed. `Conflict("address-taken")`
/// when the address has one already.
pub async fn create_account(tx: &mut Tx, new: &NewAccount<'_>) -> Result<(), AppError> {
    let done = on!(tx, |c| {
        sqlx::query(
            "INSERT INTO account (id, role, email, email_confirmed_at, password_hash, lang, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $4)",
        )
        .bind(new.id)
        .bind(new.role.key())
        .bind(new.email)
        .bind(new.at)
        .bind(new.password_hash)
        .bind(new.lang.tag())
        .execute(c)
        .await
        .map(|_| ())
    });
    match done {
        Err(error) if is_duplicate(&error) => Err(AppError::conflict("address-taken")),
        other => Ok(other?),
    }
}

pub async fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE account SET password_hash = $2 WHERE id = $1"
    )
    .bind(id)
    .bind(hash)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// No password opens the account until its owner chooses one by mail.
pub async fn drop_password(tx: &mut Tx, id: AccountId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE account SET password_hash = NULL WHERE id = $1"
    )
    .bind(id)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Asks the owner to look at what was added lately, or notes that it was done.
pub async fn set_review(
    tx: &mut Tx,
    id: AccountId,
    added: Option<(Timestamp, Timestamp)>,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE account SET review_from = $2, review_until = $3 WHERE id = $1"
    )
    .bind(id)
    .bind(added.map(|(from, _)| from))
    .bind(added.map(|(_, until)| until))
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// `Conflict("address-taken")` when another account has the address.
pub async fn set_email(
    tx: &mut Tx,
    id: AccountId,
    email: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let done = on!(tx, |c| sqlx::query(
        "UPDATE account SET email = $2, email_confirmed_at = $3 WHERE id = $1"
    )
    .bind(id)
    .bind(email)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()));
    match done {
        Err(error) if is_duplicate(&error) => Err(AppError::conflict("address-taken")),
        other => Ok(other?),
    }
}

/// Refused forms follow their writer into the new session.
pub async fn move_kept_forms(tx: &mut Tx, old: SessionId, new: SessionId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE form_return SET session_id = $2 WHERE session_id = $1"
    )
    .bind(old)
    .bind(new)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Closes a session of this account; `NotFound` if it has no such session.
pub async fn close_own_session(
    tx: &mut Tx,
    account: AccountId,
    session: SessionId,
) -> Result<(), AppError> {
    let closed = on!(tx, |c| sqlx::query(
        "DELETE FROM session WHERE id = $1 AND account_id = $2"
    )
    .bind(session)
    .bind(account)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    if closed == 0 {
        return Err(AppError::NotFound);
    }
    Ok(())
}
