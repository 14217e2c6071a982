//! Writes the pieces of one text as a Rust expression.

use std::fmt::Write;

use super::model::Piece;

/// Adds the variables that are written out (not only selected on).
pub fn collect_shown(pieces: &[Piece], names: &mut Vec<String>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => names.push(name.clone()),
            Piece::Select { cases, otherwise } => {
                for (_, pieces) in cases {
                    collect_shown(pieces, names);
                }
                collect_shown(otherwise, names);
            }
        }
    }
}

/// A Rust expression of type `&'static str`: the text with its markers, chosen
/// by `if` where the text selects. Each choice is a whole sentence: with several
/// selections the text around them is repeated, which compresses well.
pub fn expression(pieces: &[Piece], shown: &[String]) -> String {
    let choice = pieces
        .iter()
        .enumerate()
        .find_map(|(at, piece)| match piece {
            Piece::Select { cases, otherwise } => Some((at, cases, otherwise)),
            Piece::Text(_) | Piece::Variable(_) => None,
        });
    let Some((at, cases, otherwise)) = choice else {
        return literal(pieces, shown);
    };
    let whole = |middle: &[Piece]| {
        let mut whole = pieces[..at].to_vec();
        whole.extend_from_slice(middle);
        whole.extend_from_slice(&pieces[at + 1..]);
        expression(&whole, shown)
    };
    let last = whole(otherwise);
    let mut chain: Vec<(String, String)> = Vec::new();
    for (condition, middle) in cases {
        let text = whole(middle);
        match chain.last_mut() {
            Some((before, same)) if *same == text => {
                *before = format!("({before}) || ({condition})");
            }
            _ => chain.push((condition.clone(), text)),
        }
    }
    while chain.last().is_some_and(|(_, text)| *text == last) {
        chain.pop();
    }
    let mut out = String::new();
    for (condition, text) in &chain {
        let _ = write!(out, "if {condition} {{ {text} }} else ");
    }
    if chain.is_empty() || last.starts_with("if ") {
        out + &last
    } else {
        format!("{out}{{ {last} }}")
    }
}

fn literal(pieces: &[Piece], shown: &[String]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Variable(name) => {
                let index = shown
                    .iter()
                    .position(|shown| shown == name)
                    .unwrap_or_default();
                text.push(char::from(u8::try_from(index + 1).unwrap_or_default()));
            }
            Piece::Select { .. } => {}
        }
    }
    format!("{text:?}")
}

/// What a reader of the code sees of a text: its default, on one line.
pub fn summary(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(&text.replace(['\n', '`'], " ")),
            Piece::Variable(name) => {
                let _ = write!(out, "{{{name}}}");
            }
            Piece::Select { otherwise, .. } => out.push_str(&summary(otherwise)),
        }
    }
    out
}
