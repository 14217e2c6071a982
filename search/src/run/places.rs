//! Filters that are looked up like words, so that only what passes is read,
//! and where a filter's circle lies in a segment.

use std::ops::Range;

use super::filter::{Filter, Where};
use crate::answer::RADIUS_STEPS;
use crate::bits::{Bits, set_run};
use crate::columns::Columns;
use crate::geo::{Circle, edge};
use crate::matching::clause::Clause;
use crate::matching::cursor::Cursor;
use crate::segment::dictionary::{COMMUNE, DEPARTMENT, own};
use crate::segment::{Area, Segment};

/// With fewer candidates each is tested faster than its place is looked up.
const FEW: u64 = 400;
/// How many of [`RADIUS_STEPS`] an offer may be too far for, none among them.
pub const STEPS: usize = RADIUS_STEPS.len() + 1;

/// The documents of the occupations asked for.
pub fn work<'a>(filter: &Filter, segment: &'a Segment) -> Clause<'a> {
    let mut clause = Clause::default();
    for (occupation, run) in segment.occupations() {
        if !filter
            .work
            .get(usize::from(occupation))
            .is_some_and(|passes| *passes)
        {
            continue;
        }
        match clause.runs.last_mut() {
            Some((before, _)) if before.end == run.start => before.end = run.end,
            _ => clause.runs.push((run, 0)),
        }
    }
    clause
}

/// The circle of a filter in one segment; empty where none is asked for.
#[derive(Default)]
pub struct Here {
    /// The points inside: as runs, with how many documents they have, and as bits.
    pub points: Vec<Range<u32>>,
    pub documents: u64,
    inside: Vec<u64>,
    /// For each point how many of [`RADIUS_STEPS`] it is too far for, when facets are counted.
    steps: Vec<u8>,
    /// Documents whose first place is outside and another one inside, ascending.
    pub further: Vec<u32>,
    /// Documents with a place nearer than their first, by its step; ascending.
    nearer: Vec<(u32, u8)>,
}

/// How many of [`RADIUS_STEPS`] a point is too far for.
fn step_of(wide: &Circle, lat: i32, lon: i32) -> u8 {
    let chord = wide.chord(lat, lon);
    let edges = RADIUS_STEPS.iter().map(|km| edge(km * 1000));
    edges.filter(|edge| chord >= *edge).count() as u8
}

impl Here {
    /// Whether a document lies where the filter of this circle says.
    #[inline]
    pub fn lies(&self, filter: &Filter, columns: &Columns, document: u32) -> bool {
        match &filter.place {
            Where::Circle(_) => {
                self.holds(columns.point[document as usize]) || self.holds_further(document)
            }
            _ => filter.lies(columns, document),
        }
    }

    pub fn new(filter: &Filter, segment: &Segment, facets: bool) -> Self {
        let Where::Circle(circle) = &filter.place else {
            return Self::default();
        };
        let points = &segment.columns.points;
        let runs = points.within(circle);
        let mut inside = vec![0; points.len().div_ceil(64)];
        let mut documents = 0;
        for run in &runs {
            set_run(&mut inside, run.start as usize, run.end as usize);
            documents += points.documents(run).len() as u64;
        }
        let mut steps = Vec::new();
        if let Some(wide) = filter.wide.filter(|_| facets) {
            steps = vec![RADIUS_STEPS.len() as u8; points.len()];
            for point in points.within(&wide).into_iter().flatten() {
                let (lat, lon) = points.at(point);
                steps[point as usize] = step_of(&wide, lat, lon);
            }
        }
        let mut here = Self {
            points: runs,
            documents,
            inside,
            steps,
            further: Vec::new(),
            nearer: Vec::new(),
        };
        here.look_further(filter, circle, segment);
        here
    }

    /// Documents that are here by another place than their first.
    fn look_further(&mut self, filter: &Filter, circle: &Circle, segment: &Segment) {
        let columns = &segment.columns;
        for (document, sites) in columns.further.iter() {
            let point = columns.point[document as usize];
            let inside = || sites.iter().any(|site| circle.holds(site.lat, site.lon));
            if !self.holds(point) && inside() {
                self.further.push(document);
            }
            if let (Some(wide), Some(first)) = (&filter.wide, self.steps.get(point as usize)) {
                let near = sites.iter().filter(|site| wide.holds(site.lat, site.lon));
                let step = near.map(|site| step_of(wide, site.lat, site.lon)).min();
                if let Some(step) = step.filter(|step| step < first) {
                    self.nearer.push((document, step));
                }
            }
        }
        self.documents += self.further.len() as u64;
    }

    /// Whether a point is in the circle.
    #[inline]
    pub fn holds(&self, point: u32) -> bool {
        self.inside[point as usize / 64] >> (point % 64) & 1 == 1
    }

    /// Whether facets ask how far documents are.
    #[inline]
    pub fn measures(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The points within the widest of [`RADIUS_STEPS`], each with its step.
    pub fn near(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        let steps = (0_u32..).zip(&self.steps);
        steps
            .map(|(point, step)| (point, usize::from(*step)))
            .filter(|(_, step)| *step < RADIUS_STEPS.len())
    }

    /// How many of [`RADIUS_STEPS`] a document, whose first place is at this
    /// point, is too far for, where it matters.
    #[inline]
    pub fn step(&self, point: u32, document: u32) -> Option<usize> {
        let mut step = self.steps.get(point as usize)?;
        if !self.nearer.is_empty()
            && let Ok(at) = self.nearer.binary_search_by_key(&document, |one| one.0)
        {
            step = &self.nearer[at].1;
        }
        Some(usize::from(*step) % STEPS)
    }

    /// Documents with a place nearer than their first: the step of the first,
    /// and that of the nearest.
    pub fn nearer(&self, segment: &Segment) -> impl Iterator<Item = (u32, usize, usize)> {
        let points = &segment.columns.point;
        self.nearer.iter().map(|(document, step)| {
            let first = self.steps[points[*document as usize] as usize];
            (
                *document,
                usize::from(first) % STEPS,
                usize::from(*step) % STEPS,
            )
        })
    }

    /// Whether another place of a document than its first is in the circle,
    /// where the first is not.
    #[inline]
    pub fn holds_further(&self, document: u32) -> bool {
        !self.further.is_empty() && self.further.binary_search(&document).is_ok()
    }
}

/// The documents that lie where offers must be, if looking them up pays; of
/// those in a circle, the ones with the terms of work asked for.
pub fn lookup<'a>(
    filter: &Filter,
    here: &Here,
    segment: &'a Segment,
    candidates: u64,
) -> Option<Clause<'a>> {
    if candidates <= FEW {
        return None;
    }
    if let Where::Circle(_) = &filter.place {
        return (here.documents <= candidates).then(|| Clause {
            set: Some((
                set(here, segment, |terms| filter.terms_pass(terms)),
                here.documents,
            )),
            ..Clause::default()
        });
    }
    areas(filter, segment).filter(|clause| clause.count() <= candidates)
}

/// The documents of the communes, departments or regions asked for; nothing
/// where they cannot be looked up.
pub fn areas<'a>(filter: &Filter, segment: &'a Segment) -> Option<Clause<'a>> {
    let terms: Vec<u32> = match &filter.place {
        Where::Communes(numbers) => terms(segment, COMMUNE, numbers),
        Where::Departments(numbers) => terms(segment, DEPARTMENT, numbers),
        Where::Regions(numbers) => terms(segment, DEPARTMENT, &departments(segment, numbers)?),
        Where::Circle(_) | Where::Anywhere => return None,
    };
    let cursors = terms.into_iter();
    Some(Clause {
        words: cursors
            .map(|term| (Cursor::new(segment, term), [0; 16]))
            .collect(),
        ..Clause::default()
    })
}

fn terms(segment: &Segment, mark: u8, numbers: &[u16]) -> Vec<u32> {
    let terms = numbers.iter().map(|number| own(mark, u32::from(*number)));
    terms
        .filter_map(|term| segment.dictionary.find(&term))
        .collect()
}

/// The departments that make up regions; nothing if offers do not say so.
fn departments(segment: &Segment, regions: &[u16]) -> Option<Vec<u16>> {
    let asked = |area: &&Area| regions.contains(&u16::from(area.region));
    let mut inside: Vec<u16> = segment
        .areas
        .iter()
        .filter(asked)
        .map(|area| u16::from(area.department))
        .collect();
    inside.sort_unstable();
    inside.dedup();
    let others = segment.areas.iter().filter(|area| !asked(area));
    let mut others = others.map(|area| u16::from(area.department));
    let whole = !inside.contains(&0) && others.all(|other| inside.binary_search(&other).is_err());
    whole.then_some(inside)
}

/// The documents of a circle whose terms of work pass.
pub fn set(here: &Here, segment: &Segment, passes: impl Fn(u16) -> bool) -> Bits {
    let mut set = Bits::new(segment.len() as usize);
    let points = &segment.columns.points;
    for run in &here.points {
        for (document, terms) in points.documents(run).iter().zip(points.terms(run)) {
            if passes(*terms) {
                set.set(*document);
            }
        }
    }
    for document in &here.further {
        if passes(segment.columns.terms[*document as usize]) {
            set.set(*document);
        }
    }
    set
}
