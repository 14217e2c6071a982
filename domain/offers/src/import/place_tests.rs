use super::super::notes::{Kind, Notes};
use super::{RawPlace, position, resolve};
use pleinweb_nomenclature::demo::demo_rows;
use pleinweb_nomenclature::model::{CommuneCode, Position};
use pleinweb_nomenclature::rows::FormerCommuneRow;
use pleinweb_nomenclature::{Lists, search::PlaceIndex};

#[pleinweb_testing::test]
fn places_are_found_however_they_are_said() {
    let lists = Lists::of_places(PlaceIndex::build(&demo_rows().communes));
    let mut wrong = Vec::new();
    for (label, commune, postcode, lat, expected) in [
        (
            "87 - LIMOGES",
            "87085",
            "87000",
            Some(45.8),
            "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.8",
        ),
        // The commune's own coordinates.
        (
            "87 - LIMOGES",
            "87085",
            "",
            None,
            "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
        ),
        (
            "87 - LIMOGES",
            "",
            "",
            None,
            "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
        ),
        (
            "Limoges",
            "",
            "87000",
            None,
            "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.9",
        ),
        (
            "",
            "",
            "87000",
            None,
            "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.9",
        ),
        // Only a department.
        (
            "87 - Haute-Vienne",
            "",
            "",
            None,
            "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
        ),
        (
            "87 - Vienne (Haute)",
            "",
            "",
            None,
            "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
        ),
        (
            "87",
            "",
            "",
            None,
            "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
        ),
        (
            "Haute-Vienne",
            "",
            "",
            None,
            "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
        ),
        (
            "75 - Paris (Dept.)",
            "",
            "",
            Some(48.83),
            "Paris - - 75 Île-de-France @48.8",
        ),
        (
            "2A - Corse du Sud",
            "",
            "",
            None,
            "Corse-du-Sud - - 2A Corse -",
        ),
        (
            "974 - La Réunion",
            "",
            "",
            None,
            "La Réunion - - 974 La Réunion -",
        ),
        // Only a region, or nothing.
        (
            "Ile-de-France",
            "",
            "",
            None,
            "Île-de-France - - - Île-de-France -",
        ),
        ("France", "", "", None, "France - - - - -"),
        ("France", "", "", Some(43.6), "France - - - - @43.6"),
        ("", "", "", None, " - - - - -"),
        // A commune that the lists do not have.
        (
            "87 - EYMOUTIERS",
            "87064",
            "87120",
            None,
            "EYMOUTIERS 87064 87120 87 Nouvelle-Aquitaine -",
        ),
        ("", "97402", "", None, "La Réunion 97402 - 974 La Réunion -"),
        // Not on Earth.
        (
            "87 - LIMOGES",
            "87085",
            "",
            Some(999.0),
            "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
        ),
        // No such place, a commune code and a postcode that cannot be read: only
        // the department is understood.
        (
            "87 - Nulle-Part",
            "xx",
            "8700",
            None,
            "Nulle-Part - - 87 Nouvelle-Aquitaine -",
        ),
    ] {
        let place = resolve(
            &lists,
            &RawPlace {
                label: label.to_owned(),
                commune: commune.to_owned(),
                postcode: postcode.to_owned(),
                lat,
                lon: lat.map(|_| 1.2),
                ..RawPlace::default()
            },
            &mut Notes::default(),
        );
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let told = format!(
            "{} {} {} {} {} {}",
            place.label,
            or(place.commune.map(|code| code.to_string())),
            or(place.postcode.map(|code| code.to_string())),
            or(place.department),
            or(place.region),
            or(place
                .position
                .map(|position| format!("@{:.1}", position.lat)))
        );
        if told != expected {
            wrong.push(format!(
                "{label:?} {commune} {postcode}: {told}, not {expected}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[pleinweb_testing::test]
fn a_place_abroad_is_its_label() {
    let raw = RawPlace {
        label: "Nacka, Stockholms län".to_owned(),
        postcode: "13141".to_owned(),
        lat: Some(59.3),
        lon: Some(18.1),
        abroad: true,
        ..RawPlace::default()
    };
    let place = resolve(&Lists::default(), &raw, &mut Notes::default());
    assert_eq!(place.label, "Nacka, Stockholms län");
    assert_eq!((place.postcode, place.department), (None, None));
    assert!(place.position.is_some());
}

fn lists() -> Lists {
    let code = |text: &str| CommuneCode::parse(text).unwrap();
    let former = [
        ("87900", "Beaune-les-Mines", "87085"),
        ("14999", "Vire", "14118"),
    ];
    let former: Vec<FormerCommuneRow> = former
        .into_iter()
        .map(|(old, name, today)| FormerCommuneRow {
            code: Some(code(old)),
            name: name.to_owned(),
            commune: code(today),
        })
        .collect();
    Lists::of_places(PlaceIndex::build_with(&demo_rows().communes, &former))
}

/// Label, commune, postcode and country of a source.
type Raw = (&'static str, &'static str, &'static str, &'static str);

fn read(
    lists: &Lists,
    (label, commune, postcode, country): Raw,
    at: Option<(f64, f64)>,
) -> (String, Option<Position>, Vec<&'static str>) {
    let raw = RawPlace {
        label: label.to_owned(),
        commune: commune.to_owned(),
        postcode: postcode.to_owned(),
        country: country.to_owned(),
        lat: at.map(|at| at.0),
        lon: at.map(|at| at.1),
        abroad: false,
    };
    let mut notes = Notes::default();
    let place = resolve(lists, &raw, &mut notes);
    let told = format!(
        "{} {} {}",
        place.label,
        place
            .commune
            .map_or("-".to_owned(), |code| code.to_string()),
        place.department.unwrap_or_else(|| "-".to_owned()),
    );
    let kinds = notes.kinds().iter().map(|kind| kind.key()).collect();
    (told, place.position, kinds)
}

#[pleinweb_testing::test]
fn districts_former_communes_cedex_and_overseas_resolve() {
    let lists = lists();
    let mut wrong = Vec::new();
    for (raw, expected, positioned, kinds) in [
        // Districts, by code, postcode and name.
        (
            ("75 - PARIS 09", "75109", "75009", ""),
            "Paris 9e Arrondissement 75109 75",
            true,
            "",
        ),
        (
            ("75 - PARIS 12", "", "", ""),
            "Paris 12e Arrondissement 75112 75",
            true,
            "",
        ),
        (
            ("Paris XIIe", "", "", ""),
            "Paris 12e Arrondissement 75112 75",
            true,
            "",
        ),
        (
            ("Paris", "75056", "75012", ""),
            "Paris 12e Arrondissement 75112 75",
            true,
            "",
        ),
        (
            ("75 - PARIS 12", "75056", "", ""),
            "Paris 12e Arrondissement 75112 75",
            true,
            "",
        ),
        (
            ("Paris", "", "75116", ""),
            "Paris 16e Arrondissement 75116 75",
            true,
            "",
        ),
        (
            ("Lyon 3e", "", "", ""),
            "Lyon 3e Arrondissement 69383 69",
            true,
            "",
        ),
        (
            ("Lyon 03", "", "69003", ""),
            "Lyon 3e Arrondissement 69383 69",
            true,
            "",
        ),
        (
            ("Marseille", "", "13008", ""),
            "Marseille 8e Arrondissement 13208 13",
            true,
            "",
        ),
        (
            ("13 - MARSEILLE 13", "", "", ""),
            "Marseille 13e Arrondissement 13213 13",
            true,
            "",
        ),
        (("", "", "75000", ""), "Paris 75056 75", true, ""),
        (("Lyon", "", "69000", ""), "Lyon 69123 69", true, ""),
        (
            ("Marseille (13)", "", "13000", ""),
            "Marseille 13055 13",
            true,
            "",
        ),
        (("75", "75056", "", ""), "Paris 75056 75", true, ""),
        // CEDEX: the name before it; alone, the department.
        (
            ("87000 LIMOGES CEDEX 9", "", "", ""),
            "Limoges 87085 87",
            true,
            "cedex",
        ),
        (
            ("LIMOGES CEDEX 9", "", "87031", ""),
            "Limoges 87085 87",
            true,
            "cedex",
        ),
        (
            ("87031 Limoges Cedex 1", "", "", ""),
            "Limoges 87085 87",
            true,
            "cedex",
        ),
        (
            ("Paris Cedex 08", "", "75380", ""),
            "Paris 75056 75",
            true,
            "cedex",
        ),
        (
            ("Limoges Cédex", "", "87031", ""),
            "Limoges 87085 87",
            true,
            "cedex",
        ),
        (("", "", "87031", ""), "Haute-Vienne - 87", false, ""),
        (
            ("Cedex", "", "87031", ""),
            "Haute-Vienne - 87",
            false,
            "cedex",
        ),
        // Communes of before.
        (
            ("", "87900", "", ""),
            "Limoges 87085 87",
            true,
            "former-commune",
        ),
        (
            ("87 - BEAUNE LES MINES", "", "", ""),
            "Limoges 87085 87",
            true,
            "former-commune",
        ),
        (
            ("Beaune-les-Mines", "", "87280", ""),
            "Limoges 87085 87",
            true,
            "",
        ),
        // Addresses and departments behind.
        (
            ("10 rue du Pont, 87000 Limoges", "", "", ""),
            "Limoges 87085 87",
            true,
            "",
        ),
        (("Limoges (87)", "", "", ""), "Limoges 87085 87", true, ""),
        // Lands overseas as countries.
        (
            ("Saint-Denis", "", "97400", "RE"),
            "Saint-Denis 97411 974",
            true,
            "overseas",
        ),
        (
            ("Saint-Denis", "", "", "RE"),
            "Saint-Denis 97411 974",
            true,
            "overseas",
        ),
        (("", "", "", "RE"), "La Réunion - 974", false, "overseas"),
        (
            ("Nouméa", "", "98800", "NC"),
            "Nouméa 98818 988",
            true,
            "overseas",
        ),
        (
            ("Nouméa", "", "", "NC"),
            "Nouméa 98818 988",
            true,
            "overseas",
        ),
        (
            ("", "", "", "PF"),
            "Polynésie française - 987",
            false,
            "overseas",
        ),
        (
            ("", "", "", "PM"),
            "Saint-Pierre-et-Miquelon - 975",
            false,
            "overseas",
        ),
        (
            ("", "", "", "BL"),
            "Saint-Barthélemy - 977",
            false,
            "overseas",
        ),
        (("", "", "", "MF"), "Saint-Martin - 978", false, "overseas"),
        (
            ("", "", "", "WF"),
            "Wallis et Futuna - 986",
            false,
            "overseas",
        ),
        (("Bruxelles", "", "1000", "BE"), "Bruxelles - -", false, ""),
        (("Genève", "", "87000", "Suisse"), "Genève - -", false, ""),
    ] {
        let (told, position, noted) = read(&lists, raw, None);
        let noted = noted.join(" ");
        if (told.as_str(), position.is_some(), noted.as_str()) != (expected, positioned, kinds) {
            wrong.push(format!(
                "{raw:?}: {told} {position:?} {noted}, not {expected} {kinds}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[pleinweb_testing::test]
fn coordinates_are_those_of_their_place() {
    let lists = lists();
    let limoges = ("87 - LIMOGES", "87085", "87000", "");
    for (raw, at, expected, kinds) in [
        // Near enough: the source's own.
        (limoges, (45.80, 1.30), (45.80, 1.30), ""),
        // In each other's place.
        (limoges, (1.26, 45.83), (45.83, 1.26), "swapped-coordinates"),
        (
            ("33 - BORDEAUX", "33063", "33000", ""),
            (-0.58, 44.84),
            (44.84, -0.58),
            "swapped-coordinates",
        ),
        (
            ("974 - SAINT DENIS", "97411", "", ""),
            (55.45, -20.88),
            (-20.88, 55.45),
            "swapped-coordinates",
        ),
        // Far from it: Paris, the sea, another half of the Earth.
        (limoges, (48.85, 2.35), (45.8567, 1.226), "far-coordinates"),
        (limoges, (44.0, -20.0), (45.8567, 1.226), "far-coordinates"),
        (limoges, (-45.83, 1.26), (45.8567, 1.226), "far-coordinates"),
        // Without a commune: of a department, or of nothing.
        (
            ("87 - Haute-Vienne", "", "", ""),
            (1.26, 45.83),
            (45.83, 1.26),
            "swapped-coordinates",
        ),
        (
            ("France", "", "", ""),
            (2.35, 48.85),
            (48.85, 2.35),
            "swapped-coordinates",
        ),
        (("France", "", "", ""), (48.85, 2.35), (48.85, 2.35), ""),
        (("Berlin", "", "", "DE"), (13.4, 52.5), (13.4, 52.5), ""),
    ] {
        let (_, position, noted) = read(&lists, raw, Some(at));
        let position = position.unwrap();
        let near = |one: f64, other: f64| (one - other).abs() < 0.01;
        assert!(
            near(position.lat, expected.0) && near(position.lon, expected.1),
            "{raw:?} {at:?}: {position:?}"
        );
        assert_eq!(noted.join(" "), kinds, "{raw:?} {at:?}");
    }
    assert_eq!(position(Some(0.0), Some(0.0)), None);
}

#[pleinweb_testing::test]
fn a_known_postcode_gives_a_position() {
    let mut communes = demo_rows().communes;
    let limoges = communes
        .iter()
        .find(|row| row.name == "Limoges")
        .unwrap()
        .clone();
    let mut other = limoges.clone();
    other.code = CommuneCode::parse("23999").unwrap();
    other.name = "Bordebourg".to_owned();
    other.department = "23".to_owned();
    other.population = 100;
    communes.push(other);
    let lists = Lists::of_places(PlaceIndex::build(&communes));
    for (raw, expected, kinds) in [
        (
            ("Zone des Landes", "", "87000", ""),
            "Zone des Landes - -",
            "postcode-middle",
        ),
        (
            ("87 - Zone des Landes", "", "87000", ""),
            "Zone des Landes - 87",
            "postcode-middle",
        ),
        (("", "", "87000", ""), " - -", "postcode-middle"),
        (("Bordebourg", "", "87000", ""), "Bordebourg 23999 23", ""),
        (("Bordebour", "", "87000", ""), "Bordebourg 23999 23", ""),
    ] {
        let (told, position, noted) = read(&lists, raw, None);
        assert_eq!(told, expected, "{raw:?}");
        assert!(position.is_some(), "{raw:?}");
        assert_eq!(noted.join(" "), kinds, "{raw:?}");
    }
    assert_eq!(Kind::PostcodeMiddle.key(), "postcode-middle");
}
