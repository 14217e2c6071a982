//! A single letter among words: the licence of "permis C" and the language of
//! "développeur C", or what an article, "H/F" or an apostrophe left alone.

use super::fold::{fold, in_word};
use super::noise::is_gender_mark;

/// Words after which even "a" and "y" are letters.
const BEFORE_LETTERS: [&str; 12] = [
    "permis",
    "permi",
    "licence",
    "vitamine",
    "vitamines",
    "hepatite",
    "categorie",
    "groupe",
    "classe",
    "type",
    "serie",
    "grade",
];

/// What a letter that stands alone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alone {
    /// A word like others: it counts.
    Letter,
    /// Of "H/F" and its like: takes no position.
    GenderMark,
    /// What is left of an article or a preposition.
    Rest,
}

/// What surrounds the letter at `start..end` of a text.
struct Around<'a> {
    before: &'a str,
    after: &'a str,
}

impl<'a> Around<'a> {
    /// The word before, without what lies between.
    fn word_before(&self) -> &'a str {
        let text = self.before.trim_end();
        let from = text
            .char_indices()
            .rev()
            .take_while(|(_, letter)| in_word(*letter))
            .last();
        from.map_or("", |(from, _)| &text[from..])
    }

    fn word_after(&self) -> &'a str {
        let text = self.after.trim_start();
        let end = text.find(|letter: char| !in_word(letter));
        &text[..end.unwrap_or(text.len())]
    }

    /// Whether the words beside, perhaps across a bar, are of "H/F" and its like.
    fn is_beside_a_mark(&self) -> bool {
        let across = |letter: char| letter == '/' || letter.is_whitespace();
        let beside = Self {
            before: self.before.trim_end_matches(across),
            after: self.after.trim_start_matches(across),
        };
        is_mark(beside.word_before()) || is_mark(beside.word_after())
    }

    /// Whether a sign that joins genders stands beside: "H/F", "H / F", "(H)", "m-f".
    fn is_joined(&self) -> bool {
        let before = self.before.chars().next_back();
        let after = self.after.chars().next();
        let beside = |sign: Option<char>, signs: &str| sign.is_some_and(|it| signs.contains(it));
        let bar = |text: &str, last: bool| {
            let text = text.trim();
            if last {
                text.ends_with('/')
            } else {
                text.starts_with('/')
            }
        };
        beside(before, "/(-.·•‧∙⋅|")
            || beside(after, "/)-·•‧∙⋅|")
            || bar(self.before, true)
            || bar(self.after, false)
    }
}

fn is_mark(word: &str) -> bool {
    let mut folded = String::new();
    fold(word, &mut folded);
    is_gender_mark(&folded)
}

fn in_capitals(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

fn begins_with_vowel(word: &str) -> bool {
    let mut folded = String::new();
    fold(word, &mut folded);
    folded.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
}

/// Looks at the letter (one that might be nothing) at `start..end` of a text.
pub fn alone(text: &str, start: usize, end: usize) -> Alone {
    let raw = &text[start..end];
    let around = Around {
        before: &text[..start],
        after: &text[end..],
    };
    let mut folded = String::new();
    fold(raw, &mut folded);
    if is_gender_mark(&folded) {
        // "e" of "e-commerce" and of "employé-e" is no letter either.
        return if around.is_joined() || around.is_beside_a_mark() {
            Alone::GenderMark
        } else {
            Alone::Letter
        };
    }
    if !raw.is_ascii() {
        // "à"
        return Alone::Rest;
    }
    let (before, after) = (around.word_before(), around.word_after());
    if folded == "d" && around.is_joined() && around.is_beside_a_mark() {
        // "m/f/d"
        return Alone::Rest;
    }
    let is_capital = raw.chars().all(char::is_uppercase);
    // "AIDE A DOMICILE", "AGENT D ENTRETIEN": capitals say nothing there.
    let says = is_capital && !in_capitals(after);
    let named = {
        let mut word = String::new();
        fold(before, &mut word);
        BEFORE_LETTERS.contains(&word.as_str())
    };
    let is_letter = match folded.as_str() {
        "a" | "y" => named || says && !before.is_empty(),
        "c" => !matches!(after.to_lowercase().as_str(), "est" | "etait" | "était") || says,
        _ => after.is_empty() || !begins_with_vowel(after) || says && !before.is_empty(),
    };
    if is_letter {
        Alone::Letter
    } else {
        Alone::Rest
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::terms;

    #[test]
    fn a_letter_beside_a_word_counts_and_what_is_left_of_articles_does_not() {
        for (text, expected) in [
            ("Permis C, FIMO", "permi c fimo"),
            ("permis c", "permi c"),
            ("permis a", "permi a"),
            ("Permis A et B", "permi a b"),
            ("PERMIS D EXIGÉ", "permi exig"),
            ("Permis D exigé", "permi d exig"),
            ("développeur C", "developpeu c"),
            ("developpeur c embarqué", "developpeu c embarqu"),
            ("Développeur C / C++ / C#", "developpeu c c++ c#"),
            ("vitamine E", "vitamin e"),
            ("vitamine b", "vitamin b"),
            ("langage R", "langag r"),
            ("agent d entretien", "agent entretien"),
            ("AGENT D ENTRETIEN", "agent entretien"),
            ("l hotel", "hotel"),
            ("s occuper d enfants", "occuper enfant"),
            ("aide a domicile", "aid domicil"),
            ("AIDE A DOMICILE", "aid domicil"),
            ("À domicile", "domicil"),
            ("à", ""),
            ("c est", ""),
            ("Boulanger H F", "boulanger"),
            ("Boulanger H / F", "boulanger"),
            ("Boulanger (H)", "boulanger"),
            ("e-commerce", "commerc"),
            ("Homme ou Femme", "homm femm"),
        ] {
            let found: Vec<String> = terms(text).into_iter().map(|(term, _)| term).collect();
            assert_eq!(found.join(" "), expected, "{text:?}");
        }
    }
}
