//! What people type, made into values. The browser and the server check with
//! this very code: no regex, no Unicode or time-zone tables, because it travels
//! to phones.
//!
//! Every parser gives its value in one normal form, which it reads again, or a
//! [`Code`]. A code says what to do (`app/locales/<lang>/errors.ftl` has one
//! message for each) and never holds what was typed. [`CODES`] lists them all.
//!
//! | code | when | from |
//! |---|---|---|
//! | `required` | nothing was typed | all |
//! | `too-long` | more characters than allowed | names, e-mail, address, text |
//! | `choice-unknown` | not in the list | choice |
//! | `must-accept` | the box is not ticked | choice |
//! | `name-characters` | digits, signs, emojis | names |
//! | `date-format`, `date-incomplete`, `date-year-digits`, `date-impossible` | not a date; a part is empty; year in two digits; 30 February | date |
//! | `date-future`, `birth-too-young`, `birth-too-old` | not a job seeker's birth date | birth date |
//! | `phone-format`, `phone-premium` | not a number; a number that costs the caller | phone |
//! | `email-format`, `email-accents`, `email-slip` | not an address; é, ç, emojis …; a question: the domain is perhaps another one | e-mail |
//! | `address-characters` | `<`, `>` … or no letter | address |
//! | `postcode-format`, `postcode-corsica`, `postcode-unknown` | not 5 digits; 2A or 2B; no such department | address |
//! | `nir-length`, `nir-key-missing`, `nir-format`, `nir-key` | not 15; 13 only; not such a number; a slip | NIR |
//! | `nir-differs-sex`, `nir-differs-year`, `nir-differs-month` | warnings: differs from the form | NIR |
//! | `iban-format`, `iban-country`, `iban-length`, `iban-key`, `iban-not-sepa` | not an IBAN; unknown country; length; a slip; no euros there | IBAN |
//! | `bic-format` | not 8 or 11 characters | BIC |
//! | `password-too-short`, `password-too-long` | under 12 characters; over 256 bytes | password |
//! | `password-is-email`, `password-common`, `password-pattern` | what is guessed first | password |
//! | `password-weak`, `password-good`, `password-strong` | the meter, not errors | password |
//! | `amount-format`, `amount-negative` | not an amount; below zero | amount |
//! | `number-format`, `number-whole`, `number-too-small`, `number-too-large` | not a number; has a comma; outside the range | amount, numbers |

mod address;
mod amount;
mod birth_date;
mod choice;
mod date;
mod email;
mod iban;
pub mod letters;
mod nir;
mod password;
mod person_name;
mod phone;
mod reason;
mod text;

#[cfg(feature = "testing")]
mod tests;

pub use address::{Address, AddressLine, Postcode};
pub use amount::{Amount, parse_hours, parse_kilometres, parse_whole};
pub use birth_date::BirthDate;
pub use choice::{parse_accepted, parse_choice, parse_choices, parse_yes_no};
#[cfg(feature = "testing")]
pub(crate) use date::parse_date_fields;
pub use date::{parse_date, parse_date_until};
pub use email::Email;
pub use iban::Iban;
pub use nir::Nir;
#[cfg(feature = "testing")]
pub(crate) use nir::Sex;
pub use password::Password;
#[cfg(feature = "testing")]
pub(crate) use password::Strength;
pub use person_name::PersonName;
pub use phone::Phone;
pub use reason::parse_reason;
pub use text::parse_text;

use pleinweb_kernel::Code;

/// A field that may stay empty: `None` when nothing was typed.
pub fn optional<T>(
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, Code>,
) -> Result<Option<T>, Code> {
    if text
        .chars()
        .all(|c| c.is_whitespace() || letters::is_invisible(c))
    {
        Ok(None)
    } else {
        parse(text).map(Some)
    }
}

/// Every code of these parsers. A test compares it with what they return and
/// with the messages of both languages.
pub const CODES: &[&str] = &[
    "required",
    "too-long",
    "choice-unknown",
    "must-accept",
    "name-characters",
    "date-format",
    "date-incomplete",
    "date-year-digits",
    "date-impossible",
    "date-future",
    "birth-too-young",
    "birth-too-old",
    "phone-format",
    "phone-premium",
    "email-format",
    "email-accents",
    "email-slip",
    "address-characters",
    "postcode-format",
    "postcode-corsica",
    "postcode-unknown",
    "nir-length",
    "nir-key-missing",
    "nir-format",
    "nir-key",
    "nir-differs-sex",
    "nir-differs-year",
    "nir-differs-month",
    "iban-format",
    "iban-country",
    "iban-length",
    "iban-key",
    "iban-not-sepa",
    "bic-format",
    "password-too-short",
    "password-too-long",
    "password-is-email",
    "password-common",
    "password-pattern",
    "password-weak",
    "password-good",
    "password-strong",
    "amount-format",
    "amount-negative",
    "number-format",
    "number-whole",
    "number-too-small",
    "number-too-large",
];
