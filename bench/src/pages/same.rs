//! Whether two documents hold the same elements, attributes and words, whatever
//! the order of attributes, and without comments: what leptos marks for itself.

use std::fmt::Write;

/// What stands for anything that differs at each request, or by the compiler alone.
const FRESH: &str = "…";
const FRESHLY_SAID: [&str; 4] = ["nonce", "data-live", "data-figures", "data-component"];

/// One thing a line: a tag with its attributes in order, or a text.
pub fn plain(html: &str) -> Vec<String> {
    // What is after the document is for leptos alone.
    let end = html
        .find("</html>")
        .map_or(html.len(), |at| at + "</html>".len());
    let mut rest = &html[..end];
    let mut lines: Vec<String> = Vec::new();
    let mut text = String::new();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let comment = rest.starts_with("<!--") || rest.starts_with("<!>");
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some(end) = end_of(rest, close) else {
            break;
        };
        let tag = &rest[..end];
        rest = &rest[end..];
        if comment {
            continue;
        }
        let said = decoded(text.trim());
        if !said.is_empty() {
            lines.push(said);
        }
        text.clear();
        lines.push(sorted(tag));
    }
    lines
}

/// Where a tag or a comment ends: `>` within quotes does not count.
fn end_of(rest: &str, close: &str) -> Option<usize> {
    if close != ">" {
        return rest.find(close).map(|at| at + close.len());
    }
    let mut quoted = false;
    rest.char_indices().find_map(|(at, letter)| {
        quoted ^= letter == '"';
        (letter == '>' && !quoted).then_some(at + 1)
    })
}

fn decoded(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// A tag with its attributes in the order of the alphabet; nonces left out.
fn sorted(tag: &str) -> String {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let inside = inside.trim_end_matches('/').trim_end();
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let key = &rest[..end];
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = &quoted[..end];
            rest = quoted.get(end + 1..).unwrap_or("");
        }
        // A class that says nothing is none.
        if key == "class" && value.is_empty() {
            continue;
        }
        let value = if FRESHLY_SAID.contains(&key) {
            FRESH.to_owned()
        } else {
            decoded(value)
        };
        attributes.push(format!("{key}={value}"));
    }
    attributes.sort();
    // Each form has an id of its own.
    if attributes
        .iter()
        .any(|said| said == "name=meta[request_id]")
    {
        attributes.retain(|said| !said.starts_with("value="));
    }
    let mut line = format!("<{}", name.to_ascii_lowercase());
    for attribute in attributes {
        let _ = write!(line, " {attribute}");
    }
    line
}

/// The first difference, with what each has there.
pub fn difference(one: &str, other: &str) -> Option<String> {
    let (one, other) = (plain(one), plain(other));
    let longest = one.len().max(other.len());
    let at = (0..longest).find(|at| one.get(*at) != other.get(*at))?;
    Some(format!("{:?} and {:?}", one.get(at), other.get(at)))
}

#[cfg(test)]
mod tests {
    use super::{difference, plain};

    #[test]
    fn the_order_of_attributes_and_comments_do_not_count() {
        let one = "<a href=\"/x?a=1&amp;b=2\" class=\"b\">l&#39;un<!></a><!--x-->";
        let other = "<a class=\"b\" href=\"/x?a=1&amp;b=2\">l'un</a>";
        assert_eq!(difference(one, other), None);
        assert!(difference(one, "<a class=\"b\">l'un</a>").is_some());
        assert!(difference(one, "<a class=\"b\" href=\"/x?a=1&amp;b=2\">l'autre</a>").is_some());
    }

    #[test]
    fn what_differs_each_time_does_not_count() {
        let lines = plain("<script nonce=\"abc\"></script></html><script>x</script>");
        assert_eq!(lines, ["<script nonce=…", "</script", "</html"]);
    }
}
