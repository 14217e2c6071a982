//! Pure decisions about places: how far, which is near, which agency is whose.

use super::model::{CommuneCode, Position, Postcode};

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

#[cfg(feature = "server")]
/// What an agency serves and where it stands, for [`agency_for`].
pub(crate) trait Serves {
    fn communes(&self) -> &[CommuneCode];
    fn postcodes(&self) -> &[Postcode];
    fn departments(&self) -> &[String];
    fn position(&self) -> Position;
    /// The postcode of its own address.
    fn stands_at(&self) -> Postcode;
}

/// Where someone lives, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// Their commune, then the town that it is a district of; none if only the
    /// postcode is known.
    pub communes: &'a [CommuneCode],
    pub postcode: Postcode,
    pub department: &'a str,
    /// Whether the postcode has communes in several departments: 33220 is in
    /// the Gironde and in the Dordogne.
    pub crosses: bool,
    pub position: Option<Position>,
}

#[cfg(feature = "server")]
/// The agency of someone: the one that lists their commune, else their
/// postcode, else their department, else the nearest one, else (a place without
/// known position) the first one. A postcode that crosses departments says
/// nothing of an agency of another department. `None` only if there is no
/// agency at all. When several fit, the nearest of them, then the first.
pub(crate) fn agency_for<'a, A: Serves>(agencies: &'a [A], home: &Home) -> Option<&'a A> {
    let those = |fits: &dyn Fn(&A) -> bool| -> Vec<&'a A> {
        agencies.iter().filter(|agency| fits(agency)).collect()
    };
    let lists_department = |agency: &A| {
        let mut served = agency.departments().iter();
        served.any(|served| served == home.department)
    };
    let of_department = |agency: &A| {
        let stands_there = || department_of_postcode(agency.stands_at()) == home.department;
        lists_department(agency) || agency.departments().is_empty() && stands_there()
    };
    let lists_postcode = |agency: &A| agency.postcodes().contains(&home.postcode);
    let mut choices: Vec<Vec<&A>> = Vec::new();
    for commune in home.communes {
        choices.push(those(&|agency| agency.communes().contains(commune)));
    }
    if home.crosses {
        choices.push(those(&|agency| {
            lists_postcode(agency) && of_department(agency)
        }));
        choices.push(those(&lists_department));
    }
    choices.push(those(&lists_postcode));
    choices.push(those(&lists_department));
    choices.push(agencies.iter().collect());
    let candidates = choices.into_iter().find(|some| !some.is_empty())?;
    match home.position {
        Some(from) => nearest(from, candidates, |agency| agency.position(), 1)
            .pop()
            .map(|(agency, _)| agency),
        None => candidates.first().copied(),
    }
}

/// How far from the middle of its commune an offer's coordinates may lie, in
/// km, by the commune's people: up to so many, so far. Beyond it the commune
/// is believed. The largest communes of the mainland (Arles) reach 40 km; those
/// of Guyane, of the Pacific and of the southern lands are lands of their own.
const STRAYING: [(u32, f64); 4] = [
    (5_000, 20.0),
    (50_000, 30.0),
    (300_000, 35.0),
    (u32::MAX, 40.0),
];
const STRAYING_FAR: [(&str, f64); 5] = [
    ("973", 250.0),
    ("984", 2_000.0),
    ("986", 250.0),
    ("987", 400.0),
    ("988", 120.0),
];

/// The bound of [`STRAYING`] for a commune.
pub fn may_stray_km(department: &str, population: u32) -> f64 {
    let far = STRAYING_FAR.iter().find(|(code, _)| *code == department);
    let by_people = STRAYING.iter().find(|(people, _)| population <= *people);
    far.map(|(_, km)| *km)
        .or(by_people.map(|(_, km)| *km))
        .unwrap_or_default()
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

#[cfg(feature = "testing")]
mod tests {
    use super::{
        CommuneCode, Home, Position, Postcode, Serves, agency_for, department_of_postcode,
        distance_km, may_stray_km,
    };

    const LIMOGES: Position = Position {
        lat: 45.8336,
        lon: 1.2611,
    };
    const PARIS: Position = Position {
        lat: 48.8566,
        lon: 2.3522,
    };

    #[pleinweb_testing::test]
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

    struct AppState {
        name: &'static str,
        communes: Vec<CommuneCode>,
        postcodes: Vec<Postcode>,
        departments: Vec<String>,
        at: Position,
        own: &'static str,
    }

    impl Serves for AppState {
        fn communes(&self) -> &[CommuneCode] {
            &self.communes
        }
        fn postcodes(&self) -> &[Postcode] {
            &self.postcodes
        }
        fn departments(&self) -> &[String] {
            &self.departments
        }
        fn position(&self) -> Position {
            self.at
        }
        fn stands_at(&self) -> Postcode {
            code(self.own)
        }
    }

    fn code(text: &str) -> Postcode {
        Postcode::parse(text).unwrap()
    }

    fn here(lat: f64, lon: f64) -> Position {
        Position { lat, lon }
    }

    /// Lists are written with spaces between.
    fn app(
        name: &'static str,
        (own, at): (&'static str, Position),
        (communes, postcodes, departments): (&str, &str, &str),
    ) -> AppState {
        AppState {
            name,
            communes: communes
                .split_whitespace()
                .map(|code| CommuneCode::parse(code).unwrap())
                .collect(),
            postcodes: postcodes.split_whitespace().map(code).collect(),
            departments: departments.split_whitespace().map(Into::into).collect(),
            at,
            own,
        }
    }

    fn found(
        agencies: &[AppState],
        (communes, postcode, department): (&str, &str, &str),
        crosses: bool,
        position: Option<Position>,
    ) -> Option<&'static str> {
        let communes: Vec<CommuneCode> = communes
            .split_whitespace()
            .map(|code| CommuneCode::parse(code).unwrap())
            .collect();
        let home = Home {
            communes: &communes,
            postcode: code(postcode),
            department,
            crosses,
            position,
        };
        agency_for(agencies, &home).map(|agency| agency.name)
    }

    #[pleinweb_testing::test]
    fn the_agency_is_that_of_the_postcode_then_the_department_then_the_nearest() {
        let agencies = [
            app("far", ("99000", here(10.0, 10.0)), ("", "", "99")),
            app("town", ("87000", LIMOGES), ("", "87000", "")),
            app("county", ("87100", here(46.0, 1.0)), ("", "", "87")),
            app("county-too", ("87200", here(45.0, 1.0)), ("", "", "87")),
            app("paris", ("75001", PARIS), ("", "", "75")),
        ];
        for (postcode, department, position, expected) in [
            ("87000", "87", Some(PARIS), "town"),
            ("87100", "87", Some(here(46.1, 1.0)), "county"),
            ("87100", "87", Some(here(45.1, 1.0)), "county-too"),
            ("87100", "87", None, "county"),
            ("59000", "59", Some(here(50.6, 3.0)), "paris"),
            ("59000", "59", None, "far"),
        ] {
            assert_eq!(
                found(&agencies, ("", postcode, department), false, position),
                Some(expected),
                "{postcode} {position:?}"
            );
        }
        assert_eq!(found(&[], ("", "87000", "87"), false, None), None);
    }

    #[pleinweb_testing::test]
    fn the_agency_follows_the_commune_before_the_postcode() {
        let libourne = ("33500", here(44.91, -0.24));
        let bergerac = ("24100", here(44.85, 0.48));
        let agencies = [
            app("libourne", libourne, ("", "33220 33500", "33")),
            app("libourne-plain", libourne, ("", "33220", "")),
            app("bergerac", bergerac, ("", "", "24")),
            app("listed", bergerac, ("33102 75056", "", "24")),
            app("across", libourne, ("", "23400", "33")),
            app("creuse", bergerac, ("", "", "23")),
        ];
        let near = Some(here(44.84, 0.2));
        for (communes, postcode, department, crosses, expected) in [
            // One postcode, two departments.
            ("24335", "33220", "24", true, "bergerac"),
            ("33001", "33220", "33", true, "libourne"),
            // Listed by commune: before everything else.
            ("33102", "33220", "33", true, "listed"),
            ("75112 75056", "75012", "75", false, "listed"),
            // A postcode of one department goes to whoever lists it.
            ("23001", "23400", "23", false, "across"),
            ("23001", "23000", "23", false, "creuse"),
            // Nobody serves the department: the postcode still says more than nothing.
            ("47001", "33220", "47", true, "libourne"),
        ] {
            assert_eq!(
                found(&agencies, (communes, postcode, department), crosses, near),
                Some(expected),
                "{communes} {postcode}"
            );
        }
    }

    #[pleinweb_testing::test]
    fn large_communes_may_be_farther_from_their_middle() {
        let bounds = [
            may_stray_km("87", 300),
            may_stray_km("13", 50_000),
            may_stray_km("87", 129_937),
            may_stray_km("75", 2_103_778),
            may_stray_km("973", 300),
        ];
        assert!(bounds.is_sorted(), "{bounds:?}");
        assert!(bounds[0] >= 15.0 && bounds[3] <= 50.0);
    }

    #[pleinweb_testing::test]
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
