//! Counts a window's documents for facets. Which groups of filters they fail is
//! found group by group, in bits: a column at a time is read, and nothing is
//! decided document by document.

use super::counting::Counts;
use super::filter::{Filter, GROUPS, PLACE, TERMS, Where};
use super::places::{self, Here, set};
use super::window::Window;
use crate::bits::{Bits, ones};
use crate::columns::Columns;
use crate::matching::clause::Clause;
use crate::matching::cursor::WindowBits;
use crate::packed::Sums;
use crate::segment::{Segment, WINDOW};
use crate::snapshot::View;

/// From so many of 64 documents on, all of them are tested: that needs no decisions.
const DENSE: u32 = 16;

pub struct Tally<'a> {
    filter: &'a Filter,
    here: &'a Here,
    columns: &'a Columns,
    /// The groups asked about, each with the documents of the window that fail it.
    failing: Vec<(u16, WindowBits)>,
    /// The documents of the circle, when there is one.
    circle: Option<Bits>,
    /// Places are counted already.
    places_known: bool,
    /// What was counted of the segment's packed facts, where it has them.
    sums: Option<Sums<'a>>,
}

impl<'a> Tally<'a> {
    pub fn new(filter: &'a Filter, here: &'a Here, segment: &'a Segment, counts: bool) -> Self {
        let asked = GROUPS.iter().filter(|group| filter.groups & **group != 0);
        let circle = counts && matches!(filter.place, Where::Circle(_));
        Self {
            filter,
            here,
            columns: &segment.columns,
            failing: asked.map(|group| (*group, [0; WINDOW / 64])).collect(),
            circle: circle.then(|| set(here, segment, |_| true)),
            places_known: false,
            sums: segment.packed.as_ref().filter(|_| counts).map(Sums::new),
        }
    }

    /// Hands over what was counted, when all windows were seen.
    pub fn finish(self, counts: &mut Counts) {
        if let Some(sums) = &self.sums {
            counts.add_sums(sums);
        }
    }

    /// Counts the places of all documents at once, if nothing but areas and
    /// terms of work is asked for; gives the documents of these areas, which are
    /// all that is left to count.
    pub fn places(&mut self, counts: &mut Counts, view: &'a View) -> Option<Clause<'a>> {
        if self.filter.groups & !TERMS != PLACE {
            return None;
        }
        let areas = places::areas(self.filter, &view.segment)?;
        counts.all_places(self.filter, self.here, view);
        self.places_known = true;
        Some(areas)
    }

    /// Counts a window's documents for all choices, and leaves those that pass.
    pub fn count(&mut self, counts: &mut Counts, window: &mut Window) {
        let (columns, start) = (self.columns, window.start);
        let mut once = [0; WINDOW / 64];
        let mut twice = [0; WINDOW / 64];
        for (group, failing) in &mut self.failing {
            *failing = test(&window.bits, start, columns.len(), |at| {
                self.filter.fails_one(*group, columns, at)
            });
            for ((once, twice), failing) in once.iter_mut().zip(&mut twice).zip(failing) {
                *twice |= *once & *failing;
                *once |= *failing;
            }
        }
        // Where places are not asked about, what passes is counted in one go.
        let unknown = !self.places_known;
        let together = unknown && self.filter.groups & PLACE == 0;
        for (at, once) in once.iter().enumerate().filter(|_| unknown) {
            let first = start + at as u32 * 64;
            self.places_of(counts, first, window.bits[at] & !once, together);
        }
        // Whatever else is counted lies where it must.
        self.lies(window);
        for (at, inside) in window.bits.iter_mut().enumerate() {
            let first = start + at as u32 * 64;
            let passing = *inside & !once[at];
            match &mut self.sums {
                Some(sums) => {
                    counts.pass_in_order(columns, first, passing);
                    if together {
                        sums.all(first, passing);
                    } else {
                        sums.pass(first, passing);
                    }
                }
                None => counts.pass(columns, first, passing),
            }
            for (group, failing) in &self.failing {
                for bit in ones(*inside & failing[at] & !twice[at]) {
                    counts.fails(columns, first + bit, *group);
                }
            }
            *inside &= !once[at];
        }
    }

    /// Counts the places of documents that fail no other group; their areas are
    /// counted later where that happens `together` with all else.
    fn places_of(&mut self, counts: &mut Counts, first: u32, bits: u64, together: bool) {
        let Some(sums) = &mut self.sums else {
            for bit in ones(bits) {
                counts.place(self.columns, self.here, first + bit);
            }
            return;
        };
        if !together {
            sums.places(first, bits);
        }
        for bit in ones(bits & self.columns.further.having(first)) {
            counts.further_places(self.columns, first + bit);
        }
        if self.here.measures() {
            for bit in ones(bits) {
                counts.radius(self.columns, self.here, first + bit);
            }
        }
    }

    /// Takes out what does not lie where it must.
    fn lies(&self, window: &mut Window) {
        if self.filter.groups & PLACE == 0 || self.places_known {
            return;
        }
        if let Some(circle) = &self.circle {
            let circle = &circle.words()[window.start as usize / 64..];
            for (bits, circle) in window.bits.iter_mut().zip(circle) {
                *bits &= circle;
            }
            return;
        }
        window.bits = test(&window.bits, window.start, self.columns.len(), |at| {
            self.here.lies(self.filter, self.columns, at as u32)
        });
    }
}

/// Which of `bits` pass a test.
#[inline]
fn test(
    bits: &WindowBits,
    start: u32,
    length: usize,
    passes: impl Fn(usize) -> bool,
) -> WindowBits {
    let mut passing = [0; WINDOW / 64];
    for (at, (word, passing)) in bits.iter().zip(&mut passing).enumerate() {
        let first = start as usize + at * 64;
        if word.count_ones() < DENSE {
            for bit in ones(*word) {
                *passing |= u64::from(passes(first + bit as usize)) << bit;
            }
        } else {
            for bit in 0..(length - first).min(64) {
                *passing |= u64::from(passes(first + bit)) << bit;
            }
            *passing &= word;
        }
    }
    passing
}
