//! Searches over the real offers, with the official lists; skipped where they are not.

use super::world::{search, titles};
use crate::checks::letters::fold;
use crate::nomenclature::{import_communes, import_rome};
use crate::offers::Keeper;
use crate::offers::tests::{order, run};
use crate::platform::testing::{shared_data, sqlite_office};

/// How many offers of a list are looked at: what a phone shows first. There are
/// six bakers among the 4,283, so what comes after them is something else.
const FIRST: usize = 5;

/// What is typed, and words of which at least one is in a title that fits.
const CASES: [(&str, &[&str]); 30] = [
    ("administrateur réseau", &["reseau"]),
    ("adminstrateur resau", &["reseau"]),
    ("admin systeme linux", &["linux", "system", "reseau"]),
    ("ripeur", &["ripeu", "collecte"]),
    ("eboueur", &["ripeu", "collecte", "dechet", "eboueu"]),
    ("data scientist", &["scien"]),
    ("infirmiere", &["infirm", "ide"]),
    ("infirmier de nuit", &["infirm", "nuit"]),
    ("aide soignante", &["soignant"]),
    ("femme de chambre", &["chambre", "etage", "valet"]),
    ("boulangere", &["boulang"]),
    (
        "chauffeur poids lourd",
        &["lourd", "pl", "conduct", "chauffeur"],
    ),
    ("caissière", &["caiss"]),
    ("serveuse", &["serveu"]),
    ("plongeur cuisine", &["plong", "cuisin"]),
    ("comptable", &["comptab"]),
    ("secretaire", &["secretair", "assistan"]),
    ("prof de maths", &["prof", "enseign", "math"]),
    (
        "nounou",
        &["garde", "baby", "nourrice", "creche", "periscolaire"],
    ),
    (
        "ménage",
        &["menage", "entretien", "nettoy", "proprete", "famil"],
    ),
    ("electricien", &["electric"]),
    ("développeuse data", &["develop", "data"]),
    ("gestionnaire de configuration", &["configuration"]),
    ("préparatrice de commandes", &["prepar", "command"]),
    ("magasiniere", &["magasin"]),
    ("vendeuse", &["vend"]),
    ("cybersécurité", &["cyber", "secur"]),
    ("auxiliaire de vie", &["auxiliaire", "vie", "domicile"]),
    ("technicien maintenance", &["techni", "mainten"]),
    ("réceptionniste hôtel", &["recept", "accueil", "hotel"]),
];

#[tokio::test]
async fn real_offers_are_found_as_a_french_reader_expects() {
    let Some(data) = shared_data() else { return };
    let office = sqlite_office().await;
    import_rome(&office, &data.join("rome-v460"), &mut |_| {})
        .await
        .unwrap();
    let communes = data.join("geo/communes-2026-latlon-bassins.csv.gz");
    import_communes(&office, &communes, &mut |_| {})
        .await
        .unwrap();
    let offers = order(&data.join("offers/ft-offres-v2.jsonl.gz"), true);
    run(&office, &offers).await.0.unwrap();
    let mut keeper = Keeper::open(office.office.clone(), None).await;
    keeper.catch_up().await.unwrap();

    let mut wrong = Vec::new();
    for (typed, words) in CASES {
        let found = search(&office, &format!("quoi={typed}")).await;
        let first: Vec<String> = titles(&found).into_iter().take(FIRST).map(fold).collect();
        let fit = |title: &String| {
            let mut parts = title.split(|letter: char| !letter.is_alphanumeric());
            parts.any(|part| words.iter().any(|word| part.starts_with(word)))
        };
        let fitting = first.iter().filter(|title| fit(title)).count();
        if first.is_empty() || fitting * 10 < first.len() * 8 {
            wrong.push(format!("{typed}: {fitting} of {first:?}"));
        }
    }
    println!(
        "{} of {} searches of real offers",
        CASES.len() - wrong.len(),
        CASES.len()
    );
    assert_eq!(wrong, Vec::<String>::new());

    let near = search(&office, "ou=Annecy&rayon=30&tri=distance").await;
    assert!(near.total > 100, "{}", near.total);
    assert!(
        near.offers
            .iter()
            .all(|found| found.km.is_some_and(|km| km <= 30))
    );
    let hyphens = search(&office, "ou=aix en provence&rayon=0").await;
    assert!(hyphens.total >= 26, "{}", hyphens.total);
    let nonsense = search(&office, "quoi=zxqwvk plmtrd").await;
    assert_eq!(nonsense.total, 0);
}
