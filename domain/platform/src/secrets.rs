//! Keys, sealing and keyed hashes.
//!
//! The master keys come from outside the database (a file or the environment).
//! Each has a number; the first one seals, all of them open, so a key is
//! rotated by putting a new one in front. Which one makes the keyed hashes is
//! written in the database (`identity`), whatever the order of the lines.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::clock::Randomness;
use pleinweb_kernel::AppError;

/// A 256-bit key with the number written in front of what it seals.
#[derive(Clone)]
struct MasterKey {
    number: u8,
    seal: [u8; 32],
    hash: [u8; 32],
}

/// The keys of this installation.
#[derive(Clone)]
pub struct Secrets {
    keys: Vec<MasterKey>,
    /// The place of the key that makes keyed hashes.
    lookup: usize,
    /// Whose keys they are, once that was checked (`identity::join`).
    installation: Option<Uuid>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({} keys)", self.keys.len())
    }
}

/// What is wrong with a key file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyFileError {
    #[error("the key file holds no key; expected lines like `1:<base64 of 32 bytes>`")]
    Empty,
    #[error("line {0} of the key file is not `<number>:<base64 of 32 bytes>`")]
    Line(usize),
    #[error(
        "line {line} of the key file has number {number} again: each key needs a number of its own, \
         or what one of them sealed never opens"
    )]
    Double { line: usize, number: u8 },
}

impl Secrets {
    /// Reads `number:base64` lines; the first one is in use, the others still open.
    pub fn parse(text: &str) -> Result<Self, KeyFileError> {
        let mut keys: Vec<MasterKey> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = || KeyFileError::Line(index + 1);
            let (number, encoded) = line.split_once(':').ok_or_else(bad)?;
            let number = number.trim().parse().map_err(|_| bad())?;
            if keys.iter().any(|key| key.number == number) {
                let line = index + 1;
                return Err(KeyFileError::Double { line, number });
            }
            let raw = STANDARD.decode(encoded.trim()).map_err(|_| bad())?;
            let raw: [u8; 32] = raw.try_into().map_err(|_| bad())?;
            keys.push(MasterKey {
                number,
                seal: derive(&raw, b"seal"),
                hash: derive(&raw, b"hash"),
            });
        }
        if keys.is_empty() {
            return Err(KeyFileError::Empty);
        }
        Ok(Self {
            // The oldest, until the database says which.
            lookup: keys.len() - 1,
            keys,
            installation: None,
        })
    }

    /// The numbers of the keys, the one that seals first.
    pub fn numbers(&self) -> Vec<u8> {
        self.keys.iter().map(|key| key.number).collect()
    }

    /// The number of the key that makes keyed hashes.
    pub fn lookup_number(&self) -> u8 {
        self.keys[self.lookup].number
    }

    /// Whose keys they are; `None` before `identity::join`.
    pub fn installation(&self) -> Option<Uuid> {
        self.installation
    }

    /// The keys of a known installation, whose keyed hashes are made by the key
    /// of that number; `None` if it is not among them.
    pub(crate) fn of(mut self, installation: Uuid, lookup_number: u8) -> Option<Self> {
        let place = |key: &MasterKey| key.number == lookup_number;
        self.lookup = self.keys.iter().position(place)?;
        self.installation = Some(installation);
        Some(self)
    }

    /// A line for a new key file.
    pub fn new_key_line(number: u8, randomness: &dyn Randomness) -> String {
        let mut raw = [0; 32];
        randomness.fill(&mut raw);
        format!("{number}:{}\n", STANDARD.encode(raw))
    }

    /// Encrypts. `about` is bound to the result (a table and an id, say), so
    /// that a sealed value moved elsewhere does not open.
    pub fn seal(&self, randomness: &dyn Randomness, about: &str, plain: &[u8]) -> Vec<u8> {
        seal_by(&self.keys[0], randomness, about, plain)
    }

    /// Encrypts with the key of a number; `None` if it is not at hand.
    pub(crate) fn seal_with_number(
        &self,
        number: u8,
        randomness: &dyn Randomness,
        about: &str,
        plain: &[u8],
    ) -> Option<Vec<u8>> {
        let key = self.keys.iter().find(|key| key.number == number)?;
        Some(seal_by(key, randomness, about, plain))
    }

    /// Decrypts what must open: where it does not, that is an incident, never
    /// "nothing was said".
    pub fn opened(&self, about: &str, sealed: &[u8]) -> Result<Vec<u8>, AppError> {
        self.open(about, sealed).ok_or_else(|| {
            let number = sealed.first().copied();
            let at_hand = self.numbers();
            super::incident(&format!(
                "a sealed value does not open: {about}, master key {number:?}, at hand {at_hand:?}"
            ))
        })
    }

    /// Decrypts what `seal` made for the same `about`; `None` if it was not. Use
    /// `opened` wherever a value is needed.
    pub fn open(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (number, rest) = sealed.split_first()?;
        let key = self.keys.iter().find(|key| key.number == *number)?;
        open_with(&key.seal, about, rest)
    }

    /// A keyed hash for look-ups of what is itself sealed. `purpose` keeps the
    /// hashes of different columns apart. Always made with the same key, which
    /// the database names, so that a rotation does not lose what was stored.
    ///
    /// Whoever has the database and the master keys can try values: for what has
    /// few possible values and is sealed with a person's key (NIR, IBAN, health)
    /// use `PersonKey::hash` or the pepper.
    pub fn lookup_hash(&self, purpose: &str, value: &str) -> Vec<u8> {
        let key = &self.keys[self.lookup];
        keyed(&key.hash, purpose, value.as_bytes()).to_vec()
    }
}

fn seal_by(key: &MasterKey, randomness: &dyn Randomness, about: &str, plain: &[u8]) -> Vec<u8> {
    let mut sealed = vec![key.number];
    sealed.extend(seal_with(&key.seal, randomness, about, plain));
    sealed
}

/// Encrypts with a given key: nonce, then ciphertext with its tag.
pub(crate) fn seal_with(
    key: &[u8; 32],
    randomness: &dyn Randomness,
    about: &str,
    plain: &[u8],
) -> Vec<u8> {
    let mut nonce = [0; 24];
    randomness.fill(&mut nonce);
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    let mut sealed = nonce.to_vec();
    // Encryption into memory fails only beyond 256 GiB.
    let ciphertext = cipher
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plain,
                aad: about.as_bytes(),
            },
        )
        .expect("the text is short enough to encrypt");
    sealed.extend(ciphertext);
    sealed
}

/// The reverse of `seal_with`.
pub fn open_with(key: &[u8; 32], about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let nonce: [u8; 24] = sealed.get(..24)?.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    cipher
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &sealed[24..],
                aad: about.as_bytes(),
            },
        )
        .ok()
}

/// SHA-256 of a random token: enough for what has 256 bits of entropy.
pub fn token_hash(token: &str) -> Vec<u8> {
    use sha2::Digest;
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A random token of 256 bits, safe in an address.
pub fn new_token(randomness: &dyn Randomness) -> String {
    let mut raw = [0; 32];
    randomness.fill(&mut raw);
    URL_SAFE_NO_PAD.encode(raw)
}

fn derive(raw: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    keyed(raw, "derive", purpose)
}

/// HMAC-SHA-256; `purpose` keeps hashes of different things apart.
pub(crate) fn keyed(key: &[u8; 32], purpose: &str, value: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("any length of key is taken");
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(value);
    mac.finalize().into_bytes().into()
}

#[cfg(feature = "testing")]
mod tests {
    use super::{KeyFileError, Secrets};
    use crate::clock::SeededRandomness;
    use pleinweb_kernel::AppError;

    #[pleinweb_testing::test]
    fn a_rotated_key_still_opens_and_a_moved_value_does_not() {
        let randomness = SeededRandomness::new(1);
        let old_line = Secrets::new_key_line(1, &randomness);
        let old = Secrets::parse(&old_line).unwrap();
        let sealed = old.seal(&randomness, "person:1:nir", b"secret");
        assert_ne!(
            sealed,
            old.seal(&randomness, "person:1:nir", b"secret"),
            "a nonce is used once"
        );

        let rotated = Secrets::parse(&(Secrets::new_key_line(2, &randomness) + &old_line)).unwrap();
        assert_eq!(
            rotated.open("person:1:nir", &sealed).as_deref(),
            Some(&b"secret"[..])
        );
        assert_eq!(rotated.open("person:2:nir", &sealed), None);
        assert_eq!(rotated.lookup_hash("nir", "x"), old.lookup_hash("nir", "x"));
        assert_ne!(old.lookup_hash("nir", "x"), old.lookup_hash("email", "x"));
        assert_eq!(old.open("person:1:nir", &sealed[..10]), None);

        // The database names the key of the hashes, so the order of the lines
        // does not matter to them.
        let turned = Secrets::parse(&(old_line + &Secrets::new_key_line(3, &randomness))).unwrap();
        assert_ne!(turned.lookup_hash("nir", "x"), old.lookup_hash("nir", "x"));
        let turned = turned.of(uuid::Uuid::nil(), 1).unwrap();
        assert_eq!(turned.lookup_hash("nir", "x"), old.lookup_hash("nir", "x"));
        assert!(turned.of(uuid::Uuid::nil(), 2).is_none());
    }

    #[pleinweb_testing::test]
    fn what_does_not_open_is_an_incident() {
        let randomness = SeededRandomness::new(1);
        let one = Secrets::parse(&Secrets::new_key_line(1, &randomness)).unwrap();
        let two = Secrets::parse(&Secrets::new_key_line(2, &randomness)).unwrap();
        let sealed = one.seal(&randomness, "mail:1", b"text");
        assert_eq!(one.opened("mail:1", &sealed).as_deref(), Ok(&b"text"[..]));
        for (keys, about, sealed) in [
            (&two, "mail:1", &sealed[..]),
            (&one, "mail:2", &sealed),
            (&one, "mail:1", &sealed[..20]),
            (&one, "mail:1", &[]),
        ] {
            let opened = keys.opened(about, sealed);
            assert!(matches!(opened, Err(AppError::Unavailable { .. })));
        }
    }

    #[pleinweb_testing::test]
    fn a_bad_key_file_says_which_line() {
        for (text, error) in [
            ("", KeyFileError::Empty),
            ("# nothing\n", KeyFileError::Empty),
            ("1:short", KeyFileError::Line(1)),
            ("\nx:AAAA", KeyFileError::Line(2)),
        ] {
            assert_eq!(Secrets::parse(text).unwrap_err(), error, "{text:?}");
        }
        let randomness = SeededRandomness::new(1);
        let line = |number| Secrets::new_key_line(number, &randomness);
        let double = [line(1), "# older".into(), "\n".into(), line(2), line(1)].concat();
        let error = KeyFileError::Double { line: 4, number: 1 };
        assert_eq!(Secrets::parse(&double).unwrap_err(), error);
    }
}
