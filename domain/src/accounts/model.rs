//! What the forms of the accounts send, and what their pages show.

use serde::{Deserialize, Serialize};

use crate::kernel::{Lang, LocalTime, Role};

macro_rules! inputs {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $(pub $field: $type),* }

        // What people type never reaches a log.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}

inputs! {
    SignUpInput { email: String, password: String }
    SendSignUpAgainInput {}
    /// `password` only where the link is opened in another browser than the
    /// one that signed up.
    ConfirmEmailInput { token: String, password: String }
    /// `return_to` is a path of this site, followed after the sign-in.
    SignInInput { email: String, password: String, return_to: String }
    EnterAsInput { account: String }
    SignOutInput {}
    CloseSessionInput { session: String }
    CloseOtherSessionsInput {}
    ForgotPasswordInput { email: String }
    ResetPasswordInput { token: String, password: String }
}

/// What is left to do after a way in was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    SignedIn,
    /// A second factor exists and must be given.
    GiveSecondFactor,
    /// A second factor is compulsory and there is none yet.
    EnrolSecondFactor,
}

/// Where a way in led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub role: Role,
    pub step: Step,
    /// Where the person was going: empty, or a path of this site.
    pub return_to: String,
}

/// What a one-use link of a mail is for, before it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkView {
    /// Makes a new account; `ask_password` when this browser did not sign up.
    NewAccount { email: String, ask_password: bool },
    /// Gives an account another address.
    NewEmail { email: String },
    /// Gives an account another password.
    NewPassword,
    /// Makes a colleague's account.
    Invitation { email: String, name: String },
    /// Used, too old, or never made: nobody says which.
    Gone,
}

/// An open session in its owner's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    pub id: String,
    /// "Firefox, Linux".
    pub device: String,
    pub opened: LocalTime,
    pub last_used: LocalTime,
    /// The session of this very browser.
    pub current: bool,
}

/// Someone the demo lets in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPerson {
    pub account: String,
    /// A key of the demo, such as `new-job-seeker`.
    pub kind: String,
    pub label: String,
    pub role: Role,
}

/// The paths that mails lead to. The interface has a test that each is a page.
pub mod links {
    use super::Lang;

    pub fn confirm_email(lang: Lang, token: &str) -> String {
        format!("{}/confirmer/{token}", lang.prefix())
    }
    pub fn reset_password(lang: Lang, token: &str) -> String {
        format!("{}/nouveau-mot-de-passe/{token}", lang.prefix())
    }
    pub fn invitation(lang: Lang, token: &str) -> String {
        format!("{}/rejoindre/{token}", lang.prefix())
    }
    pub fn sign_in(lang: Lang) -> String {
        format!("{}/connexion", lang.prefix())
    }
    pub fn sign_up(lang: Lang) -> String {
        format!("{}/creer-un-compte", lang.prefix())
    }
    pub fn forgot_password(lang: Lang) -> String {
        format!("{}/mot-de-passe-oublie", lang.prefix())
    }
}

/// `marie@exemple.fr` as `m…@exemple.fr`: enough for its owner, no more.
pub fn masked_email(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}…@{domain}")
        }
        None => "…".to_owned(),
    }
}
