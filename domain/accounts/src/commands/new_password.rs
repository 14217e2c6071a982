//! A password that somebody chooses: by a link they were sent, or in their
//! account. It is looked at twice: as it arrives, and once the account is known,
//! because it must not be the address. Only its hash is kept.

use std::fmt;

use pleinweb_checks::Password;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::AppState;

/// The field is `password`.
pub(super) struct NewPassword {
    typed: String,
    hash: String,
}

impl NewPassword {
    /// Codes: those of `Password`.
    pub(super) fn parse(errors: &mut FieldErrors, typed: String) -> Self {
        errors.check("password", Password::parse(&typed, ""));
        Self {
            typed,
            hash: String::new(),
        }
    }

    /// Looks at it with the address it is for, and hashes it: in `prepare`.
    pub(super) async fn prepare(&mut self, app: &AppState, email: &str) -> Result<(), AppError> {
        let mut errors = FieldErrors::default();
        let password = errors.check("password", Password::parse(&self.typed, email));
        let password = errors.finish(password)?;
        let hash = app.passwords().hash(app.randomness(), password.expose());
        self.hash = hash.await?;
        Ok(())
    }

    /// Empty before `prepare`.
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(hidden)")
    }
}
