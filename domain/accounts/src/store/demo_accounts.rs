//! The people whom a demo lets in.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AppError, Role};
use pleinweb_platform::{Of, Tx, sql};

/// A person of the demo.
#[derive(Clone, Debug, FromRow)]
pub struct DemoRow {
    pub account_id: AccountId,
    pub kind: String,
    pub label: String,
    pub role: Role,
}

/// Lets the sign-in page of a demo offer this account. `label` is what the
/// door says, in French and without anything to translate.
pub async fn add_demo_person(
    tx: &mut Tx,
    account: Of<AccountId>,
    kind: &str,
    label: &str,
) -> Result<(), AppError> {
    sql!("INSERT INTO demo_person (account_id, kind, label) VALUES ({account}, {kind}, {label})")
        .execute(tx)
        .await
}

pub async fn demo_people(tx: &mut Tx) -> Result<Vec<DemoRow>, AppError> {
    sql!(
        "SELECT d.account_id, d.kind, d.label, a.role FROM demo_person d JOIN account a
         ON a.id = d.account_id
         WHERE a.closed_at IS NULL ORDER BY d.kind, d.label LIMIT 50"
    )
    .all(tx)
    .await
}

/// Whether a demo lets this one in: by this `authorize` decides.
pub async fn is_demo_person(tx: &mut Tx, account: AccountId) -> Result<bool, AppError> {
    let found: Option<String> = sql!("SELECT kind FROM demo_person WHERE account_id = {account}")
        .optional_scalar(tx)
        .await?;
    Ok(found.is_some())
}
