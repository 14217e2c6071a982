//! The units that an amount can be for, and the words that name them.

use super::lexing::{Token, amount, sign, word};

/// What an amount is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Hour,
    Day,
    Week,
    /// Two weeks.
    Fortnight,
    Month,
    Year,
    /// Something that does not come so often a year: a shift, a call, a mission,
    /// a piece, a freelancer's day. Never turned into time.
    Other,
}

/// What has a number of its own: it does not come so often a year.
const THINGS: [&str; 76] = [
    "vacation",
    "vacations",
    "garde",
    "gardes",
    "astreinte",
    "astreintes",
    "nuit",
    "nuits",
    "nuitee",
    "shift",
    "shifts",
    "service",
    "services",
    "mission",
    "missions",
    "piece",
    "pieces",
    "acte",
    "actes",
    "prestation",
    "prestations",
    "intervention",
    "interventions",
    "consultation",
    "consultations",
    "course",
    "courses",
    "colis",
    "livraison",
    "livraisons",
    "seance",
    "seances",
    "cours",
    "copie",
    "copies",
    "page",
    "pages",
    "feuillet",
    "feuillets",
    "mot",
    "mots",
    "article",
    "articles",
    "repas",
    "enfant",
    "enfants",
    "client",
    "clients",
    "vente",
    "ventes",
    "dossier",
    "dossiers",
    "visite",
    "visites",
    "rdv",
    "unite",
    "unites",
    "tache",
    "representation",
    "cachet",
    "cachets",
    "match",
    "spectacle",
    "concert",
    "session",
    "saison",
    "contrat",
    "weekend",
    "week",
    "trimestre",
    "semestre",
    "personne",
    "projet",
    "tournee",
    "demi",
    "forfait",
];

/// Of these a single word is enough: "Vacation : 120 €", "cachet de 150 €".
const THINGS_IN_FRONT: [&str; 19] = [
    "vacation",
    "vacations",
    "garde",
    "gardes",
    "cachet",
    "cachets",
    "pige",
    "piges",
    "forfait",
    "mission",
    "missions",
    "acte",
    "actes",
    "prestation",
    "prestations",
    "shift",
    "shifts",
    "tjm",
    "astreinte",
];

/// A unit by its noun: "heure" in "par heure".
fn noun(word: &str) -> Option<Unit> {
    Some(match word {
        "heure" | "heures" | "h" | "hr" | "hre" | "heur" | "hour" => Unit::Hour,
        "jour" | "jours" | "j" | "jr" | "journee" | "journees" | "day" => Unit::Day,
        "semaine" | "semaines" | "sem" => Unit::Week,
        "quinzaine" => Unit::Fortnight,
        "mois" | "mens" | "month" => Unit::Month,
        "an" | "ans" | "annee" | "annees" | "year" | "annum" => Unit::Year,
        thing if THINGS.contains(&thing) => Unit::Other,
        _ => return None,
    })
}

/// A unit by its adjective: "mensuel".
fn adjective(tokens: &[Token], at: usize) -> Option<Unit> {
    Some(match word(tokens, at) {
        "horaire" | "horaires" | "hourly" => Unit::Hour,
        // A freelancer's rate.
        "journalier" | "journaliere" if word(tokens, at + 1).starts_with("moyen") => Unit::Other,
        "journalier" | "journaliere" | "journaliers" | "journalieres" | "quotidien"
        | "quotidienne" | "daily" => Unit::Day,
        "hebdomadaire" | "hebdomadaires" | "hebdo" | "weekly" => Unit::Week,
        "mensuel" | "mensuelle" | "mensuels" | "mensuelles" | "mensuellement" | "mens"
        | "monthly" => Unit::Month,
        "annuel" | "annuelle" | "annuels" | "annuelles" | "annuellement" | "yearly" | "annual"
        | "annually" => Unit::Year,
        "trimestriel" | "trimestrielle" | "semestriel" | "semestrielle" | "bimensuel"
        | "bimensuelle" | "bimestriel" | "tjm" => Unit::Other,
        _ => return None,
    })
}

/// A phrase that names a unit, and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub unit: Unit,
    pub end: usize,
}

/// The unit that is named from `at` on: "par mois", "/h", "de l'heure",
/// "mensuel", "la garde", "pour 3 semaines". `used` are tokens that say hours or
/// counts; they name no unit of pay.
pub fn named(tokens: &[Token], used: &[bool], at: usize) -> Option<Named> {
    if used.get(at) == Some(&true) {
        return None;
    }
    if let Some(unit) = adjective(tokens, at) {
        return Some(Named { unit, end: at + 1 });
    }
    let strong = matches!(word(tokens, at), "par" | "per" | "chaque");
    let slash = sign(tokens, at) == '/';
    if strong || slash {
        let end = articles(tokens, at + 1);
        if amount(tokens, end).is_some() {
            // "par 1/2 journée"; "12/14 €" is a range.
            return strong.then_some(Named {
                unit: Unit::Other,
                end: end + 1,
            });
        }
        if let Some(unit) = adjective(tokens, end).or_else(|| noun(word(tokens, end))) {
            return Some(of_what(tokens, unit, end + 1));
        }
        // "par dossier traité": whatever it is, it is not time.
        return (strong && !word(tokens, end).is_empty()).then_some(Named {
            unit: Unit::Other,
            end: end + 1,
        });
    }
    // "pour 3 semaines": a sum for all of it. Hours are not here: they are used.
    if word(tokens, at) == "pour"
        && amount(tokens, at + 1).is_some()
        && noun(word(tokens, at + 2)).is_some_and(|unit| unit != Unit::Hour)
    {
        return Some(Named {
            unit: Unit::Other,
            end: at + 3,
        });
    }
    let article = articles(tokens, at);
    // "toutes les 4 semaines".
    if matches!(word(tokens, at), "tous" | "toutes") && amount(tokens, article).is_some() {
        return Some(Named {
            unit: Unit::Other,
            end: article + 1,
        });
    }
    let said = (at..article).any(|at| {
        matches!(
            word(tokens, at),
            "la" | "le" | "l" | "un" | "une" | "au" | "les" | "tous"
        )
    });
    let english = word(tokens, at) == "a"
        && matches!(word(tokens, article), "hour" | "day" | "month" | "year");
    let unit = noun(word(tokens, article))
        .filter(|_| (said || english) && used.get(article) != Some(&true))?;
    Some(of_what(tokens, unit, article + 1))
}

/// A noun without any preposition, where it stands right behind the money:
/// "2000 € mois".
pub fn bare(tokens: &[Token], used: &[bool], at: usize) -> Option<Named> {
    let unit = noun(word(tokens, at)).filter(|_| used.get(at) != Some(&true))?;
    (unit != Unit::Other).then(|| of_what(tokens, unit, at + 1))
}

/// A unit named in front of an amount: "Mensuel de", "vacation :".
pub fn in_front(tokens: &[Token], used: &[bool], at: usize) -> Option<Unit> {
    if used.get(at) == Some(&true) {
        return None;
    }
    let word = word(tokens, at);
    if word == "horaires" {
        // When one works, not what one earns.
        return None;
    }
    if let Some(unit) = adjective(tokens, at) {
        return Some(unit);
    }
    if THINGS_IN_FRONT.contains(&word) {
        let next = self::word(tokens, at + 1);
        let children = next == "d" && self::word(tokens, at + 3).starts_with("enfant");
        let days = word == "forfait" && matches!(next, "jour" | "jours" | "annuel" | "heures");
        return (!children && !days).then_some(Unit::Other);
    }
    let per = at > 0
        && (matches!(self::word(tokens, at - 1), "par" | "per" | "chaque" | "au")
            || sign(tokens, at - 1) == '/');
    noun(word).filter(|_| per)
}

/// Articles and small words from `at`: where they end.
fn articles(tokens: &[Token], mut at: usize) -> usize {
    let start = at;
    while at < start + 5
        && (matches!(
            word(tokens, at),
            "de" | "a"
                | "au"
                | "la"
                | "le"
                | "l"
                | "les"
                | "chaque"
                | "tous"
                | "toutes"
                | "un"
                | "une"
                | "pour"
        ) || sign(tokens, at) == '\'')
    {
        at += 1;
    }
    at
}

/// "par heure de cours" is no hour's pay.
fn of_what(tokens: &[Token], unit: Unit, end: usize) -> Named {
    let what = match (word(tokens, end), sign(tokens, end + 1)) {
        ("d", '\'') => word(tokens, end + 2),
        ("de", _) => word(tokens, end + 1),
        _ => "",
    };
    let own = matches!(what, "" | "travail" | "base" | "l");
    Named {
        unit: if own { unit } else { Unit::Other },
        end,
    }
}
