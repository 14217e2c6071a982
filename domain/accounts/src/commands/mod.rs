//! The commands and queries of the accounts, a file for each errand.

mod change;
mod demo;
mod first_operator;
mod forgotten;
mod give_code;
mod heads;
mod new_password;
mod own_passkeys;
mod passkeys;
mod reauthenticate;
mod recovery;
mod review;
mod second_factor;
mod sessions;
mod sign_in;
mod sign_up;
mod staff;
mod stop;

pub use change::{ChangeEmail, ChangePassword, ConfirmNewEmail};
pub use demo::{DemoPeople, EnterAs};
pub use first_operator::invite_first_operator;
pub use forgotten::{ForgotPassword, ResetPassword};
pub use give_code::GiveCode;
pub use heads::NameHead;
pub(crate) use heads::tell as tell_head;
pub use own_passkeys::{RemovePasskey, RenamePasskey};
pub use passkeys::{FinishAddPasskey, FinishPasskeySignIn, StartAddPasskey, StartPasskeySignIn};
pub use reauthenticate::ProveAgain;
pub use recovery::{KeepRecoveryCodes, MyRecoveryCodes, NewRecoveryCodes};
pub use review::{KeepRecent, RecentAdditions, RemoveRecent};
pub use second_factor::{ConfirmTotp, MyWaysIn, PendingTotp, RemoveTotp, StartTotp};
pub use sessions::{CloseOtherSessions, CloseSession, MySessions, SignOut, Stay};
pub use sign_in::SignIn;
pub use sign_up::{ConfirmEmail, LookAtLink, MailedTo, SendSignUpAgain, SignUp};
pub(crate) use staff::emit_to_operator;
pub use staff::{AcceptInvitation, AttachAgency, Colleagues, Invite};
pub use stop::StopChanges;

use pleinweb_platform::{Budget, Counted};

/// Whoever asks for mails to an address that may be anybody's: by network, while
/// each address has its own limit.
const STRANGERS: Counted = Counted::NEWCOMERS
    .account(Budget::a_day("account-mail", 20))
    .network(Budget::a_day("account-mail", 500));
/// Whoever is signed in and gives proofs again: the owner may be told of an
/// unknown browser. Far more than a day of work asks for.
const SIGNING_IN: Counted = Counted::NOBODY.account(Budget::a_day("signing-in", 200));
/// What an owner changes, and is told by mail.
const OWN: Counted = Counted::NOBODY.account(Budget::a_day("account-change", 20));

/// A path of this site, or nothing.
fn local_path(path: String) -> String {
    if pleinweb_kernel::is_local_path(&path) {
        path
    } else {
        String::new()
    }
}
