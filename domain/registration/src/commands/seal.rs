//! Sealing of what is most sensitive, before the transaction: keys are files.

use pleinweb_checks::{Iban, Nir, parse_text};
use pleinweb_kernel::{AppError, Code, PersonId};
use pleinweb_platform::AppState;

use crate::lookup::{self, about};
use crate::model::Secret;
use crate::store::Sealed;

/// What is to become of a secret. One that was not typed stays as it is.
#[derive(Debug)]
pub(super) enum Change {
    Keep(Sealed),
    Erase,
}

/// A valid value in its normal form, and how it is shown.
fn normal(secret: Secret, text: &str) -> Result<(String, String), Code> {
    Ok(match secret {
        Secret::Nir => Nir::parse(text).map(|nir| (nir.expose().to_owned(), nir.masked()))?,
        Secret::Iban => {
            Iban::parse_sepa(text).map(|iban| (iban.expose().to_owned(), iban.masked()))?
        }
        Secret::Health => (parse_text(text, 2000)?, String::new()),
    })
}

/// Seals what is valid. What is not valid is not kept at all: the form says so
/// where it was typed.
pub(super) async fn seal_all(
    app: &AppState,
    person: PersonId,
    typed: Vec<(Secret, Option<String>)>,
) -> Result<Vec<(Secret, Change)>, AppError> {
    let mut changes = Vec::new();
    for (secret, text) in typed {
        let Some(text) = text else {
            changes.push((secret, Change::Erase));
            continue;
        };
        let Ok((plain, masked)) = normal(secret, &text) else {
            continue;
        };
        let key = app.person_keys().key_of(app, person).await?;
        let bytes = key.seal(app, about(secret), plain.as_bytes());
        let lookup = lookup::of(app, &key, secret, &plain).await?;
        let sealed = Sealed {
            bytes,
            masked,
            lookup,
        };
        changes.push((secret, Change::Keep(sealed)));
    }
    Ok(changes)
}
