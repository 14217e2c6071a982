//! Letters without case and accents.

/// A lower-case letter without its accent; what has no plain form stays.
fn plain(letter: char) -> Result<&'static str, char> {
    Ok(match letter {
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
        // Accents that travel as characters of their own, and the soft hyphen.
        '\u{300}'..='\u{36f}' | '\u{ad}' => "",
        other => return Err(other),
    })
}

/// Writes `raw` to `out` in lower case and without accents.
pub fn fold(raw: &str, out: &mut String) {
    out.clear();
    if raw.is_ascii() {
        out.push_str(raw);
        out.make_ascii_lowercase();
        return;
    }
    for letter in raw.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
            continue;
        }
        for lower in letter.to_lowercase() {
            match plain(lower) {
                Ok(text) => out.push_str(text),
                Err(letter) => out.push(letter),
            }
        }
    }
}

/// A character inside a word.
pub fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}')
}
