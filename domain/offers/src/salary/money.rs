//! Words for money, and those that stand between an amount and its unit.

use super::lexing::{Token, amount, sign, word};

/// Euros, however they are written.
pub fn is_money(tokens: &[Token], at: usize) -> bool {
    sign(tokens, at) == '€' || matches!(word(tokens, at), "euros" | "euro" | "eur")
}

/// Words that may stand between an amount and its unit.
pub fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "brut"
            | "bruts"
            | "brute"
            | "brutes"
            | "bru"
            | "gross"
            | "net"
            | "nets"
            | "nette"
            | "nettes"
            | "fixe"
            | "fixes"
            | "minimum"
            | "mini"
            | "min"
            | "environ"
    )
}

/// Words for other money, wherever they stand.
const CURRENCIES: [&str; 38] = [
    "usd", "chf", "sek", "gbp", "dollars", "dollar", "francs", "franc", "xpf", "cfp", "fcfa",
    "xaf", "xof", "cad", "dirhams", "dirham", "mad", "dinars", "dinar", "tnd", "dzd", "ariary",
    "jpy", "yen", "yens", "cny", "yuan", "yuans", "pln", "zloty", "zlotys", "nok", "dkk", "aud",
    "inr", "brl", "roubles", "sterling",
];

/// Whether the text is about another currency, or a bill.
pub fn foreign(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| match token {
        Token::Sign(sign) => matches!(sign, '$' | '£' | '¥' | '₣' | '₽' | '₹' | '₺' | '₩'),
        Token::Word(word) => {
            CURRENCIES.contains(&word.as_str())
                // A price before tax is a bill, no pay.
                || matches!(word.as_str(), "ht" | "ttc")
                // "5000 fr.", "4500 Fr par mois".
                || matches!(word.as_str(), "fr" | "sfr" | "dh" | "dhs" | "kc" | "lei")
                    && at > 0
                    && amount(tokens, at - 1).is_some()
        }
        Token::Number(_) => false,
    })
}
