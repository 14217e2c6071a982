//! Tags in texts that may be HTML, plain, or HTML that was encoded as text.

use super::entities::decode;

/// Elements of HTML and of what is put into it. What stands in angle brackets
/// and is none of them ("<CDI>", "<jean@exemple.fr>", "<3 ans") is text.
const ELEMENTS: [&str; 120] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
];

/// Elements by which a text is taken for HTML.
const MARKS: [&str; 33] = [
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "li",
    "ol",
    "p",
    "section",
    "small",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "tr",
    "u",
    "ul",
    "script",
];

/// Elements whose content is no text of theirs.
const SILENT: [&str; 6] = ["script", "style", "head", "title", "iframe", "object"];

/// Elements inside a line: without them the line goes on.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sup", "u",
];

/// A tag, or a comment (whose name is empty).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    pub whole: &'a str,
    name: &'a str,
    closes: bool,
}

impl Tag<'_> {
    fn is_one_of(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }
}

/// A text cut at its tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
}

/// The tag that a text begins with.
fn tag(text: &str) -> Option<Tag<'_>> {
    if text.starts_with("<!--") {
        let end = text.find("-->")? + 3;
        let whole = &text[..end];
        return Some(Tag {
            whole,
            name: "",
            closes: false,
        });
    }
    let inside = text.strip_prefix('<')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let length = inside
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at(length);
    let tag = Tag {
        whole: text,
        name,
        closes,
    };
    if !tag.is_one_of(&ELEMENTS)
        || !rest.starts_with(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
    {
        return None;
    }
    let end = text.len() - rest.len() + end_of_tag(rest)?;
    Some(Tag {
        whole: &text[..end],
        ..tag
    })
}

/// Where a tag ends: quotes may hold its sign.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed.
    text.find('>').map(|at| at + 1)
}

/// Cuts a text at its tags.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest[from..].find('<').map(|at| from + at) {
        let Some(tag) = tag(&rest[at..]) else {
            from = at + 1;
            continue;
        };
        if at > 0 {
            all.push(Piece::Text(&rest[..at]));
        }
        all.push(Piece::Tag(tag));
        (rest, from) = (&rest[at + tag.whole.len()..], 0);
    }
    if !rest.is_empty() {
        all.push(Piece::Text(rest));
    }
    all
}

/// Whether a text was written as HTML.
pub fn is_html(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Tag(tag) if tag.is_one_of(&MARKS) && !(tag.closes && tag.is_one_of(&["script"]))))
}

/// Whether what was encoded as text is HTML: a line end, or an element that opens
/// and closes. "The tags <div> and <p>" are a text about tags, `<script>` too.
pub fn was_html(decoded: &str) -> bool {
    let pieces = pieces(decoded);
    let tags: Vec<&Tag> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Tag(tag) if tag.is_one_of(&MARKS) && !tag.is_one_of(&SILENT) => Some(tag),
            _ => None,
        })
        .collect();
    tags.iter().enumerate().any(|(at, tag)| {
        tag.is_one_of(&["br"])
            || !tag.closes
                && tags[at..]
                    .iter()
                    .any(|other| other.closes && other.is_one_of(&[tag.name]))
    })
}

/// A text without its tags, on one line; references stay as they are.
pub fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut silent: Option<&str> = None;
    for piece in pieces(text) {
        match piece {
            Piece::Tag(tag) if silent.is_some_and(|name| tag.closes && tag.is_one_of(&[name])) => {
                silent = None;
            }
            _ if silent.is_some() => {}
            Piece::Tag(tag) if !tag.closes && tag.is_one_of(&SILENT) => silent = Some(tag.name),
            Piece::Tag(tag) if tag.name.is_empty() || tag.is_one_of(&INLINE) => {}
            Piece::Tag(_) => out.push('\n'),
            Piece::Text(text) => out.push_str(text),
        }
    }
    out
}

fn escaped(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
}

/// HTML whose texts are encoded once and no more, and in which nothing but tags
/// begins like one. Tags that were encoded themselves are tags if they are HTML.
pub fn encoded_once(pieces: &[Piece]) -> String {
    let text: String = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(decode(text)),
            Piece::Tag(_) => None,
        })
        .collect();
    let hidden = was_html(&text);
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Tag(tag) => out.push_str(tag.whole),
            Piece::Text(text) if hidden => {
                let decoded = decode(text);
                for inner in self::pieces(&decoded) {
                    match inner {
                        Piece::Tag(tag) => out.push_str(tag.whole),
                        Piece::Text(text) => escaped(text, &mut out),
                    }
                }
            }
            Piece::Text(text) => escaped(&decode(text), &mut out),
        }
    }
    out
}

#[cfg(feature = "testing")]
mod tests {
    use super::{is_html, pieces, was_html, without_tags};

    #[pleinweb_testing::test]
    fn tags_are_told_from_what_looks_like_them() {
        for (text, html, hidden) in [
            ("<p>Un", true, false),
            ("<P CLASS='a>b'>Un</P>", true, true),
            ("Un<br/>deux", true, true),
            ("<b>Un</b>", true, true),
            ("C++ <3 ans", false, false),
            ("a < b > c", false, false),
            ("<CDI> <jean@exemple.fr> <python> <email>", false, false),
            ("<div> et <p>", true, false),
            ("<script>x</script>", true, false),
            ("</script><img src=x>", false, false),
            ("<p", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                (is_html(&pieces(text)), was_html(text)),
                (html, hidden),
                "{text}"
            );
        }
    }

    #[pleinweb_testing::test]
    fn a_text_without_tags_keeps_its_words_apart() {
        for (text, expected) in [
            ("Vendeur <b>H/F</b>", "Vendeur H/F"),
            ("un<br>deux</p><p>trois", "un\ndeux\n\ntrois"),
            ("a<script>x < y</script>b<!-- c -->d", "abd"),
            ("<CDI> a < b", "<CDI> a < b"),
        ] {
            assert_eq!(without_tags(text), expected, "{text}");
        }
    }
}
