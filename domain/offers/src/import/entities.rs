//! HTML's character references (`&eacute;`, `&#233;`, `&#xE9;`), as browsers read
//! them: the whole list of names, those that need no semicolon, numbers of
//! Windows-1252; also encoded several times over (`&amp;rsquo;`).

use std::borrow::Cow;

use web_atoms::NAMED_ENTITIES;

/// How many times over a text is decoded: real ones were found encoded four times.
/// A text that means to show `&amp;` as such loses that, and nothing else.
const ROUNDS: usize = 8;
/// The longest name is `CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

/// What Windows-1252 puts at 0x80 to 0x9f, where numbers mean it.
const WINDOWS: [u32; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
    0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

/// The letters of a text, however many times it was encoded.
pub fn decode(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let Some(decoded) = once(&text) else { break };
        text = Cow::Owned(decoded);
    }
    text
}

/// One level decoded; nothing where there is nothing to decode.
pub fn once(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((length, letters)) = reference(from) {
            out.extend(letters.into_iter().flatten());
            rest = &from[length..];
        } else {
            out.push('&');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

type Letters = [Option<char>; 2];

/// The reference that a text begins with: its length, and its letters.
fn reference(text: &str) -> Option<(usize, Letters)> {
    match text.as_bytes().get(1)? {
        b'#' => number(text),
        letter if letter.is_ascii_alphabetic() => named(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<(usize, Letters)> {
    let rest = &text[2..];
    let (radix, skipped) = if rest.starts_with(['x', 'X']) {
        (16, 3)
    } else {
        (10, 2)
    };
    let digits = &text[skipped..];
    let length = digits
        .find(|letter: char| !letter.is_digit(radix))
        .unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    let closed = digits[length..].starts_with(';');
    // A number larger than any is one that no letter has.
    let code = u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX);
    // "R&#1" names no letter.
    if !closed && code < 0x20 {
        return None;
    }
    let letter = match code {
        0 => None,
        0x80..=0x9f => char::from_u32(WINDOWS[code as usize - 0x80]),
        _ => char::from_u32(code),
    };
    let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((skipped + length + usize::from(closed), [Some(letter), None]))
}

/// What a name stands for; names with their semicolon, if they need it.
fn letters(name: &str) -> Option<Letters> {
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    // The table also holds the beginnings of names.
    let first = char::from_u32(first).filter(|letter| *letter != '\0')?;
    let second = char::from_u32(second).filter(|letter| *letter != '\0');
    Some([Some(first), second])
}

fn named(text: &str) -> Option<(usize, Letters)> {
    let rest = &text[1..];
    let length = rest
        .bytes()
        .take(LONGEST_NAME)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    if rest[length..].starts_with(';')
        && let Some(found) = letters(&rest[..=length])
    {
        return Some((length + 2, found));
    }
    (2..=length).rev().find_map(|length| {
        let (name, after) = rest.split_at(length);
        let found = letters(name)?;
        may_end_there(name, found, after).then_some((length + 1, found))
    })
}

/// Whether a name without its semicolon ends where a text goes on so. Browsers
/// always say yes; "Logistique&centre", "suivi&quotidien" and `?a=1&copy=2` mean
/// their letters.
fn may_end_there(name: &str, found: Letters, after: &str) -> bool {
    let letter_itself = found[0].is_some_and(char::is_alphabetic)
        && !matches!(name, "eth" | "ETH" | "micro" | "ordf" | "ordm");
    if letter_itself || matches!(name, "nbsp" | "laquo" | "raquo") {
        return !after.starts_with('=');
    }
    !after.starts_with(|letter: char| letter == '=' || letter.is_lowercase())
}

#[cfg(feature = "testing")]
mod tests {
    use super::{decode, once};

    #[pleinweb_testing::test]
    fn references_of_every_form_are_letters() {
        for (text, expected) in [
            ("d&rsquo;Oncologie M&eacute;dicale", "d’Oncologie Médicale"),
            ("Experts &amp; Cadres", "Experts & Cadres"),
            ("&#233;t&#xE9; &#XE9;", "été é"),
            (
                "l&#039;offre &apos;x&apos; &quot;y&quot;",
                "l'offre 'x' \"y\"",
            ),
            // Without a semicolon, where browsers take it.
            ("caf&eacute", "café"),
            ("d&eacutecoration &agrave Limoges", "décoration à Limoges"),
            ("R&ampD &lt 3 &copy2026 &#233t", "R&D < 3 ©2026 ét"),
            ("d&rsquoOncologie", "d&rsquoOncologie"),
            // Numbers of Windows-1252.
            ("l&#146;&#156;uvre &#128; &#133; &#x92;", "l’œuvre € … ’"),
            // Names of HTML 5 and of two letters.
            (
                "&NotEqualTilde; &fjlig; &check; &euro; &hellip; &bull;",
                "≂̸ fj ✓ € … •",
            ),
            ("&CounterClockwiseContourIntegral;", "∳"),
            // Several times over.
            ("d&amp;rsquo;un", "d’un"),
            ("l&amp;amp;amp;#039;ESN", "l'ESN"),
            ("l&amp;amp;#039;ESN", "l'ESN"),
            ("&amp;lt;b&amp;gt;", "<b>"),
            // No letters.
            (
                "&#0; &#xD800; &#x110000; &#99999999999;",
                "\u{fffd} \u{fffd} \u{fffd} \u{fffd}",
            ),
            // What is none stays.
            (
                "P&L, R&D; Q & A && H&M &; &# &#; &#x; &x",
                "P&L, R&D; Q & A && H&M &; &# &#; &#x; &x",
            ),
            ("&inconnu; AT&T &é;", "&inconnu; AT&T &é;"),
            (
                "Logistique&centre suivi&quotidien",
                "Logistique&centre suivi&quotidien",
            ),
            (
                "?a=1&copy=2&lt=3&eacute=4&sect=5",
                "?a=1&copy=2&lt=3&eacute=4&sect=5",
            ),
            ("", ""),
        ] {
            assert_eq!(decode(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn the_whole_list_of_names_is_known() {
        let mut names = 0;
        for (name, (first, _)) in &super::NAMED_ENTITIES {
            if *first == 0 || !name.ends_with(';') {
                continue;
            }
            names += 1;
            assert!(once(&format!("&{name}")).is_some(), "{name}");
        }
        assert_eq!(names, 2125);
    }
}
