//! Stores lists in the database: what is new or changed is written, what is
//! unchanged is not touched, and what is gone from the list is withdrawn. The
//! same list twice changes nothing.

mod imports;
mod seeding;
mod store;
mod tables;

#[cfg(feature = "testing")]
pub(crate) use imports::ImportReport;
pub use imports::{
    ImportFailure, Step, import_agencies, import_communes, import_help_places, import_rome,
};
pub use seeding::{seed_agencies, seed_lists};

use std::collections::HashMap;

use store::Known;
use tables::{Record, fingerprint};

use pleinweb_kernel::AppError;
use pleinweb_platform::{AppState, retrying};

/// Rows written in one transaction: few enough that the writer of SQLite is
/// free again within milliseconds.
const BATCH: usize = 400;

/// What became of the rows of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// No longer in the list: retired or deleted.
    pub withdrawn: u64,
}

/// Writes one table.
struct Writer<R> {
    known: HashMap<Vec<String>, Known>,
    batch: Vec<R>,
    tally: Tally,
}

impl<R: Record> Writer<R> {
    async fn open(app: &AppState) -> Result<Self, AppError> {
        let mut tx = app.db().read().await?;
        let known = store::known::<R>(&mut tx).await?;
        Ok(Self {
            known,
            batch: Vec::new(),
            tally: Tally::default(),
        })
    }

    async fn put(&mut self, app: &AppState, row: R) -> Result<(), AppError> {
        self.tally.read += 1;
        let (key, now) = fingerprint(&row.values(), R::KEYS);
        match self.known.remove(&key) {
            Some(known) if known.fingerprint == now => {
                self.tally.unchanged += 1;
                return Ok(());
            }
            Some(_) => self.tally.changed += 1,
            None => self.tally.new += 1,
        }
        self.batch.push(row);
        if self.batch.len() >= BATCH {
            self.flush(app).await
        } else {
            Ok(())
        }
    }

    /// Writes what waits.
    async fn flush(&mut self, app: &AppState) -> Result<(), AppError> {
        let batch = std::mem::take(&mut self.batch);
        let batch = batch.as_slice();
        retrying(app, "import", || async move {
            let mut tx = app.db().begin().await?;
            store::put(&mut tx, batch).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Writes what waits, and withdraws what did not come.
    async fn finish(mut self, app: &AppState, withdraw: bool) -> Result<Tally, AppError> {
        self.flush(app).await?;
        if !withdraw {
            return Ok(self.tally);
        }
        let gone: Vec<Vec<String>> = self
            .known
            .into_iter()
            .filter(|(_, known)| !known.retired)
            .map(|(key, _)| key)
            .collect();
        self.tally.withdrawn = gone.len() as u64;
        for batch in gone.chunks(BATCH) {
            retrying(app, "import", || async move {
                let mut tx = app.db().begin().await?;
                store::withdraw::<R>(&mut tx, batch).await?;
                Ok(tx.commit().await?)
            })
            .await?;
        }
        Ok(self.tally)
    }
}
