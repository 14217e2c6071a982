//! The key of a person for whom nothing is sealed any more is erased: then what
//! backups of the database still hold of them is erased too (docs/adr/0004).
//!
//! This is the way of a person who is erased by a command: the command asks for
//! the erasure of the key with its own transaction (`ask_key_erasure`), and the
//! key goes at once after the commit. Whatever stops that, the row stays, and
//! `erase_due_keys` goes on.

use std::collections::HashSet;
use std::time::Duration;

use pleinweb_kernel::{AppError, PersonId};
use pleinweb_platform::identity::check_both;
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, due_key_erasures, forget_key_erasures};

use super::store;

/// Small batches: a list in SQL is bounded, and nobody waits for this.
pub(super) const BATCH: usize = 200;

/// Erases the keys of those among `persons` for whom nothing is sealed. After
/// the commit that erased their data, never before. Gives how many went; a key
/// that was used within the hour stays, and so does the request to erase it.
pub async fn erase_unused_keys(app: &AppState, persons: &[PersonId]) -> Result<u64, AppError> {
    if persons.is_empty() {
        return Ok(0);
    }
    check_both(app).await?;
    let keys = app.person_keys();
    let now = app.now();
    let mut erased = 0;
    for batch in persons.chunks(BATCH) {
        let needed = needed(app, batch).await?;
        let (mut aside, mut settled) = (Vec::new(), Vec::new());
        for person in batch {
            if needed.contains(person) {
                // Left aside by a process that was ended meanwhile.
                keys.put_back(*person).await?;
                settled.push(*person);
            } else if keys.set_aside(*person, now).await? {
                aside.push(*person);
            } else if !keys.has_key(*person).await? {
                // Perhaps one that a sweep set aside.
                aside.push(*person);
            }
        }
        // Asked again: now nothing can be sealed with these keys any more.
        let needed = self::needed(app, &aside).await?;
        for person in aside {
            if needed.contains(&person) {
                keys.put_back(person).await?;
            } else {
                erased += u64::from(keys.erase_unused(person).await?);
            }
            settled.push(person);
        }
        forget_key_erasures(app, &settled).await?;
    }
    Ok(erased)
}

/// The same for everyone whose erasure was asked for and is not done.
pub async fn erase_due_keys(app: &AppState) -> Result<u64, AppError> {
    let due = due_key_erasures(app).await?;
    erase_unused_keys(app, &due).await
}

/// Keys of those whom a command erased and that could not go at once.
#[derive(Debug)]
pub struct ErasedKeys;

impl Job for ErasedKeys {
    const NAME: &'static str = "erased-keys";

    fn every(&self) -> Duration {
        Duration::from_mins(10)
    }

    /// So many at least.
    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        Ok(Some(due_key_erasures(app).await?.len() as u64))
    }

    /// What is still in use stays, and would be found again at once.
    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        erase_due_keys(app).await?;
        Ok(Batch::Done)
    }
}

/// For whom something is sealed. Every feature that seals with a person's key
/// is asked here.
pub(super) async fn needed(
    app: &AppState,
    persons: &[PersonId],
) -> Result<HashSet<PersonId>, AppError> {
    if persons.is_empty() {
        return Ok(HashSet::new());
    }
    let mut tx = app.db().read().await?;
    store::with_secrets(&mut tx, persons).await
}
