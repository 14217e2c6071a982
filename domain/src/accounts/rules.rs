//! Pure decisions: how long to wait after wrong tries, what a proof opens,
//! which way in may be removed.

use super::model::Step;
use crate::kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Role};

/// A link that confirms a new account, in milliseconds.
pub const SIGN_UP_LINK_MS: i64 = 48 * HOUR_MS;
/// A link to choose a new password.
pub const RESET_LINK_MS: i64 = HOUR_MS;
/// A link that confirms a new address.
pub const NEW_EMAIL_LINK_MS: i64 = 48 * HOUR_MS;
/// An invitation.
pub const INVITATION_MS: i64 = 7 * DAY_MS;
/// A passkey exchange, between its two halves.
pub const CEREMONY_MS: i64 = 5 * MINUTE_MS;
/// New recovery codes are shown this long, unless their owner says earlier that they are kept.
pub const CODES_SHOWN_MS: i64 = 15 * MINUTE_MS;
/// Mails that may be asked for one address within an hour; beyond, the answer
/// is the same and nothing is sent.
pub const MAILS_AN_HOUR: i64 = 5;
/// Sensitive changes ask for a proof that is younger than this.
pub const RECENT_MINUTES: i64 = 15;
/// After so long without a wrong try, counting begins again.
pub const FORGET_TRIES_MS: i64 = DAY_MS;

/// How waits grow: `free` wrong tries cost nothing, the next one `first_ms`,
/// each one after twice as much, up to `longest_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    pub free: i64,
    pub first_ms: i64,
    pub longest_ms: i64,
}

/// The two counters of sign-in.
#[derive(Clone, Copy, Debug)]
pub struct SignInRules {
    /// One device: a browser where the account signed in before, else a
    /// network. Nobody else is slowed down by it.
    pub device: Waits,
    /// All devices together that are not known to the account: what slows down
    /// somebody who guesses from many networks. Short, so that the rightful
    /// person on a new device comes through; on a known one it does not apply.
    pub strangers: Waits,
}

/// See `SignInRules`.
pub const SIGN_IN_RULES: SignInRules = SignInRules {
    device: Waits {
        free: 5,
        first_ms: MINUTE_MS / 2,
        longest_ms: 15 * MINUTE_MS,
    },
    strangers: Waits {
        free: 50,
        first_ms: 5_000,
        longest_ms: MINUTE_MS,
    },
};

/// How long the next try waits after so many wrong ones.
pub fn wait_ms(failures: i64, waits: Waits) -> i64 {
    if failures < waits.free {
        return 0;
    }
    let doublings = u32::try_from(failures - waits.free)
        .unwrap_or(u32::MAX)
        .min(20);
    waits
        .first_ms
        .saturating_mul(1 << doublings)
        .min(waits.longest_ms)
}

/// What someone showed to come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The password, or a link in the account's mailbox.
    One,
    /// A passkey with user verification, a code after the password, or a door of the demo.
    Two,
}

/// What a proof opens.
pub fn next_step(role: Role, proof: Proof, has_second_factor: bool) -> Step {
    match (proof, role.needs_second_factor()) {
        (Proof::Two, _) | (Proof::One, false) => Step::SignedIn,
        (Proof::One, true) if has_second_factor => Step::GiveSecondFactor,
        (Proof::One, true) => Step::EnrolSecondFactor,
    }
}

/// Whether a second factor may be removed: members of the staff keep one.
/// `left` is how many would remain. (Everyone keeps the password.)
pub fn may_remove_factor(role: Role, left: usize) -> bool {
    left > 0 || !role.needs_second_factor()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let device = SIGN_IN_RULES.device;
        for (failures, seconds) in [
            (0, 0),
            (4, 0),
            (5, 30),
            (6, 60),
            (7, 120),
            (9, 480),
            (10, 900),
            (1_000_000, 900),
        ] {
            assert_eq!(wait_ms(failures, device), seconds * 1000, "{failures}");
        }
        for (failures, seconds) in [(49, 0), (50, 5), (51, 10), (54, 60), (5_000, 60)] {
            assert_eq!(
                wait_ms(failures, SIGN_IN_RULES.strangers),
                seconds * 1000,
                "{failures}"
            );
        }
    }

    #[test]
    fn the_last_second_factor_of_the_staff_stays() {
        for (role, left, may) in [
            (Role::JobSeeker, 0, true),
            (Role::Adviser, 1, true),
            (Role::Adviser, 0, false),
            (Role::Operator, 0, false),
        ] {
            assert_eq!(may_remove_factor(role, left), may, "{role:?} {left}");
        }
    }

    #[test]
    fn staff_need_two_proofs() {
        for (role, proof, has, step) in [
            (Role::JobSeeker, Proof::One, false, Step::SignedIn),
            (Role::Employer, Proof::One, false, Step::SignedIn),
            (Role::Adviser, Proof::One, false, Step::EnrolSecondFactor),
            (Role::Adviser, Proof::One, true, Step::GiveSecondFactor),
            (Role::Adviser, Proof::Two, true, Step::SignedIn),
            (Role::Evaluator, Proof::One, false, Step::EnrolSecondFactor),
            (Role::Operator, Proof::One, true, Step::GiveSecondFactor),
            (Role::Operator, Proof::Two, true, Step::SignedIn),
        ] {
            assert_eq!(
                next_step(role, proof, has),
                step,
                "{role:?} {proof:?} {has}"
            );
        }
    }
}
