//! An import: files read on a thread of their own, offers written in small
//! batches, and at the end of a complete one, what is missing withdrawn.

mod batches;
mod hearing;
mod names;
mod writer;

use pleinweb_nomenclature::Nomenclature;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::mpsc;

use super::import::{Format, ImportError, Problem, Tallies, read};
use super::rules::withdraws_too_many;
use super::store::{Counts, ensure_source, note_import, open_count, open_ids_after};
use batches::{confirm_all, withdraw_all};
use hearing::Hearing;
use names::{Names, look};
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{AppState, begin_as_system, finish, incident, retrying};
use writer::{Ended, Writer};

const JOB: &str = "import-offers";
/// Offers read ahead of the database.
const AHEAD: usize = 500;
/// Open offers looked at in one statement.
const PAGE: i64 = 5000;

/// What to import.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// A file or a folder.
    pub path: PathBuf,
    pub format: Format,
    /// The short name of the source, and as people read it.
    pub source: String,
    pub source_name: String,
    /// The files are all that the source has: what is missing is withdrawn.
    pub complete: bool,
    /// Even if that is more than one offer in five.
    pub force: bool,
}

/// What an import tells while it works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportEvent {
    /// This file begins.
    File(String),
    /// Offers of this file read so far.
    Progress(u64),
    /// One was not taken.
    Problem(Problem),
    /// This many offers are being withdrawn.
    Withdrawing(u64),
    /// The import is over, well or not: what it did, and what it noted by kind.
    Ended(Box<Report>),
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub counts: Counts,
    /// A file that ends inside something. Nothing was withdrawn.
    pub cut: Option<String>,
    /// Broken elements whose id could not be read: any offer that seems to be
    /// missing may be one of them, so nothing is withdrawn.
    pub unnamed: u64,
    /// What was mended, guessed, kept as text and refused, by kind.
    pub kinds: Tallies,
    /// The longest that SQLite's writer was held.
    pub longest_batch: Duration,
}

/// Why an import stopped. What was written until then stays.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    #[error(transparent)]
    File(#[from] ImportError),
    #[error("the database: {0}")]
    Store(#[from] AppError),
    #[error(
        "{gone} of the {open} open offers of this source are missing or taken back, more than one in five: nothing was withdrawn (--force withdraws them)"
    )]
    TooMany { gone: u64, open: u64 },
    #[error("no offer was found in it: nothing was changed")]
    Nothing,
    #[error("none of the {0} that are in it could be read: nothing was changed")]
    AllRefused(u64),
}

type Told<'a> = &'a mut (dyn FnMut(ImportEvent) + Send);

fn short(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Imports offers.
///
/// # Errors
/// When files cannot be read to their end, the database fails, or too many
/// offers would be withdrawn.
pub async fn import_offers(
    app: &AppState,
    order: &ImportOptions,
    told: Told<'_>,
) -> Result<Report, ImportFailure> {
    let began_at = app.now();
    retrying(app, JOB, || async {
        let mut cx = begin_as_system(app, JOB).await?;
        ensure_source(cx.tx(), &order.source, &order.source_name).await?;
        finish(cx).await
    })
    .await?;
    let mut tx = app.db().read().await.map_err(AppError::from)?;
    let open = open_count(&mut tx, &order.source).await?;
    let lists = app
        .service::<Nomenclature>()
        .lists(&mut tx, began_at)
        .await?;
    drop(tx);
    let names = names(app, order).await?;
    let (sender, mut events) = mpsc::channel(AHEAD);
    let (path, format, source) = (order.path.clone(), order.format, order.source.clone());
    let reader = tokio::task::spawn_blocking(move || {
        // Nobody listens any more only when storing failed, which is told there.
        read(&path, format, &source, &lists, &mut |event| {
            drop(sender.blocking_send(event));
        })
    });
    let mut hearing = Hearing::new(Writer::new(app, &order.source), &names, began_at);
    while let Some(event) = events.recv().await {
        hearing.hear(event, told).await?;
    }
    let seen = std::mem::take(&mut hearing.seen);
    let Ended {
        mut report,
        mut leaving,
        same,
    } = hearing.end().await?;
    let end = reader.await.map_err(|error| incident(&error))?;
    let hollow = is_hollow(report.counts);
    let complete = order.complete
        && report.cut.is_none()
        && report.unnamed == 0
        && end.is_ok()
        && hollow.is_none();
    let mut stopped = None;
    if complete {
        let missing = missing(app, &order.source, &seen).await?;
        leaving.extend(missing);
        leaving.sort_unstable();
        leaving.dedup();
    }
    let (gone, open) = (leaving.len() as u64, u64::try_from(open).unwrap_or(0));
    if withdraws_too_many(gone, open) && !order.force {
        stopped = Some(ImportFailure::TooMany { gone, open });
    } else {
        told(ImportEvent::Withdrawing(gone));
        report.counts.withdrawn += withdraw_all(app, &leaving, &mut report).await?;
    }
    let whole = complete && stopped.is_none();
    if !whole {
        confirm_all(app, &same, &mut report).await?;
    }
    note(app, order, whole, began_at, report.counts).await?;
    told(ImportEvent::Ended(Box::new(report.clone())));
    end?;
    stopped.or(hollow).map_or(Ok(report), Err)
}

/// Leaves a row about an import; `whole` is one after which nothing is missing.
async fn note(
    app: &AppState,
    order: &ImportOptions,
    whole: bool,
    began_at: Timestamp,
    counts: Counts,
) -> Result<(), AppError> {
    let origin = order.path.file_name().unwrap_or(order.path.as_os_str());
    let origin = origin.to_string_lossy();
    let (origin, source) = (&*origin, &*order.source);
    retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let (id, now): (uuid::Uuid, Timestamp) = (cx.new_id(), cx.now());
        let file = (source, origin, whole);
        note_import(cx.tx(), id, file, (began_at, now), counts).await?;
        finish(cx).await
    })
    .await
}

/// Under which names the offers of this import go: files are read once before.
async fn names(app: &AppState, order: &ImportOptions) -> Result<Names, ImportFailure> {
    // A pipe can be read once only.
    let again = std::fs::metadata(&order.path).is_ok_and(|it| it.is_file() || it.is_dir());
    if !order.format.shares_identifiers() {
        return Ok(Names::default());
    }
    let groups = if again {
        let order = order.clone();
        let looked =
            tokio::task::spawn_blocking(move || look(&order.path, order.format, &order.source));
        looked.await.map_err(|error| incident(&error))?
    } else {
        names::Groups::default()
    };
    Ok(Names::settle(app, &order.source, groups).await?)
}

/// Whether anything was taken at all.
fn is_hollow(counts: Counts) -> Option<ImportFailure> {
    match counts.read {
        0 => Some(ImportFailure::Nothing),
        read if read == counts.rejected => Some(ImportFailure::AllRefused(read)),
        _ => None,
    }
}

/// The open offers of a source that an import did not bring.
async fn missing(
    app: &AppState,
    source: &str,
    seen: &HashSet<u64>,
) -> Result<Vec<OfferId>, AppError> {
    let mut missing = Vec::new();
    let mut after = String::new();
    loop {
        let mut tx = app.db().read().await.map_err(AppError::from)?;
        let page = open_ids_after(&mut tx, source, &after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(missing);
        };
        after.clone_from(last);
        missing.extend(
            page.iter()
                .filter(|(id, _)| !seen.contains(&short(id)))
                .map(|(_, id)| *id),
        );
    }
}
