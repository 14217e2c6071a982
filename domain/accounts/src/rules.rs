//! Pure decisions: how long to wait after wrong tries, what a proof opens,
//! which way in may be removed.

use super::model::Step;
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Role};

/// A passkey exchange, between its two halves.
pub const CEREMONY_MS: i64 = 5 * MINUTE_MS;
/// An application's secret waits this long for its first code.
pub const PENDING_TOTP_MS: i64 = HOUR_MS;
/// Changes of address that an account may ask for within an hour.
pub const NEW_EMAILS_AN_HOUR: i64 = 5;
/// Mails about new devices that an account gets within an hour.
pub const DEVICE_MAILS_AN_HOUR: i64 = 10;

/// How many mails may be asked for one address and one purpose within an hour;
/// beyond, the answer is the same and nothing is sent. What one browser or one
/// network used up is not taken from others.
#[derive(Clone, Copy, Debug)]
pub struct MailRules {
    pub browser: i64,
    pub network: i64,
    pub all: i64,
}

/// See `MailRules`.
pub const MAILS_AN_HOUR: MailRules = MailRules {
    browser: 5,
    network: 8,
    all: 12,
};
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
pub(crate) const SIGN_IN_RULES: SignInRules = SignInRules {
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

/// The two counters of second factors. Each judges all of them alike: a passkey,
/// a code of an application, a recovery code, the first code of a new one.
#[derive(Clone, Copy, Debug)]
pub struct FactorRules {
    /// A device that gave every proof before.
    pub device: Waits,
    /// All other devices together: a browser that drops its cookies is one of them.
    pub strangers: Waits,
    /// The wrong try after which the owner is told.
    pub told_after: i64,
    /// And then after each so many more.
    pub told_again: i64,
}

/// A code of six digits, of which three are right at any moment, guessed six
/// times a day: less than one chance in a hundred in a year.
pub const FACTOR_RULES: FactorRules = FactorRules {
    device: Waits {
        free: 5,
        first_ms: MINUTE_MS / 2,
        longest_ms: HOUR_MS,
    },
    strangers: Waits {
        free: 5,
        first_ms: MINUTE_MS / 2,
        longest_ms: 4 * HOUR_MS,
    },
    told_after: 5,
    told_again: 20,
};

/// Whether the owner is told after so many wrong second factors.
pub fn tells_owner(failures: i64) -> bool {
    let more = failures - FACTOR_RULES.told_after;
    more >= 0 && more % FACTOR_RULES.told_again == 0
}

/// How long the next try waits after so many wrong ones.
pub(crate) fn wait_ms(failures: i64, waits: Waits) -> i64 {
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
    /// A passkey with user verification.
    Two,
    /// What was missing beside the proof that this very session stands on.
    Added,
    /// A door of the demo: nothing was proved.
    Door,
}

/// What a proof opens.
pub fn next_step(role: Role, proof: Proof, has_second_factor: bool) -> Step {
    match (proof, role.needs_second_factor()) {
        (Proof::Two | Proof::Added | Proof::Door, _) | (Proof::One, false) => Step::SignedIn,
        (Proof::One, true) if has_second_factor => Step::GiveSecondFactor,
        (Proof::One, true) => Step::EnrolSecondFactor,
    }
}

/// Whether a second factor may be removed: members of the staff keep one.
/// `left` is how many would remain. (Everyone keeps the password.)
pub fn may_remove_factor(role: Role, left: usize) -> bool {
    left > 0 || !role.needs_second_factor()
}

#[cfg(feature = "testing")]
mod tests {
    use super::{
        DAY_MS, FACTOR_RULES, Proof, Role, SIGN_IN_RULES, Step, may_remove_factor, next_step,
        tells_owner, wait_ms,
    };

    #[pleinweb_testing::test]
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

    #[pleinweb_testing::test]
    fn a_year_of_guesses_finds_no_code() {
        let waits = FACTOR_RULES.strangers;
        let (mut failures, mut at, year) = (0, 0, 365 * DAY_MS);
        while at < year {
            failures += 1;
            at += wait_ms(failures, waits);
        }
        assert!(
            failures < 2_400,
            "{failures} codes of a million were judged"
        );
    }

    #[pleinweb_testing::test]
    fn the_owner_is_told_after_the_fifth() {
        let told: Vec<i64> = (0..50).filter(|count| tells_owner(*count)).collect();
        assert_eq!(told, [5, 25, 45]);
    }

    #[pleinweb_testing::test]
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

    #[pleinweb_testing::test]
    fn staff_need_two_proofs() {
        for (role, proof, has, step) in [
            (Role::JobSeeker, Proof::One, false, Step::SignedIn),
            (Role::Employer, Proof::One, false, Step::SignedIn),
            (Role::Adviser, Proof::One, false, Step::EnrolSecondFactor),
            (Role::Adviser, Proof::One, true, Step::GiveSecondFactor),
            (Role::Adviser, Proof::Two, true, Step::SignedIn),
            (Role::Adviser, Proof::Added, true, Step::SignedIn),
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
