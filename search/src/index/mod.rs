//! The index: opened from a folder, changed by commits, read through snapshots.

mod merging;
mod opening;
mod rebuild;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;

pub use opening::Opened;
pub use rebuild::Rebuild;

use crate::answer::Answer;
use crate::document::{Document, Id};
use crate::folder::Folder;
use crate::interner::{Interner, NoRoom};
use crate::person::{PersonQuery, Ranked, Weights};
use crate::query::Query;
use crate::snapshot::Snapshot;

/// What may go wrong. The index stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("another process holds the index's folder")]
    InUse,
    #[error("the index's folder cannot be written: {0}")]
    Folder(#[from] io::Error),
    #[error(transparent)]
    NoRoom(#[from] NoRoom),
    #[error("a thread of the rebuild ended before its time")]
    Stopped,
}

/// Changes that become visible together. Of several for one id the last counts.
#[derive(Debug, Default)]
pub struct Batch {
    changes: BTreeMap<Id, Option<Document>>,
}

impl Batch {
    /// Adds an offer, or replaces the one of the same id.
    pub fn put(&mut self, document: Document) {
        self.changes.insert(document.id, Some(document));
    }

    /// Takes an offer out; one that is not there is no error.
    pub fn delete(&mut self, id: Id) {
        self.changes.insert(id, None);
    }

    pub fn len(&self) -> usize {
        self.changes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// How the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    pub offers: u64,
    pub segments: usize,
    /// Deleted offers that still take room.
    pub deleted: u64,
    /// Bytes in memory, about.
    pub memory: usize,
    pub checkpoint: Option<i64>,
}

/// A search index. Share it behind an [`Arc`]; every method takes `&self`.
#[derive(Debug)]
pub struct Index {
    inner: Arc<Inner>,
    merger: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Inner {
    folder: Option<Folder>,
    current: RwLock<Arc<Snapshot>>,
    /// Held by whoever replaces the snapshot: the number of the file of names
    /// and how many names it has.
    writing: Mutex<Written>,
    interner: Mutex<Interner>,
    /// The number that the next file gets.
    next: AtomicU64,
    closing: AtomicBool,
}

#[derive(Debug, Default)]
struct Written {
    names_file: u64,
    names: usize,
}

/// A panic elsewhere leaves nothing half done here: what is behind these locks
/// is replaced as a whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Inner {
    fn snapshot(&self) -> Arc<Snapshot> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&current)
    }

    fn replace(&self, snapshot: Snapshot) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(snapshot);
    }

    fn number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }
}

impl Index {
    /// Opens the index of a folder. What is missing, damaged or of another
    /// version begins empty, and says so; other files in the folder are left alone.
    pub fn open(folder: &Path) -> Result<(Self, Opened), Error> {
        let (inner, opened) = opening::open(folder)?;
        let index = Self {
            inner: Arc::new(inner),
            merger: Mutex::new(None),
        };
        Ok((index, opened))
    }

    /// An index that ends with the process, for tests and tools.
    pub fn in_memory() -> Self {
        Self {
            inner: Arc::new(Inner::new(None)),
            merger: Mutex::new(None),
        }
    }

    /// Makes changes visible and notes how far the outbox was followed. When
    /// this answers, readers made from now on see them, and after a kill the
    /// index opens here or later.
    pub fn commit(&self, batch: Batch, checkpoint: i64) -> Result<(), Error> {
        self.inner.commit(batch, checkpoint)?;
        self.start_merging();
        Ok(())
    }

    /// The checkpoint of the last commit; none before the first.
    pub fn checkpoint(&self) -> Option<i64> {
        self.inner.snapshot().checkpoint
    }

    /// The state of now, which stays as it is.
    pub fn reader(&self) -> Reader {
        Reader {
            snapshot: self.inner.snapshot(),
        }
    }

    /// Notes how many are after offers (0 to 255), without indexing them again.
    /// Kept in memory only: say it again after opening.
    pub fn set_popularity(&self, popularity: impl IntoIterator<Item = (Id, u8)>) {
        let snapshot = self.inner.snapshot();
        for (id, popularity) in popularity {
            if let Some((view, document)) = snapshot.find(&id) {
                snapshot.views[view]
                    .segment
                    .set_popularity(document, popularity);
            }
        }
    }

    /// Starts to make the index anew on so many threads, while this one serves
    /// and takes commits.
    pub fn rebuild(&self, threads: usize) -> Rebuild {
        Rebuild::start(Arc::clone(&self.inner), threads)
    }

    pub fn status(&self) -> Status {
        let snapshot = self.inner.snapshot();
        let views = &snapshot.views;
        Status {
            offers: snapshot.totals.documents,
            segments: views.len(),
            deleted: views.iter().map(|view| u64::from(view.deleted_count)).sum(),
            memory: views.iter().map(|view| view.segment.memory()).sum(),
            checkpoint: snapshot.checkpoint,
        }
    }

    fn start_merging(&self) {
        let mut merger = lock(&self.merger);
        if merger.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        if merging::due(&self.inner.snapshot()).is_none() {
            return;
        }
        let inner = Arc::clone(&self.inner);
        let thread = std::thread::Builder::new().name("search-merge".to_owned());
        // Without a thread segments stay small until the next commit: slower, not wrong.
        *merger = thread.spawn(move || inner.merge_what_is_due()).ok();
    }

    /// Waits until nothing is being merged.
    pub fn settle(&self) {
        self.start_merging();
        if let Some(thread) = lock(&self.merger).take() {
            drop(thread.join());
        }
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        self.inner.closing.store(true, Ordering::Relaxed);
        if let Some(thread) = lock(&self.merger).take() {
            drop(thread.join());
        }
    }
}

/// One consistent state of the index.
#[derive(Clone, Debug)]
pub struct Reader {
    snapshot: Arc<Snapshot>,
}

impl Reader {
    pub fn search(&self, query: &Query) -> Answer {
        crate::run::search(&self.snapshot, query)
    }

    /// The best offers for one person, best first.
    pub fn rank_for(&self, person: &PersonQuery, weights: &Weights) -> Vec<Ranked> {
        crate::person::rank(&self.snapshot, person, weights)
    }

    /// How many offers there are.
    pub fn offers(&self) -> u64 {
        self.snapshot.totals.documents
    }

    pub fn holds(&self, id: &Id) -> bool {
        self.snapshot.find(id).is_some()
    }

    pub fn checkpoint(&self) -> Option<i64> {
        self.snapshot.checkpoint
    }
}
