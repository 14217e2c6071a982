//! Letters as people type them: accents written in one or two characters,
//! upper and lower case, characters that nobody sees.
//!
//! No Unicode tables: one short list of accented Latin letters serves both to
//! put an accent on its letter and to take it off. It covers every Latin letter
//! with an accent that French civil status or a Vietnamese, Polish, Czech or
//! Turkish passport can hold.

/// For each combining accent, pairs of letters: without it, with it.
const ACCENTS: &[(char, &str)] = &[
    ('\u{300}', "aàeèiìoòuùüǜnǹēḕōṑwẁâầăằêềôồơờưừyỳ"),
    (
        '\u{301}',
        "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ",
    ),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    ('\u{304}', "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳgḡḷḹṛṝ"),
    ('\u{306}', "aăeĕgğiĭoŏuŭȩḝạặ"),
    ('\u{307}', "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏ"),
    ('\u{308}', "aäeëiïoöuüyÿhḧõṏūṻwẅxẍ"),
    ('\u{309}', "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', "aåuů"),
    ('\u{30b}', "oőuű"),
    ('\u{30c}', "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯhȟ"),
    ('\u{30f}', "aȁeȅiȉoȍrȑuȕ"),
    ('\u{311}', "aȃeȇiȋoȏrȓuȗ"),
    ('\u{31b}', "oơuư"),
    ('\u{323}', "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', "uṳ"),
    ('\u{325}', "aḁ"),
    ('\u{326}', "sștț"),
    ('\u{327}', "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', "aąeęiįuųoǫ"),
    ('\u{32d}', "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', "hḫ"),
    ('\u{330}', "eḛiḭuṵ"),
    ('\u{331}', "bḇdḏkḵlḻnṉrṟtṯzẕ"),
];

/// Letters that are not an accent on another one, as a French reader types them.
const PLAIN: &[(char, &str)] = &[
    ('æ', "ae"),
    ('œ', "oe"),
    ('ß', "ss"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ĳ', "ij"),
    ('ŋ', "n"),
    ('ŧ', "t"),
    ('ə', "e"),
];

/// An accent that is a character of its own, to be put on the letter before it.
pub(crate) const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters that show nothing and travel with text that is pasted: zero
/// widths, soft hyphens, marks of writing direction, byte order marks.
pub const fn is_invisible(c: char) -> bool {
    is_hidden_sign(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Characters without a shape that can make a text read as another one: what
/// turns the direction of writing, hides letters or tags them. No text of ours
/// keeps them; a joiner (ZWJ, ZWNJ) is none of them, because scripts and emojis
/// need it.
pub const fn is_hidden_sign(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The same for a text that nobody checks: of an address, or of a file. Control
/// characters, which a check refuses with a word, are dropped too.
pub fn plain_line(text: &str) -> String {
    let seen = |c: &char| c.is_whitespace() || !matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    one_line(&text.chars().filter(seen).collect::<String>())
}

/// Puts accents on their letters: `e` + `´` becomes `é`, so that one name is
/// one text whatever the keyboard. What the list does not know stays as it is.
pub fn compose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = if is_accent(c) {
            out.chars()
                .next_back()
                .and_then(|base| with_accent(base, c))
        } else {
            None
        };
        match joined {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(c),
        }
    }
    out
}

fn with_accent(base: char, accent: char) -> Option<char> {
    let lower = latin_lower(base);
    let (_, pairs) = ACCENTS.iter().find(|(mark, _)| *mark == accent)?;
    let letter = pairs_of(pairs).find(|(plain, _)| *plain == lower)?.1;
    if lower == base {
        Some(letter)
    } else {
        latin_upper(letter)
    }
}

/// The capital of an accented letter of [`ACCENTS`]. Unicode put capitals 32
/// before in its first block and right before in the others, but for one.
fn latin_upper(c: char) -> Option<char> {
    match c {
        'ÿ' => Some('Ÿ'),
        'à'..='þ' => char::from_u32(u32::from(c) - 32),
        _ => char::from_u32(u32::from(c) - 1),
    }
}

/// The small letter of a Latin capital, found in [`ACCENTS`] and [`PLAIN`]:
/// much less to send to a phone than the case tables of every script.
fn latin_lower(c: char) -> char {
    let after = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => after(32),
        'Ÿ' => 'ÿ',
        '\u{100}'..='\u{1eff}' if !is_known(c) && is_known(after(1)) => after(1),
        _ => c,
    }
}

fn is_known(letter: char) -> bool {
    bare(letter).is_some() || plain(letter).is_some()
}

/// Accent-less and lower-case, for comparing and searching: `Œuvré` is `oeuvre`.
/// Letters of other scripts are only put in lower case.
pub fn fold(text: &str) -> String {
    folded(text.chars().flat_map(char::to_lowercase))
}

/// As [`fold`], but capitals of other scripts stay as they are. For what the
/// browser looks at, which then needs no case tables.
pub fn fold_latin(text: &str) -> String {
    folded(text.chars().map(latin_lower))
}

fn folded(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for mut c in letters.filter(|c| !is_accent(*c)) {
        // One accent after the other: `ế` carries two.
        while let Some(below) = bare(c) {
            c = below;
        }
        match plain(c) {
            Some(text) => out.push_str(text),
            None => out.push(c),
        }
    }
    out
}

/// A small letter without its last accent.
fn bare(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    ACCENTS
        .iter()
        .flat_map(|(_, pairs)| pairs_of(pairs))
        .find(|(_, with)| *with == letter)
        .map(|(below, _)| below)
}

fn plain(letter: char) -> Option<&'static str> {
    PLAIN
        .iter()
        .find(|(special, _)| *special == letter)
        .map(|(_, text)| *text)
}

fn pairs_of(pairs: &str) -> impl Iterator<Item = (char, char)> {
    let mut letters = pairs.chars();
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

/// One line of text: invisible characters dropped, every run of spaces, tabs or
/// line breaks (non-breaking ones and U+2028 included) made one space, ends trimmed.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// A number or a key without the spaces, dots and dashes people group it with.
pub(crate) fn ungrouped(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !is_invisible(*c)
                && !matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}')
        })
        .collect()
}

/// Characters as a person counts them, before a limit.
pub(crate) fn longer_than(text: &str, max: usize) -> bool {
    text.chars().nth(max).is_some()
}

/// The value of a text of digits and nothing else. What does not fit is the
/// largest number there is, for a range check to refuse.
pub fn digits(text: &str) -> Option<u64> {
    let add = |sum: u64, byte: u8| {
        byte.is_ascii_digit().then(|| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(byte - b'0'))
        })
    };
    if text.is_empty() {
        None
    } else {
        text.bytes().try_fold(0, add)
    }
}

/// Where `part` begins in `text`. Written out because the search of the standard
/// library is made for long texts and is a lot of code.
pub fn find(text: &str, part: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|at| text[*at..].starts_with(part))
}
