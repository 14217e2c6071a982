//! A text about pay, cut into what counts: amounts, units of time, months a
//! year, shares of the minimum wage. Numbers that are something else (hours,
//! index points, years of an agreement, bonuses) are left out.

/// The time that an amount is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Hour,
    Day,
    Month,
    Year,
}

/// An amount of money, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub value: f64,
    /// The other way to read `12.307`.
    pub as_decimal: Option<f64>,
}

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub low: Option<Amount>,
    pub high: Option<Amount>,
    pub unit: Option<Unit>,
    /// Months of pay a year.
    pub months: Option<f64>,
    pub net: bool,
    pub smic: bool,
    /// "78 % du SMIC" is 78, "SMIC + 10 %" is 110.
    pub smic_percent: Option<f64>,
    /// Another currency than euros.
    pub foreign: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number {
        value: f64,
        as_decimal: Option<f64>,
        thousands: bool,
    },
    Word(String),
    Sign(char),
}

/// Numbers after these are no amounts: points of a scale, agreements, bonuses.
const NOT_PAY: [&str; 21] = [
    "indice",
    "coefficient",
    "coeff",
    "coef",
    "échelon",
    "echelon",
    "niveau",
    "groupe",
    "grille",
    "catégorie",
    "categorie",
    "ccn",
    "convention",
    "position",
    "article",
    "idcc",
    "mars",
    "prime",
    "primes",
    "ticket",
    "tickets",
];

fn lex(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\n' => ' ',
            '–' | '—' => '-',
            '’' => '\'',
            other => other,
        })
        .collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii_digit() {
            let (token, next) = number(&letters, at);
            tokens.push(token);
            at = next;
        } else if letter.is_alphabetic() {
            let start = at;
            while at < letters.len() && (letters[at].is_alphanumeric()) {
                at += 1;
            }
            tokens.push(Token::Word(letters[start..at].iter().collect()));
        } else {
            if letter != ' ' {
                tokens.push(Token::Sign(letter));
            }
            at += 1;
        }
    }
    tokens
}

/// Digits from `at`: how many.
fn digits(letters: &[char], at: usize) -> usize {
    letters[at.min(letters.len())..]
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count()
}

/// A number with its groups of three and its decimals: `2 100,50`, `42,000`, `12.307`, `36K`.
fn number(letters: &[char], start: usize) -> (Token, usize) {
    let mut whole = String::new();
    let mut decimals = String::new();
    let mut last_group = None;
    let first = digits(letters, start);
    whole.extend(&letters[start..start + first]);
    let mut at = start + first;
    while let Some(&mark) = letters.get(at) {
        let following = digits(letters, at + 1);
        let group = following == 3 && whole.len() <= 9 && first <= 3 && whole != "0";
        match mark {
            ' ' | '\'' if group => {}
            '.' | ',' if group => last_group = Some(whole.len()),
            '.' | ',' if following > 0 => {
                decimals.extend(&letters[at + 1..=at + following]);
                at += 1 + following;
                break;
            }
            _ => break,
        }
        whole.extend(&letters[at + 1..=at + 3]);
        at += 4;
    }
    let read = |whole: &str, decimals: &str| format!("{whole}.{decimals}0").parse().unwrap_or(0.0);
    // "12.307" is twelve thousand, or twelve and a bit: an hour's pay tells.
    let as_decimal = last_group
        .filter(|group| *group + 3 == whole.len() && decimals.is_empty())
        .map(|group| read(&whole[..group], &whole[group..]));
    let value = read(&whole, &decimals);
    let k = if letters.get(at) == Some(&' ') {
        at + 1
    } else {
        at
    };
    let after_k = letters.get(k + 1).copied().unwrap_or(' ');
    let thousands = letters.get(k) == Some(&'k')
        && (!after_k.is_alphanumeric()
            || letters[k + 1..].starts_with(&['e'])
                && !letters
                    .get(k + 2)
                    .is_some_and(|l| l.is_alphabetic() && *l != 'u'));
    let next = if !thousands {
        at
    } else if after_k == 'e' {
        k + 2
    } else {
        k + 1
    };
    (
        Token::Number {
            value,
            as_decimal,
            thousands,
        },
        next,
    )
}

fn word(tokens: &[Token], at: usize) -> &str {
    match tokens.get(at) {
        Some(Token::Word(word)) => word,
        _ => "",
    }
}

fn sign(tokens: &[Token], at: usize) -> char {
    match tokens.get(at) {
        Some(Token::Sign(sign)) => *sign,
        _ => ' ',
    }
}

fn unit_of(tokens: &[Token], at: usize) -> Option<Unit> {
    // "/ heure", "par heure", "de l'heure"
    let after_per = at > 0
        && (sign(tokens, at - 1) == '/'
            || sign(tokens, at - 1) == '\''
            || matches!(word(tokens, at - 1), "par" | "de"));
    match word(tokens, at) {
        "horaire" | "tx" => Some(Unit::Hour),
        "heure" | "h" if after_per => Some(Unit::Hour),
        "tjm" | "journalier" | "journalière" => Some(Unit::Day),
        "jour" | "j" if after_per => Some(Unit::Day),
        "mensuel" | "mensuelle" | "mensuels" | "mensuellement" => Some(Unit::Month),
        "mois" if after_per => Some(Unit::Month),
        "annuel" | "annuelle" | "annuels" | "annuellement" => Some(Unit::Year),
        "an" | "année" if after_per => Some(Unit::Year),
        _ => None,
    }
}

/// Reads a text about pay.
pub fn said(text: &str) -> Said {
    let tokens = lex(text);
    let mut said = Said::default();
    let mut skip_until = 0;
    for at in 0..tokens.len() {
        match &tokens[at] {
            Token::Sign('$' | '£' | '¥') => said.foreign = true,
            Token::Sign(_) => {}
            Token::Word(name) => {
                match name.as_str() {
                    "smic" => said.smic = true,
                    "net" | "nets" | "nette" => said.net = true,
                    "usd" | "chf" | "sek" | "gbp" | "dollars" | "dollar" => said.foreign = true,
                    _ => {}
                }
                if said.unit.is_none() {
                    said.unit = unit_of(&tokens, at);
                }
            }
            Token::Number { .. } if at < skip_until => {}
            Token::Number {
                value,
                as_decimal,
                thousands,
            } => {
                skip_until = at + 1;
                match meaning(&tokens, at) {
                    Meaning::Months => said.months = said.months.or(Some(*value)),
                    Meaning::Percent => {
                        let more = at > 0 && sign(&tokens, at - 1) == '+';
                        said.smic_percent = Some(if more { 100.0 + value } else { *value });
                    }
                    Meaning::Duration => skip_until = at + 3,
                    Meaning::Amount if said.low.is_none() => {
                        let times = if *thousands { 1000.0 } else { 1.0 };
                        said.low = Some(Amount {
                            value: value * times,
                            as_decimal: as_decimal.filter(|_| !thousands),
                        });
                        said.high = second(&tokens, at, *thousands, &mut said);
                        // The second amount was read just now.
                        skip_until = usize::MAX;
                        if let Some(end) = months_after(&tokens, at + 1) {
                            said.months = Some(end);
                        }
                    }
                    Meaning::Amount | Meaning::Other => {}
                }
            }
        }
    }
    said
}

enum Meaning {
    Amount,
    Months,
    Percent,
    Duration,
    Other,
}

fn meaning(tokens: &[Token], at: usize) -> Meaning {
    let next = word(tokens, at + 1);
    if sign(tokens, at + 1) == '%' {
        return Meaning::Percent;
    }
    match next {
        "mois" => return Meaning::Months,
        "e" | "è" | "ème" | "eme" | "ième" => {
            return if word(tokens, at + 2) == "mois" {
                Meaning::Months
            } else {
                Meaning::Other
            };
        }
        "h" | "heures" | "heure" | "hebdo" => return Meaning::Duration,
        "jours" | "jour" | "ans" | "semaines" | "km" | "postes" | "personnes" => {
            return Meaning::Other;
        }
        _ => {}
    }
    // "h30" is one word after "35".
    if let Some(minutes) = next.strip_prefix('h')
        && !minutes.is_empty()
        && minutes.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Meaning::Duration;
    }
    let before = at.saturating_sub(2)..at;
    if before
        .clone()
        .any(|near| NOT_PAY.contains(&word(tokens, near)))
    {
        return Meaning::Other;
    }
    Meaning::Amount
}

/// The upper end: only right after the lower one, with nothing but currency
/// and a word or sign that joins them in between.
fn second(tokens: &[Token], first: usize, thousands: bool, said: &mut Said) -> Option<Amount> {
    let mut joined = false;
    for at in first + 1..tokens.len() {
        match &tokens[at] {
            Token::Sign('€') => {}
            Token::Word(name)
                if matches!(
                    name.as_str(),
                    "euros" | "euro" | "eur" | "brut" | "bruts" | "brute" | "net" | "nets"
                ) => {}
            Token::Word(name) if matches!(name.as_str(), "à" | "a" | "et" | "ou" | "jusqu") => {
                joined = true;
            }
            Token::Sign('-' | '/' | '\'') => joined = true,
            Token::Number {
                value,
                as_decimal,
                thousands: own,
            } if joined => {
                if !matches!(meaning(tokens, at), Meaning::Amount) {
                    return None;
                }
                // "45 à 60 K€", "35 K€ à 50": the k is for both.
                if *own && !thousands {
                    said.low = said.low.map(|low| Amount {
                        value: if low.value < 1000.0 {
                            low.value * 1000.0
                        } else {
                            low.value
                        },
                        as_decimal: None,
                    });
                }
                let times = if *own || thousands && *value < 1000.0 {
                    1000.0
                } else {
                    1.0
                };
                return Some(Amount {
                    value: value * times,
                    as_decimal: as_decimal.filter(|_| !own),
                });
            }
            _ => return None,
        }
    }
    None
}

/// "sur 13 mois", "13ème mois" after the amounts.
fn months_after(tokens: &[Token], from: usize) -> Option<f64> {
    (from..tokens.len()).find_map(|at| match &tokens[at] {
        Token::Number { value, .. } if matches!(meaning(tokens, at), Meaning::Months) => {
            Some(*value)
        }
        _ => None,
    })
}
