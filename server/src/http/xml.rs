//! Text in XML.

use pleinweb_checks::letters::is_hidden_sign;
use pleinweb_kernel::Timestamp;

/// Appends text so that it is text, between tags and in attributes. What XML
/// cannot hold, escaped or not, and what nobody sees or turns the direction of
/// writing is left out: one odd letter in one title would break the whole file
/// for its readers.
pub fn push_text(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            hidden if is_hidden_sign(hidden) => {}
            _ => out.push(letter),
        }
    }
}

/// An element that holds nothing but text.
pub fn push_element(out: &mut String, name: &str, attributes: &str, text: &str) {
    for part in ["<", name, attributes, ">"] {
        out.push_str(part);
    }
    push_text(out, text);
    for part in ["</", name, ">\n"] {
        out.push_str(part);
    }
}

/// An instant, RFC 3339 in UTC.
pub fn instant(at: Timestamp) -> String {
    at.jiff().to_string()
}

#[cfg(test)]
mod tests {
    use super::push_element;

    #[test]
    fn hostile_text_stays_text() {
        let mut out = String::new();
        let hostile = "</title><script>&amp;\u{0}\u{8}\u{b}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}]]>\r\n\"'é💥\u{2028}\u{202e}\u{2066}";
        push_element(&mut out, "title", " a=\"b\"", hostile);
        assert_eq!(
            out,
            "<title a=\"b\">&lt;/title&gt;&lt;script&gt;&amp;amp;]]&gt;  &quot;&#39;é💥\u{2028}</title>\n"
        );
    }
}
