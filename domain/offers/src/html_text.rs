//! The words of a description, which is HTML.

/// The text of our own sanitised HTML: tags become ends of lines, the few
/// entities that a serialiser writes become their letters.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            // Emphasis does not end a word's line.
            let inside = [
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<em>",
                "</em>",
                "<strong>",
                "</strong>",
            ];
            if !inside.contains(&&rest[..end]) {
                text.push('\n');
            }
            rest = &rest[end..];
        } else {
            const ENTITIES: [(&str, char); 6] = [
                ("&amp;", '&'),
                ("&lt;", '<'),
                ("&gt;", '>'),
                ("&quot;", '"'),
                ("&#39;", '\''),
                ("&nbsp;", '\u{a0}'),
            ];
            let known = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
            let (length, letter) =
                known.map_or((1, '&'), |(entity, letter)| (entity.len(), *letter));
            text.push(letter);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    text
}

#[cfg(feature = "testing")]
mod tests {
    use super::plain;

    #[pleinweb_testing::test]
    fn html_becomes_its_text() {
        for (html, expected) in [
            (
                "<p>Pain &amp; lev<strong>ain</strong></p>",
                "\nPain & levain\n",
            ),
            ("<ul><li>un</li><li>deux</li></ul>", "\n\nun\n\ndeux\n\n"),
            ("a &lt; b &eacute; &", "a < b &eacute; &"),
            ("sans balise", "sans balise"),
            ("coupé <p", "coupé \n"),
            ("", ""),
        ] {
            assert_eq!(plain(html), expected, "{html}");
        }
    }
}
