//! Words that say little about the trade that is looked for: tables of which
//! words of a search are given up first (`loosen`).

/// Words that name no trade by themselves: a job title that begins with one is
/// known by what follows. Folded; their plurals and feminine forms too.
const GENERIC: [&str; 43] = [
    "agent",
    "aide",
    "alternance",
    "alternant",
    "analyste",
    "apprenti",
    "apprentissage",
    "assistant",
    "cadre",
    "charge",
    "chef",
    "conseiller",
    "consultant",
    "coordination",
    "debutant",
    "direction",
    "emploi",
    "employe",
    "equipier",
    "etudiant",
    "expert",
    "gerant",
    "gestionnaire",
    "ingenieur",
    "interim",
    "interimaire",
    "intervenant",
    "job",
    "management",
    "manager",
    "metier",
    "ouvrier",
    "personnel",
    "poste",
    "responsable",
    "saisonnier",
    "specialiste",
    "stage",
    "stagiaire",
    "technicien",
    "temps",
    "travail",
    "travailleur",
];
/// The same, before "eur" or "rice".
const GENERIC_DOERS: [&str; 5] = ["collaborat", "coordinat", "coordonnat", "direct", "operat"];
/// What a form has besides the word: "cheffe", "technicienne", "employées".
const FORMS: [&str; 10] = ["", "s", "e", "es", "ne", "nes", "le", "les", "fe", "fes"];
const DOER_FORMS: [&str; 6] = ["eur", "eurs", "eure", "eures", "rice", "rices"];
/// What follows a word in "chargé.e.s", "technicien(ne)", "directeur/trice".
const APART: [&str; 9] = ["e", "s", "es", "ne", "nes", "ere", "trice", "rice", "euse"];

/// Whether a folded word names no trade by itself: a "cadre" and a "chargée"
/// do not, a "cadreur" and a "chargeur" do.
pub fn is_generic(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let word = words.next().unwrap_or_default();
    let is_form = |stems: &[&str], forms: &[&str]| {
        let mut rests = stems.iter().filter_map(|stem| word.strip_prefix(stem));
        rests.any(|rest| forms.contains(&rest))
    };
    (is_form(&GENERIC, &FORMS) || is_form(&GENERIC_DOERS, &DOER_FORMS))
        && words.all(|word| APART.contains(&word))
}

/// Words that say how one works or what one does, and not at what.
pub const TERMS: [&str; 56] = [
    "accompagner",
    "aider",
    "conduire",
    "construire",
    "couper",
    "cuisiner",
    "donner",
    "enseigner",
    "entretenir",
    "faire",
    "garder",
    "laver",
    "livrer",
    "nettoyer",
    "occuper",
    "peindre",
    "poser",
    "preparer",
    "ranger",
    "remplir",
    "reparer",
    "servir",
    "soigner",
    "tailler",
    "travailler",
    "vendre",
    "cdd",
    "cdi",
    "contrat",
    "diplome",
    "dimanche",
    "distance",
    "domicile",
    "ete",
    "experience",
    "hiver",
    "jour",
    "journee",
    "loge",
    "matin",
    "mi",
    "mobile",
    "nuit",
    "partiel",
    "permis",
    "plein",
    "remote",
    "samedi",
    "soir",
    "teletravail",
    "urgent",
    "vacances",
    "week",
    "weekend",
    "end",
    "urgence",
];

/// How words end that name who does something, for trades that no list knows.
pub const DOERS: [&str; 9] = [
    "eur", "eurs", "euse", "euses", "trice", "trices", "ien", "ienne", "iste",
];

#[cfg(feature = "testing")]
mod tests {
    use super::is_generic;

    #[pleinweb_testing::test]
    fn forms_of_a_word_are_that_word_and_longer_words_are_not() {
        for generic in [
            "agent",
            "agents",
            "cadre",
            "charge",
            "chargees",
            "charge e",
            "cheffe",
            "technicienne",
            "technicien ne",
            "ouvriere",
            "conseilleres",
            "directeur",
            "directrice",
            "directeur trice",
            "operatrices",
            "stagiaire",
            "alternante",
            "employee",
            "manager",
        ] {
            assert!(is_generic(generic), "{generic}");
        }
        for trade in [
            "cadreur",
            "cadreuse",
            "chargeur",
            "chargeuse",
            "postier",
            "aide soignant",
            "aidant",
            "agenceur",
            "travaux",
            "charpentier",
            "chefferie",
            "jobiste",
            "expertise comptable",
            "",
        ] {
            assert!(!is_generic(trade), "{trade}");
        }
    }
}
