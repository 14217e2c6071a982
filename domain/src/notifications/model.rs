//! The kinds of mail.

use serde::{Deserialize, Serialize};

use crate::kernel::Timestamp;
use crate::offers::saved::model::Asked;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
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
    /// The kept address of an entry check, to go on elsewhere.
    EntryCheckLink { link: String },
    /// A call-back request was received.
    CallbackReceived { answer_by: Timestamp },
    /// A registration was sent: number and the time by which someone answers.
    RegistrationReceived {
        number: String,
        answer_by: Timestamp,
    },
    /// A draft will be erased.
    DraftEnding { erased_at: Timestamp, link: String },
    /// An adviser decided: `decision` is `full-web`, `mixed` or `agency`.
    Decided {
        decision: String,
        reason: String,
        link: String,
    },
    /// Nobody answered within 72 hours: a colleague takes over.
    PassedToColleague { answer_by: Timestamp },
    /// The person went back to the agency, `once` or for good.
    ReturnedToAgency { once: bool },
    /// The person volunteers again.
    VolunteersAgain { answer_by: Timestamp },
    /// An operator decided about an offer that someone reported.
    OfferReportAnswered {
        title: String,
        taken_down: bool,
        reason: String,
    },
    /// To its employer: an offer was taken down; the link is the way to contest.
    OfferTakenDown {
        title: String,
        reason: String,
        link: String,
    },
    /// To its employer: what became of the contest.
    OfferContestAnswered {
        title: String,
        restored: bool,
        reason: String,
    },
    /// To heads and operators: an adviser read more people than their work
    /// explains, and reads nobody until then.
    MassReading {
        /// Who, as colleagues call them.
        name: String,
        count: u64,
        until: Timestamp,
        link: String,
    },
    /// Offers that came and that a saved search finds: the first ones, and how
    /// many others there are. `link` is the search's page, `stop` stops its mails.
    OffersFound {
        asked: Asked,
        offers: Vec<FoundInMail>,
        others: u64,
        link: String,
        stop: String,
    },
}

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

/// An offer that a mail names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInMail {
    pub title: String,
    pub employer: Option<String>,
    pub place: String,
    pub link: String,
}

impl Notice {
    /// The path that stops mails of this kind, where mails can be stopped: for
    /// `List-Unsubscribe` (RFC 2369, RFC 8058).
    pub fn stop(&self) -> Option<&str> {
        match self {
            Self::OffersFound { stop, .. } => Some(stop),
            _ => None,
        }
    }

    /// Whether it can wait for the morning: what nobody asked for at this very
    /// moment does not arrive at night, however often it was tried before.
    pub fn waits_for_morning(&self) -> bool {
        self.stop().is_some()
    }
}
