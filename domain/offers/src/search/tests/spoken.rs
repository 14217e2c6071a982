//! Searches in everyday words: what they are read as.

use super::world::{begin, fill, follow, given, search};
use crate::search::spoken::read;
use crate::search::state::SearchState;
use pleinweb_platform::testing::sqlite_app;

/// What is typed; the words that are left; the filters, as an address has them. A
/// line with a dash stays as it is.
const CASES: &[(&str, &str, &str)] = &[
    // Words that ask for nothing.
    (
        "je cherche du boulot dans une boulangerie",
        "boulangerie",
        "",
    ),
    ("Je cherche un travail de serveuse", "serveuse", ""),
    ("cherche emploi vendeur", "vendeur", ""),
    (
        "bonjour je recherche un poste de secrétaire merci",
        "secrétaire",
        "",
    ),
    ("recherche emploi aide-soignante", "aide-soignante", ""),
    ("je voudrais travailler dans une crèche", "crèche", ""),
    ("je veux bosser comme maçon", "maçon", ""),
    ("travailler en cuisine", "cuisine", ""),
    ("j'aimerais trouver un job d'électricien", "électricien", ""),
    ("boulot ménage", "ménage", ""),
    ("taf urgent chauffeur livreur", "chauffeur livreur", ""),
    ("ménage près de chez moi", "ménage", ""),
    ("un emploi dans la vente", "vente", ""),
    ("offre d'emploi comptable", "comptable", ""),
    ("poste d'aide à domicile", "aide à domicile", ""),
    ("looking for a job in a bakery", "bakery", ""),
    ("je cherche un travail", "", ""),
    ("emploi", "", ""),
    // What is a filter.
    ("mi-temps le matin", "matin", "temps=part"),
    ("mi temps", "", "temps=part"),
    ("ménage à temps partiel", "ménage", "temps=part"),
    (
        "caissière quelques heures par semaine",
        "caissière",
        "temps=part",
    ),
    ("boulanger en CDI", "boulanger", "contrat=permanent"),
    (
        "cdi boulanger de nuit",
        "boulanger",
        "contrat=permanent&nuit=oui",
    ),
    (
        "CDD secrétaire temps plein",
        "secrétaire",
        "contrat=fixed-term&temps=full",
    ),
    ("35 heures vendeuse", "vendeuse", "temps=full"),
    ("intérim cariste", "cariste", "contrat=temporary"),
    ("cdi intérimaire", "", "contrat=permanent-temporary"),
    (
        "alternance cybersécurité",
        "cybersécurité",
        "contrat=apprenticeship&contrat=professionalisation",
    ),
    ("apprenti boulanger", "boulanger", "contrat=apprenticeship"),
    (
        "stage de comptabilité",
        "comptabilité",
        "contrat=internship",
    ),
    (
        "emploi saisonnier à la montagne",
        "montagne",
        "contrat=seasonal",
    ),
    ("travail de nuit", "", "nuit=oui"),
    (
        "je cherche un travail de nuit en usine",
        "usine",
        "nuit=oui",
    ),
    ("infirmier de nuit", "infirmier", "nuit=oui"),
    ("débutant accepté", "", "experience=none"),
    (
        "sans expérience magasinier",
        "magasinier",
        "experience=none",
    ),
    ("premier emploi vente", "vente", "experience=none"),
    ("travail sans diplôme", "", "experience=none"),
    ("je n'ai pas de diplôme", "", "experience=none"),
    ("sans bac vendeur", "vendeur", "experience=none"),
    (
        "développeur en télétravail",
        "développeur",
        "teletravail=partial&teletravail=full",
    ),
    (
        "travailler de chez moi",
        "",
        "teletravail=partial&teletravail=full",
    ),
    ("full remote devops", "devops", "teletravail=full"),
    (
        "agent commercial indépendant",
        "agent commercial",
        "contrat=self-employed",
    ),
    ("RQTH accueil", "accueil", "handicap=oui"),
    ("part time cleaner", "cleaner", "temps=part"),
    (
        "je cherche un cdi à mi-temps dans une boulangerie",
        "boulangerie",
        "contrat=permanent&temps=part",
    ),
    (
        "alternance développeur C++ et C#",
        "développeur C++ et C#",
        "contrat=apprenticeship&contrat=professionalisation",
    ),
    ("cdi .NET", ".NET", "contrat=permanent"),
    // What only looks like it.
    ("boulanger", "-", ""),
    ("poids lourd", "-", ""),
    ("chef de cuisine", "-", ""),
    ("travail social", "-", ""),
    ("veilleur de nuit", "-", ""),
    ("boîte de nuit", "-", ""),
    ("chargé de recherche", "-", ""),
    ("recherche clinique", "-", ""),
    ("conseiller emploi", "-", ""),
    ("inspecteur du travail", "-", ""),
    ("maître de stage", "-", ""),
    ("job d'été", "-", ""),
    ("travailler avec des enfants", "-", ""),
    ("travailler dans les vignes", "-", ""),
    ("vente à distance", "-", ""),
    ("\"travail de nuit\"", "-", ""),
    ("la", "-", ""),
    ("", "-", ""),
];

#[pleinweb_testing::test]
fn everyday_words_become_plain_words_and_filters() {
    let mut wrong = Vec::new();
    for (typed, words, filters) in CASES {
        let told = read(typed, false).map_or(("-".to_owned(), String::new()), |plain| {
            let state = SearchState {
                filters: plain.filters,
                ..SearchState::default()
            };
            (plain.words, state.query())
        });
        if told != ((*words).to_owned(), (*filters).to_owned()) {
            wrong.push(format!("{typed}: {told:?}"));
        }
        // Read again, it says the same: an address leads on once.
        if read(&told.0, false).is_some() {
            wrong.push(format!("{typed}: {:?} is not plain", told.0));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[pleinweb_testing::test]
fn a_word_that_is_being_typed_is_left_alone() {
    for (typed, words) in [
        ("boulanger cdi", None),
        ("boulanger cdi ", Some("boulanger")),
        ("je cherche du boul", Some("boul")),
        ("nuit", None),
    ] {
        let plain = read(typed, true).map(|plain| plain.words);
        assert_eq!(plain.as_deref(), words, "{typed}");
    }
}

#[pleinweb_testing::test]
fn the_address_says_what_was_understood() {
    let (state, _) = SearchState::read("quoi=je+cherche+un+CDI+de+boulanger&ou=Limoges&temps=full");
    let (plain, understood) = state.plainly(false).unwrap();
    assert_eq!(
        plain.query(),
        "quoi=boulanger&ou=Limoges&temps=full&contrat=permanent"
    );
    assert!(!understood.no_diploma);
    assert_eq!(plain.plainly(false), None);
    // What was taken away does not come back, and is not said to be there.
    assert!(plain.understood_of(&state.what).is_some());
    let less = plain.clone().without_filters();
    assert_eq!(less.understood_of(&state.what), None);
    assert_eq!(less.plainly(false), None);
    // Searched as typed, or gone on with: as the address says.
    for query in ["quoi=un+CDI&exact=oui", "quoi=un+CDI&suite=00"] {
        let (state, _) = SearchState::read(query);
        assert_eq!(state.plainly(false), None, "{query}");
    }
}

#[pleinweb_testing::test]
async fn a_correction_looks_at_the_words_of_job_titles_first() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let mut lines = vec![
        given(
            "Magasinier",
            "N1103",
            "Limoges",
            "Travail de jour, un tour de garde."
        );
        5
    ];
    lines.push(given(
        "Conducteur",
        "N4101",
        "Limoges",
        "Poids et mesures, cour intérieure.",
    ));
    fill(&app, &lines).await;
    follow(&app, &mut keeper).await;
    for (typed, used) in [
        // Offers hold "jour", "tour" and "cour"; a job title holds both of these words.
        ("poids+lour", Some("poids lourd")),
        ("lour+poids", Some("lourd poids")),
        ("POIDS+LOURD", None),
        ("conducteur", None),
    ] {
        let found = search(&app, &format!("quoi={typed}")).await;
        assert_eq!(found.understood.corrected.as_deref(), used, "{typed}");
    }
}
