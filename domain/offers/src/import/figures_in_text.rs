//! Figures hidden in words: hours a week, months of experience or of a
//! contract, work from elsewhere, the employer's size.

use crate::model::{EmployerSize, Experience, ExperienceNeed, Hours, Remote};

/// Words and numbers of a text in small letters; every sign separates.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut all: Vec<String> = Vec::new();
    let mut digits = false;
    for letter in lower.chars() {
        if letter.is_alphanumeric() {
            let is_digit = letter.is_ascii_digit();
            match all.last_mut() {
                Some(last) if !last.is_empty() && digits == is_digit => last.push(letter),
                Some(last) if last.is_empty() => last.push(letter),
                _ => all.push(letter.to_string()),
            }
            digits = is_digit;
        } else if all.last().is_none_or(|last| !last.is_empty()) {
            all.push(String::new());
        }
    }
    all.retain(|token| !token.is_empty());
    all
}

fn numbers_before<'a>(
    tokens: &'a [String],
    is_unit: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = (usize, u32)> + 'a {
    tokens.windows(2).enumerate().filter_map(move |(at, pair)| {
        let number = pair[0].parse().ok()?;
        is_unit(&pair[1]).then_some((at, number))
    })
}

/// Minutes of work a week: "35H30/semaine", "Temps partiel - 25H", "24 heures".
/// Between one hour and sixty.
pub fn weekly_minutes(text: &str) -> Option<u16> {
    let tokens = tokens(text);
    let found = numbers_before(&tokens, |unit| matches!(unit, "h" | "heures" | "heure"))
        .map(|(at, hours)| {
            let minutes = tokens
                .get(at + 2)
                .filter(|minutes| minutes.len() == 2)
                .and_then(|minutes| minutes.parse::<u32>().ok())
                .filter(|minutes| *minutes < 60)
                .unwrap_or(0);
            hours.saturating_mul(60).saturating_add(minutes)
        })
        .find(|minutes| (60..=3600).contains(minutes));
    found.and_then(|minutes| u16::try_from(minutes).ok())
}

/// Full or part time, from words, else from the hours (35 a week is full time).
pub fn hours(text: &str, minutes: Option<u16>) -> Option<Hours> {
    let lower = text.to_lowercase();
    if lower.contains("temps partiel") || lower.contains("mi-temps") {
        return Some(Hours::Part);
    }
    if lower.contains("temps plein") || lower.contains("temps complet") {
        return Some(Hours::Full);
    }
    minutes.map(|minutes| {
        if minutes >= 35 * 60 {
            Hours::Full
        } else {
            Hours::Part
        }
    })
}

/// Months in "CDD - 6 Mois", "2 An(s)", "31 Jour(s)"; at most fifty years.
pub fn months(text: &str) -> Option<u16> {
    let tokens = tokens(text);
    let years = numbers_before(&tokens, |unit| {
        matches!(unit, "an" | "ans" | "année" | "années")
    })
    .map(|(_, years)| years.saturating_mul(12));
    let months = numbers_before(&tokens, |unit| unit == "mois").map(|(_, months)| months);
    let weeks = numbers_before(&tokens, |unit| matches!(unit, "semaine" | "semaines"))
        .map(|(_, weeks)| weeks.div_ceil(4));
    let days = numbers_before(&tokens, |unit| matches!(unit, "jour" | "jours"))
        .map(|(_, days)| days.div_ceil(31));
    years
        .chain(months)
        .chain(weeks)
        .chain(days)
        .find(|months| (1..=600).contains(months))
        .and_then(|months| u16::try_from(months).ok())
}

/// `D`, `S` or `E` (beginner, wished, required) with its label.
pub fn experience(code: &str, label: &str) -> Option<Experience> {
    let lower = label.to_lowercase();
    let need = match code {
        "D" => ExperienceNeed::None,
        "S" => ExperienceNeed::Wished,
        "E" => ExperienceNeed::Required,
        _ if lower.contains("débutant") => ExperienceNeed::None,
        _ if lower.contains("souhait") => ExperienceNeed::Wished,
        _ if lower.contains("exig") || months(label).is_some() => ExperienceNeed::Required,
        _ => return None,
    };
    let months = match need {
        ExperienceNeed::None => None,
        _ => months(label),
    };
    Some(Experience { need, months })
}

/// Words for work from elsewhere, without accents.
const REMOTE: [&str; 5] = [
    "teletravail",
    "travail a distance",
    "full remote",
    "full-remote",
    "remote",
];

/// Work from elsewhere, as the words of an offer tell: nothing if they do not
/// speak of it.
pub fn remote(text: &str) -> Option<Remote> {
    let text = without_accents(text);
    let mut said = None;
    for word in REMOTE {
        for (at, _) in text.match_indices(word) {
            let before = &text[floor(&text, at.saturating_sub(40))..at];
            let after = &text[at + word.len()..floor(&text, at + word.len() + 40)];
            let found = around(word, before, after);
            said = match (said, found) {
                // A refusal is one sentence; another sentence may allow some days.
                (None | Some(Remote::No), found) => Some(found),
                (Some(_), Remote::Full) => Some(Remote::Full),
                (said, _) => said,
            };
        }
    }
    said
}

fn around(word: &str, before: &str, after: &str) -> Remote {
    let near = before
        .rsplit(['.', '!', '?', '\n', ';'])
        .next()
        .unwrap_or(before);
    let rest = after
        .split(['.', '!', '?', '\n', ';'])
        .next()
        .unwrap_or(after);
    let refused = [
        "pas de ",
        "sans ",
        "aucun ",
        "pas ouvert au",
        "pas eligible",
        "pas en ",
        "non eligible",
        "no ",
    ]
    .iter()
    .any(|no| near.contains(no))
        || [
            " non",
            " : non",
            " impossible",
            " : 0",
            " pas possible",
            " not possible",
        ]
        .iter()
        .any(|no| rest.starts_with(no));
    if refused {
        return Remote::No;
    }
    let whole = word.starts_with("full")
        || [
            "100% ",
            "100 % ",
            "full ",
            "100% en ",
            "100 % en ",
            "entierement en ",
            "totalement en ",
            "complet en ",
        ]
        .iter()
        .any(|all| near.ends_with(all))
        || [
            " complet",
            " total",
            " integral",
            " a 100",
            " 100",
            " : 100",
            " full",
        ]
        .iter()
        .any(|all| rest.starts_with(all));
    if whole { Remote::Full } else { Remote::Partial }
}

/// The nearest start of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn without_accents(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' => 'a',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'û' | 'ù' => 'u',
            'ç' => 'c',
            '\u{a0}' | '\u{202f}' => ' ',
            other => other,
        })
        .collect()
}

/// The bracket of an employer's size: "10 à 19 salariés", "250".
pub fn size(text: &str) -> Option<EmployerSize> {
    let tokens = tokens(text);
    let people: u32 = tokens.iter().find_map(|token| token.parse().ok())?;
    Some(match people {
        0..=9 => EmployerSize::Micro,
        10..=49 => EmployerSize::Small,
        50..=249 => EmployerSize::Medium,
        _ => EmployerSize::Large,
    })
}

#[cfg(feature = "testing")]
mod tests {
    use super::{experience, hours, months, remote, size, weekly_minutes};
    use crate::model::{EmployerSize, ExperienceNeed, Hours, Remote};

    #[pleinweb_testing::test]
    fn hours_are_found_in_words() {
        for (text, minutes, expected) in [
            ("35H\nTravail en journée", Some(2100), Some(Hours::Full)),
            ("35 H  Travail en journée", Some(2100), Some(Hours::Full)),
            ("37H30 Autre", Some(2250), Some(Hours::Full)),
            (
                "Temps partiel - 17H50/semaine\nTravail",
                Some(1070),
                Some(Hours::Part),
            ),
            ("temps partiel - 7H Autre", Some(420), Some(Hours::Part)),
            ("24 heures", Some(1440), Some(Hours::Part)),
            ("34 H", Some(2040), Some(Hours::Part)),
            ("temps partiel\nTravail en journée", None, Some(Hours::Part)),
            ("Temps plein", None, Some(Hours::Full)),
            ("151 h par mois", None, None),
            ("Travail posté (2x8, 3x8, 5x8, etc.)", None, None),
            ("99999999999H", None, None),
            ("", None, None),
        ] {
            let found = weekly_minutes(text);
            assert_eq!((found, hours(text, found)), (minutes, expected), "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn months_are_found_in_words() {
        for (text, expected) in [
            ("CDD - 12 Mois", Some(12)),
            ("Mission intérimaire - 31 Jour(s)", Some(1)),
            ("Mission intérimaire - 32 Jours", Some(2)),
            ("Expérience exigée de 3 An(s)", Some(36)),
            ("2 ans - dans le domaine", Some(24)),
            ("6 mois", Some(6)),
            ("Contrat à durée indéterminée", None),
            ("en hôtel 4* ou 5*", None),
            ("9999 ans", None),
        ] {
            assert_eq!(months(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn experience_has_a_need_and_a_length() {
        for (code, label, expected) in [
            ("D", "Débutant accepté", Some((ExperienceNeed::None, None))),
            (
                "D",
                "Débutant accepté (3 ans)",
                Some((ExperienceNeed::None, None)),
            ),
            (
                "E",
                "Expérience exigée",
                Some((ExperienceNeed::Required, None)),
            ),
            ("E", "1 An(s)", Some((ExperienceNeed::Required, Some(12)))),
            (
                "S",
                "Expérience souhaitée de 2 An(s)",
                Some((ExperienceNeed::Wished, Some(24))),
            ),
            ("", "2 ans", Some((ExperienceNeed::Required, Some(24)))),
            ("", "", None),
        ] {
            let found = experience(code, label).map(|found| (found.need, found.months));
            assert_eq!(found, expected, "{code} {label}");
        }
    }

    #[pleinweb_testing::test]
    fn work_from_elsewhere_is_said_or_refused() {
        for (text, expected) in [
            (
                "Télétravail possible 2 jours par semaine.",
                Some(Remote::Partial),
            ),
            ("Poste en télétravail complet.", Some(Remote::Full)),
            ("Poste 100 % télétravail", Some(Remote::Full)),
            ("100% en télétravail", Some(Remote::Full)),
            ("Full remote possible", Some(Remote::Full)),
            ("Pas de télétravail sur ce poste.", Some(Remote::No)),
            ("Poste non éligible au télétravail", Some(Remote::No)),
            ("Télétravail : non", Some(Remote::No)),
            (
                "Pas de week-end. Télétravail deux jours",
                Some(Remote::Partial),
            ),
            (
                "Pas de télétravail le lundi. Télétravail le jeudi.",
                Some(Remote::Partial),
            ),
            ("Poste sédentaire", None),
            ("", None),
        ] {
            assert_eq!(remote(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn sizes_are_brackets() {
        for (text, expected) in [
            ("0 salarié", Some(EmployerSize::Micro)),
            ("3 à 5 salariés", Some(EmployerSize::Micro)),
            ("20 à 49 salariés", Some(EmployerSize::Small)),
            ("200 à 249 salariés", Some(EmployerSize::Medium)),
            ("10000 salariés et plus", Some(EmployerSize::Large)),
            ("", None),
        ] {
            assert_eq!(size(text), expected, "{text:?}");
        }
    }
}
