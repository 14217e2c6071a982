//! Hashes of numbers are made anew from the numbers themselves whenever there is
//! another pepper: what the old one made is worth nothing from then on, to
//! whoever has it, in backups too (docs/adr/0015).

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use pleinweb_kernel::{AppError, DAY_MS, FieldErrors, RegistrationId};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{
    AppState, Command, Cx, Permit, pepper_id, pepper_made_at, rotate_pepper, run_system,
};

use super::facade;
use super::lookup::{self, Lookup};
use super::model::Secret;
use super::store::{self, NumberRow};

/// Small batches, so that SQLite's writer is free again quickly.
const BATCH: i64 = 50;
/// A pepper is used so long, and then made anew by itself.
const PEPPER_KEPT_MS: i64 = 30 * DAY_MS;

/// What became of the hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rehashed {
    pub done: u64,
    /// Numbers that did not open: each is an incident in the log.
    pub unopened: u64,
}

/// A new pepper, and all hashes with it.
pub async fn rotate_numbers(app: &AppState) -> Result<Rehashed, AppError> {
    rotate_pepper(app).await?;
    rehash_numbers(app).await
}

async fn is_pepper_old(app: &AppState) -> Result<bool, AppError> {
    Ok(app.now().since(pepper_made_at(app).await?) >= PEPPER_KEPT_MS)
}

/// Makes every hash that another pepper made (or none yet: a database from
/// before) with the one in use. May be stopped and begun again anywhere.
pub(crate) async fn rehash_numbers(app: &AppState) -> Result<Rehashed, AppError> {
    let mut result = Rehashed::default();
    let mut after = START;
    while let Some(last) = rehash_some(app, after, &mut result).await? {
        after = last;
    }
    Ok(result)
}

const START: RegistrationId = RegistrationId(uuid::Uuid::nil());

/// A batch of them; gives the last one it looked at.
async fn rehash_some(
    app: &AppState,
    after: RegistrationId,
    result: &mut Rehashed,
) -> Result<Option<RegistrationId>, AppError> {
    let pepper = pepper_id(app).await?;
    let mut tx = app.db().read().await?;
    let rows = store::hashed_otherwise(&mut tx, pepper, after, BATCH).await?;
    drop(tx);
    let Some(last) = rows.last().map(|row| row.registration_id) else {
        return Ok(None);
    };
    let mut batch = Vec::new();
    for row in rows {
        match hash_of(app, &row).await {
            Ok(lookup) => batch.push((row, lookup)),
            // An incident that is in the log already; the others go on.
            Err(_) => result.unopened += 1,
        }
    }
    result.done += run_system(app, "keys", &HashAnew(batch)).await?;
    Ok(Some(last))
}

/// Hashes that another pepper made are made anew, and the pepper when its time is over.
#[derive(Debug, Default)]
pub struct NumbersHashed {
    /// Where a run that goes on is, and with which pepper it began.
    after: Mutex<Option<(RegistrationId, Uuid)>>,
}

impl NumbersHashed {
    fn after(&self) -> MutexGuard<'_, Option<(RegistrationId, Uuid)>> {
        self.after.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One batch: what became of it.
    pub(super) async fn step(&self, app: &AppState) -> Result<(Rehashed, Batch), AppError> {
        // One that fails begins at the start again, and so does one that finds another
        // pepper than it began with: another node rotated it meanwhile.
        let pepper = pepper_id(app).await?;
        let after = self.after().take();
        let after = after.filter(|(_, began_with)| *began_with == pepper);
        if after.is_none() && is_pepper_old(app).await? {
            rotate_pepper(app).await?;
        }
        let pepper = pepper_id(app).await?;
        let from = after.map_or(START, |(row, _)| row);
        let mut result = Rehashed::default();
        let last = rehash_some(app, from, &mut result).await?;
        *self.after() = last.map(|row| (row, pepper));
        Ok((result, Batch::more_if(last.is_some())))
    }
}

impl Job for NumbersHashed {
    const NAME: &'static str = "numbers";

    fn every(&self) -> Duration {
        Duration::from_hours(24)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        Ok(self.step(app).await?.1)
    }
}

async fn hash_of(app: &AppState, row: &NumberRow) -> Result<Lookup, AppError> {
    let about = lookup::about(Secret::Nir);
    let keys = app.person_keys();
    let (key, plain) = keys
        .open_with_key(app, row.person_id, about, &row.sealed)
        .await?;
    let plain = String::from_utf8(plain).map_err(|error| pleinweb_platform::incident(&error))?;
    lookup::of(app, &key, Secret::Nir, &plain).await
}

/// One batch of hashes.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
struct HashAnew(Vec<(NumberRow, Lookup)>);

impl Command for HashAnew {
    const NAME: &'static str = "registration/hash-anew";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self(Vec::new()))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let mut done = 0;
        for (row, lookup) in &self.0 {
            let id = cx.rows_of(row.registration_id)?;
            if !store::hash_anew(cx.tx(), id, row, lookup).await? {
                continue;
            }
            done += 1;
            let hashes = [lookup.hash.clone()];
            // As it is now: it may have been sent since it was read.
            let sent = store::file(cx.tx(), id)
                .await?
                .as_ref()
                .and_then(facade::sent);
            if sent.is_none() {
                continue;
            }
            store::forget_match(cx.tx(), id, &row.lookup).await?;
            store::insert_matches(cx.tx(), id, &hashes).await?;
            // Two files sent while one of them had the older hash.
            if let Some(other) = store::double_of(cx.tx(), id, &hashes).await? {
                store::note_double(cx.tx(), other, id).await?;
                let other = cx.rows_of(other)?;
                store::note_double(cx.tx(), *id, other).await?;
            }
        }
        Ok(done)
    }
}
