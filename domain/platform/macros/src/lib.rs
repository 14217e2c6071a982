//! `pleinweb_platform::sql!`; see there.

mod literal;
mod pieces;

use std::fmt::Write;

use proc_macro::{TokenStream, TokenTree};

use pieces::{Piece, pieces};

/// A statement with its values where they belong:
/// `sql!("SELECT name FROM agency WHERE id = {id} AND region IN ({regions:list})")`.
///
/// - `{value}`: a value, always bound, never part of the text. Any expression
///   that has no braces and is `Bind`; the same one twice is bound once.
/// - `{values:list}`: each of them, bound, with commas; an empty list is one that
///   nothing is in.
/// - `{part:sql}`: a piece of text that is part of the program (`&'static str`),
///   or another statement with its values.
/// - `{{` and `}}` are braces.
#[proc_macro]
pub fn sql(input: TokenStream) -> TokenStream {
    made(input).unwrap_or_else(|why| fail(&why))
}

fn made(input: TokenStream) -> Result<TokenStream, String> {
    let mut tokens = input.into_iter();
    let (Some(TokenTree::Literal(literal)), None) = (tokens.next(), tokens.next()) else {
        return Err("a statement is one text".to_owned());
    };
    let text = literal::read(&literal.to_string()).ok_or("a statement is a text")?;
    let code = statement(&pieces(&text)?);
    code.parse()
        .map_err(|_| format!("a value of this statement is no expression: {code}"))
}

/// The values that stand alone are numbered first, those of lists and parts after
/// them: so most of the text is known to the compiler, and often all of it.
fn statement(pieces: &[Piece]) -> String {
    let mut values: Vec<&str> = Vec::new();
    let mut text = String::new();
    let mut rest = String::new();
    let mut fixed = true;
    for piece in pieces {
        match piece {
            Piece::Text(more) => text.push_str(more),
            Piece::Value(value) => {
                let known = values.iter().position(|known| known == value);
                let at = known.unwrap_or_else(|| {
                    values.push(value);
                    values.len() - 1
                });
                let _ = write!(text, "${}", at + 1);
            }
            Piece::List(list) => {
                let _ = write!(rest, ".text({text:?}).list(({list}).iter())");
                text.clear();
                fixed = false;
            }
            Piece::Part(part) => {
                let _ = write!(rest, ".text({text:?}).part({part})");
                text.clear();
                fixed = false;
            }
        }
    }
    let mut bound = String::new();
    for value in values {
        let _ = write!(bound, "::pleinweb_platform::Bind::bind(&({value})),");
    }
    let start = format!("::std::vec![{bound}]");
    if fixed {
        format!("::pleinweb_platform::Statement::fixed({text:?}, {start})")
    } else {
        format!("::pleinweb_platform::Statement::of({start}){rest}.text({text:?})")
    }
}

fn fail(why: &str) -> TokenStream {
    format!("::std::compile_error!({why:?})")
        .parse()
        .unwrap_or_default()
}
