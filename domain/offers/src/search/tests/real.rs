//! Searches over the real offers, with the official lists; skipped where they are not.

use super::world::{search, titles};
use crate::Keeper;
use crate::tests::{order, run};
use pleinweb_checks::letters::fold;
use pleinweb_nomenclature::{import_communes, import_rome};
use pleinweb_platform::testing::{TestApp, shared_data, sqlite_app};

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

/// What is typed, words of which one must begin in a title among the first ten
/// (with what follows a short list), and words that must not.
const OTHERS: [(&str, &[&str], &[&str]); 31] = [
    ("soudeur TIG", &["soudeu"], &["boulang"]),
    ("testeur logiciel", &["test", "pentest"], &["boulang"]),
    ("analyste cybersécurité", &["cyber", "analyst"], &["vend"]),
    (
        "téléconseiller télétravail",
        &["client", "teleact"],
        &["boulang"],
    ),
    (
        "saisonnier montagne",
        &["chambre", "plong", "serveu"],
        &["develop"],
    ),
    ("animateur bafa", &["anim"], &["develop"]),
    ("couper les cheveux", &["coiff"], &["menuis", "coutur"]),
    ("réparer des voitures", &["mecanicien"], &["couvreu"]),
    ("réparer les vélos", &["cycles"], &["infirm"]),
    ("garder des enfants", &["garde"], &["mecanicien"]),
    (
        "conduire un camion",
        &["chauffeu", "conduct"],
        &["magasin", "cariste"],
    ),
    ("faire le ménage", &["menage"], &["chauffeu"]),
    (
        "nettoyer des bureaux",
        &["nettoy", "entretien"],
        &["chauffeu"],
    ),
    (
        "s'occuper de personnes âgées",
        &["personnes", "vie"],
        &["chauffeu"],
    ),
    ("vendre des vêtements", &["pret"], &["chauffeu"]),
    ("servir en salle", &["serveu", "salle"], &["administrat"]),
    ("poser du carrelage", &["carreleu"], &["infirm"]),
    ("infirmier bloc", &["infirm"], &["boulang"]),
    ("infirmier télétravail", &["infirm"], &["develop"]),
    ("boulanger bio", &["boulang"], &["infirm"]),
    ("cuisinier végétarien", &["cuisin"], &["infirm"]),
    ("chauffeur poids lourd nuit", &["chauffeu"], &["infirm"]),
    ("comptable anglais", &["comptab"], &["prof"]),
    ("développeur rust", &["develop"], &["boulang"]),
    ("développeur C#", &["develop"], &["boulang"]),
    ("électricien photovoltaïque", &["electric"], &["boulang"]),
    ("mécanicien moto", &["mecanicien"], &["boulang"]),
    ("vendeur chocolat", &["vend"], &["infirm"]),
    ("magasinier caces 5", &["magasin"], &["infirm"]),
    ("éducateur autisme", &["educ"], &["infirm"]),
    ("formateur soudage", &["format"], &["infirm"]),
];

/// Whether a word of a title begins with one of these.
fn has(title: &str, words: &[&str]) -> bool {
    let mut parts = title.split(|letter: char| !letter.is_alphanumeric());
    parts.any(|part| words.iter().any(|word| part.starts_with(word)))
}

async fn others(app: &TestApp) -> Vec<String> {
    let mut wrong = Vec::new();
    for (typed, must, must_not) in OTHERS {
        let found = search(app, &format!("quoi={}", typed.replace('#', "%23"))).await;
        let tail = found.tail.iter().flat_map(|tail| &tail.offers);
        let tail = tail.map(|found| found.card.title.as_str());
        let ten: Vec<String> = titles(&found)
            .into_iter()
            .chain(tail)
            .take(10)
            .map(fold)
            .collect();
        let right = ten.iter().any(|title| has(title, must));
        if !right || ten.iter().any(|title| has(title, must_not)) {
            wrong.push(format!("{typed}: {ten:?}"));
        }
    }
    wrong
}

#[pleinweb_testing::test]
async fn real_offers_are_found_as_a_french_reader_expects() {
    let Some(data) = shared_data() else { return };
    let app = sqlite_app().await;
    import_rome(&app, &data.join("rome-v460"), &mut |_| {})
        .await
        .unwrap();
    let communes = data.join("geo/communes-2026-latlon-bassins.csv.gz");
    import_communes(&app, &communes, &mut |_| {}).await.unwrap();
    let offers = order(&data.join("offers/ft-offres-v2.jsonl.gz"), true);
    run(&app, &offers).await.0.unwrap();
    let mut keeper = Keeper::open(app.app.clone(), None).await;
    keeper.catch_up().await.unwrap();

    let mut wrong = Vec::new();
    for (typed, words) in CASES {
        let found = search(&app, &format!("quoi={typed}")).await;
        // "prof de maths": few write "maths", and the others follow.
        let tail = found.tail.iter().flat_map(|tail| &tail.offers);
        let tail = tail.map(|found| found.card.title.as_str());
        let first = titles(&found).into_iter().chain(tail).take(FIRST);
        let first: Vec<String> = first.map(fold).collect();
        let fitting = first.iter().filter(|title| has(title, words)).count();
        if first.is_empty() || fitting * 10 < first.len() * 8 {
            wrong.push(format!("{typed}: {fitting} of {first:?}"));
        }
    }
    println!(
        "{} of {} searches of real offers",
        CASES.len() - wrong.len(),
        CASES.len()
    );
    wrong.extend(others(&app).await);
    assert_eq!(wrong, Vec::<String>::new());

    let near = search(&app, "ou=Annecy&rayon=30&tri=distance").await;
    assert!(near.total > 100, "{}", near.total);
    assert!(
        near.offers
            .iter()
            .all(|found| found.km.is_some_and(|km| km <= 30))
    );
    let hyphens = search(&app, "ou=aix en provence&rayon=0").await;
    assert!(hyphens.total >= 26, "{}", hyphens.total);
    let nonsense = search(&app, "quoi=zxqwvk plmtrd").await;
    assert_eq!(nonsense.total, 0);
}
