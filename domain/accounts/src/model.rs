//! What the forms of the accounts send, and what their pages show.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::{LocalTime, Role};

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
    /// `email_meant` and `email_kept` answer "did you mean …?", here and below.
    SignUpInput { email: String, email_meant: String, email_kept: String, password: String }
    SendSignUpAgainInput {}
    /// `password` only where the link is opened in another browser than the
    /// one that signed up: the one that was chosen there, or another one.
    ConfirmEmailInput { token: String, password: String }
    /// `return_to` is a path of this site, followed after the sign-in.
    SignInInput { email: String, password: String, return_to: String }
    EnterAsInput { account: String }
    SignOutInput {}
    StayInput {}
    CloseSessionInput { session: String }
    CloseOtherSessionsInput {}
    ForgotPasswordInput { email: String, email_meant: String, email_kept: String }
    ResetPasswordInput { token: String, password: String }
    ChangePasswordInput { current: String, password: String }
    ChangeEmailInput { email: String, email_meant: String, email_kept: String }
    ConfirmNewEmailInput { token: String }
    /// "It was not me": the link under a mail.
    StopChangesInput { token: String }
    RemoveRecentInput { return_to: String }
    KeepRecentInput { return_to: String }
    /// A proof given again, by password.
    ProveAgainInput { password: String, return_to: String }
    StartTotpInput {}
    ConfirmTotpInput { code: String, return_to: String }
    RemoveTotpInput {}
    /// A code of the application, or a recovery code.
    GiveCodeInput { code: String, return_to: String }
    NewRecoveryCodesInput {}
    KeepRecoveryCodesInput { return_to: String }
    StartPasskeyInput {}
    /// `credential` is what the browser's key answered, as JSON.
    FinishPasskeyInput { ceremony: String, credential: String, return_to: String }
    RenamePasskeyInput { passkey: String, name: String }
    RemovePasskeyInput { passkey: String }
    InviteInput { email: String, name: String, role: String, agencies: Vec<String> }
    AcceptInvitationInput { token: String, password: String }
    ColleagueAgencyInput { account: String, agency: String }
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
    /// What was added lately must be looked at first.
    #[serde(default)]
    pub review: bool,
}

/// What was added to an account lately: after a reset or a stop its owner looks
/// at it before anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub passkeys: Vec<PasskeyLine>,
    /// When the application was added.
    pub totp: Option<LocalTime>,
    /// When the recovery codes were made.
    pub codes: Option<LocalTime>,
    /// A reset or a stop asks for it.
    pub asked: bool,
}

impl Recent {
    pub fn is_empty(&self) -> bool {
        self.passkeys.is_empty() && self.totp.is_none() && self.codes.is_none()
    }
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
    /// Stops what a mail told of; the account keeps (or takes back) this address.
    Stop { email: String },
    /// Used, too old, or never made: nobody says which.
    Gone,
}

/// The ways in that an account has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysIn {
    pub email: String,
    pub role: Role,
    /// Signed in but for the second factor.
    pub half: bool,
    pub totp: bool,
    pub passkeys: Vec<PasskeyLine>,
    /// Recovery codes that were not used yet.
    pub recovery_left: i64,
}

impl WaysIn {
    pub fn has_second_factor(&self) -> bool {
        self.totp || !self.passkeys.is_empty()
    }
}

/// A passkey in its owner's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyLine {
    pub id: String,
    pub name: String,
    pub added: LocalTime,
    pub last_used: Option<LocalTime>,
}

/// An application's secret before its first code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotpView {
    /// Base32, in groups of four.
    pub secret: String,
    /// The `otpauth:` address that the picture holds.
    pub address: String,
    /// The picture as an SVG path of unit squares, and its side.
    pub picture: String,
    pub side: i32,
}

impl std::fmt::Debug for TotpView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpView")
    }
}

/// What the browser's key is asked, and the exchange it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOptions {
    pub ceremony: String,
    /// JSON, as WebAuthn writes it.
    pub options: String,
}

/// Where adding a second factor led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    pub role: Role,
    /// New recovery codes wait to be read.
    pub codes: bool,
    pub return_to: String,
}

/// The operator's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub colleagues: Vec<Colleague>,
    pub invited: Vec<Invited>,
    pub agencies: Vec<AgencyName>,
}

/// An agency to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyName {
    pub id: String,
    pub name: String,
}

/// A member of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub account: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Ids of agencies.
    pub agencies: Vec<String>,
    /// Those that they are head of.
    pub heads: Vec<String>,
    /// Has a second factor, so can work.
    pub ready: bool,
    /// The reader's own account.
    pub own: bool,
}

/// Someone invited who has not come yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub id: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub until: LocalTime,
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
