//! Small facts about a whole database: whose it is, whether it is empty.

use super::{Office, retrying};
use crate::on;
use pleinweb_kernel::AppError;

/// The value of a mark.
pub async fn get(office: &Office, name: &str) -> Result<Option<String>, AppError> {
    let mut tx = office.db().read().await?;
    let value = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = $1"
    )
    .bind(name)
    .fetch_optional(c)
    .await)?;
    Ok(value)
}

/// Sets a mark.
pub async fn set(office: &Office, name: &str, value: &str) -> Result<(), AppError> {
    retrying(office, "marks", || async move {
        let mut tx = office.db().begin().await?;
        on!(&mut tx, |c| {
            sqlx::query(
            "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2"
        )
        .bind(name)
        .bind(value)
        .execute(c)
        .await
        .map(|_| ())
        })?;
        Ok(tx.commit().await?)
    })
    .await
}

/// Whether anybody has an account.
pub async fn has_accounts(office: &Office) -> Result<bool, AppError> {
    let mut tx = office.db().read().await?;
    let any: Option<i32> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT 1 FROM account LIMIT 1"
    )
    .fetch_optional(c)
    .await)?;
    Ok(any.is_some())
}

/// Signs everybody out.
pub async fn close_all_sessions(office: &Office) -> Result<(), AppError> {
    retrying(office, "marks", || async move {
        let mut tx = office.db().begin().await?;
        on!(&mut tx, |c| sqlx::query("DELETE FROM session")
            .execute(c)
            .await
            .map(|_| ()))?;
        Ok(tx.commit().await?)
    })
    .await
}
