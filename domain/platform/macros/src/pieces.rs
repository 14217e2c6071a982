//! A statement in pieces: its text, and what stands in braces.

/// One of them.
pub(super) enum Piece {
    Text(String),
    /// `{value}`
    Value(String),
    /// `{values:list}`
    List(String),
    /// `{part:sql}`
    Part(String),
}

pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if from.starts_with("{{") || from.starts_with("}}") {
            plain.push_str(&from[..1]);
            rest = &from[2..];
            continue;
        }
        let (inner, after) = from
            .strip_prefix('{')
            .and_then(|from| from.split_once('}'))
            .ok_or("a brace without its other one: write {{ or }}")?;
        found.push(Piece::Text(std::mem::take(&mut plain)));
        found.push(braced(inner.trim())?);
        rest = after;
    }
    plain.push_str(rest);
    found.push(Piece::Text(plain));
    Ok(found)
}

fn braced(inner: &str) -> Result<Piece, String> {
    if inner.is_empty() {
        return Err("nothing stands between these braces".to_owned());
    }
    if let Some(list) = inner.strip_suffix(":list") {
        return Ok(Piece::List(list.to_owned()));
    }
    Ok(match inner.strip_suffix(":sql") {
        Some(part) => Piece::Part(part.to_owned()),
        None => Piece::Value(inner.to_owned()),
    })
}
