//! Small segments become larger ones, in the background: many small ones make
//! every query slower, deleted documents take room.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Error, Inner, lock};
use crate::segment::{GONE, Merged, Source, carry_popularity, merge};
use crate::snapshot::{Snapshot, View};

/// Segments grow up to about so many documents. Larger ones would make a merge
/// long and its memory large, and win little.
pub const LARGEST: u32 = 1 << 18;
/// So many of one size become one.
const TOGETHER: usize = 6;
/// A segment with more than this share deleted is written anew.
const MOST_DELETED: f32 = 0.25;

/// Sizes that are merged with each other: each is six times the one before.
fn size_class(documents: u32) -> u32 {
    (documents.max(64) / 64).ilog(TOGETHER as u32)
}

/// The segments that should be merged next.
pub fn due(snapshot: &Snapshot) -> Option<Vec<u64>> {
    let mut views: Vec<&View> = snapshot.views.iter().collect();
    views.sort_by_key(|view| view.alive());
    for class in 0..=size_class(LARGEST) {
        let mut room = LARGEST + LARGEST / 4;
        let same: Vec<&&View> = views
            .iter()
            .filter(|view| size_class(view.alive()) == class)
            .collect();
        if same.len() < TOGETHER {
            continue;
        }
        let taken: Vec<u64> = same
            .into_iter()
            .take_while(|view| {
                let fits = view.alive() <= room;
                room = room.saturating_sub(view.alive());
                fits
            })
            .map(|view| view.segment.number)
            .collect();
        if taken.len() > 1 {
            return Some(taken);
        }
    }
    views
        .iter()
        .find(|view| view.deleted_count as f32 > view.segment.len() as f32 * MOST_DELETED)
        .map(|view| vec![view.segment.number])
}

impl Inner {
    pub(super) fn merge_what_is_due(&self) {
        while !self.closing.load(Ordering::Relaxed) {
            let snapshot = self.snapshot();
            let Some(numbers) = due(&snapshot) else {
                return;
            };
            // What fails (a full disk) is tried again after the next commit.
            if self.merge(&snapshot, &numbers).is_err() {
                return;
            }
        }
    }

    fn merge(&self, snapshot: &Snapshot, numbers: &[u64]) -> Result<(), Error> {
        let sources: Vec<Source> = snapshot
            .views
            .iter()
            .filter(|view| numbers.contains(&view.segment.number))
            .map(|view| Source {
                segment: Arc::clone(&view.segment),
                deleted: Arc::clone(&view.deleted),
            })
            .collect();
        let Merged { segment, moved } = merge(self.number(), &sources, self.folder.as_ref())?;
        let mut written = lock(&self.writing);
        let before = self.snapshot();
        let mut after = Snapshot::clone(&before);
        let mut merged = View::new(segment);
        let deleted = Arc::make_mut(&mut merged.deleted);
        for (source, moved) in sources.iter().zip(&moved) {
            let number = source.segment.number;
            let now = before
                .views
                .iter()
                .find(|view| view.segment.number == number);
            // A view that went because all of it was deleted meanwhile, or in a rebuild.
            let gone = now.is_none();
            for (document, to) in (0u32..).zip(moved) {
                let deleted_now = gone || now.is_some_and(|view| view.deleted.get(document));
                if *to != GONE && deleted_now {
                    deleted.set(*to);
                }
            }
        }
        merged.deleted_count = deleted.count();
        carry_popularity(&merged.segment, &sources, &moved);
        after
            .views
            .retain(|view| !numbers.contains(&view.segment.number));
        if merged.alive() > 0 {
            after.views.push(merged);
        }
        self.publish(&mut written, &before, after)
    }
}
