//! The keyed hash of a sealed value: tells whether it changed, and of a NIR
//! whether someone else's file has it too. Nobody who has the database and the
//! master keys finds the value by trying (docs/adr/0015).

use uuid::Uuid;

use super::model::Secret;
use pleinweb_checks::Nir;
use pleinweb_kernel::AppError;
use pleinweb_platform::{AppState, PersonKey, incident};

/// A hash; of a NIR with the pepper it was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookup {
    pub hash: Vec<u8>,
    pub pepper: Option<Uuid>,
}

/// What binds a sealed value to its place.
pub(super) fn about(secret: Secret) -> &'static str {
    match secret {
        Secret::Nir => "registration:nir",
        Secret::Iban => "registration:iban",
        Secret::Health => "registration:health",
    }
}

/// The hash of a value in its normal form. Touches files: never in a transaction.
pub(super) async fn of(
    app: &AppState,
    key: &PersonKey,
    secret: Secret,
    plain: &str,
) -> Result<Lookup, AppError> {
    let about = about(secret);
    let own = key.hash(about, plain);
    if secret != Secret::Nir {
        return Ok(Lookup {
            hash: own,
            pepper: None,
        });
    }
    let keys = app.person_keys();
    let number = keys.number_hash(app, about, plain).await?;
    let nir = Nir::parse(plain).map_err(|_| incident(&"a sealed number is none"))?;
    // A temporary one finds nobody, and does not even say that it is one.
    let hash = if nir.is_temporary() { own } else { number.hash };
    Ok(Lookup {
        hash,
        pepper: Some(number.pepper),
    })
}
