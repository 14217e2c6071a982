//! Searches that ask one thing only: their total is known without a look at the
//! documents, and the best of them are found where they may be.

use super::clause::Clause;
use super::filter::{PLACE, Where};
use super::places::Here;
use super::segment::Run;
use crate::segment::FEW;
use crate::snapshot::View;

impl Run<'_> {
    /// Answers for a segment if the search is one of these.
    pub fn shortcut(
        &mut self,
        part: u32,
        view: &View,
        clauses: &mut [Clause<'_>],
        here: &Here,
    ) -> bool {
        if self.counts.is_some() {
            return false;
        }
        match (clauses, self.filter.groups) {
            ([clause], 0) if view.deleted_count == 0 => self.word(part, view, clause),
            ([], PLACE) if matches!(self.filter.place, Where::Circle(_)) => {
                self.circle(part, view, here)
            }
            _ => false,
        }
    }

    /// The documents of one word: blocks that promise too little stay packed.
    fn word(&mut self, part: u32, view: &View, clause: &mut Clause<'_>) -> bool {
        let Some((word, table)) = clause.single() else {
            return false;
        };
        self.total += u64::from(word.count());
        if self.query.limit == 0 {
            return true;
        }
        for block in word.blocks() {
            let (first, last, most) = word.reach(block);
            let points = u32::from(table[usize::from(most & 15)]);
            let newest = view.segment.newest_in(first, last);
            if self.values.most(newest, points) < self.top.floor() {
                continue;
            }
            word.each(block, |document, impact| {
                let score = table[usize::from(impact & 15)];
                self.offer(part, view, document, score);
            });
        }
        true
    }

    /// The documents of a circle, by date: each spot has its newest first.
    fn circle(&mut self, part: u32, view: &View, here: &Here) -> bool {
        if !self.values.by_date {
            return false;
        }
        let columns = &view.segment.columns;
        for run in &here.spots {
            let documents = columns.spots.documents(run);
            self.total += if view.deleted_count == 0 {
                documents.len() as u64
            } else {
                let alive = documents.iter().filter(|one| !view.deleted.get(**one));
                alive.count() as u64
            };
            if self.query.limit == 0 {
                continue;
            }
            for spot in run.clone() {
                for document in columns.spots.documents(&(spot..spot + 1)) {
                    if columns.created[*document as usize] < self.top.floor() {
                        break;
                    }
                    if !view.deleted.get(*document) {
                        self.offer(part, view, *document, 0);
                    }
                }
            }
        }
        true
    }

    /// The newest offers of a segment, where nothing is asked.
    pub fn newest(&mut self, part: u32, view: &View) {
        let segment = &view.segment;
        for (few, newest) in (0u32..).zip(&segment.newest) {
            if self.values.most(*newest, 0) < self.top.floor() {
                continue;
            }
            let start = few * FEW as u32;
            for document in start..(start + FEW as u32).min(segment.len()) {
                if !view.deleted.get(document) {
                    self.offer(part, view, document, 0);
                }
            }
        }
    }
}
