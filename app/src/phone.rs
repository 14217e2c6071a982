//! Telephone numbers, to read and to press.

use pleinweb_checks::Phone;

/// The address that dials a number.
pub fn dial(phone: &str) -> String {
    let mut href = "tel:".to_owned();
    href.extend(phone.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
    href
}

/// A number as its people write it, never cut at the end of a line. What is no number
/// (the three digits of a help line) stays as it was written.
pub fn spelled(phone: &str) -> String {
    let written = Phone::parse(phone).map_or_else(|_| phone.to_owned(), |phone| phone.to_string());
    written.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::{dial, spelled};

    #[test]
    fn numbers_are_dialled() {
        assert_eq!(dial("05 36 49 10 10"), "tel:0536491010");
        assert_eq!(dial("+33 6"), "tel:+336");
    }

    #[test]
    fn numbers_are_read_in_pairs_and_in_one_piece() {
        for (number, read) in [
            ("+33612345678", "06 12 34 56 78"),
            ("05 36 49 10 10", "05 36 49 10 10"),
            ("0536491010", "05 36 49 10 10"),
            // Overseas: the department's four digits, then pairs; dialled so from everywhere in France.
            ("+262692123456", "0692 12 34 56"),
            ("+262262901234", "0262 90 12 34"),
            ("0693 12 34 56", "0693 12 34 56"),
            ("+590690123456", "0690 12 34 56"),
            ("+594694123456", "0694 12 34 56"),
            ("+596696123456", "0696 12 34 56"),
            ("+508412345", "+508 41 23 45"),
            ("+681721234", "+681 72 12 34"),
            ("+687261234", "+687 26 12 34"),
            ("+68940123456", "+689 40 12 34 56"),
            ("+32470123456", "+32 470 12 34 56"),
            ("+15141234567", "+1 514 123 4567"),
            ("39 49", "39 49"),
            ("115", "115"),
            ("", ""),
        ] {
            assert_eq!(spelled(number), read.replace(' ', "\u{a0}"), "{number}");
        }
    }
}
