//! The key of a person for whom nothing is sealed any more is erased: then what
//! backups of the database still hold of them is erased too (docs/adr/0004).

use std::collections::HashSet;

use crate::kernel::{AppError, PersonId};
use crate::platform::Office;

use super::store;

/// Small batches: a list in SQL is bounded, and nobody waits for this.
const BATCH: usize = 200;

/// Erases the keys of those among `persons` for whom nothing is sealed. After
/// the commit that erased their data, never before. Gives how many went; a key
/// that was used within the hour stays for `sweep_keys`.
pub async fn erase_unused_keys(office: &Office, persons: &[PersonId]) -> Result<u64, AppError> {
    let keys = office.person_keys();
    let now = office.now();
    let mut erased = 0;
    for batch in persons.chunks(BATCH) {
        let needed = needed(office, batch).await?;
        let mut aside = Vec::new();
        for person in batch {
            if needed.contains(person) {
                // Left aside by a process that was ended meanwhile.
                keys.put_back(*person).await?;
            } else if keys.set_aside(*person, now).await? {
                aside.push(*person);
            }
        }
        // Asked again: now nothing can be sealed with these keys any more.
        let needed = self::needed(office, &aside).await?;
        for person in aside {
            if needed.contains(&person) {
                keys.put_back(person).await?;
            } else {
                keys.erase_aside(person).await?;
                erased += 1;
            }
        }
    }
    Ok(erased)
}

/// The same for everyone who has a key: what was not finished when a process
/// was ended, and keys whose only secret the person took back.
pub async fn sweep_keys(office: &Office) -> Result<u64, AppError> {
    let owners = office.person_keys().owners().await?;
    erase_unused_keys(office, &owners).await
}

/// For whom something is sealed. Every feature that seals with a person's key
/// is asked here.
async fn needed(office: &Office, persons: &[PersonId]) -> Result<HashSet<PersonId>, AppError> {
    if persons.is_empty() {
        return Ok(HashSet::new());
    }
    let mut tx = office.db().read().await?;
    store::with_secrets(&mut tx, persons).await
}
