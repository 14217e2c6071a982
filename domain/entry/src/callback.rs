//! Requests to be called back: what they hold, and who may take one.

use pleinweb_kernel::keyed;
use pleinweb_kernel::promises::CALL_TAKEN;
use pleinweb_kernel::{AdviserId, Code, Timestamp};

/// Raised when the words that people agree to change (`callback-consent`).
#[cfg(feature = "server")]
pub const CONSENT_VERSION: i64 = 1;

keyed! {
    /// When the person would rather be called.
    "slot" CallbackSlot {
        Any "any",
        Morning "morning",
        Midday "midday",
        Afternoon "afternoon",
        Evening "evening",
    }
}

keyed! {
    /// What it is about.
    "subject" CallbackSubject {
        /// To register with someone.
        Register "register",
        /// To choose how to be supported.
        Choose "choose",
        /// To be helped with computers and the net.
        Online "online",
        /// To talk about the job search.
        JobSearch "job-search",
        Other "other",
    }
}

keyed! {
    /// How a request ended.
    "callback-outcome" CallbackOutcome {
        /// What was asked is answered.
        Answered "answered",
        /// They will meet.
        Appointment "appointment",
        /// Registered together, on the phone.
        Registered "registered",
        /// Called several times and not reached; told so.
        Unreachable "unreachable",
        /// The number is somebody else's, or nobody's.
        WrongNumber "wrong-number",
        /// Not needed any more.
        NoLongerNeeded "no-longer-needed",
    }
}

/// Whether an adviser may take a request (again, or over from a colleague).
/// Code: `taken-by-colleague`.
pub fn may_take(
    who: AdviserId,
    owner: Option<(AdviserId, Timestamp)>,
    now: Timestamp,
) -> Result<(), Code> {
    match owner {
        Some((owner, since)) if owner != who && now.since(since) < CALL_TAKEN.ms() => {
            Err(Code::new("taken-by-colleague"))
        }
        _ => Ok(()),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use pleinweb_kernel::promises::CALL_TAKEN;
    use uuid::Uuid;

    use super::may_take;
    use pleinweb_kernel::{AdviserId, Timestamp};

    #[pleinweb_testing::test]
    fn a_request_has_one_owner_for_a_while() {
        let (me, other) = (AdviserId(Uuid::from_u128(1)), AdviserId(Uuid::from_u128(2)));
        let now = Timestamp(1_000_000_000);
        for (owner, ok) in [
            (None, true),
            (Some((me, now)), true),
            (Some((other, now)), false),
            (Some((other, now.minus(CALL_TAKEN.ms() - 1))), false),
            (Some((other, now.minus(CALL_TAKEN.ms()))), true),
        ] {
            assert_eq!(may_take(me, owner, now).is_ok(), ok, "{owner:?}");
        }
    }
}
