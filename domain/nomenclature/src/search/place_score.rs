//! What the words of a place name are worth, and how well a place answers a query.

use std::sync::LazyLock;

use super::lexicon::{Cell, FORM};
use super::query::{MAX_WORDS, Word};
use crate::geography::departments;
use crate::model::CommuneCode;
use crate::text::words;

/// Articles and prepositions of place names: worth a match, never required.
pub fn is_article(word: &str) -> bool {
    matches!(
        word,
        "a" | "au" | "aux" | "d" | "de" | "des" | "du" | "en" | "et" | "l" | "la" | "le" | "les"
    )
}

/// Other words for a typed one: what it is short for.
pub fn place_forms(word: &str) -> Vec<String> {
    match word {
        "st" => vec!["saint".to_owned()],
        "ste" => vec!["sainte".to_owned()],
        "sts" => vec!["saints".to_owned()],
        "stes" => vec!["saintes".to_owned()],
        "s" => vec!["sur".to_owned(), "sous".to_owned()],
        "bd" => vec!["bourg".to_owned()],
        _ => Vec::new(),
    }
}

/// Weight of a word that names the department or region instead of the place.
const CONTEXT: u8 = 50;

/// A commune without its texts. Coordinates are single precision (half a metre).
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub code: CommuneCode,
    /// All words of the name, and those of them that are not articles.
    pub words: u8,
    pub telling: u8,
    pub department: u8,
    /// Number in the list of zones; the last number for none.
    pub zone: u16,
    pub population: u32,
    pub lat: f32,
    pub lon: f32,
    /// Where its postcodes end in `own_postcodes`.
    pub postcodes_end: u32,
}

/// The words of each department's name and of its region's, folded.
static AREA_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    departments()
        .iter()
        .map(|department| words(&format!("{} {}", department.name, department.region)))
        .collect()
});

/// For each department, whether a word names it (by its code, or by a word of
/// its name) or its region.
pub fn named_departments(word: &Word) -> Vec<bool> {
    let unfinished = word.last && word.text.len() >= 4;
    let named = |own: &String| *own == word.text || unfinished && own.starts_with(&word.text);
    departments()
        .iter()
        .zip(AREA_WORDS.iter())
        .map(|(department, own)| {
            department.code.eq_ignore_ascii_case(&word.text) || own.iter().any(named)
        })
        .collect()
}

/// How well a place answers the query, if it holds every word but those that
/// name its department or region: exactness first, then the population: ten
/// times more people weigh as much as a tenth of a word. `typed` counts the
/// words typed, articles too. Of places whose names begin with what was typed
/// (`begins`) the large one leads: "Aix" is Aix-en-Provence; one that is called
/// just that counts as if it had twice its people.
pub fn score(
    cell: Cell,
    place: &Place,
    areas: &[Vec<bool>],
    typed: usize,
    begins: bool,
) -> Option<i32> {
    if cell == [0; MAX_WORDS] {
        return None;
    }
    let (mut sum, mut named, mut exact) = (0, 0u8, 0u8);
    for (weight, area) in cell.iter().zip(areas) {
        let weight = match weight {
            0 if area[usize::from(place.department)] => CONTEXT,
            0 => return None,
            weight => {
                named += 1;
                exact += u8::from(*weight >= FORM);
                *weight
            }
        };
        sum += i32::from(weight);
    }
    let words = i32::try_from(areas.len()).ok()?;
    let telling = i32::from(place.telling);
    if begins {
        let same = typed >= usize::from(place.words) || areas.len() >= usize::from(place.telling);
        let twice = if same { TWICE } else { 0 };
        return Some(BEGINS + twice + prominence(place.population));
    }
    let whole = if exact < place.telling || usize::from(exact) < areas.len() {
        0
    } else if typed >= usize::from(place.words) {
        400
    } else {
        150
    };
    Some(
        sum * 10 / words
            + i32::from(named.min(place.telling)) * 200 / telling
            + whole
            + prominence(place.population),
    )
}

/// More than any word held elsewhere in a name, or in part, is worth.
const BEGINS: i32 = 1_080 + 200 + 400;
/// What a whole name adds: as much as twice the people do in `prominence`.
const TWICE: i32 = 24;

/// How well a place answers when none holds every word: it must hold half of
/// them, one at least as it was typed ("nulle part" is not a slip for Paris).
pub fn partial_score(cell: Cell, place: &Place, count: usize) -> Option<i32> {
    let held = cell.iter().filter(|&&weight| weight > 0).count();
    let sure = cell.iter().any(|&weight| weight >= FORM);
    if held * 2 < count || !sure {
        return None;
    }
    let sum: i32 = cell.iter().map(|&weight| i32::from(weight)).sum();
    let covered =
        i32::try_from(held.min(usize::from(place.telling))).ok()? * 200 / i32::from(place.telling);
    Some(sum * 10 / i32::try_from(count).ok()? + covered + prominence(place.population))
}

/// From 0 (nobody) to about 500 (Paris): twice as many people, 24 more.
pub fn prominence(population: u32) -> i32 {
    population
        .checked_ilog2()
        .and_then(|log| i32::try_from(log).ok())
        .unwrap_or(0)
        * 24
}
