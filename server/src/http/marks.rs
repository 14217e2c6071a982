//! The marks that the library leaves in a page for a program that would take it over
//! in the browser. Only islands are taken over; everywhere else they are bytes that
//! travel for nothing, two to eight in a hundred.

/// Begins and ends what a program takes over.
const ISLAND: &[u8] = b"leptos-island";
/// What stands in these is text, whatever it looks like.
const TEXTS: [&[u8]; 3] = [b"script", b"style", b"textarea"];

/// The page without comments, but inside of islands.
pub fn without(page: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(page.len());
    let mut islands = 0_usize;
    let mut rest = page;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        kept.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let (part, is_comment) = if rest.starts_with(b"<!--") {
            (until(rest, 4, b"-->"), true)
        } else if rest.starts_with(b"<!>") {
            (3, true)
        } else {
            (tag(rest), false)
        };
        let (part, after) = rest.split_at(part);
        rest = after;
        if is_comment && islands == 0 {
            continue;
        }
        kept.extend_from_slice(part);
        if is(part, b"</", ISLAND) {
            islands = islands.saturating_sub(1);
        } else if is(part, b"<", ISLAND) {
            islands += 1;
        } else if let Some(name) = TEXTS.into_iter().find(|name| is(part, b"<", name)) {
            let end = until(rest, 0, &[b"</", name].concat());
            let text = end.saturating_sub(name.len() + 2);
            kept.extend_from_slice(&rest[..text]);
            rest = &rest[text..];
        }
    }
    kept.extend_from_slice(rest);
    kept
}

/// Where a part ends, by what ends it: the whole, where nothing does.
fn until(text: &[u8], from: usize, end: &[u8]) -> usize {
    text.get(from..)
        .and_then(|rest| rest.windows(end.len()).position(|found| found == end))
        .map_or(text.len(), |at| from + at + end.len())
}

/// Where a tag ends: at the first `>` outside of quotes.
fn tag(text: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in text.iter().enumerate() {
        match (quote, *byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn is(tag: &[u8], begin: &[u8], name: &[u8]) -> bool {
    tag.strip_prefix(begin)
        .and_then(|tag| tag.strip_prefix(name))
        .and_then(<[u8]>::first)
        .is_some_and(|byte| matches!(byte, b'>' | b' ' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_nobody_reads_is_left_out() {
        for (page, left) in [
            ("", ""),
            ("a", "a"),
            ("<p>a<!></p><!><!>", "<p>a</p>"),
            (
                "<!DOCTYPE html><!--HEAD--><p>1 <!>2</p>",
                "<!DOCTYPE html><p>1 2</p>",
            ),
            // What somebody typed stays.
            ("<input value=\"<!>'\"><!>", "<input value=\"<!>'\">"),
            ("<input value='\"<!-- -->'>", "<input value='\"<!-- -->'>"),
            (
                "<textarea><!><!-- a --></textarea><!>",
                "<textarea><!><!-- a --></textarea>",
            ),
            (
                "<script>\"<!-- a\"; '<!>'</script><!>b",
                "<script>\"<!-- a\"; '<!>'</script>b",
            ),
            // Islands are as they were made.
            (
                "<!><leptos-island data-props=\"{<!>}\"><b><!></b><!--a--></leptos-island><!>c",
                "<leptos-island data-props=\"{<!>}\"><b><!></b><!--a--></leptos-island>c",
            ),
            (
                "<leptos-island><leptos-island><!></leptos-island><!></leptos-island><!>",
                "<leptos-island><leptos-island><!></leptos-island><!></leptos-island>",
            ),
            // Broken pages are not made worse.
            ("<p>a<!--b", "<p>a"),
            ("<p", "<p"),
            ("<script>a", "<script>a"),
            ("1 < 2 <!> 3 > 2", "1 < 2 <!> 3 > 2"),
        ] {
            let found = without(page.as_bytes());
            assert_eq!(String::from_utf8_lossy(&found), left, "{page}");
        }
    }
}
