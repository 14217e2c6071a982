//! The imports of the command line: the official files, streamed into the
//! database, with progress, and every row that was not taken.

use crate::Nomenclature;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::store::{Counts, known_agencies, note_import, put_agency};
use super::tables::Record;
use super::{Tally, Writer};
use crate::TOPIC;
use crate::import::{
    CommuneLine, Event, ImportError, RomeRow, RowProblem, read_agencies, read_communes,
    read_help_places, read_rome,
};
use crate::rows::AgencyRow;
use pleinweb_kernel::AppError;
use pleinweb_platform::{AppState, begin_as_system, finish, incident, retrying};

/// Rows read ahead of the database.
const AHEAD: usize = 2000;
/// Agencies written in one transaction.
const AGENCIES_AT_ONCE: usize = 100;

/// What an import tells while it works.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// This file begins.
    File(String),
    /// Rows of this file read so far.
    Progress(u64),
    /// A row was not taken.
    Problem(RowProblem),
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// For each table: its name and what became of its rows.
    pub tables: Vec<(&'static str, Tally)>,
    pub rejected: u64,
    /// Rows that are no longer in the list were left as they are, because
    /// some rows could not be read: one of those might have been theirs.
    pub nothing_withdrawn: bool,
}

impl ImportReport {
    fn sum(&self, part: impl Fn(&Tally) -> u64) -> u64 {
        self.tables.iter().map(|(_, tally)| part(tally)).sum()
    }

    /// Rows inserted, updated or withdrawn; 0 when the same list came again.
    pub fn written(&self) -> u64 {
        self.sum(|tally| tally.new + tally.changed + tally.withdrawn)
    }

    /// Rows that were read and kept.
    pub fn read(&self) -> u64 {
        self.sum(|tally| tally.read)
    }
}

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    #[error(transparent)]
    File(#[from] ImportError),
    #[error("the database: {0}")]
    Store(#[from] AppError),
}

type Told<'a> = &'a mut (dyn FnMut(Step) + Send);

type Reader<T> = fn(&Path, &mut dyn FnMut(Event<T>)) -> Result<(), ImportError>;

/// Reads a file on a thread of its own.
fn read_aside<T: Send + 'static>(
    path: &Path,
    read: Reader<T>,
) -> (
    mpsc::Receiver<Event<T>>,
    JoinHandle<Result<(), ImportError>>,
) {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let path: PathBuf = path.to_owned();
    let reader = tokio::task::spawn_blocking(move || {
        // Nobody listens any more only when storing failed, which is told there.
        read(&path, &mut |event| drop(sender.blocking_send(event)))
    });
    (receiver, reader)
}

async fn read_whole(reader: JoinHandle<Result<(), ImportError>>) -> Result<(), ImportFailure> {
    reader.await.map_err(|error| incident(&error))??;
    Ok(())
}

/// Imports a ROME release (a folder, or a zip).
///
/// # Errors
/// When the files are not there or the database fails. What was written until
/// then stays; the next import goes on from there.
pub async fn import_rome(
    app: &AppState,
    path: &Path,
    told: Told<'_>,
) -> Result<ImportReport, ImportFailure> {
    let mut occupations = Writer::open(app).await?;
    let mut appellations = Writer::open(app).await?;
    let mut skills = Writer::open(app).await?;
    let mut links = Writer::open(app).await?;
    let mut mobilities = Writer::open(app).await?;
    let mut rejected = 0;
    let (mut events, reader) = read_aside(path, read_rome);
    while let Some(event) = events.recv().await {
        match event {
            Event::File(name) => {
                // A file may name what the files before it hold.
                occupations.flush(app).await?;
                skills.flush(app).await?;
                told(Step::File(name));
            }
            Event::Row(RomeRow::Occupation(row)) => occupations.put(app, row).await?,
            Event::Row(RomeRow::Appellation(row)) => appellations.put(app, row).await?,
            Event::Row(RomeRow::Skill(row)) => skills.put(app, row).await?,
            Event::Row(RomeRow::OccupationSkill(row)) => links.put(app, row).await?,
            Event::Row(RomeRow::Mobility(row)) => mobilities.put(app, row).await?,
            Event::Problem(problem) => {
                rejected += 1;
                told(Step::Problem(problem));
            }
            Event::Progress(rows) => told(Step::Progress(rows)),
        }
    }
    read_whole(reader).await?;
    let withdraw = rejected == 0;
    let report = ImportReport {
        tables: vec![
            ("job titles", appellations.finish(app, withdraw).await?),
            ("links to skills", links.finish(app, withdraw).await?),
            ("mobilities", mobilities.finish(app, withdraw).await?),
            ("skills", skills.finish(app, withdraw).await?),
            ("occupations", occupations.finish(app, withdraw).await?),
        ],
        rejected,
        nothing_withdrawn: !withdraw,
    };
    note(app, &source_name(path), &report).await?;
    Ok(report)
}

/// Imports communes of today or of before (a CSV file, or the same gzipped).
/// Those that are not in the file stay: people may have given one as their
/// address.
///
/// # Errors
/// As for [`import_rome`].
pub async fn import_communes(
    app: &AppState,
    path: &Path,
    told: Told<'_>,
) -> Result<ImportReport, ImportFailure> {
    let mut present = Writer::open(app).await?;
    let mut former = Writer::open(app).await?;
    let mut rejected = 0;
    let (mut events, reader) = read_aside(path, read_communes);
    while let Some(event) = events.recv().await {
        match event {
            Event::File(name) => told(Step::File(name)),
            Event::Row(CommuneLine::Present(row)) => present.put(app, row).await?,
            Event::Row(CommuneLine::Former(row)) => former.put(app, row).await?,
            Event::Problem(problem) => {
                rejected += 1;
                told(Step::Problem(problem));
            }
            Event::Progress(rows) => told(Step::Progress(rows)),
        }
    }
    read_whole(reader).await?;
    let tables = [
        ("communes", present.finish(app, false).await?),
        ("former communes", former.finish(app, false).await?),
    ];
    let report = ImportReport {
        // A file holds one kind or both.
        tables: match tables {
            [present, (_, former)] if former.read == 0 => vec![present],
            [(_, present), former] if present.read == 0 => vec![former],
            both => both.to_vec(),
        },
        rejected,
        nothing_withdrawn: false,
    };
    note(app, &source_name(path), &report).await?;
    Ok(report)
}

/// Imports places that help with digital (CSV, gzipped or not). Those that are
/// no longer in the list are deleted, unless a row could not be read.
///
/// # Errors
/// As for [`import_rome`].
pub async fn import_help_places(
    app: &AppState,
    path: &Path,
    told: Told<'_>,
) -> Result<ImportReport, ImportFailure> {
    import_one(app, path, ("help places", read_help_places), true, told).await
}

/// Imports a list that is one table.
async fn import_one<R: Record + 'static>(
    app: &AppState,
    path: &Path,
    (name, read): (&'static str, Reader<R>),
    whole: bool,
    told: Told<'_>,
) -> Result<ImportReport, ImportFailure> {
    let mut rows = Writer::open(app).await?;
    let mut rejected = 0;
    let (mut events, reader) = read_aside(path, read);
    while let Some(event) = events.recv().await {
        match event {
            Event::File(name) => told(Step::File(name)),
            Event::Row(row) => rows.put(app, row).await?,
            Event::Problem(problem) => {
                rejected += 1;
                told(Step::Problem(problem));
            }
            Event::Progress(rows) => told(Step::Progress(rows)),
        }
    }
    read_whole(reader).await?;
    let tally = rows.finish(app, whole && rejected == 0).await?;
    let report = ImportReport {
        tables: vec![(name, tally)],
        rejected,
        nothing_withdrawn: whole && rejected > 0,
    };
    note(app, &source_name(path), &report).await?;
    Ok(report)
}

/// Imports agencies (CSV, gzipped or not). Agencies that are not in the list
/// stay: people and advisers belong to them.
///
/// # Errors
/// As for [`import_rome`].
pub async fn import_agencies(
    app: &AppState,
    path: &Path,
    told: Told<'_>,
) -> Result<ImportReport, ImportFailure> {
    let known = known_agencies(&mut app.db().read().await.map_err(AppError::from)?).await?;
    let mut tally = Tally::default();
    let mut rejected = 0;
    let mut waiting = Vec::new();
    let (mut events, reader) = read_aside(path, read_agencies);
    while let Some(event) = events.recv().await {
        match event {
            Event::File(name) => told(Step::File(name)),
            Event::Row(row) => {
                tally.read += 1;
                match known.get(&row.slug) {
                    Some(known) if *known == row => tally.unchanged += 1,
                    Some(_) => tally.changed += 1,
                    None => tally.new += 1,
                }
                if known.get(&row.slug) != Some(&row) {
                    waiting.push(row);
                }
            }
            Event::Problem(problem) => {
                rejected += 1;
                told(Step::Problem(problem));
            }
            Event::Progress(rows) => told(Step::Progress(rows)),
        }
    }
    read_whole(reader).await?;
    for batch in waiting.chunks(AGENCIES_AT_ONCE) {
        put_agencies(app, batch).await?;
    }
    let report = ImportReport {
        tables: vec![("agencies", tally)],
        rejected,
        nothing_withdrawn: false,
    };
    note(app, &source_name(path), &report).await?;
    Ok(report)
}

fn source_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Adds or changes a few agencies.
pub(super) async fn put_agencies(app: &AppState, rows: &[AgencyRow]) -> Result<(), AppError> {
    retrying(app, "import", || async {
        let mut tx = app.db().begin().await?;
        for row in rows {
            let id: Uuid = app.new_id();
            put_agency(&mut tx, id, row).await?;
        }
        Ok(tx.commit().await?)
    })
    .await
}

/// Notes the import, so that this and every other node reads the lists anew.
pub(super) async fn note(
    app: &AppState,
    source: &str,
    report: &ImportReport,
) -> Result<(), AppError> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let counts = Counts {
        read: number(report.read()),
        written: number(report.written()),
        rejected: number(report.rejected),
        withdrawn: number(report.sum(|tally| tally.withdrawn)),
    };
    let changed = report.written() + report.sum(|tally| tally.withdrawn) > 0;
    retrying(app, "import", || async {
        let mut cx = begin_as_system(app, "import").await?;
        let (id, now) = (cx.new_id(), cx.now());
        note_import(cx.tx(), id, now, source, counts).await?;
        if changed {
            cx.emit(TOPIC.to_owned(), "imported");
        }
        finish(cx).await
    })
    .await?;
    app.service::<Nomenclature>().look_again();
    Ok(())
}
