//! Places as terms: each pair of coordinates is one, and so is the square it
//! lies in. A circle asks for the squares that are inside as a whole and for
//! single places at its edge.

use std::collections::HashMap;

use pleinweb_search::Point;

/// The sides of a square, in degrees: about 11 km each way in France.
const HIGH: f64 = 0.1;
const WIDE: f64 = 0.15;
const EARTH_METRES: f64 = 6_371_000.0;
/// The number of what lies nowhere.
pub const NOWHERE: u64 = u32::MAX as u64;

#[derive(Default)]
pub struct Places {
    points: Vec<Point>,
    numbers: HashMap<(u64, u64), usize>,
    squares: HashMap<(i32, i32), Vec<usize>>,
}

/// A circle in terms, and as the numbers of the places inside.
pub struct Around {
    pub terms: Vec<String>,
    pub inside: Vec<bool>,
}

fn square(at: Point) -> (i32, i32) {
    (
        (at.lat / HIGH).floor() as i32,
        (at.lon / WIDE).floor() as i32,
    )
}

pub fn place_term(number: usize) -> String {
    format!("p{number}")
}

pub fn square_term(at: Point) -> String {
    let (row, column) = square(at);
    format!("s{row},{column}")
}

fn metres(one: Point, other: Point) -> f64 {
    let high = ((other.lat - one.lat).to_radians() / 2.0).sin();
    let wide = ((other.lon - one.lon).to_radians() / 2.0).sin();
    let cos = one.lat.to_radians().cos() * other.lat.to_radians().cos();
    2.0 * EARTH_METRES * (high * high + cos * wide * wide).sqrt().asin()
}

impl Places {
    /// The number of a place.
    pub fn number(&mut self, at: Point) -> usize {
        let key = (at.lat.to_bits(), at.lon.to_bits());
        let next = self.points.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.points.push(at);
            self.squares.entry(square(at)).or_default().push(number);
        }
        number
    }

    /// What lies around a point; to the half metre, as our engine measures.
    pub fn around(&self, at: Point, km: f64) -> Around {
        let high = (km / 111.0 / HIGH).ceil() as i32 + 1;
        let wide = (km / 111.0 / at.lat.to_radians().cos() / WIDE).ceil() as i32 + 1;
        let (row, column) = square(at);
        let mut around = Around {
            terms: Vec::new(),
            inside: vec![false; self.points.len()],
        };
        for key in (row - high..=row + high)
            .flat_map(|row| (column - wide..=column + wide).map(move |column| (row, column)))
        {
            let Some(places) = self.squares.get(&key) else {
                continue;
            };
            let holds = |place: &&usize| metres(at, self.points[**place]) < km * 1000.0 + 0.5;
            let inside: Vec<usize> = places.iter().filter(holds).copied().collect();
            for place in &inside {
                around.inside[*place] = true;
            }
            if inside.len() == places.len() {
                around.terms.push(format!("s{},{}", key.0, key.1));
            } else {
                around.terms.extend(inside.into_iter().map(place_term));
            }
        }
        around
    }
}
