//! What somebody typed and the next page tells them again (the address that a mail
//! went to), in the address of that page: sealed, for their session and no other.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use pleinweb_kernel::{AppError, SessionId};

use super::Cx;

fn about(session: SessionId) -> String {
    format!("shown:{session}")
}

impl Cx {
    /// Seals a text for the session of whoever acts; a visitor gets one.
    ///
    /// # Errors
    /// As `ensure_session` says.
    pub async fn seal_to_show(&mut self, text: &str) -> Result<String, AppError> {
        let session = self.ensure_session().await?;
        let app = self.app();
        let sealed = app
            .secrets()
            .seal(app.randomness(), &about(session), text.as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// What was sealed for this very session; nothing of anything else.
    pub fn open_to_show(&self, sealed: &str) -> Option<String> {
        let session = self.session()?;
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = self.app().secrets().open(&about(session), &sealed)?;
        String::from_utf8(plain).ok()
    }
}
