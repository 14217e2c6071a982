//! Bank accounts: IBAN, and the BIC where someone has it at hand.
//!
//! Sources: ISO 13616 and the SWIFT registry of IBAN formats (release 100,
//! 89 countries); the European Payments Council's list of SEPA countries
//! (EPC409-09, 2025); ISO 3166-1 for the countries that have no format; the
//! national key of France and Monaco (clé RIB) as the banks' committee CFONB
//! describes it.

use std::fmt;

use super::letters::ungrouped;
use pleinweb_kernel::Code;

/// An account number whose length and key are right. `Debug` and `Display`
/// hide it; only [`Iban::expose`] gives it.
#[derive(Clone, PartialEq, Eq)]
pub struct Iban(String);

/// Country and length of every format of the registry, SEPA countries first.
const SEPA: &str = "AD24AL28AT20BE16BG22CH21CY28CZ24DE22DK18EE20ES24FI18FR27GB22GI23GR27HR21HU28IE22IS26IT27LI21LT20\
LU20LV21MC27MD24ME22MK19MT31NL18NO15PL28PT25RO24RS22SE24SI19SK24SM27VA22";
const ELSEWHERE: &str = "AE23AZ28BA20BH22BI27BR29BY28CR22DJ27DO28EG29FK18FO18GE22GL18GT28HN28IL23IQ23JO30KW30KZ20\
LB28LC32LY25MN20MR27MU30NI28OM23PK24PS29QA29RU33SA24SC31SD18SO23ST25SV28TL23TN24TR26UA29VG24XK20YE30";

/// Every other country of ISO 3166-1: its banks use other numbers, or numbers
/// that look like these and are in no registry (Algeria, Morocco, Senegal …).
const NO_FORMAT: &str = "AFAGAIAMANAOAQARASAUAWAXBBBDBFBJBLBMBNBOBQBSBTBVBWBZCACCCDCFCGCICKCLCMCNCOCUCVCWCXDMDZECEHERET\
FJFMGAGDGFGGGHGMGNGPGQGSGUGWGYHKHMHNIDIMINIOIRJEJMJPKEKGKHKIKMKNKPKRKYLALKLRLSMAMFMGMHMLMMMOMPMQMSMVMWMXMYMZNANCNENFNGNPNRNUNZ\
PAPEPFPGPHPMPNPRPWPYRERWSBSGSHSJSLSNSRSSSXSYSZTCTDTFTGTHTJTKTMTOTTTVTWTZUGUMUSUYUZVCVEVIVNVUWFWSYTZAZMZW";

impl Iban {
    /// Spaces, dots and dashes are tolerated, letters may be small.
    ///
    /// Codes: `required`, `iban-format`, `iban-country` (no such country),
    /// `iban-not-sepa` (a country whose numbers have no known format),
    /// `iban-length`, `iban-key` (the international key or the national one).
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = ungrouped(text).to_ascii_uppercase();
        let text = text
            .strip_prefix("IBAN")
            .unwrap_or(&text)
            .trim_start_matches(':');
        if text.is_empty() {
            return Err(Code::new("required"));
        }
        let [first, second, tens, units, ..] = text.as_bytes() else {
            return Err(Code::new("iban-format"));
        };
        let head_fits = first.is_ascii_uppercase()
            && second.is_ascii_uppercase()
            && tens.is_ascii_digit()
            && units.is_ascii_digit();
        if !head_fits || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Code::new("iban-format"));
        }
        let country = &text[..2];
        let length = length_in(SEPA, country)
            .or_else(|| length_in(ELSEWHERE, country))
            .ok_or_else(|| no_format(country))?;
        if text.len() != length {
            return Err(Code::new("iban-length"));
        }
        // 00, 01 and 99 would pass as 97, 98 and 02; the standard gives out 02 to 98 only.
        let is_given = !matches!(&text[2..4], "00" | "01" | "99");
        if is_given && remainder(text) == 1 && national_key_fits(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Code::new("iban-key"))
        }
    }

    /// An account that a transfer in euros reaches, which is what benefits are
    /// paid by. Codes: those of [`Iban::parse`], and `iban-not-sepa`.
    pub fn parse_sepa(text: &str) -> Result<Self, Code> {
        Self::parse(text).and_then(|iban| {
            if iban.is_sepa() {
                Ok(iban)
            } else {
                Err(Code::new("iban-not-sepa"))
            }
        })
    }

    /// All characters, without spaces.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// ISO 3166 code of the country.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }

    pub fn is_sepa(&self) -> bool {
        length_in(SEPA, self.country()).is_some()
    }

    /// `FR76 •••• •••• •••• •••• •••• 189`: the ends, grouped as on paper.
    pub fn masked(&self) -> String {
        let shown_from = self.0.len() - 3;
        let mut out = String::new();
        for (index, c) in self.0.chars().enumerate() {
            if index > 0 && index.is_multiple_of(4) {
                out.push(' ');
            }
            out.push(if (4..shown_from).contains(&index) {
                '•'
            } else {
                c
            });
        }
        out
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iban(hidden)")
    }
}

/// Masked.
impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// Tables are runs of four characters: country, length.
fn length_in(table: &str, country: &str) -> Option<usize> {
    let entry = table
        .as_bytes()
        .chunks_exact(4)
        .find(|entry| entry.starts_with(country.as_bytes()))?;
    Some(usize::from(entry[2] - b'0') * 10 + usize::from(entry[3] - b'0'))
}

/// Why a number of this country cannot be read.
fn no_format(country: &str) -> Code {
    let mut known = NO_FORMAT.as_bytes().chunks_exact(2);
    if known.any(|code| code == country.as_bytes()) {
        Code::new("iban-not-sepa")
    } else {
        Code::new("iban-country")
    }
}

/// The key that France and Monaco had before the international one, which a
/// letter O in place of a zero may pass: bank and branch of five digits each,
/// eleven digits or letters, two digits of key. True for every other country.
fn national_key_fits(text: &str) -> bool {
    if !matches!(&text[..2], "FR" | "MC") {
        return true;
    }
    let account = &text[4..];
    let (numbers, key) = (&account[..10], &account[21..]);
    if !(numbers.bytes().chain(key.bytes())).all(|b| b.is_ascii_digit()) {
        return false;
    }
    let value = |part: &str| part.bytes().fold(0, |sum, b| (sum * 10 + worth(b)) % 97);
    let (bank, branch, number) = (&account[..5], &account[5..10], &account[10..21]);
    (89 * value(bank) + 15 * value(branch) + 3 * value(number) + value(key)) % 97 == 0
}

/// The digit that stands for a character in the national key: A and J are 1, B,
/// K and S 2, and so on to I, R and Z, which are 9.
fn worth(character: u8) -> u32 {
    let place = |first: u8, digit: u8| u32::from(character - first + digit);
    match character {
        b'A'..=b'I' => place(b'A', 1),
        b'J'..=b'R' => place(b'J', 1),
        b'S'..=b'Z' => place(b'S', 2),
        _ => place(b'0', 0),
    }
}

/// ISO 7064 MOD 97-10 with the four first characters last, letters counted
/// from A = 10. `text` is ASCII letters and digits, at least four.
pub(super) fn remainder(text: &str) -> u32 {
    let (head, rest) = text.split_at(4);
    rest.chars().chain(head.chars()).fold(0, |sum, c| {
        let value = c.to_digit(36).unwrap_or_default();
        (sum * if value > 9 { 100 } else { 10 } + value) % 97
    })
}
