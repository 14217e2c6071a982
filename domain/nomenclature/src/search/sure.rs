//! How surely a place is the one that was typed. Suggestions may be guesses:
//! someone picks one. What is taken without asking must be sure.

use super::distance::{MAX_LETTERS, Table};
use super::place_score::{is_article, place_forms};
use crate::model::{PlaceHit, Postcode};
use crate::text::words;

/// How surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// As it is written, or its beginning.
    Named,
    /// But for one letter.
    Letter,
    /// A guess: more letters are wrong, or words say something else.
    Guess,
}

/// How surely `typed` names this place.
pub fn sureness(typed: &str, hit: &PlaceHit) -> Sure {
    let own = words(&hit.name);
    let area = words(&format!("{} {}", hit.department_name, hit.region));
    let (mut telling, mut whole) = (Vec::new(), String::new());
    let mut beside = false;
    for word in words(typed) {
        let postcode = Postcode::parse(&word).is_ok_and(|code| hit.postcodes.contains(&code));
        if postcode || word.eq_ignore_ascii_case(&hit.department) {
            continue;
        }
        let of_area = area.contains(&word) && !own.contains(&word);
        beside |= of_area && !is_article(&word);
        if !of_area {
            whole.push_str(&word);
        }
        if !is_article(&word) && !of_area {
            telling.push(word);
        }
    }
    if telling.is_empty() {
        // Only articles, a postcode or a department.
        let named = words(typed).iter().any(|word| own.contains(word))
            || words(typed)
                .iter()
                .any(|word| Postcode::parse(word).is_ok());
        return if named { Sure::Named } else { Sure::Guess };
    }
    let apart = by_words(&telling, &own);
    let joined = in_one_piece(&telling.concat(), &own);
    match apart.min(joined).min(in_one_piece(&whole, &own)) {
        // "Pays de la Loire nord" is no slip for Nort-sur-Erdre: of what is left
        // beside a region nothing is corrected.
        Sure::Letter if beside => Sure::Guess,
        sure => sure,
    }
}

fn by_words(telling: &[String], own: &[String]) -> Sure {
    let mut letters = 0;
    for (at, word) in telling.iter().enumerate() {
        let last = at + 1 == telling.len();
        let begins = |name: &String| {
            name == word || (word.len() >= 3 || last && word.len() >= 2) && name.starts_with(word)
        };
        let forms = place_forms(word);
        if own.iter().any(begins) || own.iter().any(|name| forms.contains(name)) {
            continue;
        }
        if word.len() < 4 || !own.iter().any(|name| one_letter_apart(word, name)) {
            return Sure::Guess;
        }
        letters += 1;
    }
    match letters {
        0 => Sure::Named,
        1 => Sure::Letter,
        _ => Sure::Guess,
    }
}

/// "larochelle", "clermontferrand".
fn in_one_piece(typed: &str, own: &[String]) -> Sure {
    let whole: String = own.concat();
    let plain: String = own
        .iter()
        .filter(|word| !is_article(word))
        .map(String::as_str)
        .collect();
    if typed.len() < 4 {
        return Sure::Guess;
    }
    let names = [whole.as_str(), plain.as_str()];
    if names.iter().any(|name| name.starts_with(typed)) {
        Sure::Named
    } else if names.iter().any(|name| one_letter_apart(typed, name)) {
        Sure::Letter
    } else {
        Sure::Guess
    }
}

/// Whether two folded words differ by one letter: another one, one more, one
/// less, or two that changed places.
pub(crate) fn one_letter_apart(typed: &str, name: &str) -> bool {
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    if typed.len() > MAX_LETTERS || typed.len().abs_diff(name.len()) > 1 || typed == name {
        return false;
    }
    let mut table = Table::new(typed, 1, false);
    for letter in name {
        if !table.push(*letter) {
            return false;
        }
    }
    table.errors_at(name.len()).is_some()
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Sure, one_letter_apart, sureness};
    use crate::demo::demo_rows;
    use crate::search::PlaceIndex;

    #[pleinweb_testing::test]
    fn one_letter_is_one_letter() {
        for (typed, name, expected) in [
            ("limoge", "limoges", true),
            ("limogse", "limoges", true),
            ("lymoges", "limoges", true),
            ("limogges", "limoges", true),
            ("limoges", "limoges", false),
            ("lymogs", "limoges", false),
            ("geneve", "genevrieres", false),
            ("", "", false),
        ] {
            assert_eq!(one_letter_apart(typed, name), expected, "{typed} {name}");
        }
    }

    #[pleinweb_testing::test]
    fn what_is_taken_without_asking_is_sure() {
        let places = PlaceIndex::build(&demo_rows().communes);
        let find = |name: &str| places.search(name, 1).remove(0);
        for (typed, place, expected) in [
            ("Limoges", "Limoges", Sure::Named),
            ("limog", "Limoges", Sure::Named),
            ("87000 Limoges", "Limoges", Sure::Named),
            ("limoges (87)", "Limoges", Sure::Named),
            ("limoges haute-vienne", "Limoges", Sure::Named),
            ("87000", "Limoges", Sure::Named),
            ("limoge", "Limoges", Sure::Named),
            ("lymoges", "Limoges", Sure::Letter),
            ("lymoges haute-vienne", "Limoges", Sure::Guess),
            ("Nouvelle-Aquitaine lymoges", "Limoges", Sure::Guess),
            ("Nouvelle-Aquitaine Limoges", "Limoges", Sure::Named),
            ("limojs", "Limoges", Sure::Guess),
            ("33000 Limoges", "Limoges", Sure::Guess),
            ("limoges 12", "Limoges", Sure::Guess),
            ("Haute-Vienne", "Limoges", Sure::Guess),
            ("st etienne", "Saint-Étienne", Sure::Named),
            ("st etiene", "Saint-Étienne", Sure::Letter),
            ("larochelle", "La Rochelle", Sure::Named),
            ("clermontferrand", "Clermont-Ferrand", Sure::Named),
            ("clermont ferrant", "Clermont-Ferrand", Sure::Letter),
            ("clairmont ferrant", "Clermont-Ferrand", Sure::Guess),
            ("lhay les roses", "L'Haÿ-les-Roses", Sure::Named),
            ("le", "Le Havre", Sure::Named),
        ] {
            assert_eq!(sureness(typed, &find(place)), expected, "{typed} {place}");
        }
    }
}
