//! The commands and queries of the accounts, a file for each errand.

mod change;
mod demo;
mod first_operator;
mod forgotten;
mod heads;
mod new_password;
mod passkeys;
mod prove;
mod recovery;
mod second_factor;
mod sessions;
mod sign_in;
mod sign_up;
mod staff;

pub use change::{ChangeEmail, ChangePassword, ConfirmNewEmail};
pub use demo::{DemoPeople, EnterAs};
pub use first_operator::invite_first_operator;
pub use forgotten::{ForgotPassword, ResetPassword};
pub use heads::{NameHead, UnnameHead};
pub use passkeys::{
    FinishAddPasskey, FinishPasskeySignIn, RemovePasskey, RenamePasskey, StartAddPasskey,
    StartPasskeySignIn,
};
pub use prove::ProveAgain;
pub use recovery::{KeepRecoveryCodes, MyRecoveryCodes, NewRecoveryCodes};
pub use second_factor::{ConfirmTotp, GiveCode, MyWaysIn, PendingTotp, RemoveTotp, StartTotp};
pub use sessions::{CloseOtherSessions, CloseSession, MySessions, SignOut};
pub use sign_in::SignIn;
pub use sign_up::{ConfirmEmail, LookAtLink, SendSignUpAgain, SignUp};
pub use staff::{AcceptInvitation, AttachAgency, CloseAccount, Colleagues, DetachAgency, Invite};

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
