//! Telephone numbers, to read and to press.

/// The address that dials a number.
pub fn dial(phone: &str) -> String {
    let mut href = "tel:".to_owned();
    href.extend(phone.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
    href
}

/// A number that is never cut at the end of a line.
pub fn unbroken(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}

/// A stored number (`+33612345678`) as people in France write it; others as they are.
pub fn spelled(phone: &str) -> String {
    let Some(national) = phone.strip_prefix("+33").filter(|rest| rest.len() == 9) else {
        return phone.to_owned();
    };
    let mut spelled = "0".to_owned();
    for (place, digit) in national.chars().enumerate() {
        if place % 2 == 1 {
            spelled.push('\u{a0}');
        }
        spelled.push(digit);
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::{dial, spelled, unbroken};

    #[test]
    fn numbers_are_read_and_dialled() {
        assert_eq!(dial("05 36 49 10 10"), "tel:0536491010");
        assert_eq!(dial("+33 6"), "tel:+336");
        assert_eq!(unbroken("05 36"), "05\u{a0}36");
        assert_eq!(
            spelled("+33612345678"),
            "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78"
        );
        assert_eq!(spelled("+32470123456"), "+32470123456");
    }
}
