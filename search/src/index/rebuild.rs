//! Making the index anew while the old one serves.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::{Error, Inner, lock};
use crate::document::Document;
use crate::segment::{Builder, FULL_SEGMENT, Segment, Source, merge};
use crate::snapshot::{Snapshot, View};

/// Lists of documents that wait for a thread.
const WAITING: usize = 4;
/// So many full segments become one.
const TOGETHER: usize = 4;

/// A rebuild under way. Dropped before [`Rebuild::finish`], it leaves no trace.
#[derive(Debug)]
pub struct Rebuild {
    shared: Arc<Shared>,
    sender: Option<SyncSender<Vec<Document>>>,
    threads: Vec<JoinHandle<Result<(), Error>>>,
}

#[derive(Debug)]
struct Shared {
    index: Arc<Inner>,
    receiver: Mutex<Receiver<Vec<Document>>>,
    segments: Mutex<Vec<Segment>>,
    done: AtomicU64,
}

impl Rebuild {
    pub(super) fn start(index: Arc<Inner>, threads: usize) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let shared = Arc::new(Shared {
            index,
            receiver: Mutex::new(receiver),
            segments: Mutex::default(),
            done: AtomicU64::new(0),
        });
        let threads = (0..threads.max(1))
            .map(|_| {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || shared.build())
            })
            .collect();
        Self {
            shared,
            sender: Some(sender),
            threads,
        }
    }

    /// Hands over offers, each id once; waits while the threads have enough to do.
    pub fn put(&self, documents: Vec<Document>) -> Result<(), Error> {
        let sender = self.sender.as_ref().ok_or(Error::Stopped)?;
        sender.send(documents).map_err(|_| Error::Stopped)
    }

    /// How many offers have been read.
    pub fn done(&self) -> u64 {
        self.shared.done.load(Ordering::Relaxed)
    }

    /// Puts the new index in the place of the old one. `checkpoint` is how far
    /// the outbox was followed when the offers were read from the store: go on
    /// from there.
    pub fn finish(mut self, checkpoint: i64) -> Result<(), Error> {
        self.stop()?;
        let shared = &self.shared;
        let segments = std::mem::take(&mut *lock(&shared.segments));
        let index = &shared.index;
        let mut written = lock(&index.writing);
        let before = index.snapshot();
        let interner = lock(&index.interner).clone();
        let mut after = Snapshot {
            views: segments.into_iter().map(View::new).collect(),
            interner: Arc::new(interner),
            totals: Arc::default(),
            checkpoint: Some(checkpoint),
        };
        after.totals = Arc::new(after.count_totals());
        for view in &before.views {
            for document in 0..view.segment.len() {
                let popularity = view.segment.popularity(document);
                let id = &view.segment.columns.id[document as usize];
                if popularity > 0
                    && !view.deleted.get(document)
                    && let Some((at, to)) = after.find(id)
                {
                    after.views[at].segment.set_popularity(to, popularity);
                }
            }
        }
        index.publish(&mut written, &before, after)
    }

    fn stop(&mut self) -> Result<(), Error> {
        self.sender = None;
        let mut outcome = Ok(());
        for thread in self.threads.drain(..) {
            outcome = outcome.and(thread.join().unwrap_or(Err(Error::Stopped)));
        }
        outcome
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        drop(self.stop());
        if let Some(folder) = &self.shared.index.folder {
            for segment in lock(&self.shared.segments).drain(..) {
                crate::segment::remove(segment.number, folder);
            }
        }
    }
}

impl Shared {
    fn build(&self) -> Result<(), Error> {
        let mut builder = Builder::default();
        loop {
            // The lock is held while waiting: threads take lists in turn.
            let Ok(documents) = lock(&self.receiver).recv() else {
                break;
            };
            for document in &documents {
                self.index.add_to(&mut builder, document)?;
            }
            self.done
                .fetch_add(documents.len() as u64, Ordering::Relaxed);
            if builder.len() >= FULL_SEGMENT {
                self.seal(std::mem::take(&mut builder))?;
            }
        }
        if builder.len() > 0 {
            self.seal(builder)?;
        }
        Ok(())
    }

    fn seal(&self, builder: Builder) -> Result<(), Error> {
        let folder = self.index.folder.as_ref();
        let segment = builder.finish(self.index.number(), folder)?;
        let together: Vec<Segment> = {
            let mut segments = lock(&self.segments);
            segments.push(segment);
            let small = |segment: &Segment| (segment.len() as usize) < 2 * FULL_SEGMENT;
            if segments.iter().filter(|segment| small(segment)).count() < TOGETHER {
                return Ok(());
            }
            segments.extract_if(.., |segment| small(segment)).collect()
        };
        let sources: Vec<Source> = together
            .into_iter()
            .map(View::new)
            .map(|view| Source {
                segment: view.segment,
                deleted: view.deleted,
            })
            .collect();
        let merged = merge(self.index.number(), &sources, folder)?;
        if let Some(folder) = folder {
            for source in &sources {
                crate::segment::remove(source.segment.number, folder);
            }
        }
        lock(&self.segments).push(merged.segment);
        Ok(())
    }
}
