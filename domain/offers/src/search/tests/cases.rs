//! What people type, and what they find.

use super::world::{begin, fill, follow, given, offer, place, search, titles};
use pleinweb_nomenclature::demo::demo_rows;
use pleinweb_platform::testing::sqlite_app;

const OFFERS: [super::world::Given; 20] = [
    given(
        "Boulanger / Boulangère (H/F)",
        "D1102",
        "Limoges",
        "Pétrir, façonner, cuire. Travail de nuit.",
    ),
    given(
        "Vendeuse en boulangerie H/F",
        "D1106",
        "Limoges",
        "Accueil des clients, encaissement.",
    ),
    given(
        "Aide-soignant(e)",
        "J1501",
        "Guéret",
        "Soins d'hygiène en EHPAD.",
    ),
    given(
        "Infirmier·ère de nuit",
        "J1506",
        "Limoges",
        "Service de cardiologie.",
    ),
    given(
        "Conducteur PL",
        "N4101",
        "Brive-la-Gaillarde",
        "Permis C, FIMO à jour, tournées régionales.",
    ),
    given(
        "Cariste CACES 3",
        "N1101",
        "Limoges",
        "Conduite de chariots élévateurs, gestion des stocks.",
    ),
    given(
        "Magasinier préparateur",
        "N1103",
        "Limoges",
        "Préparation de commandes, inventaires.",
    ),
    given(
        "Agent d'entretien des locaux",
        "K2204",
        "Paris",
        "Nettoyage de bureaux tôt le matin.",
    ),
    given(
        "Cuisinier",
        "G1602",
        "Paris",
        "Cuisine traditionnelle, service du midi.",
    ),
    given(
        "Serveuse / serveur",
        "G1803",
        "Paris",
        "Service en salle, terrasse l'été.",
    ),
    given(
        "Développeur web",
        "M1805",
        "Paris",
        "Rust, TypeScript, PostgreSQL. Télétravail possible.",
    ),
    given(
        "Comptable unique",
        "M1203",
        "Lyon",
        "Tenue de la comptabilité, déclarations de TVA.",
    ),
    given(
        "Secrétaire médicale",
        "M1609",
        "Lyon",
        "Accueil téléphonique, prise de rendez-vous.",
    ),
    given(
        "Maçon",
        "F1703",
        "Lyon",
        "Coffrage, élévation de murs, enduits.",
    ),
    given(
        "Électricien bâtiment",
        "F1602",
        "Lyon",
        "Câblage, mise aux normes de l'habitat.",
    ),
    given(
        "Plombier chauffagiste",
        "F1603",
        "Lille",
        "Installation de chaudières et de pompes à chaleur.",
    ),
    given("Coiffeuse", "D1202", "Lille", "Coupes, couleurs, brushing."),
    given(
        "Jardinier paysagiste",
        "A1203",
        "Lille",
        "Taille, tonte, plantations.",
    ),
    given(
        "Agent de sécurité",
        "K2503",
        "Lille",
        "Surveillance d'un magasin, SSIAP 1.",
    ),
    given(
        "Technicien de maintenance industrielle",
        "I1304",
        "Lille",
        "Dépannage de machines automatisées.",
    ),
];

/// What is typed, and how the first title begins; empty: nothing is found.
const CASES: [(&str, &str); 64] = [
    ("boulanger", "Boulanger"),
    ("boulangère", "Boulanger"),
    ("boulangere", "Boulanger"),
    ("BOULANGER", "Boulanger"),
    ("boulangers", "Boulanger"),
    ("boulangeres", "Boulanger"),
    ("boulenger", "Boulanger"),
    ("boulnager", "Boulanger"),
    ("bolanger", "Boulanger"),
    ("boulanger H/F", "Boulanger"),
    ("un boulanger", "Boulanger"),
    ("boulanger nuit", "Boulanger"),
    ("vendeuse boulangerie", "Vendeuse"),
    ("vendeur en boulangerie", "Vendeuse"),
    ("vendeuses", "Vendeuse"),
    ("aide soignante", "Aide-soignant"),
    ("aide-soignant", "Aide-soignant"),
    ("aides-soignantes", "Aide-soignant"),
    ("aide soignant ehpad", "Aide-soignant"),
    ("l'ehpad", "Aide-soignant"),
    ("infirmière", "Infirmier"),
    ("infirmier", "Infirmier"),
    ("infirmiere", "Infirmier"),
    ("infirmieres cardiologie", "Infirmier"),
    ("cardiologie", "Infirmier"),
    ("conducteur", "Conducteur"),
    ("conductrice", "Conducteur"),
    ("chauffeur PL", "Conducteur"),
    ("routier", "Conducteur"),
    ("camionneur", "Conducteur"),
    ("cariste", "Cariste"),
    ("caces 3", "Cariste"),
    ("caces3", "Cariste"),
    ("fenwick", "Cariste"),
    ("chariots élévateurs", "Cariste"),
    ("magasinier", "Magasinier"),
    ("magazinier", "Magasinier"),
    ("magasinière", "Magasinier"),
    ("agent d'entretien", "Agent d'entretien"),
    ("agent d’entretien", "Agent d'entretien"),
    ("agent entretien", "Agent d'entretien"),
    ("nettoyage bureaux", "Agent d'entretien"),
    ("cuisinier", "Cuisinier"),
    ("cuisinière", "Cuisinier"),
    ("cuistot", "Cuisinier"),
    ("serveur", "Serveuse"),
    ("serveuse", "Serveuse"),
    ("garçon de café", "Serveuse"),
    ("développeur", "Développeur"),
    ("developpeuse", "Développeur"),
    ("rust", "Développeur"),
    ("comptable", "Comptable"),
    ("comptabilité", "Comptable"),
    ("secretaire medicale", "Secrétaire"),
    ("\"secrétaire médicale\"", "Secrétaire"),
    ("macon", "Maçon"),
    ("maçonne", "Maçon"),
    ("electricien", "Électricien"),
    ("plombier", "Plombier"),
    ("coiffeur", "Coiffeuse"),
    ("jardinière", "Jardinier"),
    ("vigile", "Agent de sécurité"),
    ("zzzzqqqq", ""),
    ("\"boulanger de nuit\"", ""),
];

#[pleinweb_testing::test]
async fn what_people_type_finds_what_they_mean() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    fill(&app, &OFFERS).await;
    follow(&app, &mut keeper).await;
    let mut wrong = Vec::new();
    for (typed, expected) in CASES {
        let query = format!("quoi={}", typed.replace(' ', "+"));
        let found = search(&app, &query).await;
        let titles = titles(&found);
        let first = titles.first().copied().unwrap_or_default();
        let right = if expected.is_empty() {
            first.is_empty()
        } else {
            first.starts_with(expected)
        };
        if !right {
            wrong.push(format!("{typed}: {titles:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Small numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// One side of a job title as someone in a hurry types it.
fn perturbed(label: &str, dice: &mut Dice) -> String {
    let sides: Vec<&str> = label.split(" / ").collect();
    let side = sides[dice.below(sides.len())];
    let plain = side
        .to_lowercase()
        .replace(['é', 'è', 'ê', 'ë'], "e")
        .replace(['à', 'â'], "a")
        .replace('ç', "c")
        .replace(['î', 'ï'], "i")
        .replace('ô', "o");
    let mut letters: Vec<char> = plain.chars().collect();
    let inside: Vec<usize> = (1..letters.len().saturating_sub(1))
        .filter(|&at| {
            letters[at - 1..=at + 1]
                .iter()
                .all(|letter| letter.is_alphabetic())
        })
        .collect();
    if inside.is_empty() {
        return plain;
    }
    let at = inside[dice.below(inside.len())];
    match dice.below(4) {
        0 => {}
        1 => letters.swap(at, at + 1),
        2 => {
            letters.remove(at);
        }
        _ => letters.push('s'),
    }
    letters.into_iter().collect()
}

#[pleinweb_testing::test]
async fn job_titles_are_found_however_they_are_spelt() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let rows = demo_rows();
    let mut offers = Vec::new();
    for (number, row) in rows.occupations.iter().enumerate() {
        let code: &'static str = row.code.to_string().leak();
        let line = given(
            "",
            code,
            "Limoges",
            "Au sein d'une équipe, vous aimez le travail soigné.",
        );
        offers.push(offer(&app, number, &row.label, line).await);
    }
    place(&app, offers).await;
    follow(&app, &mut keeper).await;
    let mut dice = Dice(500);
    let mut right = 0;
    let mut missed = Vec::new();
    for number in 0..500 {
        let row = &rows.appellations[(number * 7) % rows.appellations.len()];
        let typed = perturbed(&row.label, &mut dice);
        let query = format!("quoi={}", typed.replace(' ', "+").replace('&', "%26"));
        let found = search(&app, &query).await;
        let tail = found.tail.iter().flat_map(|tail| &tail.offers);
        let hit = found
            .offers
            .iter()
            .chain(tail)
            .take(10)
            .any(|found| found.card.figures.occupation == Some(row.occupation));
        if hit {
            right += 1;
        } else {
            missed.push(typed);
        }
    }
    let percent = f64::from(right) / 5.0;
    println!("perturbed job titles: {percent:.1} % have the right occupation in the top 10");
    assert!(percent >= 90.0, "{percent} %: {missed:?}");
}
