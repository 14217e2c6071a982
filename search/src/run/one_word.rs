//! A search for one word and nothing else. Its total is known, and the best of
//! all segments are looked for together: first in the list of its newest, where
//! these are asked for, then in its blocks in the order of what they promise, so
//! that nearly all stay packed.

use std::collections::BinaryHeap;

use super::segment::Run;
use super::share::Share;
use crate::matching::clause::Clause;
use crate::snapshot::View;
use crate::witness::note;

impl<'q> Run<'q> {
    /// Takes a segment's share of the search if it is one for a word; it is
    /// answered when all segments were seen.
    pub fn word(&mut self, part: u32, view: &'q View, clause: &mut Clause<'q>) -> bool {
        let Some((word, table)) = clause.take_single() else {
            return false;
        };
        self.total += u64::from(word.count());
        self.one_word.push(Share {
            part,
            view,
            word,
            table,
        });
        true
    }

    /// Finds the best of the shares that were taken.
    pub fn best_of_words(&mut self) {
        let mut words = std::mem::take(&mut self.one_word);
        if self.query.limit == 0 || words.is_empty() {
            return;
        }
        if self.values.by_date {
            words.retain(|one| !self.newest_of_word(one));
            // Others may have found newer ones since.
            words.retain(|one| self.may_have_newer(one));
        }
        let (values, floor) = (self.values, self.top.floor());
        let mut promises: Vec<(u32, usize, u32)> = Vec::new();
        for (at, one) in words.iter().enumerate() {
            let blocks = one
                .word
                .blocks()
                .map(|block| (one.promise(values, block), at, block));
            promises.extend(blocks.filter(|(promised, ..)| *promised >= floor));
        }
        let mut promises = BinaryHeap::from(promises);
        while let Some((promised, at, block)) = promises.pop() {
            let floor = self.top.floor();
            if promised < floor {
                note(|seen| &mut seen.skipped);
                return;
            }
            let one = &mut words[at];
            let least = one.least(values, block, floor);
            let (part, view, table) = (one.part, one.view, one.table);
            // What is listed was offered before.
            let listed = if values.by_date {
                one.word.listed()
            } else {
                &[]
            };
            one.word.each(block, |document, impact| {
                if impact >= least && !listed.contains(&document) {
                    let score = table[usize::from(impact & 15)];
                    self.offer(part, view, document, score);
                }
            });
        }
    }

    /// Offers the newest documents of a word, where they are listed; says whether
    /// these are all that hold it.
    fn newest_of_word(&mut self, one: &Share<'_>) -> bool {
        let created = &one.view.segment.columns.created;
        for document in one.word.listed() {
            if created[*document as usize] < self.top.floor() {
                break;
            }
            self.offer(one.part, one.view, *document, 0);
        }
        one.word.listed().len() == one.word.count() as usize
    }

    /// Whether a document of a word that is not listed may come among the newest.
    fn may_have_newer(&self, one: &Share<'_>) -> bool {
        let columns = &one.view.segment.columns;
        let Some(last) = one.word.listed().last().map(|last| *last as usize) else {
            return true;
        };
        // All others come after the last one that is listed.
        let worst = self.top.worst();
        worst.is_none_or(|worst| (columns.created[last], columns.id[last]) > worst)
    }
}
