//! Occupations, skills and places as the browser and the server know them,
//! and how their codes are read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Code;

/// Codes of five characters that are checked once, then copied about. Each
/// keeps its text; on the wire they are plain strings.
macro_rules! five_character_codes {
    ($($(#[$doc:meta])* $name:ident, $error:literal, $valid:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 5]);

        impl $name {
            /// Reads a code as someone may type it: spaces around it and small letters are fine.
            pub fn parse(text: &str) -> Result<Self, Code> {
                let text = text.trim();
                if text.is_empty() {
                    return Err(Code::new("required"));
                }
                let valid: fn(&[u8; 5]) -> bool = $valid;
                match <[u8; 5]>::try_from(text.to_ascii_uppercase().as_bytes()) {
                    Ok(bytes) if valid(&bytes) => Ok(Self(bytes)),
                    _ => Err(Code::new($error)),
                }
            }

            pub fn as_str(&self) -> &str {
                // Only ASCII letters and digits get past `parse`.
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl FromStr for $name {
            type Err = Code;
            fn from_str(text: &str) -> Result<Self, Code> {
                Self::parse(text)
            }
        }

        #[cfg(feature = "server")]
        impl pleinweb_kernel::Bind for $name {
            const NOTHING: pleinweb_kernel::Value = pleinweb_kernel::Value::Text(None);

            fn bind(&self) -> pleinweb_kernel::Value {
                self.as_str().bind()
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(|_| serde::de::Error::custom($error))
            }
        }
    )+};
}

five_character_codes! {
    /// An occupation of ROME 4.0: a letter from A to N and four digits, such as `D1102`.
    /// Errors: `required`, `occupation-code`.
    OccupationCode, "occupation-code",
        |code| matches!(code[0], b'A'..=b'N') && code[1..].iter().all(u8::is_ascii_digit);
    /// A commune (or a district of Paris, Lyon or Marseille) in the official geographic code:
    /// five digits, or 2A or 2B and three digits in Corsica. Errors: `required`, `commune-code`.
    CommuneCode, "commune-code",
        |code| (code[0].is_ascii_digit() && code[1].is_ascii_digit() || matches!(code, [b'2', b'A' | b'B', ..]))
            && code[2..].iter().all(u8::is_ascii_digit);
    /// A French postcode: five digits. Errors: `required`, `postcode-format`.
    Postcode, "postcode-format", |code| code.iter().all(u8::is_ascii_digit);
}

/// Codes of 1 to 12 letters, digits or hyphens: the numbers that ROME gives to
/// its entries, and those of other sources.
macro_rules! short_codes {
    ($($(#[$doc:meta])* $name:ident, $error:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, Code> {
                let text = text.trim();
                if text.is_empty() {
                    return Err(Code::new("required"));
                }
                if text.len() > 12 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                    return Err(Code::new($error));
                }
                Ok(Self(text.to_ascii_uppercase()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[cfg(feature = "server")]
        impl pleinweb_kernel::Bind for $name {
            const NOTHING: pleinweb_kernel::Value = pleinweb_kernel::Value::Text(None);

            fn bind(&self) -> pleinweb_kernel::Value {
                self.as_str().bind()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, &'static str> {
                Self::parse(&text).map_err(|_| $error)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }
    )+};
}

short_codes! {
    /// A skill. Errors: `required`, `skill-code`.
    SkillCode, "skill-code";
    /// A job title of an occupation. Errors: `required`, `appellation-code`.
    AppellationCode, "appellation-code";
}

/// What a skill is, in the three families of ROME.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillKind {
    /// Savoir-faire: something one can do.
    KnowHow,
    /// Savoir: something one knows.
    Knowledge,
    /// Savoir-être: a way of working.
    Soft,
}

impl SkillKind {
    pub const ALL: [Self; 3] = [Self::KnowHow, Self::Knowledge, Self::Soft];

    /// The text stored and sent.
    pub const fn key(self) -> &'static str {
        match self {
            Self::KnowHow => "know-how",
            Self::Knowledge => "knowledge",
            Self::Soft => "soft",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

#[cfg(feature = "server")]
pleinweb_kernel::kept_by_key!(SkillKind);

/// An occupation found by what someone typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccupationHit {
    pub code: OccupationCode,
    /// The occupation's own label, feminine and masculine: "Boulanger / Boulangère".
    pub label: String,
    /// The job title (appellation) that matched; the same as `label` when the
    /// occupation itself did.
    pub matched: String,
}

/// A skill proposed from an occupation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillItem {
    pub code: SkillCode,
    pub label: String,
    pub kind: SkillKind,
    /// At the heart of the occupation, as opposed to useful in it.
    pub core: bool,
}

/// Degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
}

/// A place found by name or by postcode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceHit {
    pub commune: CommuneCode,
    pub name: String,
    /// Every postcode of the commune, in order; never empty.
    pub postcodes: Vec<Postcode>,
    /// The one postcode meant: the one that was typed, or the only one.
    pub postcode: Option<Postcode>,
    /// Department code: "87", "2A", "974".
    pub department: String,
    pub department_name: String,
    pub region: String,
    /// Missing for a handful of communes in the official file.
    pub position: Option<Position>,
    /// Name of the employment zone (bassin d'emploi), where there is one.
    pub zone: Option<String>,
    pub population: u32,
}

/// What a name is that is no commune, department or region of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ElsewhereKind {
    /// A town of another country.
    Town,
    Country,
    /// A part of another country.
    RegionAbroad,
    /// A region until 2015.
    OldRegion,
    /// A land that people name and no authority bounds; a quarter, too.
    Region,
    Island,
}

impl ElsewhereKind {
    /// In another country: nothing of it is ours.
    pub const fn is_abroad(self) -> bool {
        matches!(self, Self::Town | Self::Country | Self::RegionAbroad)
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Code, CommuneCode, OccupationCode, Postcode, SkillCode};

    #[pleinweb_testing::test]
    fn codes_are_read_or_refused() {
        for (text, expected) in [
            ("D1102", Ok("D1102")),
            (" m1607 ", Ok("M1607")),
            ("", Err("required")),
            ("O1102", Err("occupation-code")),
            ("D110", Err("occupation-code")),
            ("D11O2", Err("occupation-code")),
            ("Dé102", Err("occupation-code")),
        ] {
            let read = OccupationCode::parse(text);
            assert_eq!(
                read.as_ref()
                    .map(OccupationCode::as_str)
                    .map_err(Code::as_str),
                expected,
                "{text:?}"
            );
        }
        for (text, ok) in [
            ("87085", true),
            ("2a004", true),
            ("2B033", true),
            ("2C033", false),
            ("A2004", false),
            ("8708", false),
        ] {
            assert_eq!(CommuneCode::parse(text).is_ok(), ok, "{text:?}");
        }
        for (text, ok) in [
            ("87000", true),
            ("01400", true),
            ("2A000", false),
            ("870000", false),
            ("8700 ", false),
        ] {
            assert_eq!(Postcode::parse(text).is_ok(), ok, "{text:?}");
        }
        for (text, ok) in [
            ("100023", true),
            ("pw-0001", true),
            ("1234567890123", false),
            ("a b", false),
        ] {
            assert_eq!(SkillCode::parse(text).is_ok(), ok, "{text:?}");
        }
    }
}
