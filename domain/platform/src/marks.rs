//! Small facts about a whole database: whose it is, whether it is empty.

use super::{AppState, retrying};
use crate::on;
use pleinweb_kernel::AppError;

/// The value of a mark.
pub async fn get(app: &AppState, name: &str) -> Result<Option<String>, AppError> {
    let mut tx = app.db().read().await?;
    let value = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = $1"
    )
    .bind(name)
    .fetch_optional(c)
    .await)?;
    Ok(value)
}

/// Sets a mark.
pub async fn set(app: &AppState, name: &str, value: &str) -> Result<(), AppError> {
    retrying(app, "marks", || async move {
        let mut tx = app.db().begin().await?;
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
pub async fn has_accounts(app: &AppState) -> Result<bool, AppError> {
    let mut tx = app.db().read().await?;
    let any: Option<i32> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT 1 FROM account LIMIT 1"
    )
    .fetch_optional(c)
    .await)?;
    Ok(any.is_some())
}

/// Signs everybody out.
pub async fn close_all_sessions(app: &AppState) -> Result<(), AppError> {
    retrying(app, "marks", || async move {
        let mut tx = app.db().begin().await?;
        on!(&mut tx, |c| sqlx::query("DELETE FROM session")
            .execute(c)
            .await
            .map(|_| ()))?;
        Ok(tx.commit().await?)
    })
    .await
}
