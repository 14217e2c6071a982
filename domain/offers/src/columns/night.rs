//! Whether an offer says that there is work at night: in its title, in its line of
//! hours or in its text. Words decide, sentence by sentence; a refusal anywhere
//! decides against it, and what only speaks of nights (a premium, a hotel, on-call
//! duty, a club) decides nothing.

use pleinweb_search::analysis::fold;

/// What is of the night where it stands before "de nuit" or "en nuit": terms of
/// work, and who does it.
const WORK: &str = "travail travaux poste postes horaire horaires equipe equipes garde gardes \
    veille veilles service services vacation vacations mission missions permanence permanences \
    roulement roulements cycle cycles rotation rotations shift shifts quart quarts brigade \
    tournee tournees ronde rondes navette navettes livraison livraisons chantier chantiers \
    intervention interventions faction factions semaine semaines periode periodes planning \
    regional surveillance cdi cdd interim jour journee matin soir sas temps plein";
/// Beginnings of the same.
const WORKERS: &str = "travaill interv exerc veilleu agent receptionnist surveillant gardien \
    infirmi soignant auditeu auditrice concierge gouvernant conduct chauffeu boulang patissi \
    operat preparat manutentionnair cariste vigile educat moniteu monitrice technici \
    ouvri livreu magasini ambulanci barm";
/// Before "de nuit", or before what stands before it: no work at night by itself.
const NO_WORK: &str = "prime primes majoration majorations majore majorees indemnite indemnites \
    forfait forfaits boite boites club clubs etablissement etablissements vie monde oiseau \
    oiseaux chemise chemises creme astreinte astreintes deplacement deplacements supplement par \
    chaque";
/// Ends of words that are written apart: "veilleur(se)", "chargé.e.s".
const APART: &str = "e s es se ses ne nes ere rice trice euse h f x";
const REFUSALS: &str =
    "pas sans aucun aucune ni hors jamais non hormis zero fini finis excepte sauf";
/// After a refusal: it is of this that there is none, and not of the night.
const OTHERWISE: &str = "besoin souci soucis experience diplome diplomes permis vehicule formation \
    exige exigee requis requise necessaire cadre que seulement uniquement probleme hesitation";
/// "Travail de nuit ou week-end : non": what may stand before the answer.
const ALSO: &str =
    "ou et le les week end ends weekend weekends dimanche dimanches samedi samedis jours feries";
/// The answer.
const ANSWERS: &str = "non exclu exclue exclus exclues aucun aucune impossible jamais zero";
/// Who has no fear of it is not told that there is some.
const FEARS: &str = "peur crainte craignez rebute effraie";
const ARTICLES: &str = "de d du des le la les l en a au aux un une";
/// After "pas", beside terms of work: what is refused, the night among it.
const REFUSED: &str = "nuit nuits week weekend weekends dimanche dimanches samedi samedis \
    possible prevu prevue travailler travaillerez";

/// A mention of the night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mention {
    Yes,
    No,
    Nothing,
}

/// Whether an offer says so.
pub(crate) fn night_work(title: &str, hours: &str, text: &str) -> bool {
    let all = [(title, true), (hours, true), (text, false)];
    let all: Vec<Mention> = all
        .into_iter()
        .flat_map(|(words, short)| mentions(words, short))
        .collect();
    all.contains(&Mention::Yes) && !all.contains(&Mention::No)
}

/// What the sentences of a text say. A short one is a title or a line of hours: the
/// night is named there because the work is at night.
fn mentions(text: &str, short: bool) -> Vec<Mention> {
    if !has_night(text) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for sentence in sentences(text) {
        let (words, clauses) = words(&sentence);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        all.extend((0..words.len()).filter_map(|at| mention(&words, &clauses, at, short)));
    }
    all
}

/// Those that speak of the night. A line that ends in a colon goes on in the next
/// one where that is an answer: "Travail de nuit :", "Non".
fn sentences(text: &str) -> Vec<String> {
    let ends = ['.', '!', '?', ';', '\n', '•', '\u{2028}'];
    let mut all: Vec<String> = Vec::new();
    for sentence in text.split(ends).map(str::trim) {
        let short = sentence.split_whitespace().count() <= 3;
        match all.last_mut() {
            Some(open) if open.ends_with(':') && short && !sentence.is_empty() => {
                open.push(' ');
                open.push_str(sentence);
            }
            _ if sentence.is_empty() => {}
            _ => all.push(sentence.to_owned()),
        }
    }
    all.retain(|sentence| has_night(sentence));
    all
}

fn has_night(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["nuit", "night", "natt"]
        .iter()
        .any(|night| lower.contains(night))
}

/// The words of a sentence, and of which of its clauses each is: commas, colons and
/// brackets part them.
fn words(sentence: &str) -> (Vec<String>, Vec<usize>) {
    let mut words = Vec::new();
    let mut clauses = Vec::new();
    for (clause, piece) in sentence.split([',', ':', '(', ')']).enumerate() {
        let parts = piece.split(|letter: char| !letter.is_alphanumeric() && letter != '\u{301}');
        for word in parts.filter(|word| !word.is_empty()) {
            let mut folded = String::new();
            fold(word, &mut folded);
            words.push(folded);
            clauses.push(clause);
        }
    }
    (words, clauses)
}

fn mention(words: &[&str], clauses: &[usize], at: usize, short: bool) -> Option<Mention> {
    let (before, after) = (&words[..at], &words[at + 1..]);
    match words[at] {
        "nuit" | "nuits" => Some(if is_refused(before, after, clauses) {
            Mention::No
        } else {
            french(before, after, short)
        }),
        "night" | "nights" => Some(english(before, after)),
        word if is_swedish(word) => {
            let refuses = |word: &str| {
                matches!(
                    word,
                    "ej" | "inte" | "inga" | "inget" | "ingen" | "utan" | "aldrig"
                )
            };
            let near = last(before, 3).chain(after.iter().take(3).copied());
            Some(if near.into_iter().any(refuses) {
                Mention::No
            } else {
                Mention::Yes
            })
        }
        _ => None,
    }
}

fn is_swedish(word: &str) -> bool {
    ["nattarbet", "nattskift", "nattpass", "nattjanst"]
        .iter()
        .any(|begin| word.starts_with(begin))
}

fn english(before: &[&str], after: &[&str]) -> Mention {
    let work = [
        "shift", "shifts", "work", "worker", "auditor", "porter", "nurse", "duty",
    ];
    if !after.first().is_some_and(|word| work.contains(word)) {
        Mention::Nothing
    } else if last(before, 4).any(|word| matches!(word, "no" | "without" | "not")) {
        Mention::No
    } else {
        Mention::Yes
    }
}

fn french(before: &[&str], after: &[&str], short: bool) -> Mention {
    if before.last() == Some(&"saint") || after.first() == Some(&"saint") {
        return Mention::Nothing;
    }
    // What it is of the night, without the parts of words and how often it is.
    let link = before
        .iter()
        .rposition(|word| !matches!(*word, "de" | "la" | "les" | "en" | "du"));
    let (of, links) = before.split_at(link.map_or(0, |at| at + 1));
    let mut of = of
        .iter()
        .rev()
        .copied()
        .filter(|word| !is_one(APART, word) && !is_manner(word));
    let of: Vec<&str> = of.by_ref().take(12).collect();
    let near = if links.is_empty() { 6 } else { 2 };
    if of.iter().take(near).any(|word| is_one(NO_WORK, word))
        || of
            .iter()
            .chain(after)
            .take(12)
            .any(|word| is_one(FEARS, word))
    {
        return Mention::Nothing;
    }
    let is_work =
        |word: &&str| is_one(WORK, word) || WORKERS.split(' ').any(|one| word.starts_with(one));
    let says = match links.last() {
        _ if short => true,
        // "travailler la nuit": the verb alone.
        Some(&("la" | "les")) => of.iter().take(5).any(|word| word.starts_with("travaill")),
        // "de jour comme de nuit", "poste de jour ou de nuit", "fixe de nuit".
        Some(_) => of.iter().filter(|word| !is_link(word)).take(1).any(is_work),
        // "Travail (jour et nuit)".
        None => {
            let day = of.iter().find(|word| !is_link(word));
            day.is_some_and(|day| matches!(*day, "jour" | "journee"))
                && of.iter().take(7).any(|word| word.starts_with("travail"))
        }
    };
    if says || hours_around(&of, after) {
        Mention::Yes
    } else {
        Mention::Nothing
    }
}

/// "Horaires : 2x8 ou nuit", "nuit (21h-5h)".
fn hours_around(of: &[&str], after: &[&str]) -> bool {
    let is_hour = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && word[digits..].starts_with('h')
    };
    let shifts = ["horaire", "horaires", "2x8", "3x8", "5x8"];
    of.iter().any(|word| shifts.contains(word)) || after.first().is_some_and(|word| is_hour(word))
}

/// "principalement", "fixe": how, between what is of the night and the night.
fn is_manner(word: &str) -> bool {
    word.ends_with("ment") || matches!(word, "fixe" | "fixes" | "parfois" | "aussi" | "souvent")
}

fn is_link(word: &str) -> bool {
    matches!(word, "et" | "ou" | "comme" | "de" | "en" | "que")
}

fn is_one(of: &str, word: &str) -> bool {
    of.split(' ').any(|known| known == word)
}

/// The last words of some.
fn last<'a>(words: &'a [&'a str], count: usize) -> impl Iterator<Item = &'a str> {
    words[words.len().saturating_sub(count)..].iter().copied()
}

/// "pas de travail de nuit", "ni nuit ni week-end", "travail de nuit : non".
fn is_refused(before: &[&str], after: &[&str], clauses: &[usize]) -> bool {
    if before.last() == Some(&"saint") || after.first() == Some(&"saint") {
        return false;
    }
    is_answered(after) || is_denied(after) || is_refused_before(before, clauses)
}

/// "… : non", "… ou week-end : aucun".
fn is_answered(after: &[&str]) -> bool {
    let answer = after.iter().take(8).find(|word| !is_one(ALSO, word));
    answer.is_some_and(|word| is_one(ANSWERS, word))
}

/// "… n'est pas prévu", "… ne sera jamais demandé"; not "… ne vous fait pas peur".
fn is_denied(after: &[&str]) -> bool {
    let near = &after[..after.len().min(10)];
    let Some(at) = near
        .iter()
        .take(5)
        .position(|word| matches!(*word, "n" | "ne"))
    else {
        return false;
    };
    let said = &near[at + 1..];
    let denies = |word: &&str| matches!(*word, "pas" | "jamais" | "aucun" | "aucune" | "plus");
    said.iter().take(4).any(denies) && !said.iter().any(|word| is_one(FEARS, word))
}

/// A refusal in the same clause is one of the night, whatever stands between; from a
/// clause before, only one of terms of work.
fn is_refused_before(before: &[&str], clauses: &[usize]) -> bool {
    let Some(at) = before.iter().rposition(|word| is_one(REFUSALS, word)) else {
        return false;
    };
    let between = &before[at + 1..];
    let is_article = |word: &&str| is_one(ARTICLES, word);
    let refused = between.iter().copied().find(|word| !is_article(word));
    let within = clauses[at] == clauses[before.len()];
    let refuses = refused.is_none_or(|word| {
        is_one(REFUSED, word) || is_one(WORK, word) || within && !is_one(OTHERWISE, word)
    });
    let feared = before.iter().any(|word| is_one(FEARS, word));
    refuses
        && between.len() <= 9
        && !between.contains(&"mais")
        && !feared
        && !before[..at].iter().any(|word| word.starts_with("hesite"))
}
