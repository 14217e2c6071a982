//! Each person has a key of their own; what is most sensitive is sealed with
//! it. Erasing the key erases the data, in backups of the database too: keys
//! live in a folder of their own that those backups leave out.
//!
//! The folder is one database's (`key_folder`): before a key is made or taken
//! away, that is looked at again, because a shared folder may have been
//! unmounted, and another one may be there instead.

mod due;
mod pepper;
mod survey;
mod swept;
#[cfg(feature = "testing")]
mod tests;
mod unused;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::private_files::{on_files, set_time, unless_missing, write_new};
use super::secrets::{keyed, open_with, seal_with};
use super::{AppState, incident, key_folder};
use pleinweb_kernel::{AppError, PersonId, Timestamp};

pub use due::{ask_key_erasure, due_key_erasures, forget_key_erasures};
pub(crate) use pepper::{PepperState, ensure_pepper, pepper_state};
pub use pepper::{pepper_id, pepper_made_at, rotate_pepper};
pub(crate) use survey::{foreign_in, holds_keys, keys_in};

/// The folder of key files, one for each person, each sealed with the master key.
#[derive(Debug)]
pub struct PersonKeys {
    folder: PathBuf,
}

/// A person's key, in hand.
pub struct PersonKey([u8; 32]);

impl std::fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonKey(hidden)")
    }
}

impl PersonKey {
    pub fn seal(&self, app: &AppState, about: &str, plain: &[u8]) -> Vec<u8> {
        seal_with(&self.0, app.randomness(), about, plain)
    }

    /// A keyed hash that tells whether a value changed, and dies with the key:
    /// nobody finds the value by trying, and nobody finds a second person by it.
    pub fn hash(&self, about: &str, plain: &str) -> Vec<u8> {
        let key = keyed(&self.0, "hash", b"");
        keyed(&key, about, plain.as_bytes()).to_vec()
    }
}

impl AppState {
    /// The keys of persons: a folder that the operator names.
    pub fn person_keys(&self) -> PersonKeys {
        PersonKeys::new(self.settings().key_folder.clone())
    }
}

impl PersonKeys {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, person: PersonId) -> PathBuf {
        self.folder.join(person.to_string())
    }

    async fn read(
        app: &AppState,
        person: PersonId,
        path: PathBuf,
    ) -> Result<Option<[u8; 32]>, AppError> {
        match tokio::fs::read(path).await {
            Ok(sealed) => {
                let key = app.secrets().opened(&about(person), &sealed)?;
                let key = key.try_into();
                key.map(Some)
                    .map_err(|_| incident(&"a person's key has another length"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(incident(&error)),
        }
    }

    /// The key of a person, made if they have none. Touches files: call it from
    /// `prepare`, never inside a transaction.
    pub async fn key_of(&self, app: &AppState, person: PersonId) -> Result<PersonKey, AppError> {
        // First the mark, then the key: see `unused`.
        let path = self.path(person);
        if mark_used(path.clone(), app.now()).await?
            && let Some(key) = Self::read(app, person, path.clone()).await?
        {
            return Ok(PersonKey(key));
        }
        key_folder::check(app).await?;
        // One that a sweep set aside is theirs all the same.
        self.take_back(person).await?;
        if mark_used(path.clone(), app.now()).await?
            && let Some(key) = Self::read(app, person, path.clone()).await?
        {
            return Ok(PersonKey(key));
        }
        let mut key = [0; 32];
        app.randomness().fill(&mut key);
        let sealed = app.secrets().seal(app.randomness(), &about(person), &key);
        let (target, now) = (path.clone(), app.now());
        match on_files(move || write_new(&target, &sealed, Some(now))).await {
            Ok(()) => Ok(PersonKey(key)),
            // Two requests at once, or two nodes: the first key stands.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let key = Self::read(app, person, path).await?;
                key.map(PersonKey).ok_or_else(|| incident(&error))
            }
            Err(error) => Err(incident(&error)),
        }
    }

    /// Seals for a person, making their key if they have none. Touches files:
    /// call it from `prepare`, never inside a transaction.
    pub async fn seal(
        &self,
        app: &AppState,
        person: PersonId,
        about: &str,
        plain: &[u8],
    ) -> Result<Vec<u8>, AppError> {
        Ok(self.key_of(app, person).await?.seal(app, about, plain))
    }

    /// Opens what was sealed for a person. A value that is there and whose key
    /// is not is an incident: it is never read as "nothing was said".
    pub async fn open(
        &self,
        app: &AppState,
        person: PersonId,
        about: &str,
        sealed: &[u8],
    ) -> Result<Vec<u8>, AppError> {
        let (_, plain) = self.open_with_key(app, person, about, sealed).await?;
        Ok(plain)
    }

    /// The same, and the key that opened it.
    pub async fn open_with_key(
        &self,
        app: &AppState,
        person: PersonId,
        about: &str,
        sealed: &[u8],
    ) -> Result<(PersonKey, Vec<u8>), AppError> {
        // Twice, because a key that is given its name back moves against the
        // order in which it is looked for.
        for _ in 0..2 {
            for path in [self.path(person), self.aside(person), self.swept(person)] {
                if let Some(key) = Self::read(app, person, path).await?
                    && let Some(plain) = open_with(&key, about, sealed)
                {
                    return Ok((PersonKey(key), plain));
                }
            }
        }
        Err(incident(&format!(
            "what was sealed for person {person} ({about}) does not open: their key is not in the key folder"
        )))
    }

    /// Erases a person's key for good, whatever it seals.
    pub async fn erase(&self, person: PersonId) -> Result<(), AppError> {
        for path in [self.path(person), self.aside(person), self.swept(person)] {
            let gone = tokio::fs::remove_file(path).await;
            gone.or_else(unless_missing)
                .map_err(|error| incident(&error))?;
        }
        Ok(())
    }
}

pub(crate) fn about(person: PersonId) -> String {
    format!("person-key:{person}")
}

/// Whether there was a key to mark.
async fn mark_used(path: PathBuf, now: Timestamp) -> Result<bool, AppError> {
    on_files(move || match File::options().append(true).open(path) {
        Ok(file) => set_time(&file, now).map(|()| true),
        Err(error) => unless_missing(error).map(|()| false),
    })
    .await
    .map_err(|error| incident(&error))
}
