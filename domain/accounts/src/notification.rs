//! What the owner of an account is told by mail. The sentences are the interface's
//! (`app/src/accounts/mails.rs`).

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Timestamp;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// Confirm the address of a new account.
    ConfirmEmail { link: String },
    /// Someone signed up with an address that already has an account.
    AccountExists {
        sign_in_link: String,
        reset_link: String,
    },
    /// Choose a new password.
    ResetPassword { link: String },
    /// Someone forgot the password of an account that does not exist.
    NoAccount { sign_up_link: String },
    /// Confirm a new address (sent to the new one).
    ConfirmNewEmail { link: String },
    /// A change of address was asked for (sent to the old one). `undo`, here and
    /// below, is the link by which the owner stops it all.
    EmailChangeAsked {
        new_address_masked: String,
        undo: String,
    },
    /// The address was changed (sent to the old one).
    EmailChanged {
        new_address_masked: String,
        #[serde(default)]
        undo: String,
    },
    /// The owner took the account back from this address (sent to it).
    EmailTakenBack,
    /// The password was changed, or sign-in methods were: mails that an earlier
    /// version queued. `WayInChanged` says which.
    SignInChanged,
    /// A way in was added, changed or removed.
    WayInChanged { change: WayIn, undo: String },
    /// Someone came in from a browser that the account did not know.
    NewDevice {
        device: String,
        at: Timestamp,
        undo: String,
    },
    /// Several wrong second factors, one after another.
    FactorsGuessed { undo: String },
    /// The owner pressed the button of an `undo` link.
    ChangesStopped { reset_link: String },
    /// An operator invites a colleague.
    Invitation { link: String },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}

/// What happened to the ways into an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayIn {
    Password,
    KeyAdded,
    KeyRemoved,
    AppAdded,
    AppRemoved,
    CodesMade,
    /// Everything that was added lately.
    RecentRemoved,
}
