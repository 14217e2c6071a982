//! What people type and what they must find, on the demo and on the official files.

use super::{OccupationIndex, PlaceIndex};
use crate::demo::demo_rows;
use crate::import::{CommuneLine, Event, RomeRow, read_communes, read_rome};
use crate::model::{CommuneCode, OccupationCode, Postcode};
use crate::rows::FormerCommuneRow;
use pleinweb_platform::testing::shared_data;

/// What is typed, and the occupation that must come first, in the demo and in ROME.
const OCCUPATIONS: [(&str, &str); 62] = [
    ("boulengere", "D1102"),
    ("Boulangère", "D1102"),
    ("boul", "D1102"),
    ("boulanger(e) H/F", "D1102"),
    ("boulanger.ère", "D1102"),
    ("BOULANGER", "D1102"),
    ("dev web", "M1855"),
    ("développeur-se web", "M1855"),
    ("developeur web", "M1855"),
    ("aide soignante", "J1501"),
    ("aidesoignante", "J1501"),
    ("aide-soigant", "J1501"),
    ("caissiere", "D1505"),
    ("quaissiere", "D1505"),
    ("infirmier", "J1506"),
    ("infirmiere a domicile", "J1506"),
    ("femme de menage", "K1304"),
    ("technicienne de surface", "K2205"),
    ("agent d'entretien", "K2205"),
    ("agent dentretien", "K2205"),
    ("maçon", "F1703"),
    ("macon", "F1703"),
    ("maconne", "F1703"),
    ("prof de maths", "K2107"),
    ("prof d'anglais", "K2107"),
    ("maitresse d ecole", "K2106"),
    ("chauffeur poid lourd", "N4101"),
    ("routier", "N4101"),
    ("chauffeur livreur", "N4105"),
    ("secretaire medical", "M1609"),
    ("secrétaire médicale f/h", "M1609"),
    ("coifeuse", "D1202"),
    ("plombié", "F1603"),
    ("elecricien", "F1602"),
    ("cuisto", "G1609"),
    ("nounou", "K1310"),
    ("vigile", "K2503"),
    ("agent de securite", "K2503"),
    ("eboueur", "K2303"),
    ("conptable", "M1203"),
    ("aide comptable", "M1213|M1225"),
    ("mecano", "I1604"),
    ("peintre en batiment", "F1606"),
    ("jardinié", "A1208"),
    ("kinezitherapeute", "J1404"),
    ("kine", "J1404"),
    ("educatrice de jeunes enfants", "K1202"),
    ("auxiliaire de puericulture", "J1304"),
    ("bar man", "G1801"),
    ("hotesse de caisse", "D1505"),
    ("préparatrice commandes", "N1103"),
    ("preparateur de comande", "N1103"),
    ("architecte", "F1101"),
    ("fotographe", "E1201"),
    ("farmacien", "J1202"),
    ("recherche emploi boulanger paris", "D1102"),
    ("vendeur pret a porter", "D1214"),
    ("moniteur auto ecole", "K2110"),
    ("menusier", "H2206"),
    ("M1607", "M1607"),
    ("d1102", "D1102"),
    ("s'occuper d'enfants, nounou", "K1310"),
];

/// What is typed, and the place (name and department) that must come first.
const PLACES: [(&str, &str); 37] = [
    ("limoges", "Limoges 87"),
    ("limog", "Limoges 87"),
    ("LIMOGES", "Limoges 87"),
    ("limoge", "Limoges 87"),
    ("87", "Limoges 87"),
    ("87000", "Limoges 87"),
    ("87 000", "Limoges 87"),
    ("87000 limoges", "Limoges 87"),
    ("limoges (87)", "Limoges 87"),
    ("st denis", "Saint-Denis 974"),
    ("Saint Denis", "Saint-Denis 974"),
    ("saint denis 93", "Saint-Denis 93"),
    ("st denis seine", "Saint-Denis 93"),
    ("saint denis reunion", "Saint-Denis 974"),
    ("saint-etienne", "Saint-Étienne 42"),
    ("st etiene", "Saint-Étienne 42"),
    ("l'hay les roses", "L'Haÿ-les-Roses 94"),
    ("lhay les roses", "L'Haÿ-les-Roses 94"),
    ("hay les roses", "L'Haÿ-les-Roses 94"),
    ("bordeau", "Bordeaux 33"),
    ("bordau", "Bordeaux 33"),
    ("marseile", "Marseille 13"),
    ("le havre", "Le Havre 76"),
    ("havre", "Le Havre 76"),
    ("la rochelle", "La Rochelle 17"),
    ("larochelle", "La Rochelle 17"),
    ("le", "Le Havre 76"),
    ("aix en provence", "Aix-en-Provence 13"),
    ("clermontferrand", "Clermont-Ferrand 63"),
    ("montpelier", "Montpellier 34"),
    ("chalon sur saone", "Chalon-sur-Saône 71"),
    ("fort de france", "Fort-de-France 972"),
    ("noumea", "Nouméa 988"),
    ("2a", "Ajaccio 2A"),
    ("martinique", "Fort-de-France 972"),
    ("ile d'yeu", "L'Île-d'Yeu 85"),
    ("villeneuve d ascq", "Villeneuve-d'Ascq 59"),
];

fn check_occupations(index: &OccupationIndex) {
    let mut wrong = Vec::new();
    for (typed, expected) in OCCUPATIONS {
        let hits = index.search(typed, 8);
        let first = hits.first().map_or("nothing", |hit| hit.code.as_str());
        if !expected.split('|').any(|code| code == first) {
            wrong.push(format!("{typed:?}: {first} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of places with one beginning the large one; in the official files.
const LEADERS: [(&str, &str); 32] = [
    ("Aix", "Aix-en-Provence 13"),
    ("aix", "Aix-en-Provence 13"),
    ("Vire", "Vire Normandie 14"),
    ("Saint-Denis", "Saint-Denis 974"),
    ("La Roche", "La Roche-sur-Yon 85"),
    ("Roche", "La Roche-sur-Yon 85"),
    ("Bourg", "Bourg-en-Bresse 01"),
    ("Boulogne", "Boulogne-Billancourt 92"),
    ("Villeneuve", "Villeneuve-d'Ascq 59"),
    ("Châlons", "Châlons-en-Champagne 51"),
    ("Vitry", "Vitry-sur-Seine 94"),
    ("Montreuil", "Montreuil 93"),
    ("Bar", "Bar-le-Duc 55"),
    ("Nogent", "Nogent-sur-Marne 94"),
    ("Saint-Maur", "Saint-Maur-des-Fossés 94"),
    ("Saint Germain", "Saint-Germain-en-Laye 78"),
    ("Salon", "Salon-de-Provence 13"),
    ("Charleville", "Charleville-Mézières 08"),
    ("Champigny", "Champigny-sur-Marne 94"),
    ("st maur", "Saint-Maur-des-Fossés 94"),
    ("Saint-Sébastien", "Saint-Sébastien-sur-Loire 44"),
    // Who is the large one already stays so.
    ("Lens", "Lens 62"),
    ("Tours", "Tours 37"),
    ("Valence", "Valence 26"),
    ("Rennes", "Rennes 35"),
    ("Marseille", "Marseille 13"),
    ("Paris", "Paris 75"),
    ("Cannes", "Cannes 06"),
    ("Die", "Die 26"),
    // With its department the small one is found.
    ("Aix (19)", "Aix 19"),
    ("Aix 73", "Aix-les-Bains 73"),
    ("Bourg 33", "Bourg 33"),
];

/// Districts in all forms, and postcodes that no place has.
const DISTRICTS: [(&str, &str); 20] = [
    ("Paris 12", "Paris 12e Arrondissement 75"),
    ("paris 12e", "Paris 12e Arrondissement 75"),
    ("Paris XIIe", "Paris 12e Arrondissement 75"),
    ("12e arrondissement", "Paris 12e Arrondissement 75"),
    ("Paris 13", "Paris 13e Arrondissement 75"),
    ("Lyon 3e", "Lyon 3e Arrondissement 69"),
    ("Lyon 03", "Lyon 3e Arrondissement 69"),
    ("Marseille 13", "Marseille 13e Arrondissement 13"),
    ("13008", "Marseille 8e Arrondissement 13"),
    ("75009", "Paris 9e Arrondissement 75"),
    ("75116", "Paris 16e Arrondissement 75"),
    ("75009 Paris", "Paris 9e Arrondissement 75"),
    ("75000", "Paris 75"),
    ("69000", "Lyon 69"),
    ("13000", "Marseille 13"),
    ("Paris (75)", "Paris 75"),
    ("Marseille (13)", "Marseille 13"),
    ("87000 LIMOGES CEDEX 9", "Limoges 87"),
    ("87031 Limoges Cedex 1", "Limoges 87"),
    ("87031", "Limoges 87"),
];

#[pleinweb_testing::test]
fn districts_are_places_of_their_own() {
    let index = demo_places();
    check(&index, &DISTRICTS);
    let codes = |postcode: &str| {
        let found = index.by_postcode(Postcode::parse(postcode).unwrap());
        let codes: Vec<String> = found.iter().map(|hit| hit.commune.to_string()).collect();
        codes.join(" ")
    };
    assert_eq!(codes("75012"), "75112 75056");
    assert_eq!(codes("69003"), "69383 69123");
    assert_eq!(codes("75000"), "75056");
    let district = CommuneCode::parse("75112").unwrap();
    assert_eq!(
        index.by_code(district).unwrap().zone.as_deref(),
        Some("Paris")
    );
}

#[pleinweb_testing::test]
fn communes_of_before_are_those_of_today() {
    let code = |text: &str| CommuneCode::parse(text).unwrap();
    let former = |old: &str, name: &str, today: &str| FormerCommuneRow {
        code: CommuneCode::parse(old).ok(),
        name: name.to_owned(),
        commune: code(today),
    };
    let rows = [
        former("87085", "Limoges", "87085"),
        former("87900", "Beaune-les-Mines", "87085"),
        former("87901", "Landouge", "87900"),
        former("", "Saint-Lazare-le-Vieux", "87114"),
        former("99999", "Nulle-Part", "99998"),
    ];
    let index = PlaceIndex::build_with(&demo_rows().communes, &rows);
    for (typed, expected) in [
        ("beaune les mines", "Limoges 87"),
        ("Beaune-les-Mines (87)", "Limoges 87"),
        ("87280 Beaune les Mines", "Limoges 87"),
        // Merged, and that one again.
        ("landouge", "Limoges 87"),
        ("Saint-Lazare-le-Vieux", "Panazol 87"),
    ] {
        let first = index.search(typed, 3).into_iter().next();
        let first = first.map(|hit| format!("{} {}", hit.name, hit.department));
        assert_eq!(first.as_deref(), Some(expected), "{typed}");
    }
    assert_eq!(index.by_code(code("87900")).unwrap().name, "Limoges");
    assert_eq!(index.by_code(code("87901")).unwrap().name, "Limoges");
    assert_eq!(index.by_code(code("99999")), None);
    let named: Vec<String> = index
        .named("Landouge")
        .into_iter()
        .map(|hit| hit.name)
        .collect();
    assert_eq!(named, ["Limoges"]);
    assert!(
        !index
            .search("landouge 33", 3)
            .iter()
            .any(|hit| hit.name == "Limoges")
    );
}

fn check_places(index: &PlaceIndex) {
    check(index, &PLACES);
}

fn check(index: &PlaceIndex, table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for &(typed, expected) in table {
        let hits = index.search(typed, 8);
        let first = hits.first().map_or_else(
            || "nothing".to_owned(),
            |hit| format!("{} {}", hit.name, hit.department),
        );
        if first != expected {
            wrong.push(format!("{typed:?}: {first} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn demo_occupations() -> OccupationIndex {
    let rows = demo_rows();
    OccupationIndex::build(&rows.occupations, &rows.appellations)
}

fn demo_places() -> PlaceIndex {
    PlaceIndex::build(&demo_rows().communes)
}

#[pleinweb_testing::test]
fn occupations_are_found_by_everyday_words() {
    check_occupations(&demo_occupations());
}

#[pleinweb_testing::test]
fn places_are_found_by_name_and_postcode() {
    check_places(&demo_places());
}

#[pleinweb_testing::test]
fn a_hit_says_what_matched() {
    let index = demo_occupations();
    let hit = &index.search("patissier chocolatier", 8)[0];
    assert_eq!(hit.label, "Pâtissier / Pâtissière");
    assert_eq!(
        hit.matched,
        "Pâtissier-chocolatier / Pâtissière-chocolatière"
    );
    let hit = &index.search("mettre en rayon", 8)[0];
    assert_eq!(
        hit.matched, hit.label,
        "an everyday name is not a job title"
    );
    let code = OccupationCode::parse("D1102").unwrap();
    assert_eq!(index.label(code), Some("Boulanger / Boulangère"));
    assert_eq!(index.label(OccupationCode::parse("D1199").unwrap()), None);
}

#[pleinweb_testing::test]
fn a_misspelt_word_is_written_as_job_titles_have_it() {
    let index = demo_occupations();
    for (word, beside, spelled) in [
        ("lour", &["poids"] as &[&str], Some("lourd")),
        // By itself a short word may be anything.
        ("lour", &[], None),
        ("infirmierre", &[], Some("infirmière")),
        ("xylophone", &["poids"], None),
        ("", &[], None),
    ] {
        let found = index.spelled(word, beside);
        assert_eq!(found.as_deref(), spelled, "{word} {beside:?}");
    }
}

#[pleinweb_testing::test]
fn each_occupation_comes_once_and_no_more_than_asked() {
    let index = demo_occupations();
    for typed in ["vendeur", "a", "agent", "chef", "de"] {
        let hits = index.search(typed, 5);
        assert_eq!(hits.len(), 5, "{typed}");
        let mut codes: Vec<_> = hits.iter().map(|hit| hit.code).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 5, "{typed}");
    }
    assert!(index.search("boulanger", 0).is_empty());
}

#[pleinweb_testing::test]
fn nothing_sensible_finds_nothing_and_breaks_nothing() {
    let (occupations, places) = (demo_occupations(), demo_places());
    let long = "boulanger ".repeat(5000);
    for typed in [
        "",
        "   ",
        "?!",
        "xyzxyz",
        "東京",
        "zz zz zz zz zz zz zz zz zz zz",
        "00000",
        "123456",
    ] {
        assert!(occupations.search(typed, 8).is_empty(), "{typed:?}");
        assert!(places.search(typed, 8).is_empty(), "{typed:?}");
    }
    assert_eq!(occupations.search(&long, 8)[0].code.as_str(), "D1102");
    assert!(OccupationIndex::default().search("boulanger", 8).is_empty());
    // Half of it is a slip for nothing.
    assert!(places.search("nulle part", 8).is_empty());
    assert!(PlaceIndex::default().search("limoges", 8).is_empty());
}

#[pleinweb_testing::test]
fn a_place_carries_what_a_form_needs() {
    let index = demo_places();
    let code = CommuneCode::parse("87085").unwrap();
    let limoges = index.by_code(code).unwrap();
    assert_eq!(
        (limoges.department_name.as_str(), limoges.region.as_str()),
        ("Haute-Vienne", "Nouvelle-Aquitaine")
    );
    assert_eq!(limoges.postcode, None, "Limoges has three postcodes");
    assert_eq!(limoges.zone.as_deref(), Some("Limoges"));
    let postcode = Postcode::parse("87100").unwrap();
    assert_eq!(index.search("87100", 8)[0].postcode, Some(postcode));
    assert_eq!(index.search("87100 limoges", 8)[0].postcode, Some(postcode));
    assert_eq!(index.by_postcode(postcode)[0].commune, code);
    let panazol = &index.search("panazol", 8)[0];
    assert_eq!(
        panazol.postcode.map(|code| code.to_string()).as_deref(),
        Some("87350")
    );
    let position = panazol.position.unwrap();
    assert!((position.lat - 45.84).abs() < 0.05 && (position.lon - 1.31).abs() < 0.05);
    assert_eq!(index.by_code(CommuneCode::parse("99999").unwrap()), None);
}

#[pleinweb_testing::test]
fn the_official_files_answer_the_same_words() {
    let Some(data) = shared_data() else { return };
    let (mut occupations, mut appellations, mut communes) = (Vec::new(), Vec::new(), Vec::new());
    read_rome(&data.join("rome-v460"), &mut |event| match event {
        Event::Row(RomeRow::Occupation(row)) => occupations.push(row),
        Event::Row(RomeRow::Appellation(row)) => appellations.push(row),
        _ => {}
    })
    .unwrap();
    read_communes(
        &data.join("geo/communes-2026-latlon-bassins.csv.gz"),
        &mut |event| {
            if let Event::Row(CommuneLine::Present(row)) = event {
                communes.push(row);
            }
        },
    )
    .unwrap();
    let index = OccupationIndex::build(&occupations, &appellations);
    assert_eq!(index.len(), 1584);
    check_occupations(&index);
    let places = PlaceIndex::build(&communes);
    check_places(&places);
    for (typed, expected) in [
        ("paris 12", "Paris 12e Arrondissement 75"),
        ("lyon 3", "Lyon 3e Arrondissement 69"),
        ("75012", "Paris 12e Arrondissement 75"),
        ("chalons en champagne", "Châlons-en-Champagne 51"),
        ("st jean de luz", "Saint-Jean-de-Luz 64"),
    ] {
        let hit = &places.search(typed, 8)[0];
        assert_eq!(
            format!("{} {}", hit.name, hit.department),
            expected,
            "{typed}"
        );
    }
    check(&places, &LEADERS);
    assert!(index.heap_bytes() < 2 << 20, "{}", index.heap_bytes());
    assert!(places.heap_bytes() < 4 << 20, "{}", places.heap_bytes());
}
