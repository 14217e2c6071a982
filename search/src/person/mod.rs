//! The best offers for one person: candidates are the offers of the
//! occupations looked for, weighed by what the person brings and wants. Each
//! comes with its parts, so that the page can say why.

#[cfg(test)]
mod tests;
mod wishes;

use crate::bits::{ones, set_run};
use crate::document::{Id, Point};
use crate::matching::cursor::{Cursor, Table, WindowBits, WindowScores};
use crate::run::top::{Found, Top};
use crate::segment::{MUST, NICE, WINDOW};
use crate::snapshot::{Snapshot, View};
use wishes::Wishes;

/// What a person brings and wants. An empty list means "no matter".
#[derive(Clone, Debug, Default)]
pub struct PersonQuery {
    /// Occupations looked for (1) and close ones (less), by code.
    pub occupations: Vec<(String, f32)>,
    pub skills: Vec<String>,
    /// Where from, and how far at most. Offers without coordinates stay in,
    /// unless they say a department or a region that is not this one.
    pub at: Option<Point>,
    pub reach_km: f64,
    pub department: Option<String>,
    pub region: Option<String>,
    /// Values of remote work for which distance does not matter.
    pub anywhere: Vec<String>,
    pub hours: Vec<String>,
    pub contracts: Vec<String>,
    /// In euros a year.
    pub pay_floor: Option<u32>,
    /// Offers not to show again.
    pub hidden: Vec<Id>,
    pub limit: usize,
    /// Now, in milliseconds.
    pub now: i64,
}

/// How much each part counts. What is not known counts half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    pub occupation: f32,
    pub must: f32,
    pub nice: f32,
    pub distance: f32,
    pub hours: f32,
    pub contract: f32,
    pub pay: f32,
    pub freshness: f32,
    /// Taken off for an offer that everyone is after.
    pub popularity: f32,
    /// Taken off for an offer that nobody has confirmed for long.
    pub aged: f32,
    /// After so many days an offer is half as fresh.
    pub fading_days: f32,
    /// So many people after an offer take off half of the penalty.
    pub crowd: f32,
}

/// Why an offer is where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Components {
    /// The weight of its occupation for this person.
    pub occupation: f32,
    /// Required skills that the person has, and in all.
    pub must: (u8, u8),
    /// The same for welcome ones.
    pub nice: (u8, u8),
    /// None when either place is not known.
    pub metres: Option<u32>,
    /// It can be done from anywhere, so distance does not matter.
    pub anywhere: bool,
    /// Whether it fits; none when the offer does not say or it does not matter.
    pub hours: Option<bool>,
    pub contract: Option<bool>,
    pub pay: Option<bool>,
    pub age_days: u32,
    pub aged: bool,
    pub popularity: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    pub id: Id,
    /// The weighed sum, as documented at [`Components::score`].
    pub score: f32,
    pub components: Components,
}

impl Components {
    /// The weighed sum of the parts, each from 0 to 1.
    pub fn score(&self, weights: &Weights, reach_km: f64) -> f32 {
        const UNKNOWN: f32 = 0.5;
        let share = |(have, of): (u8, u8)| {
            if of == 0 {
                UNKNOWN
            } else {
                f32::from(have) / f32::from(of)
            }
        };
        let fits = |fits: Option<bool>| fits.map_or(UNKNOWN, |fits| f32::from(u8::from(fits)));
        let near = match self.metres {
            _ if self.anywhere => 1.0,
            Some(metres) if reach_km > 0.0 => {
                (1.0 - metres as f32 / 1000.0 / reach_km as f32).clamp(0.0, 1.0)
            }
            _ => UNKNOWN,
        };
        let fresh = 0.5_f32.powf(self.age_days as f32 / weights.fading_days.max(0.1));
        let after = f32::from(self.popularity);
        let crowded = after / (after + weights.crowd.max(0.1));
        weights.occupation * self.occupation
            + weights.must * share(self.must)
            + weights.nice * share(self.nice)
            + weights.distance * near
            + weights.hours * fits(self.hours)
            + weights.contract * fits(self.contract)
            + weights.pay * fits(self.pay)
            + weights.freshness * fresh
            - weights.popularity * crowded
            - weights.aged * f32::from(u8::from(self.aged))
    }
}

/// Scores become whole numbers for the order; a hundredth of a point is kept.
fn whole(score: f32) -> u32 {
    ((score + 10_000.0).max(0.0) * 100.0) as u32
}

pub fn rank(snapshot: &Snapshot, person: &PersonQuery, weights: &Weights) -> Vec<Ranked> {
    let wishes = Wishes::new(person, &snapshot.interner);
    let mut top = Top::new(person.limit, None);
    for (part, view) in (0u32..).zip(&snapshot.views) {
        rank_segment(part, view, &wishes, weights, &mut top);
    }
    top.finish()
        .into_iter()
        .filter_map(|found| {
            let view = &snapshot.views[found.part as usize];
            let components = wishes.components(view, found.document, found.note)?;
            Some(Ranked {
                id: found.id,
                score: components.score(weights, person.reach_km),
                components,
            })
        })
        .collect()
}

fn rank_segment(part: u32, view: &View, wishes: &Wishes<'_>, weights: &Weights, top: &mut Top) {
    let segment = &view.segment;
    let mut runs: Vec<_> = wishes
        .occupations
        .iter()
        .map(|occupation| segment.of_occupation(*occupation))
        .filter(|run| !run.is_empty())
        .collect();
    runs.sort_by_key(|run| run.start);
    let mut skills: Vec<Cursor<'_>> = wishes
        .skills
        .iter()
        .filter_map(|key| segment.dictionary.find(key))
        .map(|term| Cursor::new(segment, term))
        .collect();
    let mut points: Table = [0; 16];
    points[usize::from(NICE)] = 1;
    points[usize::from(MUST)] = 256;
    let mut next = 0;
    while let Some(run) = runs.iter().find(|run| run.end > next) {
        let start = run.start.max(next) / WINDOW as u32 * WINDOW as u32;
        next = start + WINDOW as u32;
        let mut bits: WindowBits = [0; WINDOW / 64];
        for run in &runs {
            let from = run.start.saturating_sub(start) as usize;
            let to = (run.end.saturating_sub(start) as usize).min(WINDOW);
            set_run(&mut bits, from, to);
        }
        let mut any = false;
        for (at, word) in bits.iter_mut().enumerate() {
            let mut kept = *word
                & !view
                    .deleted
                    .words()
                    .get(start as usize / 64 + at)
                    .unwrap_or(&0);
            for bit in ones(kept) {
                if wishes.out_of_reach(view, start + at as u32 * 64 + bit) {
                    kept &= !(1 << bit);
                }
            }
            *word = kept;
            any |= kept != 0;
        }
        if !any {
            continue;
        }
        let mut scores: WindowScores = [0; WINDOW];
        for cursor in &mut skills {
            cursor.score(start, &bits, &mut scores, &points);
        }
        for (at, word) in bits.iter().enumerate() {
            for bit in ones(*word) {
                let document = start + at as u32 * 64 + bit;
                let note = scores[at * 64 + bit as usize];
                let Some(components) = wishes.components(view, document, note) else {
                    continue;
                };
                let value = whole(components.score(weights, wishes.person.reach_km));
                let id = segment.columns.id[document as usize];
                if value >= top.floor() && !wishes.hidden.contains(&id) {
                    top.offer(Found {
                        value,
                        id,
                        part,
                        document,
                        note,
                    });
                }
            }
        }
    }
}
