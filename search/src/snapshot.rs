//! What readers see: segments, what is deleted of them, names and counts, all
//! of one commit.

use std::sync::Arc;

use crate::bits::Bits;
use crate::document::Id;
use crate::interner::Interner;
use crate::segment::Segment;
use crate::totals::Totals;

/// A segment with what is deleted of it.
#[derive(Clone, Debug)]
pub struct View {
    pub segment: Arc<Segment>,
    pub deleted: Arc<Bits>,
    pub deleted_count: u32,
    /// The number of the file that says what is deleted; 0 for nothing.
    pub deleted_file: u64,
}

impl View {
    pub fn new(segment: Segment) -> Self {
        Self {
            deleted: Arc::new(Bits::new(segment.len() as usize)),
            segment: Arc::new(segment),
            deleted_count: 0,
            deleted_file: 0,
        }
    }

    pub fn alive(&self) -> u32 {
        self.segment.len() - self.deleted_count
    }
}

#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub views: Vec<View>,
    pub interner: Arc<Interner>,
    pub totals: Arc<Totals>,
    /// How far the outbox was followed; none before the first commit.
    pub checkpoint: Option<i64>,
}

impl Snapshot {
    /// Where an offer is, among those not deleted.
    pub fn find(&self, id: &Id) -> Option<(usize, u32)> {
        self.views.iter().enumerate().find_map(|(at, view)| {
            let document = view.segment.find(id)?;
            (!view.deleted.get(document)).then_some((at, document))
        })
    }

    /// Documents in all, the deleted ones too: what rarity of words is measured by.
    pub fn measured(&self) -> u64 {
        self.views
            .iter()
            .map(|view| u64::from(view.segment.len()))
            .sum()
    }

    /// Counts everything again.
    pub fn count_totals(&self) -> Totals {
        let mut totals = Totals::default();
        for view in &self.views {
            for document in 0..view.segment.len() {
                if !view.deleted.get(document) {
                    totals.add(&view.segment.columns, document);
                }
            }
        }
        totals
    }
}
