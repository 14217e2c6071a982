//! What one act takes back, and what was added lately.

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// Ends what an account gave out or began: links but `undo` ones, exchanges of
/// its sessions, an application without its first code, codes that wait to be
/// read, invitations from it and to its address, sign-ups for its address.
pub async fn revoke_given(tx: &mut Tx, account: AccountId, email: &str) -> Result<(), AppError> {
    for sql in [
        "DELETE FROM passkey_ceremony WHERE session_id IN (SELECT id FROM session WHERE account_id = $1)",
        "DELETE FROM account_token WHERE account_id = $1 AND kind <> 'undo'",
        "DELETE FROM totp WHERE account_id = $1 AND confirmed_at IS NULL",
        "DELETE FROM recovery_shown WHERE account_id = $1",
        "DELETE FROM invitation WHERE invited_by = $1",
    ] {
        on!(tx, |c| sqlx::query(sql)
            .bind(account)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    for sql in [
        "DELETE FROM invitation WHERE email = $1",
        "DELETE FROM sign_up WHERE email = $1",
    ] {
        on!(tx, |c| sqlx::query(sql)
            .bind(email)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Whether a passkey, an application or recovery codes were added in this time.
pub async fn added_between(
    tx: &mut Tx,
    account: AccountId,
    after: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    let count: i64 = on!(tx, |c| {
        sqlx::query_scalar(
            "SELECT (SELECT COUNT(*) FROM passkey WHERE account_id = $1 AND created_at > $2 AND created_at <= $3)
                  + (SELECT COUNT(*) FROM totp WHERE account_id = $1 AND created_at > $2 AND created_at <= $3)
                  + (SELECT COUNT(*) FROM recovery_code WHERE account_id = $1 AND created_at > $2 AND created_at <= $3)",
        )
        .bind(account)
        .bind(after)
        .bind(until)
        .fetch_one(c)
        .await
    })?;
    Ok(count > 0)
}

/// Removes what was added in this time.
pub async fn remove_added(
    tx: &mut Tx,
    account: AccountId,
    after: Timestamp,
    until: Timestamp,
) -> Result<(), AppError> {
    for sql in [
        "DELETE FROM passkey WHERE account_id = $1 AND created_at > $2 AND created_at <= $3",
        "DELETE FROM totp WHERE account_id = $1 AND created_at > $2 AND created_at <= $3",
        "DELETE FROM recovery_code WHERE account_id = $1 AND created_at > $2 AND created_at <= $3",
    ] {
        on!(tx, |c| sqlx::query(sql)
            .bind(account)
            .bind(after)
            .bind(until)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}
