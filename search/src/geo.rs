//! Distances on the globe, and the squares that offers are found by.

use std::ops::RangeInclusive;

use crate::document::Point;

/// Degrees times a million; 11 cm.
const FINE: f64 = 1e6;
/// The latitude of an offer without coordinates.
pub const NOWHERE: i32 = i32::MIN;
const EARTH_KM: f64 = 6371.0;
/// A square's sides, in degrees: about 22 km each way in France.
const SQUARE_LAT: f64 = 0.2;
const SQUARE_LON: f64 = 0.3;
const COLUMNS: u32 = 1200;

/// Coordinates as columns hold them. What is not on the globe is nowhere.
pub fn fine(at: Option<Point>) -> (i32, i32) {
    match at {
        Some(Point { lat, lon }) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
            ((lat * FINE) as i32, (lon * FINE) as i32)
        }
        _ => (NOWHERE, 0),
    }
}

/// Whether the point is on the globe (false for NaN too).
pub fn on_globe(at: Point) -> bool {
    at.lat.abs() <= 90.0 && at.lon.abs() <= 180.0
}

fn row(lat: i32) -> u32 {
    ((f64::from(lat) / FINE + 90.0) / SQUARE_LAT) as u32
}

fn column(lon: i32) -> u32 {
    (((f64::from(lon) / FINE + 180.0) / SQUARE_LON) as u32).min(COLUMNS - 1)
}

/// The square that coordinates lie in.
pub fn square(lat: i32, lon: i32) -> u32 {
    row(lat) * COLUMNS + column(lon)
}

/// A circle around a point.
#[derive(Clone, Copy, Debug)]
pub struct Circle {
    lat: i32,
    lon: i32,
    cos: f64,
    sin: f64,
    /// Half the height and width of the box around it.
    high: i64,
    wide: i64,
    /// Half the chord of its radius, squared.
    edge: f64,
}

/// Half the chord of a distance, squared, with the half metre that rounding adds.
pub fn edge(metres: u32) -> f64 {
    let half = (f64::from(metres) + 0.5) / (2.0 * EARTH_KM * 1000.0);
    half.min(std::f64::consts::FRAC_PI_2).sin().powi(2)
}

/// Nearer than so many radians, a few terms of a series are exact to the millimetre.
const SMALL: f64 = 0.1;

fn sin_small(x: f64) -> f64 {
    let square = x * x;
    x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)))
}

fn cos_small(x: f64) -> f64 {
    let square = x * x;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0))
}

impl Circle {
    pub fn new(at: Point, km: f64) -> Self {
        let (lat, lon) = fine(Some(at));
        let km = km.clamp(0.0, 20_100.0);
        let high = (km / EARTH_KM).to_degrees();
        // Meridians meet at the poles: the box is widest at the circle's far end.
        let far = (at.lat.abs() + high).min(89.9).to_radians().cos();
        Self {
            lat,
            lon,
            cos: at.lat.to_radians().cos(),
            sin: at.lat.to_radians().sin(),
            high: (high * FINE) as i64 + 1,
            wide: ((high / far).min(360.0) * FINE) as i64 + 1,
            edge: edge((km * 1000.0) as u32),
        }
    }

    /// Half the chord to a point, squared: grows with the distance, and is what
    /// a million offers can be compared by.
    #[inline]
    pub fn chord(&self, lat: i32, lon: i32) -> f64 {
        const RADIANS: f64 = std::f64::consts::PI / 180.0 / FINE;
        let north = (f64::from(lat) - f64::from(self.lat)) * RADIANS;
        let east = (f64::from(lon) - f64::from(self.lon)) * RADIANS;
        let (high, wide, cos) = if north.abs() < SMALL && east.abs() < SMALL {
            let cos = self.cos * cos_small(north) - self.sin * sin_small(north);
            (sin_small(north / 2.0), sin_small(east / 2.0), cos)
        } else {
            let cos = (f64::from(lat) * RADIANS).cos();
            ((north / 2.0).sin(), (east / 2.0).sin(), cos)
        };
        high * high + self.cos * cos * wide * wide
    }

    /// Metres from the middle.
    pub fn metres(&self, lat: i32, lon: i32) -> u32 {
        let chord = self.chord(lat, lon);
        (2.0 * EARTH_KM * 1000.0 * chord.sqrt().min(1.0).asin()).round() as u32
    }

    /// Whether it may be inside: cheap, before [`Circle::metres`].
    #[inline]
    pub fn near(&self, lat: i32, lon: i32) -> bool {
        (i64::from(lat) - i64::from(self.lat)).abs() <= self.high
            && (i64::from(lon) - i64::from(self.lon)).abs() <= self.wide
    }

    #[inline]
    pub fn holds(&self, lat: i32, lon: i32) -> bool {
        self.near(lat, lon) && lat != NOWHERE && self.chord(lat, lon) < self.edge
    }

    /// The squares that touch it: for each row, a run of them.
    pub fn squares(&self) -> impl Iterator<Item = RangeInclusive<u32>> + use<> {
        let clamp = |value: i64, most: i64| value.clamp(-most, most) as i32;
        let south = row(clamp(i64::from(self.lat) - self.high, 90_000_000));
        let north = row(clamp(i64::from(self.lat) + self.high, 90_000_000));
        let west = column(clamp(i64::from(self.lon) - self.wide, 180_000_000));
        let east = column(clamp(i64::from(self.lon) + self.wide, 180_000_000));
        (south..=north).map(move |row| row * COLUMNS + west..=row * COLUMNS + east)
    }
}

#[cfg(test)]
mod tests {
    use super::{Circle, fine, square};
    use crate::document::Point;

    const LIMOGES: Point = Point {
        lat: 45.8336,
        lon: 1.2611,
    };
    const PARIS: Point = Point {
        lat: 48.8566,
        lon: 2.3522,
    };

    #[test]
    fn distances_are_right() {
        let (lat, lon) = fine(Some(PARIS));
        let km = Circle::new(LIMOGES, 1.0).metres(lat, lon) / 1000;
        assert!((340..=352).contains(&km), "{km}");
    }

    #[test]
    fn what_is_within_a_circle_lies_in_its_squares() {
        for (at, km) in [
            (LIMOGES, 30.0),
            (PARIS, 5.0),
            (
                Point {
                    lat: -21.1,
                    lon: 55.5,
                },
                50.0,
            ),
        ] {
            let circle = Circle::new(at, km);
            for step in 0..360 {
                let turn = f64::from(step).to_radians();
                let lat = at.lat + km / 111.3 * turn.sin();
                let lon = at.lon + km / 111.3 * turn.cos() / at.lat.to_radians().cos();
                let (lat, lon) = fine(Some(Point { lat, lon }));
                if circle.holds(lat, lon) {
                    let square = square(lat, lon);
                    assert!(circle.squares().any(|run| run.contains(&square)));
                }
            }
            let (lat, lon) = fine(Some(at));
            assert!(circle.holds(lat, lon));
        }
    }

    #[test]
    fn the_short_way_measures_as_the_long_one() {
        let long = |one: Point, other: Point| {
            let high = ((other.lat - one.lat).to_radians() / 2.0).sin();
            let wide = ((other.lon - one.lon).to_radians() / 2.0).sin();
            let cos = one.lat.to_radians().cos() * other.lat.to_radians().cos();
            2.0 * 6_371_000.0 * (high * high + cos * wide * wide).sqrt().asin()
        };
        for step in 0..2000 {
            let turn = f64::from(step) * 0.7;
            let far = f64::from(step) / 250.0;
            let other = Point {
                lat: LIMOGES.lat + far * turn.sin(),
                lon: LIMOGES.lon + far * turn.cos(),
            };
            let (lat, lon) = fine(Some(other));
            let metres = f64::from(Circle::new(LIMOGES, 1.0).metres(lat, lon));
            assert!((metres - long(LIMOGES, other)).abs() < 0.8, "{other:?}");
        }
    }

    #[test]
    fn nowhere_is_in_no_circle() {
        let (lat, lon) = fine(None);
        assert!(!Circle::new(LIMOGES, 20_000.0).holds(lat, lon));
        let (lat, lon) = fine(Some(Point {
            lat: f64::NAN,
            lon: 1.0,
        }));
        assert!(!Circle::new(LIMOGES, 20_000.0).holds(lat, lon));
    }
}
