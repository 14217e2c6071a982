//! Typed ids: UUID v7 on both databases, text on the wire.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
        impl FromStr for $name {
            type Err = super::AppError;
            /// An id that cannot be read is an id that does not exist.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text.trim()).map(Self).map_err(|_| super::AppError::NotFound)
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
        #[cfg(feature = "server")]
        impl crate::Bind for $name {
            const NOTHING: crate::Value = crate::Value::Uuid(None);
            fn bind(&self) -> crate::Value { crate::Value::Uuid(Some(self.0)) }
        }
    )+};
}

ids! {
    /// Someone who can sign in.
    AccountId,
    /// An open session, signed in or not.
    SessionId,
    /// A registered passkey.
    PasskeyId,
    /// An agency of the operator.
    AgencyId,
    /// An adviser's file on the staff side (one for each adviser account).
    AdviserId,
    /// A person who looks for a job, from the first draft on.
    PersonId,
    /// An entry check: ten questions and a small task.
    CheckId,
    /// A registration file (draft, sent, decided).
    RegistrationId,
    /// A request to be called back.
    CallbackId,
    /// What a form without scripts sent and did not get through.
    FormId,
    /// A mail in the queue.
    MailId,
    /// A requested interview at the desk.
    InterviewId,
    /// An offer.
    OfferId,
    /// What someone reported about an offer.
    OfferReportId,
    /// An offer that an operator took down.
    OfferTakedownId,
    /// A search that a person keeps.
    SavedSearchId,
    /// What someone corrected of the offers that fit.
    FitCorrectionId,
    /// A list of offers that was shown to someone.
    FitListId,
}
