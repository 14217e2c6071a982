//! Official statistics from files, to be shown beside our figures with their
//! source and date. Streamed; the same file again changes nothing; a row that
//! cannot be read is told with its line and stops nothing.

mod families;
mod reading;
#[cfg(feature = "testing")]
mod tests;

use std::path::Path;

use tokio::sync::mpsc;

use super::model::OfficialKind;
use super::store::{Counts, Official, known, note_import, put};
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::import::{Event, ImportError};
use pleinweb_nomenclature::{ImportFailure, Step};
use pleinweb_platform::{AppState, begin_as_system, finish, incident, retrying};

pub use families::Families;

const JOB: &str = "import-stats";
/// Rows read ahead of the database.
const AHEAD: usize = 1000;
/// Rows written in one transaction.
const BATCH: usize = 300;

/// Imports a file of official statistics, gzipped or not. `families` may be
/// empty for kinds that count occupations.
///
/// # Errors
/// When the file is not there or has other columns, or the database fails.
/// What was written until then stays.
pub async fn import_official(
    app: &AppState,
    kind: OfficialKind,
    path: &Path,
    families: Families,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<Counts, ImportFailure> {
    let (sender, mut events) = mpsc::channel(AHEAD);
    let file = path.to_owned();
    let reader = tokio::task::spawn_blocking(move || -> Result<(), ImportError> {
        // Nobody listens any more only when storing failed, which is told there.
        reading::read(kind, &file, &families, &mut |event| {
            drop(sender.blocking_send(event));
        })
    });
    let mut counts = Counts::default();
    let mut waiting: Vec<Official> = Vec::new();
    while let Some(event) = events.recv().await {
        match event {
            Event::File(name) => told(Step::File(name)),
            Event::Progress(rows) => told(Step::Progress(rows)),
            Event::Problem(problem) => {
                counts.rejected += 1;
                told(Step::Problem(problem));
            }
            Event::Row(row) => {
                counts.read += 1;
                waiting.push(row);
                if waiting.len() >= BATCH {
                    write(app, std::mem::take(&mut waiting), &mut counts).await?;
                }
            }
        }
    }
    write(app, waiting, &mut counts).await?;
    reader.await.map_err(|error| incident(&error))??;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (file, told) = (&*name, &counts);
    retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let (id, now) = (cx.new_id(), cx.now());
        note_import(cx.tx(), id, kind, file, told, now).await?;
        finish(cx).await
    })
    .await?;
    Ok(counts)
}

/// Writes what is new or changed of a batch.
async fn write(app: &AppState, batch: Vec<Official>, counts: &mut Counts) -> Result<(), AppError> {
    // A file that says a thing twice means the later one.
    let mut rows: Vec<Official> = Vec::with_capacity(batch.len());
    let mut at = std::collections::HashMap::new();
    for row in batch {
        match at.insert(row.key(), rows.len()) {
            Some(earlier) => {
                at.insert(row.key(), earlier);
                rows[earlier] = row;
            }
            None => rows.push(row),
        }
    }
    let keys: Vec<String> = rows.iter().map(Official::key).collect();
    let (keys, rows) = (keys.as_slice(), rows.as_slice());
    let (new, written) = retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let now = cx.now();
        let there = known(cx.tx(), keys).await?;
        let (mut new, mut fresh) = (0, Vec::new());
        for (key, row) in keys.iter().zip(rows) {
            match there.get(key) {
                Some(content) if *content == row.content()? => continue,
                Some(_) => {}
                None => new += 1,
            }
            fresh.push(row.clone());
        }
        put(cx.tx(), &fresh, now).await?;
        finish(cx).await?;
        Ok((new, fresh.len() as u64))
    })
    .await?;
    counts.new += new;
    counts.changed += written - new;
    counts.unchanged += rows.len() as u64 - written;
    Ok(())
}
