//! Keys that seal nothing any more.
//!
//! A key without data is harmless, data without its key is lost. So a key is
//! erased after the data, and never one that a request may have in its hands:
//! keys are read before a transaction, and what they seal arrives with its
//! commit. Therefore
//! 1. the key is set aside under another name, where it still opens: whoever
//!    seals from then on gets a new one;
//! 2. it waits there unless its last use is so long ago that whatever it sealed
//!    was committed or given up ([`LONGEST_REQUEST_MS`]);
//! 3. only then the caller looks whether it sealed anything that is still kept.
//!
//! Wherever this stops, the next time goes on; several nodes may do it at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::PersonKeys;
use crate::incident;
use crate::private_files::{on_files, sync, time, unless_missing};
use pleinweb_kernel::{AppError, HOUR_MS, PersonId, Timestamp};

/// No request and no job holds a key for so long.
pub const LONGEST_REQUEST_MS: i64 = HOUR_MS;

/// The ending of a key that was set aside.
const ASIDE: &str = ".aside";

impl PersonKeys {
    pub(super) fn aside(&self, person: PersonId) -> PathBuf {
        self.folder.join([&person.to_string(), ASIDE].concat())
    }

    /// Everyone who has a key; those that a sweep set aside are apart
    /// (`all_swept`).
    pub async fn owners(&self) -> Result<Vec<PersonId>, AppError> {
        let folder = self.folder.clone();
        on_files(move || owners_in(&folder))
            .await
            .map_err(|error| incident(&error))
    }

    /// Whether a key's last use is so long ago that no request holds it any more.
    pub async fn rests(&self, person: PersonId, now: Timestamp) -> Result<bool, AppError> {
        let (path, aside) = (self.path(person), self.aside(person));
        on_files(move || {
            for path in [path, aside] {
                match time(&path) {
                    Ok(at) if now.since(at) < LONGEST_REQUEST_MS => return Ok(false),
                    Ok(_) => {}
                    Err(error) => unless_missing(error)?,
                }
            }
            Ok(true)
        })
        .await
        .map_err(|error| incident(&error))
    }

    /// Sets a key aside. Gives whether there is one to be erased now, if it
    /// sealed nothing that is kept.
    pub async fn set_aside(&self, person: PersonId, now: Timestamp) -> Result<bool, AppError> {
        let (path, aside) = (self.path(person), self.aside(person));
        on_files(move || {
            match fs::hard_link(&path, &aside) {
                Ok(()) => fs::remove_file(&path).or_else(unless_missing)?,
                // One is there from another time, and comes first.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return unless_missing(error).map(|()| aside.exists()),
            }
            // Looked at after the key has moved: nobody marks it any more.
            let old = now.since(time(&aside)?) >= LONGEST_REQUEST_MS;
            if !old {
                put_back(&path, &aside)?;
            }
            Ok(old)
        })
        .await
        .map_err(|error| incident(&error))
    }

    /// Gives a key that was set aside its name back; beside a newer one it
    /// stays where it is, and opens what it sealed.
    pub async fn put_back(&self, person: PersonId) -> Result<(), AppError> {
        let (path, aside) = (self.path(person), self.aside(person));
        on_files(move || put_back(&path, &aside))
            .await
            .map_err(|error| incident(&error))
    }

    /// Whether a person has a key in use.
    pub async fn has_key(&self, person: PersonId) -> Result<bool, AppError> {
        let path = self.path(person);
        on_files(move || path.try_exists())
            .await
            .map_err(|error| incident(&error))
    }

    /// Erases what was set aside of a person and seals nothing, by whomever.
    /// Gives whether there was anything.
    pub async fn erase_unused(&self, person: PersonId) -> Result<bool, AppError> {
        let (aside, swept) = (self.aside(person), self.swept(person));
        on_files(move || {
            let mut any = false;
            for path in [&aside, &swept] {
                match fs::remove_file(path) {
                    Ok(()) => any = true,
                    Err(error) => unless_missing(error)?,
                }
            }
            sync(&aside).map(|()| any)
        })
        .await
        .map_err(|error| incident(&error))
    }
}

pub(super) fn put_back(path: &Path, aside: &Path) -> io::Result<()> {
    match fs::hard_link(aside, path) {
        Ok(()) => fs::remove_file(aside).or_else(unless_missing),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => unless_missing(error),
    }
}

fn owners_in(folder: &Path) -> io::Result<Vec<PersonId>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) => return unless_missing(error).map(|()| Vec::new()),
    };
    let mut owners = Vec::new();
    for file in files {
        let name = file?.file_name();
        let name = name.to_string_lossy();
        owners.extend(owner_of(&name, "").or_else(|| owner_of(&name, ASIDE)));
    }
    owners.sort_unstable();
    owners.dedup();
    Ok(owners)
}

/// Whose key a file with this ending is. An unfinished one begins with a dot
/// and is nobody's.
pub(super) fn owner_of(name: &str, ending: &str) -> Option<PersonId> {
    name.strip_suffix(ending)?.parse().ok()
}
