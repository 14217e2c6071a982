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
pub const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters that show nothing and travel with text that is pasted: zero
/// widths, soft hyphens, marks of writing direction, byte order marks.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
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
    let lower = single(base.to_lowercase())?;
    let (_, pairs) = ACCENTS.iter().find(|(mark, _)| *mark == accent)?;
    let letter = pairs_of(pairs).find(|(plain, _)| *plain == lower)?.1;
    if lower == base {
        Some(letter)
    } else {
        single(letter.to_uppercase())
    }
}

/// Accent-less and lower-case, for comparing and searching: `Œuvré` is `oeuvre`.
/// Letters of other scripts are only put in lower case.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii() {
            out.push(c);
        } else if !is_accent(c) {
            let bare = without_accent(c);
            match PLAIN.iter().find(|(letter, _)| *letter == bare) {
                Some((_, plain)) => out.push_str(plain),
                None => out.push(bare),
            }
        }
    }
    out
}

/// Takes accents off, one after the other (`ế` carries two).
fn without_accent(mut c: char) -> char {
    while !c.is_ascii() {
        match ACCENTS
            .iter()
            .flat_map(|(_, pairs)| pairs_of(pairs))
            .find(|(_, letter)| *letter == c)
        {
            Some((plain, _)) => c = plain,
            None => break,
        }
    }
    c
}

fn pairs_of(pairs: &str) -> impl Iterator<Item = (char, char)> {
    let mut letters = pairs.chars();
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

fn single(mut letters: impl Iterator<Item = char>) -> Option<char> {
    let first = letters.next()?;
    letters.next().is_none().then_some(first)
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
pub fn ungrouped(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !is_invisible(*c)
                && !matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}')
        })
        .collect()
}

/// Characters as a person counts them, before a limit.
pub fn longer_than(text: &str, max: usize) -> bool {
    text.chars().nth(max).is_some()
}
