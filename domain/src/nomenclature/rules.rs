//! Pure decisions about places: how far, which is near, which agency is whose.

use super::model::{Position, Postcode};

/// Mean radius of the Earth, in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Kilometres between two positions, as the crow flies (haversine).
pub fn distance_km(from: Position, to: Position) -> f64 {
    let (lat_from, lat_to) = (from.lat.to_radians(), to.lat.to_radians());
    let half_lat = ((lat_to - lat_from) / 2.0).sin();
    let half_lon = ((to.lon - from.lon).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + lat_from.cos() * lat_to.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
}

/// The `count` nearest of `items`, with their distance in kilometres, nearest
/// first. At the same distance they keep their order.
pub fn nearest<T>(
    from: Position,
    items: impl IntoIterator<Item = T>,
    position: impl Fn(&T) -> Position,
    count: usize,
) -> Vec<(T, f64)> {
    let mut all: Vec<(T, f64)> = items
        .into_iter()
        .map(|item| {
            let distance = distance_km(from, position(&item));
            (item, distance)
        })
        .collect();
    all.sort_by(|one, other| one.1.total_cmp(&other.1));
    all.truncate(count);
    all
}

/// What an agency serves and where it stands, for [`agency_for`].
pub trait Serves {
    fn postcodes(&self) -> &[Postcode];
    fn departments(&self) -> &[String];
    fn position(&self) -> Position;
}

/// The agency of someone who lives at a postcode: the one that lists the
/// postcode, else the one that lists the department, else the nearest one,
/// else (a place without known position) the first one. `None` only if there
/// is no agency at all. When several fit, the nearest of them, then the first.
pub fn agency_for<'a, A: Serves>(
    agencies: &'a [A],
    postcode: Postcode,
    department: &str,
    position: Option<Position>,
) -> Option<&'a A> {
    let by_postcode: Vec<&A> = agencies
        .iter()
        .filter(|agency| agency.postcodes().contains(&postcode))
        .collect();
    let by_department = || {
        agencies
            .iter()
            .filter(|agency| {
                agency
                    .departments()
                    .iter()
                    .any(|served| served == department)
            })
            .collect()
    };
    let candidates = if by_postcode.is_empty() {
        by_department()
    } else {
        by_postcode
    };
    let candidates: Vec<&A> = if candidates.is_empty() {
        agencies.iter().collect()
    } else {
        candidates
    };
    match position {
        Some(from) => nearest(from, candidates, |agency| agency.position(), 1)
            .pop()
            .map(|(agency, _)| agency),
        None => candidates.first().copied(),
    }
}

/// The department that a postcode tells: its first two digits, three overseas;
/// in Corsica 200 and 201 are 2A, the others 2B. A few communes have the
/// postcode of a neighbouring department, so ask the list of communes first.
pub fn department_of_postcode(postcode: Postcode) -> String {
    let digits = postcode.as_str();
    match &digits[..3] {
        "200" | "201" => "2A".to_owned(),
        corsica if corsica.starts_with("20") => "2B".to_owned(),
        overseas if overseas.starts_with("97") || overseas.starts_with("98") => overseas.to_owned(),
        _ => digits[..2].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMOGES: Position = Position {
        lat: 45.8336,
        lon: 1.2611,
    };
    const PARIS: Position = Position {
        lat: 48.8566,
        lon: 2.3522,
    };

    #[test]
    fn distances_are_those_of_a_map() {
        let km = distance_km(LIMOGES, PARIS);
        assert!((345.0..348.0).contains(&km), "{km}");
        assert!(distance_km(PARIS, PARIS) < 1e-9);
        // Across the antimeridian (Fiji side of Wallis), not round the Earth.
        let km = distance_km(
            Position {
                lat: 0.0,
                lon: 179.5,
            },
            Position {
                lat: 0.0,
                lon: -179.5,
            },
        );
        assert!((111.0..112.0).contains(&km), "{km}");
    }

    struct Office(&'static str, Vec<Postcode>, Vec<String>, Position);

    impl Serves for Office {
        fn postcodes(&self) -> &[Postcode] {
            &self.1
        }
        fn departments(&self) -> &[String] {
            &self.2
        }
        fn position(&self) -> Position {
            self.3
        }
    }

    #[test]
    fn the_agency_is_that_of_the_postcode_then_the_department_then_the_nearest() {
        let code = |text: &str| Postcode::parse(text).unwrap();
        let here = |lat, lon| Position { lat, lon };
        let agencies = [
            Office("far", vec![], vec!["99".to_owned()], here(10.0, 10.0)),
            Office("town", vec![code("87000")], vec![], LIMOGES),
            Office("county", vec![], vec!["87".to_owned()], here(46.0, 1.0)),
            Office("county-too", vec![], vec!["87".to_owned()], here(45.0, 1.0)),
            Office("paris", vec![], vec!["75".to_owned()], PARIS),
        ];
        for (postcode, department, position, expected) in [
            ("87000", "87", Some(PARIS), "town"),
            ("87100", "87", Some(here(46.1, 1.0)), "county"),
            ("87100", "87", Some(here(45.1, 1.0)), "county-too"),
            ("87100", "87", None, "county"),
            ("59000", "59", Some(here(50.6, 3.0)), "paris"),
            ("59000", "59", None, "far"),
        ] {
            let found =
                agency_for(&agencies, code(postcode), department, position).map(|agency| agency.0);
            assert_eq!(found, Some(expected), "{postcode} {position:?}");
        }
        assert!(agency_for::<Office>(&[], code("87000"), "87", None).is_none());
    }

    #[test]
    fn a_postcode_tells_its_department() {
        for (postcode, department) in [
            ("87000", "87"),
            ("01400", "01"),
            ("20090", "2A"),
            ("20137", "2A"),
            ("20200", "2B"),
            ("97400", "974"),
            ("98800", "988"),
        ] {
            let postcode = Postcode::parse(postcode).unwrap();
            assert_eq!(department_of_postcode(postcode), department);
        }
    }
}
