//! The second factor: an application's secret, recovery codes.

use crate::kernel::{AccountId, AppError};
use crate::on;
use crate::platform::Tx;

/// Whether an account has a passkey or a confirmed application.
pub async fn has_second_factor(tx: &mut Tx, account: AccountId) -> Result<bool, AppError> {
    let count: i64 = on!(tx, |c| sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM totp WHERE account_id = $1 AND confirmed_at IS NOT NULL)
              + (SELECT COUNT(*) FROM passkey WHERE account_id = $1)"
    )
    .bind(account)
    .fetch_one(c)
    .await)?;
    Ok(count > 0)
}
