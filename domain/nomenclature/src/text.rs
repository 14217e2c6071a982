//! Words as people type them, made comparable: without case, accents,
//! elisions and hyphens, in ASCII.

/// A letter or digit without case and accents; `None` for whatever separates words.
fn fold_char(letter: char) -> Option<&'static str> {
    const ASCII: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    if lower.is_ascii() {
        return ASCII.find(lower).map(|at| &ASCII[at..=at]);
    }
    Some(match lower {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'š' | 'ś' => "s",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'ł' => "l",
        // Accents that travel as characters of their own (texts from a Mac).
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

/// Calls `each` with every word of a text, folded. Everything that is neither
/// a letter nor a digit separates words, so "l'hôtel-Dieu" is `l`, `hotel`, `dieu`.
pub fn for_each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    for letter in text.chars() {
        if let Some(folded) = fold_char(letter) {
            word.push_str(folded);
        } else if !word.is_empty() {
            each(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The same word in the other gender or number, where French endings tell it:
/// `boulangere` ↔ `boulanger`, `directrice` ↔ `directeur`. Guesses that are no
/// words do no harm: they find nothing.
pub fn other_forms(word: &str) -> Vec<String> {
    // (ending, what it becomes); the first that fits is enough.
    const ENDINGS: [(&str, &[&str]); 14] = [
        ("trice", &["teur", "teure"]),
        ("teure", &["teur", "trice"]),
        ("teur", &["trice", "teure"]),
        ("euse", &["eur"]),
        ("eure", &["eur"]),
        ("eur", &["euse", "eure"]),
        ("iere", &["ier"]),
        ("ere", &["er"]),
        ("enne", &["en"]),
        ("onne", &["on"]),
        ("ive", &["if"]),
        ("ante", &["ant"]),
        ("ale", &["al"]),
        ("elle", &["el"]),
    ];
    let mut forms = Vec::new();
    let single = word.strip_suffix(['s', 'x']).filter(|stem| stem.len() >= 3);
    if let Some(stem) = single {
        forms.push(stem.to_owned());
    }
    let base = single.unwrap_or(word);
    if let Some((stem, becomes)) = ENDINGS
        .iter()
        .find_map(|(ending, becomes)| Some((base.strip_suffix(ending)?, becomes)))
        && stem.len() >= 2
    {
        forms.extend(becomes.iter().map(|ending| format!("{stem}{ending}")));
    }
    forms
}

#[cfg(feature = "testing")]
mod tests {
    use super::{other_forms, words};

    #[pleinweb_testing::test]
    fn words_lose_case_accents_and_elisions() {
        for (text, expected) in [
            ("Boulanger / Boulangère", "boulanger boulangere"),
            ("L'Haÿ-les-Roses", "l hay les roses"),
            ("ŒNOLOGUE", "oenologue"),
            ("d’entretien (H/F)", "d entretien h f"),
            ("bou\u{0301}langer", "boulanger"),
            ("  C++ / C#  ", "c c"),
            ("Île-d'Aix, 2e", "ile d aix 2e"),
            ("東京", ""),
            ("", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn the_other_gender_and_number_are_guessed() {
        for (word, expected) in [
            ("caissiere", "caissier"),
            ("autrice", "auteur"),
            ("serveuses", "serveur"),
            ("maconne", "macon"),
            ("lourds", "lourd"),
            ("electricienne", "electricien"),
        ] {
            assert!(
                other_forms(word).iter().any(|form| form == expected),
                "{word}"
            );
        }
        assert!(other_forms("web").is_empty());
    }
}
