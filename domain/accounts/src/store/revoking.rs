//! What one act takes back, and what was added lately.

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// Ends what an account gave out or began: links but `undo` ones, exchanges of
/// its sessions, an application without its first code, codes that wait to be
/// read, invitations from it and to its address, sign-ups for its address.
pub async fn revoke_given(
    tx: &mut Tx,
    account: Of<AccountId>,
    email: &str,
) -> Result<(), AppError> {
    for given in [
        sql!(
            "DELETE FROM passkey_ceremony
             WHERE session_id IN (SELECT id FROM session WHERE account_id = {account})"
        ),
        sql!("DELETE FROM account_token WHERE account_id = {account} AND kind <> 'undo'"),
        sql!("DELETE FROM totp WHERE account_id = {account} AND confirmed_at IS NULL"),
        sql!("DELETE FROM recovery_shown WHERE account_id = {account}"),
        sql!("DELETE FROM invitation WHERE invited_by = {account}"),
        sql!("DELETE FROM invitation WHERE email = {email}"),
        sql!("DELETE FROM sign_up WHERE email = {email}"),
    ] {
        given.execute(tx).await?;
    }
    Ok(())
}

/// Whether a passkey, an application or recovery codes were added in this time.
pub async fn added_between(
    tx: &mut Tx,
    account: Of<AccountId>,
    after: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    let count: i64 = sql!(
        "SELECT (SELECT COUNT(*) FROM passkey WHERE account_id = {account}
                  AND created_at > {after} AND created_at <= {until})
              + (SELECT COUNT(*) FROM totp WHERE account_id = {account}
                  AND created_at > {after} AND created_at <= {until})
              + (SELECT COUNT(*) FROM recovery_code WHERE account_id = {account}
                  AND created_at > {after} AND created_at <= {until})"
    )
    .scalar(tx)
    .await?;
    Ok(count > 0)
}

/// Removes what was added in this time.
pub async fn remove_added(
    tx: &mut Tx,
    account: Of<AccountId>,
    after: Timestamp,
    until: Timestamp,
) -> Result<(), AppError> {
    for table in ["passkey", "totp", "recovery_code"] {
        sql!(
            "DELETE FROM {table:sql} WHERE account_id = {account}
             AND created_at > {after} AND created_at <= {until}"
        )
        .execute(tx)
        .await?;
    }
    Ok(())
}
