//! A pay for a month that is probably something else: a figure too few, the pay of
//! an hour or of a year. It is asked about and never refused: who says that it is
//! right goes on.

use pleinweb_checks::Amount;
use pleinweb_kernel::Code;

/// Gross for a month, in euros: below it is a few hours a week at the minimum wage
/// (which was 1 801,80 € for 151,67 hours in 2025), or a slip.
const LOW: i64 = 400;
/// Above it is a pay that few of those who register ask for, or one of a year.
const HIGH: i64 = 15_000;
/// What a month of full time pays, about: what is meant lies there.
const LIKELY: std::ops::RangeInclusive<i64> = 1_200..=8_000;
/// Hours of a month at full time, in hundredths (35 x 52 / 12).
const MONTH: i64 = 15_167;
/// What an hour pays, about.
const HOUR: std::ops::RangeInclusive<i64> = 9..=50;

/// What is asked about a pay for a month: `pay-low`, `pay-high`, or nothing.
pub(super) fn question(month: Amount) -> Option<Code> {
    let euros = month.cents() / 100;
    if euros < LOW {
        Some(Code::new("pay-low"))
    } else if euros > HIGH {
        Some(Code::new("pay-high"))
    } else {
        None
    }
}

/// The pay for a month, in whole euros, that was perhaps meant by one that is asked
/// about: of an hour, with a nought missing, or of a year.
pub fn meant_pay(text: &str) -> Option<i64> {
    let month = Amount::parse(text).ok()?;
    question(month)?;
    let cents = month.cents();
    let euros = cents / 100;
    let meant = if HOUR.contains(&euros) {
        cents * MONTH / 10_000
    } else if euros < LOW {
        euros * 10
    } else {
        euros / 12
    };
    LIKELY.contains(&meant).then_some(meant)
}

#[cfg(feature = "testing")]
mod tests {
    use pleinweb_checks::Amount;

    use super::{meant_pay, question};

    #[pleinweb_testing::test]
    fn a_pay_that_is_hardly_one_of_a_month_is_asked_about() {
        for (typed, asked, meant) in [
            ("1900", None, None),
            ("1 850,50 €", None, None),
            ("400", None, None),
            ("650", None, None),
            ("15000", None, None),
            // A nought is missing.
            ("190", Some("pay-low"), Some(1_900)),
            ("145", Some("pay-low"), Some(1_450)),
            ("399,99", Some("pay-low"), Some(3_990)),
            // Of an hour.
            ("12", Some("pay-low"), Some(1_820)),
            ("12,50", Some("pay-low"), Some(1_895)),
            // Of a day, or nothing that we know.
            ("85", Some("pay-low"), None),
            ("0", Some("pay-low"), None),
            // Of a year.
            ("22 800", Some("pay-high"), Some(1_900)),
            ("36000", Some("pay-high"), Some(3_000)),
            ("15 001", Some("pay-high"), Some(1_250)),
            ("190000", Some("pay-high"), None),
        ] {
            let amount = Amount::parse(typed).expect(typed);
            let code = question(amount);
            assert_eq!(
                code.as_ref().map(pleinweb_kernel::Code::as_str),
                asked,
                "{typed}"
            );
            assert_eq!(meant_pay(typed), meant, "{typed}");
        }
        assert_eq!(meant_pay("beaucoup"), None);
    }
}
