//! What people type when they do not know a job's title, or add a word that few
//! offers hold: what must be among the first ten, and what must not.

use super::world::{Given, begin, fill, follow, given, search, titles};
use pleinweb_platform::testing::sqlite_app;

const OFFERS: [Given; 38] = [
    given("Soudeur", "H2913", "Limoges", "Soudage TIG sur inox."),
    given(
        "Soudeuse en atelier",
        "H2913",
        "Limoges",
        "Soudage à l'arc.",
    ),
    given(
        "Métallier",
        "H2911",
        "Limoges",
        "Pose de portails en acier.",
    ),
    given("Testeur de logiciels", "M1805", "Paris", "Plans de tests."),
    given("Testeuse", "M1805", "Paris", "Recette d'applications."),
    given(
        "Comptable",
        "M1203",
        "Paris",
        "Maîtrise d'un logiciel de paie.",
    ),
    given(
        "Analyste cybersécurité",
        "M1844",
        "Paris",
        "SOC, incidents.",
    ),
    given("Ingénieure cybersécurité", "M1844", "Paris", "Audits."),
    given(
        "Téléconseiller",
        "D1408",
        "Lyon",
        "En télétravail deux jours.",
    ),
    given("Téléconseillère", "D1408", "Lyon", "Sur site."),
    given(
        "Femme de chambre",
        "G1501",
        "Lyon",
        "Hôtel à la montagne, saison d'hiver.",
    ),
    given("Serveur", "G1803", "Lyon", "Restaurant en station de ski."),
    given(
        "Animatrice périscolaire",
        "G1203",
        "Lille",
        "BAFA souhaité.",
    ),
    given(
        "Animateur jeunesse",
        "G1203",
        "Lille",
        "Mercredis et vacances.",
    ),
    given("Coiffeuse", "D1202", "Lille", "Coupes, couleurs."),
    given(
        "Mécanicien automobile",
        "I1604",
        "Lille",
        "Entretien, diagnostics.",
    ),
    given("Mécanicien cycles", "I1619", "Lille", "Atelier de vélos."),
    given("Garde d'enfant", "K1303", "Lille", "Sortie d'école."),
    given(
        "Assistante maternelle",
        "K1310",
        "Lille",
        "Crèche familiale.",
    ),
    given(
        "Conducteur routier",
        "N4101",
        "Limoges",
        "Permis C, FIMO à jour.",
    ),
    given(
        "Conducteur de bus",
        "N4103",
        "Limoges",
        "Permis D, lignes urbaines.",
    ),
    given(
        "Employée de maison",
        "K1304",
        "Limoges",
        "Chez des particuliers.",
    ),
    given("Agent de propreté", "K2204", "Limoges", "Tôt le matin."),
    given(
        "Assistante de vie",
        "K1302",
        "Limoges",
        "Aide au lever, toilette.",
    ),
    given(
        "Vendeuse prêt-à-porter",
        "D1214",
        "Paris",
        "Boutique, cabines.",
    ),
    given("Carreleur", "F1608", "Paris", "Salles de bains, sols."),
    given("Maçon", "F1703", "Paris", "Élévation, enduits."),
    given(
        "Ouvrière viticole",
        "A1418",
        "Limoges",
        "Taille, palissage.",
    ),
    given("Ouvrier agricole", "A1402", "Limoges", "Semis, récoltes."),
    given("Exploitant", "A1416", "Limoges", "Polyculture, élevage."),
    given(
        "Développeur",
        "M1855",
        "Paris",
        "Langage C, systèmes embarqués.",
    ),
    given("Développeuse", "M1855", "Paris", "C++ et C#, .NET."),
    given("Boulanger", "D1102", "Lyon", "Fournil, nuit."),
    given("Peintre", "F1606", "Lyon", "Ravalement."),
    given("Livreur", "N4105", "Lyon", "Tournées en ville."),
    given("Plongeur", "G1605", "Lyon", "Restauration collective."),
    given("Employé de rayon", "D1507", "Lyon", "Réassort, étiquetage."),
    given(
        "Jardinier paysagiste",
        "A1203",
        "Lille",
        "Plantations, massifs.",
    ),
];

/// What is typed; how titles begin that must be among the first ten, and that
/// must not, with bars between them. What follows under another heading counts.
const CASES: [(&str, &str, &str); 86] = [
    ("soudeur TIG", "Soudeur|Soudeuse", "Boulanger|Métallier"),
    ("TIG soudeur", "Soudeur|Soudeuse", "Boulanger"),
    ("soudeuse tig", "Soudeur|Soudeuse", "Boulanger"),
    ("soudeur inox", "Soudeur|Soudeuse", "Boulanger"),
    ("soudeur TIG de nuit", "Soudeur|Soudeuse", "Boulanger"),
    ("soudeur orbital", "Soudeur|Soudeuse", "Boulanger"),
    ("testeur logiciel", "Testeur|Testeuse", "Comptable"),
    ("testeuse logiciels", "Testeur|Testeuse", "Comptable"),
    ("testeur télétravail", "Testeur|Testeuse", "Téléconseill"),
    ("analyste cybersécurité", "Analyste|Ingénieure", "Comptable"),
    ("cybersécurité analyste", "Analyste|Ingénieure", "Comptable"),
    (
        "alternance cybersécurité",
        "Analyste|Ingénieure",
        "Comptable",
    ),
    (
        "téléconseiller télétravail",
        "Téléconseiller|Téléconseillère",
        "Comptable",
    ),
    (
        "téléconseillère à distance",
        "Téléconseiller|Téléconseillère",
        "Boulanger",
    ),
    ("carreleur salle de bains", "Carreleur", "Serveur"),
    ("boulanger bio", "Boulanger", "Livreur"),
    ("développeur embarqué rust", "Développeur", "Boulanger"),
    ("livreur scooter", "Livreur", "Mécanicien cycles"),
    (
        "saisonnier montagne",
        "Femme de chambre|Serveur",
        "Boulanger",
    ),
    (
        "saisonnière à la montagne",
        "Femme de chambre|Serveur",
        "Boulanger",
    ),
    ("saison ski", "Serveur|Femme de chambre", "Boulanger"),
    ("saison d'hiver", "Femme de chambre|Serveur", "Maçon"),
    ("saisonnier plage", "Serveur", "Maçon"),
    ("animateur bafa", "Animatrice|Animateur", "Analyste"),
    ("animatrice BAFA", "Animatrice|Animateur", "Analyste"),
    ("bafa", "Animatrice|Animateur", "Analyste"),
    ("job colonie", "Animateur", "Boulanger"),
    ("couper les cheveux", "Coiffeuse", "Jardinier"),
    ("coupe de cheveux", "Coiffeuse", "Jardinier"),
    ("coiffer des cheveux", "Coiffeuse", "Jardinier"),
    (
        "réparer des voitures",
        "Mécanicien automobile",
        "Conducteur",
    ),
    ("réparer les autos", "Mécanicien automobile", "Conducteur"),
    (
        "réparation de voiture",
        "Mécanicien automobile",
        "Conducteur",
    ),
    ("reparer voitures", "Mécanicien automobile", "Conducteur"),
    ("réparer des vélos", "Mécanicien cycles", "Boulanger"),
    (
        "garder des enfants",
        "Garde d'enfant|Assistante maternelle",
        "Maçon",
    ),
    (
        "garde de bébés",
        "Garde d'enfant|Assistante maternelle",
        "Maçon",
    ),
    (
        "s'occuper d'enfants",
        "Garde d'enfant|Assistante maternelle",
        "Maçon",
    ),
    ("s occuper de bébé", "Garde d'enfant", "Maçon"),
    ("conduire un camion", "Conducteur routier", "Boulanger"),
    ("conduite de camions", "Conducteur routier", "Boulanger"),
    ("conduire un bus", "Conducteur de bus", "Boulanger"),
    ("faire le ménage", "Employée de maison", "Maçon"),
    ("faire du ménage", "Employée de maison", "Maçon"),
    ("nettoyer des bureaux", "Agent de propreté", "Maçon"),
    ("nettoyage de locaux", "Agent de propreté", "Maçon"),
    (
        "s'occuper de personnes âgées",
        "Assistante de vie",
        "Boulanger",
    ),
    (
        "aider les personnes âgées",
        "Assistante de vie",
        "Boulanger",
    ),
    ("aide aux seniors", "Assistante de vie", "Boulanger"),
    (
        "accompagner des gens âgés",
        "Assistante de vie",
        "Boulanger",
    ),
    ("vendre des vêtements", "Vendeuse", "Livreur"),
    ("vente de chaussures", "Vendeuse", "Livreur"),
    ("vendre des habits", "Vendeuse", "Livreur"),
    ("servir en salle", "Serveur", "Maçon"),
    ("servir à table", "Serveur", "Maçon"),
    ("service en terrasse", "Serveur", "Maçon"),
    ("poser du carrelage", "Carreleur", "Boulanger"),
    ("pose de carrelages", "Carreleur", "Boulanger"),
    (
        "travailler dans les vignes",
        "Ouvrière viticole",
        "Boulanger",
    ),
    ("bosser dans les vignes", "Ouvrière viticole", "Boulanger"),
    ("tailler la vigne", "Ouvrière viticole", "Coiffeuse"),
    ("ouvrier des vignes", "Ouvrière viticole", "Boulanger"),
    (
        "travail à la ferme",
        "Ouvrier agricole|Exploitant",
        "Boulanger",
    ),
    (
        "travailler à la ferme",
        "Ouvrier agricole|Exploitant",
        "Boulanger",
    ),
    (
        "travailler dans les champs",
        "Ouvrier agricole",
        "Boulanger",
    ),
    ("peindre des murs", "Peintre", "Boulanger"),
    ("construire des maisons", "Maçon", "Boulanger"),
    ("livrer des colis", "Livreur", "Maçon"),
    ("faire la vaisselle", "Plongeur", "Maçon"),
    ("remplir les rayons", "Employé de rayon", "Maçon"),
    ("mise en rayon", "Employé de rayon", "Maçon"),
    ("tondre la pelouse", "Jardinier", "Coiffeuse"),
    ("entretenir des jardins", "Jardinier", "Coiffeuse"),
    ("tailler des haies", "Jardinier", "Coiffeuse"),
    ("faire du pain", "Boulanger", "Maçon"),
    ("travailler avec des enfants", "Garde d'enfant", "Maçon"),
    ("permis C", "Conducteur routier", "Boulanger"),
    ("permis c", "Conducteur routier", "Boulanger"),
    ("permis D", "Conducteur de bus", "Boulanger"),
    ("développeur C", "Développeur", "Boulanger"),
    ("developpeur c", "Développeur", "Boulanger"),
    ("C++", "Développeuse", "Développeur|Boulanger"),
    ("c#", "Développeuse", "Développeur|Boulanger"),
    ("développeuse C++", "Développeuse", "Boulanger"),
    ("permi c", "Conducteur routier", "Boulanger"),
    ("soudeurr TIG", "Soudeur", "Boulanger"),
];

/// The first ten of a list, with what follows it.
fn first_ten(found: &crate::search::view::SearchView) -> Vec<String> {
    let tail = found.tail.iter().flat_map(|tail| &tail.offers);
    let tail = tail.map(|found| found.card.title.as_str());
    let all = titles(found).into_iter().chain(tail);
    all.take(10).map(str::to_owned).collect()
}

#[pleinweb_testing::test]
async fn everyday_words_and_rare_second_words_find_what_is_meant() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    fill(&app, &OFFERS).await;
    follow(&app, &mut keeper).await;
    let mut wrong = Vec::new();
    for (typed, must, must_not) in CASES {
        let typed_so = typed.replace('+', "%2B").replace('#', "%23");
        let found = search(&app, &format!("quoi={}", typed_so.replace(' ', "+"))).await;
        let ten = first_ten(&found);
        // "Développeur" is no "Développeuse".
        let has = |begins: &str| {
            let words = |title: &String| title.starts_with(begins);
            ten.iter().any(words)
        };
        let missing: Vec<&str> = must.split('|').filter(|one| !has(one)).collect();
        let unwanted: Vec<&str> = must_not.split('|').filter(|one| has(one)).collect();
        if !missing.is_empty() || !unwanted.is_empty() {
            wrong.push(format!(
                "{typed}: not {missing:?}, but {unwanted:?} in {ten:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
