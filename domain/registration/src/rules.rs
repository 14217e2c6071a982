//! Numbers, delays and versions of a registration, without a database.

use super::model::Answers;
use pleinweb_checks::{Nir, parse_date};
use pleinweb_kernel::promises::ANSWER;
use pleinweb_kernel::{Code, Timestamp};
use pleinweb_nomenclature::model::PlaceHit;

/// The version of the consent text (`consent-text` in `registration.ftl`). A
/// change of its meaning takes a new number; each file keeps the one it was
/// sent with.
pub const CONSENT_VERSION: u16 = 3;

/// Letters that are not mistaken for a digit or for each other; 23 of them,
/// because a prime notices every wrong digit and every swap of two neighbours.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTVWXYZ";

/// By when an adviser answers a file that was sent at `sent_at`.
pub const fn answer_by(sent_at: Timestamp) -> Timestamp {
    sent_at.plus(ANSWER.ms())
}

/// How a place is written once it is chosen: `Limoges (87)`.
pub fn place_label(place: &PlaceHit) -> String {
    [&place.name, " (", &place.department, ")"].concat()
}

/// The check letter of a file number.
pub(crate) fn check_letter(year: i64, count: i64) -> char {
    let rest = (year * 1_000_000 + count).rem_euclid(23);
    usize::try_from(rest).map_or('A', |index| char::from(LETTERS[index]))
}

/// `PW-2026-000123-K`: what a person reads out on the telephone.
pub fn file_number(year: i64, count: i64) -> String {
    format!("PW-{year}-{count:06}-{}", check_letter(year, count))
}

/// What in a file does not fit together, for the person who reads it through
/// and for the adviser: to be looked at, never a refusal. Codes: those of
/// `Nir::differences` that concern the birth date.
pub fn to_check(answers: &Answers, nir: Option<&Nir>) -> Vec<Code> {
    match (nir, parse_date(&answers.identity.birth_date)) {
        (Some(nir), Ok(birth)) => nir.differences(Some(birth), None),
        _ => Vec::new(),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{answer_by, check_letter, file_number};
    use pleinweb_kernel::{HOUR_MS, Timestamp};

    #[pleinweb_testing::test]
    fn an_answer_is_due_72_elapsed_hours_later() {
        assert_eq!(answer_by(Timestamp(5)), Timestamp(5 + 72 * HOUR_MS));
    }

    #[pleinweb_testing::test]
    fn a_number_shows_a_wrong_digit_and_two_swapped_ones() {
        assert_eq!(file_number(2026, 123).len(), "PW-2026-000123-K".len());
        let mut seen = 0;
        for count in [1_i64, 123, 999_999, 123_456] {
            let digits = format!("{count:06}").into_bytes();
            let right = check_letter(2026, count);
            for at in 0..6 {
                for digit in b'0'..=b'9' {
                    let mut wrong = digits.clone();
                    wrong[at] = digit;
                    let other: i64 = String::from_utf8(wrong).unwrap().parse().unwrap();
                    assert!(
                        other == count || check_letter(2026, other) != right,
                        "{count} {other}"
                    );
                    seen += 1;
                }
                if at > 0 {
                    let mut swapped = digits.clone();
                    swapped.swap(at, at - 1);
                    let other: i64 = String::from_utf8(swapped).unwrap().parse().unwrap();
                    assert!(
                        other == count || check_letter(2026, other) != right,
                        "{count} {other}"
                    );
                }
            }
        }
        assert_eq!(seen, 240);
    }
}
