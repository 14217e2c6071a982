//! Keys that a sweep took away: a sweep asks a database, and a database may be
//! the wrong one or an old one. So what it finds is set aside under a third
//! name, where it still opens and from where it comes back by itself, and goes
//! only when its time is over. The time of the file is when it was set aside.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::unused::put_back;
use super::{PersonKeys, unused};
use crate::incident;
use crate::private_files::{on_files, remove_unfinished, set_time, sync, time, unless_missing};
use pleinweb_kernel::{AppError, PersonId, Timestamp};

/// The ending of a key that a sweep set aside.
const SWEPT: &str = ".swept";

/// Held by the one sweep that runs; free again when dropped, or when its
/// process ends.
#[derive(Debug)]
pub struct SweepLock(File);

impl Drop for SweepLock {
    fn drop(&mut self) {
        // Closing it does the same.
        let _ = self.0.unlock();
    }
}

impl PersonKeys {
    pub(super) fn swept(&self, person: PersonId) -> PathBuf {
        self.folder.join([&person.to_string(), SWEPT].concat())
    }

    /// The right to sweep: one process of one node at a time, whoever started
    /// it. `None` while another has it.
    pub async fn lock_sweep(&self) -> Result<Option<SweepLock>, AppError> {
        let path = self.folder.join(".sweep");
        on_files(move || {
            crate::private_files::make_empty(&path)?;
            let file = File::options().append(true).open(&path)?;
            match file.try_lock() {
                Ok(()) => Ok(Some(SweepLock(file))),
                Err(fs::TryLockError::WouldBlock) => Ok(None),
                Err(fs::TryLockError::Error(error)) => Err(error),
            }
        })
        .await
        .map_err(|error| incident(&error))
    }

    /// Whose keys a sweep set aside, and when.
    pub async fn all_swept(&self) -> Result<Vec<(PersonId, Timestamp)>, AppError> {
        let folder = self.folder.clone();
        on_files(move || swept_in(&folder))
            .await
            .map_err(|error| incident(&error))
    }

    /// From "set aside for a moment" to "set aside for its time".
    pub async fn sweep_aside(&self, person: PersonId, now: Timestamp) -> Result<(), AppError> {
        let (aside, swept) = (self.aside(person), self.swept(person));
        on_files(move || {
            // The time first: a key is never found with one that is over.
            set_time(&File::options().append(true).open(&aside)?, now)?;
            match fs::hard_link(&aside, &swept) {
                Ok(()) => {}
                // A key that was swept earlier is still there: this one stays aside
                // until that one is erased.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
                Err(error) => return Err(error),
            }
            fs::remove_file(&aside).or_else(unless_missing)?;
            sync(&swept)
        })
        .await
        .map_err(|error| incident(&error))
    }

    /// Gives a key its name back; beside a newer one it stays where it is.
    pub async fn take_back(&self, person: PersonId) -> Result<(), AppError> {
        let (path, swept) = (self.path(person), self.swept(person));
        on_files(move || put_back(&path, &swept))
            .await
            .map_err(|error| incident(&error))
    }

    /// Erases a key that a sweep set aside.
    pub async fn erase_swept(&self, person: PersonId) -> Result<(), AppError> {
        let swept = self.swept(person);
        on_files(move || {
            fs::remove_file(&swept).or_else(unless_missing)?;
            sync(&swept)
        })
        .await
        .map_err(|error| incident(&error))
    }

    /// Removes key files that were never finished.
    pub async fn tidy_unfinished(&self, now: Timestamp) -> Result<u64, AppError> {
        let folder = self.folder.clone();
        on_files(move || remove_unfinished(&folder, now))
            .await
            .map_err(|error| incident(&error))
    }
}

fn swept_in(folder: &Path) -> io::Result<Vec<(PersonId, Timestamp)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if let Some(person) = unused::owner_of(&name.to_string_lossy(), SWEPT) {
            found.push((person, time(&entry.path())?));
        }
    }
    found.sort_unstable();
    Ok(found)
}
