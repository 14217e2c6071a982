//! E-mail addresses: enough syntax to notice a slip, and no more. Whether the
//! address exists is asked by sending a link to it.

use std::fmt;

use super::letters::one_line;
use pleinweb_kernel::Code;

/// An address as typed, its domain in lower case. At most 254 characters
/// (RFC 5321, 4.5.3.1.3, without the angle brackets).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email {
    address: String,
    /// Where `@` is.
    at: usize,
}

/// Domains that people mean when they type something close.
const USUAL: &[&str] = &[
    "gmail.com",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "yahoo.fr",
    "yahoo.com",
    "orange.fr",
    "wanadoo.fr",
    "laposte.net",
    "sfr.fr",
    "free.fr",
    "live.fr",
    "icloud.com",
    "bbox.fr",
    "neuf.fr",
    "numericable.fr",
    "protonmail.com",
    "aol.com",
];

/// Real domains that look like a slip in one of [`USUAL`].
const NO_SLIP: &[&str] = &[
    "mail.com",
    "ymail.com",
    "email.com",
    "gmx.com",
    "gmx.fr",
    "live.com",
    "live.be",
    "hotmail.be",
    "hotmail.it",
    "hotmail.es",
    "hotmail.de",
    "outlook.be",
    "outlook.es",
    "outlook.de",
    "yahoo.be",
    "yahoo.it",
    "yahoo.es",
    "yahoo.de",
    "yahoo.ca",
    "aol.fr",
    "orange.com",
    "sfr.com",
    "free.com",
    "fre.fr",
    "me.com",
];

impl Email {
    pub const MAX_CHARS: usize = 254;

    /// Codes: `required`, `too-long`, `email-accents` (é, ç, emojis … are not
    /// possible in an address that every mail server takes), `email-format`.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = one_line(text);
        if text.is_empty() {
            return Err(Code::new("required"));
        }
        if !text.is_ascii() {
            return Err(Code::new("email-accents"));
        }
        if text.len() > Self::MAX_CHARS {
            return Err(Code::new("too-long"));
        }
        match text.split_once('@') {
            Some((local, domain)) if is_local(local) && is_domain(domain) => Ok(Self {
                address: format!("{local}@{}", domain.to_ascii_lowercase()),
                at: local.len(),
            }),
            _ => Err(Code::new("email-format")),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.address
    }

    pub fn local(&self) -> &str {
        &self.address[..self.at]
    }

    pub fn domain(&self) -> &str {
        &self.address[self.at + 1..]
    }

    /// All in lower case: two accounts with the same key are one address
    /// (servers that tell `A@` from `a@` exist on paper only).
    pub fn key(&self) -> String {
        self.address.to_ascii_lowercase()
    }

    /// The whole address that was perhaps meant: `a@gmial.com` gives
    /// `a@gmail.com`. A question to ask, never a reason to refuse.
    pub fn suggestion(&self) -> Option<String> {
        let meant = meant_domain(self.domain())?;
        Some([self.local(), "@", meant].concat())
    }

    /// The same of a text that need not be an address: `a@orange.f` and `a@gmail`
    /// are none, and what they mean is plain.
    pub fn meant(text: &str) -> Option<String> {
        if let Ok(email) = Self::parse(text) {
            return email.suggestion();
        }
        let text = one_line(text);
        let (local, domain) = text.split_once('@')?;
        let domain = domain.to_ascii_lowercase();
        let meant = if domain.contains('.') {
            meant_domain(&domain)?
        } else {
            let begins = |usual: &&&str| usual.split('.').next() == Some(domain.as_str());
            USUAL.iter().find(begins)?
        };
        is_local(local).then(|| [local, "@", meant].concat())
    }

    /// An address that somebody gives as their own, asked about where it looks
    /// like a slip. `taken` is the other one, if they took it; `kept` is what
    /// they said is right as it is: it counts for the very address it was said of.
    ///
    /// Codes: those of [`Email::parse`], and `email-slip`.
    pub fn own(typed: &str, taken: &str, kept: &str) -> Result<Self, Code> {
        let taken = one_line(taken);
        if !taken.is_empty() {
            return Self::parse(&taken);
        }
        let email = Self::parse(typed)?;
        if email.suggestion().is_some() && one_line(kept) != one_line(typed) {
            return Err(Code::new("email-slip"));
        }
        Ok(email)
    }
}

/// The usual domain that was perhaps meant by one that is not usual.
fn meant_domain(domain: &str) -> Option<&'static str> {
    if USUAL.contains(&domain) || NO_SLIP.contains(&domain) {
        return None;
    }
    // No other country has a gmail domain of its own.
    if domain.split('.').next() == Some("gmail") {
        return Some("gmail.com");
    }
    USUAL
        .iter()
        .map(|usual| (slips(domain, usual), *usual))
        .filter(|(n, usual)| *n <= allowed(usual))
        .min()
        .map(|(_, usual)| usual)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)
    }
}

/// RFC 5321's dot-atom: no quotes, no comments, which nobody uses.
fn is_local(text: &str) -> bool {
    text.len() <= 64
        && text.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_top = |label: &str| label.len() >= 2 && !label.bytes().all(|b| b.is_ascii_digit());
    text.split('.').all(is_label) && text.rsplit_once('.').is_some_and(|(_, top)| is_top(top))
}

/// In a short domain a second slip makes another domain of it.
const fn allowed(usual: &str) -> usize {
    if usual.len() >= 9 { 2 } else { 1 }
}

/// How many slips of the finger make `a` of `b`: a letter too many, missing,
/// wrong, or two swapped (optimal string alignment). Both are ASCII.
fn slips(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut two_ago: Vec<usize> = Vec::new();
    let mut ago: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (ago[j - 1] + same).min(ago[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(two_ago[j - 2] + 1);
            }
        }
        two_ago = std::mem::replace(&mut ago, row);
    }
    ago[b.len()]
}
