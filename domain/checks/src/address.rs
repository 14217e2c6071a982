//! Postal addresses in France, overseas included.

use std::fmt;

use super::letters::{compose, longer_than, one_line, ungrouped};
use pleinweb_kernel::{Code, FieldErrors};

/// Where a person lives. Foreign addresses are not for this service: whoever
/// registers lives in France.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Number and street.
    pub street: AddressLine,
    /// Floor, building, "chez …".
    pub extra: Option<AddressLine>,
    pub postcode: Postcode,
    pub city: AddressLine,
}

impl Address {
    /// Looks at the four fields `street`, `extra` (may stay empty), `postcode`
    /// and `city`, under these names.
    pub fn parse(
        street: &str,
        extra: &str,
        postcode: &str,
        city: &str,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let street = errors.check("street", AddressLine::parse(street));
        let extra = errors.check("extra", super::optional(extra, AddressLine::parse));
        let postcode = errors.check("postcode", Postcode::parse(postcode));
        let city = errors.check("city", AddressLine::parse(city));
        let address = match (street, extra, postcode, city) {
            (Some(street), Some(extra), Some(postcode), Some(city)) => Some(Self {
                street,
                extra,
                postcode,
                city,
            }),
            _ => None,
        };
        errors.finish(address)
    }
}

/// One line of an address: 1 to 100 characters with a letter or a digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AddressLine(String);

impl AddressLine {
    pub const MAX_CHARS: usize = 100;

    /// Codes: `required`, `too-long`, `address-characters`.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let line = compose(&one_line(text));
        if line.is_empty() {
            return Err(Code::new("required"));
        }
        if longer_than(&line, Self::MAX_CHARS) {
            return Err(Code::new("too-long"));
        }
        let refused = |c: char| c.is_control() || matches!(c, '<' | '>' | '{' | '}' | '\\');
        if line.chars().any(refused)
            || !line
                .chars()
                .any(|c| c.is_alphabetic() || c.is_ascii_digit())
        {
            return Err(Code::new("address-characters"));
        }
        Ok(Self(line))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AddressLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A French postcode: five digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode([u8; 5]);

impl Postcode {
    /// Spaces are tolerated (`75 001`). Codes: `required`, `postcode-format`,
    /// `postcode-corsica` (`2A004` is a commune code; postcodes there begin
    /// with 20), `postcode-unknown` (no department has this beginning).
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = ungrouped(text);
        if text.is_empty() {
            return Err(Code::new("required"));
        }
        let digits: [u8; 5] = text
            .as_bytes()
            .try_into()
            .map_err(|_| Code::new("postcode-format"))?;
        if matches!(digits, [b'2', b'A' | b'B' | b'a' | b'b', ..]) {
            return Err(Code::new("postcode-corsica"));
        }
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(Code::new("postcode-format"));
        }
        match &digits {
            [b'0', b'0', ..] | [b'9', b'6' | b'9', ..] | [b'9', b'7', b'0' | b'9', ..] => {
                Err(Code::new("postcode-unknown"))
            }
            // 984 to 988: southern lands, Wallis and Futuna, Polynesia, New Caledonia; 980 is Monaco.
            [b'9', b'8', third, ..] if !matches!(third, b'4'..=b'8') => {
                Err(Code::new("postcode-unknown"))
            }
            _ => Ok(Self(digits)),
        }
    }

    pub fn as_str(&self) -> &str {
        // Five ASCII digits by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The department's code: `75`, `2A`, `974`. Exact but for a handful of
    /// border communes served from the department next door; Corsica is split
    /// as its post offices are.
    pub fn department(&self) -> &str {
        match &self.0 {
            [b'2', b'0', b'0' | b'1', ..] => "2A",
            [b'2', b'0', ..] => "2B",
            [b'9', b'7' | b'8', ..] => &self.as_str()[..3],
            _ => &self.as_str()[..2],
        }
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
