//! Where offers are: each different pair of coordinates once, in the order of
//! the squares they lie in, with its documents together, newest first. A circle
//! is then a few runs of documents, whatever else there is.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::bytes::{Reader, Writer};
use crate::facts::Facts;
use crate::geo::{Circle, NOWHERE, square};

#[derive(Debug, Default)]
pub struct PointTable {
    lat: Vec<i32>,
    lon: Vec<i32>,
    square: Vec<u32>,
    /// Where each point's documents begin, and the end.
    first: Vec<u32>,
    documents: Vec<u32>,
    /// The terms of work of each of these documents, and all that is counted of
    /// it: what is near a place is counted by them, without a look at columns
    /// where these documents lie anywhere.
    terms: Vec<u16>,
    facts: Vec<Facts>,
}

/// What is nowhere comes last and lies in no circle's squares.
fn square_of(lat: i32, lon: i32) -> u32 {
    if lat == NOWHERE {
        u32::MAX
    } else {
        square(lat, lon)
    }
}

impl PointTable {
    /// The points of documents' coordinates, and which one each document has.
    pub fn new(lat: &[i32], lon: &[i32], facts: impl Fn(u32) -> Facts) -> (Self, Vec<u32>) {
        let mut numbers: FxHashMap<(i32, i32), u32> = FxHashMap::default();
        for point in lat.iter().copied().zip(lon.iter().copied()) {
            numbers.insert(point, 0);
        }
        let mut points: Vec<(i32, i32)> = numbers.keys().copied().collect();
        points.sort_unstable_by_key(|(lat, lon)| (square_of(*lat, *lon), *lat, *lon));
        for (number, point) in (0u32..).zip(&points) {
            numbers.insert(*point, number);
        }
        let of: Vec<u32> = lat
            .iter()
            .zip(lon)
            .map(|(lat, lon)| numbers[&(*lat, *lon)])
            .collect();
        let (lat, lon) = points.into_iter().unzip();
        (Self::arrange(lat, lon, &of, facts), of)
    }

    fn arrange(lat: Vec<i32>, lon: Vec<i32>, of: &[u32], facts: impl Fn(u32) -> Facts) -> Self {
        let mut first = vec![0; lat.len() + 1];
        for point in of {
            first[*point as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut newest: Vec<u32> = (0..of.len() as u32).collect();
        newest.sort_unstable_by_key(|document| Reverse(facts(*document).created));
        let mut next = first.clone();
        let mut documents = vec![0; of.len()];
        for document in newest {
            let next = &mut next[of[document as usize] as usize];
            documents[*next as usize] = document;
            *next += 1;
        }
        let facts: Vec<Facts> = documents.iter().map(|document| facts(*document)).collect();
        Self {
            square: lat
                .iter()
                .zip(&lon)
                .map(|(lat, lon)| square_of(*lat, *lon))
                .collect(),
            lat,
            lon,
            first,
            terms: facts.iter().map(|facts| facts.terms).collect(),
            facts,
            documents,
        }
    }

    pub fn len(&self) -> usize {
        self.lat.len()
    }

    /// The coordinates of a point.
    #[inline]
    pub fn at(&self, point: u32) -> (i32, i32) {
        (self.lat[point as usize], self.lon[point as usize])
    }

    /// The points in a circle, as runs.
    pub fn within(&self, circle: &Circle) -> Vec<Range<u32>> {
        let mut runs: Vec<Range<u32>> = Vec::new();
        for row in circle.squares() {
            let from = self.square.partition_point(|square| square < row.start());
            let rest = &self.square[from..];
            let to = from + rest.partition_point(|square| square <= row.end());
            for point in from as u32..to as u32 {
                let (lat, lon) = self.at(point);
                if !circle.holds(lat, lon) {
                    continue;
                }
                match runs.last_mut() {
                    Some(run) if run.end == point => run.end += 1,
                    _ => runs.push(point..point + 1),
                }
            }
        }
        runs
    }

    /// The documents of a run of points; those of one point are newest first.
    pub fn documents(&self, run: &Range<u32>) -> &[u32] {
        let from = self.first[run.start as usize] as usize;
        &self.documents[from..self.first[run.end as usize] as usize]
    }

    /// The terms of work of [`PointTable::documents`].
    pub fn terms(&self, run: &Range<u32>) -> &[u16] {
        let from = self.first[run.start as usize] as usize;
        &self.terms[from..self.first[run.end as usize] as usize]
    }

    /// What is counted of each of [`PointTable::documents`].
    pub fn facts(&self, run: &Range<u32>) -> &[Facts] {
        let from = self.first[run.start as usize] as usize;
        &self.facts[from..self.first[run.end as usize] as usize]
    }

    pub fn memory(&self) -> usize {
        let numbers = 3 * self.lat.len() + self.first.len() + self.documents.len();
        4 * numbers + 2 * self.terms.len() + size_of::<Facts>() * self.facts.len()
    }

    pub fn write(&self, out: &mut Writer) {
        out.i32s(&self.lat);
        out.i32s(&self.lon);
    }

    pub fn read(from: &mut Reader<'_>, of: &[u32], facts: impl Fn(u32) -> Facts) -> Option<Self> {
        let (lat, lon) = (from.i32s()?, from.i32s()?);
        let point = |at: usize| (square_of(lat[at], lon[at]), lat[at], lon[at]);
        let whole = lat.len() == lon.len()
            && of.iter().all(|point| (*point as usize) < lat.len())
            && (1..lat.len()).all(|at| point(at - 1) < point(at));
        whole.then(|| Self::arrange(lat, lon, of, facts))
    }
}

#[cfg(test)]
mod tests {
    use super::PointTable;
    use crate::document::Point;
    use crate::facts::Facts;
    use crate::geo::{Circle, NOWHERE, fine};

    #[test]
    fn a_circle_gives_its_documents_and_no_others() {
        let point = |step: u32| Point {
            lat: 44.0 + f64::from(step % 37) * 0.05,
            lon: 1.0 + f64::from(step % 23) * 0.07,
        };
        let places: Vec<(i32, i32)> = (0..2000)
            .map(|step| fine((step % 11 != 0).then(|| point(step))))
            .collect();
        let (lat, lon): (Vec<i32>, Vec<i32>) = places.iter().copied().unzip();
        let facts = |document: u32| Facts {
            created: document * 7919 % 1000,
            terms: (document % 7) as u16,
            source: (document % 5) as u8,
            ..Facts::default()
        };
        let (points, of) = PointTable::new(&lat, &lon, facts);
        for (document, point) in places.iter().enumerate() {
            assert_eq!(points.at(of[document]), *point);
        }
        for km in [0.0, 8.0, 60.0, 20_000.0] {
            let circle = Circle::new(point(500), km);
            let mut found = Vec::new();
            for run in points.within(&circle) {
                for point in run {
                    let documents = points.documents(&(point..point + 1));
                    assert!(documents.is_sorted_by_key(|at| 1000 - facts(*at).created));
                    let expected = documents.iter().map(|at| facts(*at));
                    assert!(
                        expected
                            .clone()
                            .eq(points.facts(&(point..point + 1)).iter().copied())
                    );
                    let terms = points.terms(&(point..point + 1)).iter().copied();
                    assert!(expected.map(|facts| facts.terms).eq(terms));
                    found.extend_from_slice(documents);
                }
            }
            found.sort_unstable();
            let expected: Vec<u32> = (0..2000)
                .filter(|at| circle.holds(lat[*at as usize], lon[*at as usize]))
                .collect();
            assert_eq!(found, expected, "{km} km");
            assert!(found.iter().all(|at| lat[*at as usize] != NOWHERE));
        }
    }
}
