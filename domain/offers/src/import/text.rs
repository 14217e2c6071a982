//! Texts from elsewhere, made safe and plain to show.

use std::borrow::Cow;
use std::sync::LazyLock;

use ammonia::Builder;

use super::entities::{decode, once};
use super::markup::{Piece, encoded_once, is_html, pieces, was_html, without_tags};
use crate::model::web_link;
use pleinweb_checks::letters::is_hidden_sign;

/// The longest description kept, in characters.
const LONGEST: usize = 20_000;
/// The longest that is read: letters may be written long.
const LONGEST_READ: usize = 8 * LONGEST;

/// What a description may be made of. No attribute at all: no link, no style,
/// no handler.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .add_tags(["p", "br", "ul", "ol", "li", "strong", "em", "b", "i"])
        .add_clean_content_tags(["script", "style", "head", "title", "iframe", "object"]);
    cleaner
});

/// A text of one line: no line ends or control characters, single blanks, at
/// most `longest` characters.
pub fn line(text: &str, longest: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split(|letter: char| {
        letter.is_whitespace() || letter.is_control() || is_hidden_sign(letter)
    }) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
            count += 1;
        }
        for letter in word.chars() {
            if count >= longest {
                return out.trim_end().to_owned();
            }
            out.push(letter);
            count += 1;
        }
    }
    out
}

/// A line, or nothing if it is empty.
pub fn some_line(text: Option<&str>, longest: usize) -> Option<String> {
    text.map(|text| line(text, longest))
        .filter(|line| !line.is_empty())
}

/// A text as its letters: decoded, however many times it was encoded, and without
/// tags if it was HTML. The same again changes nothing.
pub(crate) fn flat(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<']) {
        return Cow::Borrowed(text);
    }
    let decoded = decode(text);
    if was_html(&decoded) {
        Cow::Owned(without_tags(&decoded))
    } else {
        decoded
    }
}

/// An address of the web; entities in it are signs.
pub fn link(text: &str) -> Option<String> {
    web_link(&decode(text))
}

/// A description as its words, for whoever looks for some.
pub fn plain(text: &str) -> String {
    let pieces = pieces(text);
    if is_html(&pieces) {
        decode(&without_tags(&encoded_once(&pieces))).into_owned()
    } else {
        flat(text).into_owned()
    }
}

/// Whether a description is encoded more often than its form says: text at all,
/// HTML more than once.
pub fn is_encoded(text: &str) -> bool {
    let pieces = pieces(text);
    let mut texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(*text),
        Piece::Tag(_) => None,
    });
    if is_html(&pieces) {
        texts.any(|text| once(text).is_some_and(|decoded| once(&decoded).is_some()))
    } else {
        once(text).is_some()
    }
}

/// A description as safe HTML. Plain text keeps its paragraphs, lines and lists.
/// Entities are decoded first, then tags are looked for, then only what is safe
/// is kept; a tag that was written as text stays text.
pub fn rich(text: &str) -> String {
    let text = plain_letters(&text.replace("\r\n", "\n"));
    let text: String = text.chars().take(LONGEST_READ).collect();
    let pieces = pieces(&text);
    let html = if is_html(&pieces) {
        encoded_once(&pieces)
    } else {
        let decoded = decode(&text);
        if was_html(&decoded) {
            encoded_once(&self::pieces(&decoded))
        } else {
            return paragraphs(&shortened(&decoded));
        }
    };
    let html: String = html.chars().take(LONGEST).collect();
    let lower = html.to_ascii_lowercase();
    // Lines of a text with a few tags in it are lines to the reader.
    let blocks = ["<p", "<br", "<div"];
    let with_lines = if blocks.iter().any(|block| lower.contains(block)) {
        html
    } else {
        html.replace('\n', "<br>")
    };
    let blocks = with_lines
        .replace("</div>", "<br>")
        .replace("</DIV>", "<br>");
    // Blanks that hold words together are letters as any other.
    let clean = CLEANER
        .clean(&blocks)
        .to_string()
        .replace("&nbsp;", "\u{a0}");
    // Once more: an entity (`&#x202e;`) becomes its letter only here.
    plain_letters(&clean)
}

/// The same as `rich`, or nothing for nothing.
pub fn some_rich(text: Option<&str>) -> Option<String> {
    text.map(rich).filter(|html| !html.is_empty())
}

/// One kind of line end, no control characters, not too long.
fn shortened(text: &str) -> String {
    let text: String = plain_letters(&text.replace("\r\n", "\n"))
        .chars()
        .take(LONGEST)
        .collect();
    text.trim().to_owned()
}

/// Line ends of one kind, no control characters, nothing that turns or hides
/// letters; no blanks around.
fn plain_letters(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
            other => other,
        })
        .filter(|letter| *letter == '\n' || !(letter.is_control() || is_hidden_sign(*letter)))
        .collect::<String>()
        .trim()
        .to_owned()
}

fn escaped(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

/// What stands after the sign of a list, if a line begins with one.
fn item(line: &str) -> Option<&str> {
    ["- ", "• ", "* ", "· ", "– ", "> ", "-\t", "✓ ", "✔ "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .or_else(|| line.strip_prefix('•'))
        .map(str::trim)
}

fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    // What is open: nothing, a paragraph or a list.
    let mut open = "";
    for raw in text.split('\n') {
        let line = raw.trim();
        let (wanted, content) = match item(line) {
            Some(content) => ("ul", content),
            None if line.is_empty() => ("", ""),
            None => ("p", line),
        };
        if wanted != open {
            close(open, &mut out);
            if !wanted.is_empty() {
                out.push('<');
                out.push_str(wanted);
                out.push('>');
            }
        } else if wanted == "p" {
            out.push_str("<br>");
        }
        match wanted {
            "ul" => {
                out.push_str("<li>");
                escaped(content, &mut out);
                out.push_str("</li>");
            }
            "p" => escaped(content, &mut out),
            _ => {}
        }
        open = wanted;
    }
    close(open, &mut out);
    out
}

fn close(open: &str, out: &mut String) {
    if !open.is_empty() {
        out.push_str("</");
        out.push_str(open);
        out.push('>');
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{flat, is_encoded, line, plain, rich};

    #[pleinweb_testing::test]
    fn a_plain_text_keeps_its_shape() {
        for (text, expected) in [
            ("", ""),
            ("Une ligne", "<p>Une ligne</p>"),
            ("Une\nDeux\n\nTrois", "<p>Une<br>Deux</p><p>Trois</p>"),
            (
                "Missions :\n- Accueillir\n- Vendre\r\n\r\nMerci",
                "<p>Missions :</p><ul><li>Accueillir</li><li>Vendre</li></ul><p>Merci</p>",
            ),
            ("a\u{2028}b\u{2029}c", "<p>a<br>b<br>c</p>"),
            (
                "5 < 6 & \"x\" > 2",
                "<p>5 &lt; 6 &amp; &quot;x&quot; &gt; 2</p>",
            ),
            ("a\u{0}\u{7}b\u{202e}c", "<p>abc</p>"),
        ] {
            assert_eq!(rich(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn html_is_reduced_to_what_a_text_needs() {
        for (text, expected) in [
            ("<p>Bonjour <b>vous</b></p>", "<p>Bonjour <b>vous</b></p>"),
            ("<b>Missions</b>\nVendre", "<b>Missions</b><br>Vendre"),
            (
                "<p onclick=\"x()\" style=\"color:red\">a<script>alert(1)</script></p>",
                "<p>a</p>",
            ),
            ("<p>a<img src=x onerror=alert(1)></p>", "<p>a</p>"),
            (
                "<p><a href=\"javascript:alert(1)\">lien</a></p>",
                "<p>lien</p>",
            ),
            ("<p>a</p></script><script>alert(1)</script>", "<p>a</p>"),
            ("<p>a <!-- b --></p><style>p{}</style>", "<p>a </p>"),
            (
                "<ul><li>un<li>deux</ul>",
                "<ul><li>un</li><li>deux</li></ul>",
            ),
            ("<svg><p>a</p></svg>", "<p>a</p>"),
            // What is hidden in an entity goes as what is there openly.
            (
                "<p>a&#x202e;b&#8294;c&#x2028;d&#27;e&#1564;f</p>",
                "<p>abc\ndef</p>",
            ),
            // Blanks, and what was encoded twice or as text.
            (
                "<p>a&nbsp;: l&amp;rsquo;offre&amp;nbsp;!</p>",
                "<p>a\u{a0}: l’offre\u{a0}!</p>",
            ),
            (
                "<p>R&amp;D, R&D &lt; x &amp;lt; y</p>",
                "<p>R&amp;D, R&amp;D &lt; x &lt; y</p>",
            ),
            (
                "<p>C++ <3 ans, <CDI>, a < b et b > c</p>",
                "<p>C++ &lt;3 ans, &lt;CDI&gt;, a &lt; b et b &gt; c</p>",
            ),
            (
                "&lt;p&gt;Bon &lt;b&gt;jour&lt;/b&gt;&lt;/p&gt;",
                "<p>Bon <b>jour</b></p>",
            ),
            (
                "&amp;lt;p&amp;gt;Caf&amp;eacute; &amp;amp; th&eacute;&amp;lt;/p&amp;gt;",
                "<p>Café &amp; thé</p>",
            ),
            (
                "<div>&lt;p&gt;Bonjour&lt;/p&gt;</div>",
                "<p>Bonjour</p><br>",
            ),
            (
                "Les balises &lt;div&gt; et &lt;p&gt;",
                "<p>Les balises &lt;div&gt; et &lt;p&gt;</p>",
            ),
            (
                "<p>Les balises &lt;div&gt; et &lt;p&gt;</p>",
                "<p>Les balises &lt;div&gt; et &lt;p&gt;</p>",
            ),
            (
                "a &lt; b &amp;&amp; c &gt; d",
                "<p>a &lt; b &amp;&amp; c &gt; d</p>",
            ),
            (
                "&lt;script&gt;alert(1)&lt;/script&gt; Bonjour",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt; Bonjour</p>",
            ),
            (
                "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
                "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
            ),
            (
                "&lt;p onclick=&quot;x()&quot;&gt;a&lt;script&gt;b&lt;/script&gt;&lt;/p&gt;",
                "<p>a</p>",
            ),
            ("d&rsquo;un\nc&#8230;", "<p>d’un<br>c…</p>"),
            ("a&#x202e;b&#0;c&#7;d", "<p>ab\u{fffd}cd</p>"),
            // Written as text, it stays text.
            (
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            (
                "</script><img src=x>",
                "<p>&lt;/script&gt;&lt;img src=x&gt;</p>",
            ),
        ] {
            assert_eq!(rich(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn letters_are_letters_and_the_same_again_changes_nothing() {
        for (text, expected) in [
            ("Temporis Experts &amp; Cadres", "Temporis Experts & Cadres"),
            (
                "H/F de laboratoire d&apos;analyse",
                "H/F de laboratoire d'analyse",
            ),
            ("Vendeur &lt;b&gt;H/F&lt;/b&gt;", "Vendeur H/F"),
            ("<strong>Vendeur</strong>", "Vendeur"),
            (
                "Développeur C++ <3 ans> &lt;div&gt;",
                "Développeur C++ <3 ans> <div>",
            ),
            (
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<script>alert(1)</script>",
            ),
            ("a < b", "a < b"),
        ] {
            assert_eq!(flat(text), expected, "{text}");
            assert_eq!(flat(&flat(text)), expected, "{text}");
        }
        assert_eq!(
            plain("<p>T&eacute;l&eacute;travail<br>a &lt; b</p>"),
            "\nTélétravail\na < b\n"
        );
    }

    #[pleinweb_testing::test]
    fn html_is_encoded_once_and_text_not_at_all() {
        for (text, encoded) in [
            ("<p>a&nbsp;b &amp; c</p>", false),
            ("<p>d&amp;rsquo;un</p>", true),
            ("d&rsquo;un", true),
            ("&lt;p&gt;a&lt;/p&gt;", true),
            ("R&D", false),
            ("", false),
        ] {
            assert_eq!(is_encoded(text), encoded, "{text}");
        }
    }

    #[pleinweb_testing::test]
    fn a_line_is_one_line() {
        for (text, longest, expected) in [
            (
                "  Agent \n d'accueil\u{2028}H/F ",
                100,
                "Agent d'accueil H/F",
            ),
            ("a\u{202e}b", 100, "a b"),
            ("été comme hiver", 3, "été"),
            ("été comme hiver", 4, "été"),
            ("", 5, ""),
        ] {
            assert_eq!(line(text, longest), expected, "{text:?}");
        }
    }
}
