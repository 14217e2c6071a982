//! What a typed place means: districts, names elsewhere, corrections; and where
//! the real offers are placed.

use std::collections::BTreeMap;

use super::world::{begin, fill, follow, given, search};
use crate::import::{self, Format};
use crate::search::place::understand;
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::import::{CommuneLine, Event, read_communes};
use pleinweb_nomenclature::search::PlaceIndex;
use pleinweb_platform::testing::{on_both, shared_data};

#[pleinweb_testing::test]
async fn a_town_of_districts_is_all_of_them() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let lines = [
            given("Boulanger", "D1102", "Paris", ""),
            given("Boulanger", "D1102", "Paris 12", ""),
            given("Boulanger", "D1102", "Paris 16", ""),
            given("Boulanger", "D1102", "Lyon 3", ""),
            given("Boulanger", "D1102", "Lyon 9", ""),
            given("Boulanger", "D1102", "Marseille 8", ""),
            given("Boulanger", "D1102", "Marseille 13", ""),
            given("Boulanger", "D1102", "Limoges", ""),
        ];
        fill(&app, &lines).await;
        follow(&app, &mut keeper).await;
        for (query, expected) in [
            ("ou=Paris&rayon=0", 3),
            ("ou=Paris+(75)&rayon=0", 3),
            ("ou=75000&rayon=0", 3),
            ("ou=Lyon&rayon=0", 2),
            ("ou=69000&rayon=0", 2),
            ("ou=Marseille&rayon=0", 2),
            ("ou=13000&rayon=0", 2),
            // A wider circle never finds less.
            ("ou=Paris&rayon=5", 3),
            ("ou=Lyon&rayon=5", 2),
            ("ou=Marseille&rayon=5", 2),
            // One of them.
            ("ou=Paris+12&rayon=0", 1),
            ("ou=Paris+XIIe&rayon=0", 1),
            ("ou=12e+arrondissement&rayon=0", 1),
            ("ou=75012&rayon=0", 1),
            ("ou=75116&rayon=0", 1),
            ("ou=75009&rayon=0", 0),
            ("ou=Lyon+3e&rayon=0", 1),
            ("ou=Lyon+03&rayon=0", 1),
            ("ou=13008&rayon=0", 1),
            ("ou=Marseille+13&rayon=0", 1),
            ("ou=Paris+12e+Arrondissement+(75)&rayon=0", 1),
            ("ou=87000+LIMOGES+CEDEX+9&rayon=0", 1),
            ("ou=87031", 1),
            ("ou=Limousin", 1),
            ("ou=l'Auvergne", 0),
        ] {
            let found = search(&app, query).await;
            assert_eq!(found.total, expected, "{query} {:?}", found.place);
            assert!(found.ignored.is_empty(), "{query}");
        }
        // A correction is said; in quotes nothing is corrected.
        let found = search(&app, "ou=Lymoges").await;
        assert_eq!(found.place.unwrap().label, "Limoges (87)");
        let note = found.place_note.unwrap();
        assert!(note.corrected && note.typed == "Lymoges");
        let exactly = search(&app, "ou=%22Lymoges%22").await;
        assert_eq!((exactly.place, exactly.total), (None, 8));
        assert_eq!(exactly.place_note.unwrap().choices, ["Limoges (87)"]);
        for query in [
            "ou=Lymoges&ou_exact=oui",
            "ou=Lymoges&ou_exact=Lymoges",
            "ou=Lymoges&ou_exact=oui&rayon=5&tri=date",
        ] {
            let exactly = search(&app, query).await;
            assert_eq!((exactly.place, exactly.total), (None, 8), "{query}");
            assert_eq!(exactly.place_note.unwrap().choices, ["Limoges (87)"]);
        }
        let other = search(&app, "ou=Lymoges&ou_exact=Lyom").await;
        assert_eq!(other.place.unwrap().label, "Limoges (87)");
        // Nothing of ours: what it is, and what is beside it.
        let found = search(&app, "ou=Luxembourg").await;
        assert_eq!(found.place, None);
        let note = found.place_note.unwrap();
        assert_eq!(note.elsewhere.unwrap().country, "LU");
        assert!(
            note.choices.contains(&"Metz (57)".to_owned()),
            "{:?}",
            note.choices
        );
    })
    .await;
}

/// The official communes.
fn lists() -> Option<Lists> {
    let data = shared_data()?;
    let mut communes = Vec::new();
    let file = data.join("geo/communes-2026-latlon-bassins.csv.gz");
    read_communes(&file, &mut |event| {
        if let Event::Row(CommuneLine::Present(row)) = event {
            communes.push(row);
        }
    })
    .unwrap();
    Some(Lists::of_places(PlaceIndex::build(&communes)))
}

/// What is typed: the place that is taken, or what it is instead, or nothing.
const PLACES: &[(&str, &str)] = &[
    ("Genève", "Town CH: Annemasse (74)"),
    ("geneve", "Town CH: Annemasse (74)"),
    ("Genève, Suisse", "Town CH: Annemasse (74)"),
    ("Lausanne", "Town CH: Évian-les-Bains (74)"),
    ("Bâle", "Town CH: Saint-Louis (68)"),
    ("Bruxelles", "Town BE: Lille (59)"),
    ("Bruxelle", "Town BE: Lille (59)"),
    ("Tournai", "Town BE: Lille (59)"),
    ("Luxembourg", "Town LU: Thionville (57)"),
    ("Esch-sur-Alzette", "Town LU: Thionville (57)"),
    ("Sarrebruck", "Town DE: Forbach (57)"),
    ("Kehl", "Town DE: Strasbourg (67)"),
    ("Londres", "Town GB: Calais (62)"),
    ("Madrid", "Town ES: Hendaye (64)"),
    ("Barcelone", "Town ES: Perpignan (66)"),
    ("Milan", "Town IT: Chamonix-Mont-Blanc (74)"),
    ("Turin", "Town IT: Briançon (05)"),
    ("Rome", "Town IT: Menton (06)"),
    ("Monaco", "Town MC: Beausoleil (06)"),
    ("Monte-Carlo", "Town MC: Beausoleil (06)"),
    ("San Sebastian", "Town ES: Hendaye (64)"),
    ("Andorre", "Country AD: Ax-les-Thermes (09)"),
    ("Suisse romande", "RegionAbroad CH: Annemasse (74)"),
    ("Allemagne", "Country DE: Strasbourg (67)"),
    ("Espagne", "Country ES: Hendaye (64)"),
    ("Portugal", "Country PT: Hendaye (64)"),
    ("Maroc", "Country MA: "),
    ("Pays basque", "Region FR: Bayonne (64)"),
    ("Bassin d'Arcachon", "Region FR: Arcachon (33)"),
    ("La Défense", "Region FR: Puteaux (92)"),
    ("Île de Ré", "Island FR: Saint-Martin-de-Ré (17)"),
    // Regions made of departments: searched there.
    ("Bretagne sud", "[29 56]"),
    ("Côte d'Azur", "[06 83]"),
    ("Alsace", "[67 68]"),
    ("Savoie mont blanc", "[73 74]"),
    ("Limousin", "[19 23 87]"),
    ("Auvergne", "[03 15 43 63]"),
    ("Aquitaine", "[24 33 40 47 64]"),
    ("Picardie", "[02 60 80]"),
    ("Rhône-Alpes", "[01 07 26 38 42 69 73 74]"),
    ("Midi-Pyrénées", "[09 12 31 32 46 65 81 82]"),
    ("Provence", "[04 13 83 84]"),
    ("région Limousin", "[19 23 87]"),
    // A commune of ours that is called so stays, and the other is said.
    ("Fribourg", "Fribourg (57) + Town CH"),
    ("Bruges", "Bruges (33) + Town BE"),
    (
        "Saint-Sébastien",
        "Saint-Sébastien-sur-Loire (44) + Town ES",
    ),
    // One letter is corrected, more is proposed.
    ("Limoges", "Limoges (87)"),
    ("Lymoges", "Limoges (87) corrected"),
    ("Bordaux", "Bordeaux (33) corrected"),
    ("Montpelier", "Montpellier (34) corrected"),
    ("Lymogess", "? Limoges (87)"),
    ("Toulouze sur Garone", "?"),
    ("xyzxyz", "?"),
    // Leaders, districts, postcodes.
    ("Aix", "Aix-en-Provence (13)"),
    ("Vire", "Vire Normandie (14)"),
    ("Saint-Denis", "Saint-Denis (974)"),
    ("La Roche", "La Roche-sur-Yon (85)"),
    ("Paris 12", "Paris 12e Arrondissement (75)"),
    ("Lyon 03", "Lyon 3e Arrondissement (69)"),
    ("12e arrondissement", "Paris 12e Arrondissement (75)"),
    ("13008", "Marseille 8e Arrondissement (13)"),
    ("75000", "Paris (75)"),
    ("Marseille (13)", "Marseille (13)"),
    ("87000 LIMOGES CEDEX 9", "Limoges (87)"),
    ("87031 Limoges Cedex 1", "Limoges (87)"),
    ("87031", "Haute-Vienne (87)"),
    ("La Creuse", "Creuse (23)"),
    ("Réunion", "La Réunion"),
    ("Bretagne", "Bretagne"),
    ("Savoie", "Savoie (73)"),
    ("Aix (19)", "Aix (19)"),
    ("Brest (29)", "Brest (29)"),
    // A code tells which place has the name.
    ("Vienne", "Vienne (86)"),
    ("Vienne (86)", "Vienne (86)"),
    ("Vienne (38)", "Vienne (38)"),
    ("Vienne 38", "Vienne (38)"),
    ("vienne (38", "Vienne (38)"),
    ("Indre (44)", "Indre (44)"),
    ("Indre (36)", "Indre (36)"),
    ("Aube (61)", "Aube (61)"),
    ("Landes (17)", "Landes (17)"),
    ("Saint-Martin (65)", "Saint-Martin (65)"),
    ("Saint-Martin 65", "Saint-Martin (65)"),
    ("Saint-Martin (978)", "Saint-Martin (978)"),
    ("Bretagne (36)", "Bretagne (36)"),
    ("Bretagne 36", "Bretagne (36)"),
    ("Bretagne (35)", "Bretagne"),
    ("Ardennes (08)", "Ardennes (08)"),
    ("La Creuse (23)", "Creuse (23)"),
    ("Paris (75)", "Paris (75)"),
    ("Paris 21", "?"),
    ("Creuse (87)", "?"),
    // Towns in the department of their name.
    ("Mayenne", "Mayenne (53)"),
    ("Mayenne (53)", "Mayenne (53)"),
    ("53100 Mayenne", "Mayenne (53)"),
    ("25300 Doubs", "Doubs (25)"),
    // Islands that are communes.
    ("Île d'Yeu", "L'Île-d'Yeu (85)"),
    ("L'Île-d'Yeu", "L'Île-d'Yeu (85)"),
    ("ile d yeu", "L'Île-d'Yeu (85)"),
    ("Yeu", "L'Île-d'Yeu (85)"),
    ("Île de Bréhat", "Île-de-Bréhat (22)"),
    ("Île-de-Sein", "Île-de-Sein (29)"),
    ("Île de Batz", "Île-de-Batz (29)"),
    ("Île d'Aix", "Île-d'Aix (17)"),
    ("Île d'Houat", "Île-d'Houat (56)"),
    ("Groix", "Groix (56)"),
    ("Ouessant", "Ouessant (29)"),
    ("Belle-Île", "Island FR: Le Palais (56)"),
    ("Noirmoutier", "Island FR: Noirmoutier-en-l'Île (85)"),
    // Names that end like a country.
    ("Bourg-Saint-Maurice", "Bourg-Saint-Maurice (73)"),
    ("bourg saint maurice", "Bourg-Saint-Maurice (73)"),
    ("Saint-Maurice (94)", "Saint-Maurice (94)"),
    ("Robert-Espagne", "Robert-Espagne (55)"),
    ("La Roche-Maurice", "La Roche-Maurice (29)"),
    ("Fribourg (Suisse)", "Town CH: Pontarlier (25)"),
    ("Bruges, Belgique", "Town BE: Dunkerque (59)"),
    // Names that begin like "arrondissement".
    ("Arronnes (03)", "Arronnes (03)"),
    ("Arras", "Arras (62)"),
    // Of what is left beside a region nothing is corrected.
    ("Pays de la Loire nord", "?"),
    ("Lymoges Haute-Vienne", "? Limoges (87)"),
    ("Pays de la Loire", "Pays de la Loire"),
    // Regions lead over villages that are called so.
    ("Anjou", "[49]"),
    ("Champagne", "[10 51]"),
    ("Beauce", "[28 41 45]"),
    ("Bresse", "[01 71]"),
    ("Brie", "[77]"),
    ("Tarentaise", "Region FR: Moûtiers (73)"),
    ("l'Anjou", "[49]"),
    ("Lorraine", "[54 55 57 88]"),
    ("Anjou (38)", "Anjou (38)"),
    ("Tarentaise (42)", "Tarentaise (42)"),
    ("La Bresse", "La Bresse (88) + Region FR"),
];

#[pleinweb_testing::test]
fn names_are_taken_for_what_they_are_or_proposed() {
    let Some(lists) = lists() else { return };
    let mut wrong = Vec::new();
    for &(typed, expected) in PLACES {
        let (located, note) = understand(&lists, typed, None, false);
        let elsewhere = note.as_ref().and_then(|note| note.elsewhere.as_ref());
        let what = elsewhere.map(|found| format!("{:?} {}", found.kind, found.country));
        let first = note.as_ref().and_then(|note| note.choices.first().cloned());
        let told = match (located, what) {
            (Some(located), what) => match &located.filter {
                pleinweb_search::Place::Departments(codes) if what.is_some() => {
                    format!("[{}]", codes.join(" "))
                }
                _ => {
                    let mut told = located.shown.map(|shown| shown.label).unwrap_or_default();
                    if let Some(what) = what {
                        told = format!("{told} + {what}");
                    }
                    if note.is_some_and(|note| note.corrected) {
                        told.push_str(" corrected");
                    }
                    told
                }
            },
            (None, Some(what)) => format!("{what}: {}", first.unwrap_or_default()),
            (None, None) => format!("? {}", first.unwrap_or_default()).trim().to_owned(),
        };
        let fits = told == expected || expected == "?" && told.starts_with('?');
        if !fits {
            wrong.push(format!("{typed:?}: {told}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every other choice leads to another place than the one that is shown, and
/// the village is one.
#[pleinweb_testing::test]
fn the_other_choices_lead_elsewhere() {
    let Some(lists) = lists() else { return };
    let mut wrong = Vec::new();
    let filter = |typed: &str| {
        let found = understand(&lists, typed, None, false).0;
        found.map(|found| format!("{:?}", found.filter))
    };
    for (typed, choice) in [
        ("Vienne", "Vienne (38)"),
        ("Mayenne", "53100 Mayenne"),
        ("Mayenne (53)", "53100 Mayenne"),
        ("Doubs (25)", "25300 Doubs"),
        ("Indre", "Indre (44)"),
        ("Aube", "Aube (61)"),
        ("Paris", "Paris (75)"),
        ("Paris (75)", "Paris"),
        ("Anjou", "Anjou (38)"),
        ("Tarentaise", "Tarentaise (42)"),
    ] {
        let (located, note) = understand(&lists, typed, None, false);
        let mut choices = note.map(|note| note.choices).unwrap_or_default();
        let shown = located.and_then(|located| located.shown);
        choices.extend(shown.map(|shown| shown.others).unwrap_or_default());
        if !choices.iter().any(|known| known == choice) {
            wrong.push(format!("{typed}: {choices:?} without {choice}"));
        }
        for choice in &choices {
            if filter(choice).is_none() || filter(choice) == filter(typed) {
                wrong.push(format!("{typed}: {choice} leads to itself or nowhere"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[pleinweb_testing::test]
fn every_place_beside_a_name_elsewhere_is_in_the_official_list() {
    let Some(lists) = lists() else { return };
    let mut missing = Vec::new();
    for elsewhere in pleinweb_nomenclature::elsewhere::all() {
        let there = lists.beside(&elsewhere);
        for town in &elsewhere.towns {
            if !there.iter().any(|known| known == town) {
                missing.push(format!("{}: {town}", elsewhere.name));
            }
        }
        for place in &there {
            let found = understand(&lists, place, None, false)
                .0
                .and_then(|found| found.shown);
            if found.is_none_or(|found| found.label != *place) {
                missing.push(format!("{}: {place} is not found as typed", elsewhere.name));
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[pleinweb_testing::test]
fn real_offers_are_where_they_say() {
    let (Some(lists), Some(data)) = (lists(), shared_data()) else {
        return;
    };
    let mut kinds: BTreeMap<&'static str, u32> = BTreeMap::new();
    let (mut all, mut placed, mut postcodes, mut lost) = (0, 0, 0, Vec::new());
    let path = data.join("offers/ft-offres-v2.jsonl.gz");
    import::read(
        &path,
        Format::FranceTravail,
        "essai",
        &lists,
        &mut |event| match event {
            import::Event::Noted(kind, _) => *kinds.entry(kind.key()).or_default() += 1,
            import::Event::Offer(offer) => {
                all += 1;
                placed += u32::from(offer.place.commune.is_some());
                postcodes += u32::from(offer.place.postcode.is_some());
                if offer.place.postcode.is_some() && offer.place.position.is_none() {
                    lost.push(format!("{:?}", offer.place));
                }
            }
            _ => {}
        },
    )
    .unwrap();
    println!("{all} offers, {placed} in a commune, {postcodes} with a postcode, {kinds:?}");
    let swapped = kinds.get("swapped-coordinates").copied().unwrap_or(0);
    assert!((25..=35).contains(&swapped), "{swapped}");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(placed * 100 > all * 80, "{placed} of {all}");
}
