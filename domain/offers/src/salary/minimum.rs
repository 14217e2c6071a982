//! The minimum wage as texts speak of it.

use super::lexing::{Token, amount, sign, word};

/// How the minimum wage is spoken of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Smic {
    /// "SMIC", "SMIC horaire".
    Plain,
    /// "Supérieur au SMIC", "SMIC + primes".
    AtLeast,
    /// "78 % du SMIC" is 78, "SMIC + 10 %" is 110.
    Percent(f64),
    /// By age, or a multiple: nothing can be said.
    Unclear,
}

/// What a text says of the minimum wage, if it names it.
pub fn smic(tokens: &[Token]) -> Option<Smic> {
    let at = (0..tokens.len()).find(|at| word(tokens, *at) == "smic")?;
    let shares = tokens.iter().filter(|token| **token == Token::Sign('%'));
    // "de 43 % à 100 % du SMIC".
    let on_top = sign(tokens, at + 1) == '+';
    let several = shares.count() > 1;
    if several && !on_top {
        return Some(Smic::Unclear);
    }
    // "SMIC + 10 % (IFM) + 10 % (CP)" is the SMIC and something else.
    if !several && let Some(percent) = smic_percent(tokens, at) {
        return Some(Smic::Percent(percent));
    }
    let unclear = tokens.iter().enumerate().any(|(at, token)| match token {
        Token::Sign('×') => true,
        Token::Sign('%') => !on_top,
        Token::Word(word) => matches!(
            word.as_str(),
            "age" | "ages" | "pourcentage" | "x" | "fois" | "moins" | "inferieur"
        ),
        // "1,2 SMIC", "2 SMIC".
        Token::Number(_) => word(tokens, at + 1) == "smic",
        Token::Sign(_) => false,
    });
    if unclear {
        return Some(Smic::Unclear);
    }
    let more = tokens.iter().any(|token| match token {
        Token::Sign(sign) => *sign == '+',
        Token::Word(word) => matches!(
            word.as_str(),
            "superieur"
                | "majore"
                | "superieure"
                | "minimum"
                | "dessus"
                | "selon"
                | "partir"
                | "plus"
                | "au-dela"
        ),
        Token::Number(_) => false,
    });
    Some(if more { Smic::AtLeast } else { Smic::Plain })
}

/// "78 % du SMIC", "SMIC + 10 %", "SMIC à 78 %".
fn smic_percent(tokens: &[Token], smic: usize) -> Option<f64> {
    let percent = |at: usize| {
        let number = amount(tokens, at)?;
        (sign(tokens, at + 1) == '%').then_some(number.value)
    };
    let mut before = smic;
    while before > 0 && matches!(word(tokens, before - 1), "du" | "de" | "le" | "au") {
        before -= 1;
    }
    if before >= 2
        && let Some(value) = percent(before - 2)
    {
        // "+ 10 % du SMIC" is what comes on top.
        let on_top = before > 2 && sign(tokens, before - 3) == '+';
        return Some(if on_top { 100.0 + value } else { value });
    }
    let more = sign(tokens, smic + 1) == '+' || word(tokens, smic + 1) == "plus";
    let then = matches!(word(tokens, smic + 1), "a") || sign(tokens, smic + 1) == ':';
    let value = percent(smic + 2)?;
    // "SMIC + 10 % IFM" is the SMIC and something else.
    let what = smic + 4 + usize::from(sign(tokens, smic + 4) == '(');
    if !matches!(
        word(tokens, what),
        "" | "brut" | "selon" | "minimum" | "environ"
    ) {
        return None;
    }
    match (more, then) {
        (true, _) => Some(100.0 + value),
        (_, true) => Some(value),
        _ => None,
    }
}
