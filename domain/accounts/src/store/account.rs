//! Accounts and their sessions' kept forms.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AppError, Lang, Role, SessionId, Timestamp};
use pleinweb_platform::{Of, Shown, Tx, sql};

/// An account that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Its rows may be touched by whoever has this one.
    pub id: Of<AccountId>,
    pub role: Role,
    pub email: String,
    pub password_hash: Option<String>,
    pub lang: Lang,
    /// Between when the ways in were added that wait to be looked at.
    pub review: Option<(Timestamp, Timestamp)>,
}

impl std::fmt::Debug for AccountRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", *self.id)
    }
}

#[derive(FromRow)]
struct Raw {
    id: AccountId,
    role: Role,
    email: String,
    password_hash: Option<String>,
    lang: Lang,
    review_from: Option<Timestamp>,
    review_until: Option<Timestamp>,
}

impl Raw {
    fn of(self, id: Of<AccountId>) -> AccountRow {
        AccountRow {
            id,
            role: self.role,
            email: self.email,
            password_hash: self.password_hash,
            lang: self.lang,
            review: self.review_from.zip(self.review_until),
        }
    }
}

/// The open account of an address (`Email::key`).
pub(crate) async fn account_by_email(
    tx: &mut Tx,
    email: &str,
) -> Result<Option<AccountRow>, AppError> {
    let row: Option<Raw> = sql!(
        "SELECT id, role, email, password_hash, lang, review_from, review_until FROM account
         WHERE email = {email} AND closed_at IS NULL"
    )
    .optional(tx)
    .await?;
    Ok(row.map(|row| {
        let id = Of::shown(Shown::Address, row.id);
        row.of(id)
    }))
}

/// An open account; `NotFound` if there is none.
pub async fn account(tx: &mut Tx, id: Of<AccountId>) -> Result<AccountRow, AppError> {
    let row: Option<Raw> = sql!(
        "SELECT id, role, email, password_hash, lang, review_from, review_until FROM account
         WHERE id = {id} AND closed_at IS NULL"
    )
    .optional(tx)
    .await?;
    row.map(|row| row.of(id)).ok_or(AppError::NotFound)
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
/// when the address has one already. Whoever makes it has its rows.
pub async fn create_account(tx: &mut Tx, new: &NewAccount<'_>) -> Result<Of<AccountId>, AppError> {
    sql!(
        "INSERT INTO account (id, role, email, email_confirmed_at, password_hash, lang, created_at)
        
         VALUES ({new.id}, {new.role}, {new.email}, {new.at}, {new.password_hash}, {new.lang},
         {new.at})"
    )
    .unless_taken(tx, "address-taken")
    .await?;
    Ok(Of::shown(Shown::New, new.id))
}

pub async fn set_password(tx: &mut Tx, id: Of<AccountId>, hash: &str) -> Result<(), AppError> {
    sql!("UPDATE account SET password_hash = {hash} WHERE id = {id}")
        .execute(tx)
        .await
}

/// No password opens the account until its owner chooses one by mail.
pub async fn drop_password(tx: &mut Tx, id: Of<AccountId>) -> Result<(), AppError> {
    sql!("UPDATE account SET password_hash = NULL WHERE id = {id}")
        .execute(tx)
        .await
}

/// Asks the owner to look at what was added lately, or notes that it was done.
pub async fn set_review(
    tx: &mut Tx,
    id: Of<AccountId>,
    added: Option<(Timestamp, Timestamp)>,
) -> Result<(), AppError> {
    let (from, until) = added.unzip();
    sql!(
        "UPDATE account SET review_from = {from},
         review_until = {until} WHERE id = {id}"
    )
    .execute(tx)
    .await
}

/// `Conflict("address-taken")` when another account has the address.
pub async fn set_email(
    tx: &mut Tx,
    id: Of<AccountId>,
    email: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!("UPDATE account SET email = {email}, email_confirmed_at = {now} WHERE id = {id}")
        .unless_taken(tx, "address-taken")
        .await
}

/// Refused forms follow their writer into the new session.
pub async fn move_kept_forms(tx: &mut Tx, old: SessionId, new: SessionId) -> Result<(), AppError> {
    sql!("UPDATE form_return SET session_id = {new} WHERE session_id = {old}")
        .execute(tx)
        .await
}

/// Closes a session of this account; `NotFound` if it has no such session.
pub async fn close_own_session(
    tx: &mut Tx,
    account: Of<AccountId>,
    session: SessionId,
) -> Result<(), AppError> {
    let closed = sql!("DELETE FROM session WHERE id = {session} AND account_id = {account}")
        .affected(tx)
        .await?;
    if closed == 0 {
        return Err(AppError::NotFound);
    }
    Ok(())
}
