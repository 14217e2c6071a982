//! The commands and queries of the accounts, a file for each errand.

mod demo;
mod forgotten;
mod sessions;
mod sign_in;
mod sign_up;

pub use demo::{DemoPeople, EnterAs};
pub use forgotten::{ForgotPassword, ResetPassword};
pub use sessions::{CloseOtherSessions, CloseSession, MySessions, SignOut};
pub use sign_in::SignIn;
pub use sign_up::{ConfirmEmail, LookAtLink, SendSignUpAgain, SignUp};

use crate::kernel::{AppError, HOUR_MS};
use crate::platform::Cx;

use super::{rules::MAILS_AN_HOUR, store};

/// Whether one more mail may be asked for an address (`Email::key`); counts it.
/// Beyond the limit the answer to the person is the same, and nothing leaves.
async fn may_mail(cx: &mut Cx, email: &str) -> Result<bool, AppError> {
    let office = cx.office();
    let scope = office.secrets().lookup_hash("asked-mail", email);
    let (now, id) = (cx.now(), cx.new_id());
    let asked = store::mails_asked(cx.tx(), &scope, now.minus(HOUR_MS)).await?;
    store::note_mail_asked(cx.tx(), id, &scope, now).await?;
    Ok(asked < MAILS_AN_HOUR)
}

/// A path of this site, or nothing.
fn local_path(path: String) -> String {
    if crate::kernel::is_local_path(&path) {
        path
    } else {
        String::new()
    }
}
