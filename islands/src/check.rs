//! The server's own parsers, asked while one fills in a form.

use pleinweb_checks::parse_reason;
use pleinweb_checks::{
    AddressLine, Amount, Email, Iban, Nir, Password, PersonName, Phone, Postcode, parse_date_until,
    parse_hours, parse_kilometres,
};
use pleinweb_kernel::{Code, Day};
use pleinweb_registration::{FURTHEST_KM, LONGEST_WEEK};

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $key:literal $parse:expr;)+) => {
        /// What a field holds, by the parser that its command asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Check {
            $($(#[$doc])* $name,)+
        }

        impl Check {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// What a field says of itself (`data-check`).
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// What is wrong with the text, if anything is. An empty field is
            /// for the server to judge: it knows whether it may be empty.
            pub fn verdict(self, text: &str) -> Option<Code> {
                if text.trim().is_empty() {
                    return None;
                }
                let verdict: Result<(), Code> = match self {
                    $(Self::$name => $parse(text),)+
                };
                verdict.err()
            }
        }
    };
}

checks! {
    Name "name" |text| PersonName::parse(text).map(drop);
    /// A line of an address.
    Line "line" |text| AddressLine::parse(text).map(drop);
    Postcode "postcode" |text| Postcode::parse(text).map(drop);
    Phone "phone" |text| Phone::parse(text).map(drop);
    Email "email" |text| Email::parse(text).map(drop);
    /// Which century a year of two digits means is for the server to say: it knows the day.
    Date "date" |text| parse_date_until(text, Day::LAST).map(drop);
    Nir "nir" |text| Nir::parse(text).map(drop);
    Iban "iban" |text| Iban::parse_sepa(text).map(drop);
    Amount "amount" |text| Amount::parse(text).map(drop);
    Kilometres "kilometres" |text| parse_kilometres(text, FURTHEST_KM).map(drop);
    /// Hours of a week.
    Hours "hours" |text| parse_hours(text, LONGEST_WEEK).map(drop);
    /// Why an adviser decides so.
    Reason "reason" |text| parse_reason(text).map(drop);
}

impl Check {
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.key() == key)
    }
}

/// How strong a password is, as a code; nothing of an empty one.
pub fn strength(text: &str) -> Option<Code> {
    (!text.is_empty()).then(|| Password::strength(text, "").code())
}

#[cfg(test)]
mod tests {
    use super::{Check, Code};

    #[test]
    fn a_check_is_found_by_its_key() {
        for check in Check::ALL {
            assert_eq!(Check::from_key(check.key()), Some(*check));
        }
        assert_eq!(Check::from_key("else"), None);
    }

    #[test]
    fn the_parsers_judge() {
        for (check, text, wrong) in [
            (Check::Email, "a@b.fr", None),
            (Check::Email, "a@", Some("email-format")),
            (Check::Email, "  ", None),
            (Check::Postcode, "87000", None),
            (Check::Postcode, "8700", Some("postcode-format")),
            (Check::Kilometres, "501", Some("number-too-large")),
            (Check::Hours, "49", Some("number-too-large")),
            (Check::Hours, "35", None),
        ] {
            let said = check.verdict(text);
            assert_eq!(said.as_ref().map(Code::as_str), wrong, "{text}");
        }
    }
}
