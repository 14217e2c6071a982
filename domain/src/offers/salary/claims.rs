//! What a text claims about pay: amounts with their unit, hours of work, months
//! a year, shares of the minimum wage. A number without money or a unit beside it
//! is no amount.

use super::context::{front, is_in_a_bonus, is_not_pay, is_something_else};
use super::lexing::{Number, Token, amount, lex, sign, word};
use super::units::{Unit, bare, in_front, named};

/// An amount or a range, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    pub low: Number,
    pub high: Option<Number>,
    pub unit: Option<Unit>,
    pub net: bool,
    /// A bonus or an allowance was spoken of before.
    pub after_a_bonus: bool,
}

/// Hours that a text says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Minutes of a week.
    Minutes(u16),
    /// "temps partiel", and no more.
    Unknown,
}

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub claims: Vec<Claim>,
    /// Units that are named anywhere, once each.
    pub units: Vec<Unit>,
    /// Months of pay a year.
    pub months: Option<f64>,
    /// Less than full time.
    pub share: Option<Share>,
    pub smic: Option<Smic>,
    /// Another currency than euros.
    pub foreign: bool,
}

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

/// Reads a text about pay.
pub fn said(text: &str, learner: bool) -> Said {
    let tokens = lex(text);
    let mut reader = Reader {
        used: vec![false; tokens.len()],
        tokens: &tokens,
        learner,
        said: Said::default(),
    };
    reader.counts();
    reader.amounts();
    reader.units();
    reader.said.share = reader.said.share.or_else(|| share_in_words(&tokens));
    reader.said.smic = smic(&tokens);
    reader.said.foreign = foreign(&tokens);
    reader.said
}

struct Reader<'a> {
    tokens: &'a [Token],
    /// Tokens that say hours, months or a count of something.
    used: Vec<bool>,
    learner: bool,
    said: Said,
}

/// What follows an amount.
#[derive(Clone, Copy, Debug, Default)]
struct Tail {
    end: usize,
    money: bool,
    net: bool,
    unit: Option<Unit>,
    /// "3 €/kg": for something that we do not know.
    for_a_thing: bool,
}

fn both(one: Option<Unit>, other: Option<Unit>) -> Option<Unit> {
    match (one, other) {
        // Two units for one amount: it can be meant in two ways.
        (Some(one), Some(other)) if one != other => Some(Unit::Other),
        (one, other) => one.or(other),
    }
}

fn is_money(tokens: &[Token], at: usize) -> bool {
    sign(tokens, at) == '€' || matches!(word(tokens, at), "euros" | "euro" | "eur")
}

/// Words that may stand between an amount and its unit.
fn is_filler(word: &str) -> bool {
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

impl Reader<'_> {
    /// Numbers that count hours, days, months or shares; what they say of the
    /// hours and months is noted.
    fn counts(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(number) = amount(self.tokens, at) else {
                continue;
            };
            let next = word(self.tokens, at + 1);
            if sign(self.tokens, at + 1) == '%'
                || next == "pour" && word(self.tokens, at + 2) == "cent"
            {
                self.take(at, at + 2);
            } else if is_hours(next) {
                self.hours(at, number);
            } else if next == "mois" || is_ordinal(next) && word(self.tokens, at + 2) == "mois" {
                self.months(at, number);
            } else if matches!(
                next,
                "jour"
                    | "jours"
                    | "j"
                    | "an"
                    | "ans"
                    | "annee"
                    | "annees"
                    | "semaine"
                    | "semaines"
                    | "nuits"
                    | "fois"
                    | "postes"
                    | "km"
                    | "personnes"
            ) || is_ordinal(next)
            {
                let end = self.after_per(at + 2);
                self.take(at, end);
            }
        }
    }

    fn take(&mut self, from: usize, to: usize) {
        for used in self.used.iter_mut().take(to).skip(from) {
            *used = true;
        }
    }

    /// "par semaine", "/ mois", "hebdo" behind a count: where that ends.
    fn after_per(&self, at: usize) -> usize {
        match named(self.tokens, &self.used, at) {
            Some(named) if named.unit != Unit::Other => named.end,
            _ => at,
        }
    }

    fn hours(&mut self, at: usize, number: Number) {
        // "35h30" and "35 h 30".
        let glued =
            word(self.tokens, at + 1).trim_start_matches(|letter: char| letter.is_alphabetic());
        let mut end = at + 2;
        let mut minutes = glued.parse().unwrap_or(0.0);
        if glued.is_empty()
            && let Some(after) = amount(self.tokens, end)
            && after.value < 60.0
            && !is_money(self.tokens, end + 1)
        {
            minutes = after.value;
            end += 1;
        }
        let hours = number.value + minutes / 60.0;
        let unit = named(self.tokens, &self.used, end).map(|named| named.unit);
        let weekly = match unit {
            Some(Unit::Week) => Some(hours),
            Some(Unit::Month) => Some(hours * 12.0 / 52.0),
            Some(Unit::Year) => Some(hours / 52.0),
            Some(_) => None,
            // "pour 24 h", "temps partiel 24 h".
            None if at > 0 && matches!(word(self.tokens, at - 1), "pour" | "partiel") => {
                Some(if hours > 60.0 {
                    hours * 12.0 / 52.0
                } else {
                    hours
                })
            }
            None => None,
        };
        if let Some(hours) = weekly.filter(|hours| (1.0..34.5).contains(hours)) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 1 and 35 hours"
            )]
            let minutes = (hours * 60.0).round() as u16;
            self.said.share = Some(Share::Minutes(minutes));
        }
        let end = self.after_per(end);
        self.take(at, end);
    }

    fn months(&mut self, at: usize, number: Number) {
        let ordinal = word(self.tokens, at + 1) != "mois";
        let before = word(self.tokens, at.wrapping_sub(1));
        let times = ordinal
            || before == "sur"
            || matches!(sign(self.tokens, at.wrapping_sub(1)), '×' | '/')
            || before == "x";
        // "contrat sur 14 mois": how long it lasts.
        let lasts = (at.saturating_sub(4)..at).any(|at| {
            matches!(
                word(self.tokens, at),
                "cdd" | "contrat" | "mission" | "stage" | "duree" | "periode" | "poste"
            )
        });
        if times && !lasts && (12.0..=16.0).contains(&number.value) && self.said.months.is_none() {
            self.said.months = Some(number.value);
        }
        self.take(at, at + if ordinal { 3 } else { 2 });
    }

    /// What follows an amount, from `at` on.
    fn tail(&self, at: usize) -> Tail {
        let mut tail = Tail {
            end: at,
            ..Tail::default()
        };
        let mut at = at;
        loop {
            let found = named(self.tokens, &self.used, at).or_else(|| {
                let behind_money = at > 0 && is_money(self.tokens, at - 1);
                behind_money.then(|| bare(self.tokens, &self.used, at))?
            });
            if let Some(found) = found {
                tail.unit = both(tail.unit, Some(found.unit));
                at = found.end;
            } else if is_money(self.tokens, at) {
                tail.money = true;
                at += 1;
            } else if is_filler(word(self.tokens, at)) && self.used.get(at) != Some(&true) {
                tail.net |= word(self.tokens, at).starts_with("net");
                at += 1;
            } else if matches!(sign(self.tokens, at), '(' | ')' | ',' | '/') && self.goes_on(at + 1)
            {
                at += 1;
            } else {
                let (here, next) = (word(self.tokens, at), word(self.tokens, at + 1));
                tail.for_a_thing = sign(self.tokens, at) == '/' && !next.is_empty()
                    // "20 € le m²", "15 € la coupe".
                    || matches!(here, "le" | "la") && !next.is_empty()
                    || here == "l" && sign(self.tokens, at + 1) == '\'';
                return tail;
            }
            tail.end = at;
        }
    }

    fn goes_on(&self, at: usize) -> bool {
        self.used.get(at) != Some(&true)
            && (is_filler(word(self.tokens, at))
                || is_money(self.tokens, at)
                || named(self.tokens, &self.used, at)
                    .is_some_and(|named| named.unit != Unit::Other))
    }

    fn amounts(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            at = self.amount(at).unwrap_or(at + 1);
        }
    }

    /// A number that nothing else took.
    fn free(&self, at: usize) -> Option<Number> {
        let number = amount(self.tokens, at)?;
        (self.used.get(at) != Some(&true)).then_some(number)
    }

    /// The amount or range that begins at `at`, if one does: where it ends.
    fn amount(&mut self, at: usize) -> Option<usize> {
        let low = self.free(at)?;
        let front = front(self.tokens, &self.used, at, self.learner);
        let first = self.tail(at + 1);
        let first_money = first.money || at > 0 && is_money(self.tokens, at - 1);
        if front.name && !first_money {
            return None;
        }
        let second = self.second(
            first.end,
            first_money || low.thousands || first.unit.is_some(),
        );
        let tail = second.map_or(first, |(_, tail)| tail);
        let money = first_money || tail.money;
        let thousands = low.thousands || second.is_some_and(|(high, _)| high.thousands);
        let unit = both(first.unit, second.and_then(|(_, tail)| tail.unit));
        // "annuel 2024", "35k abonnés".
        let year = low.four_digits
            && (1950.0..2100.0).contains(&low.value)
            && word(self.tokens, at.wrapping_sub(1)) != "de";
        let bare_k = thousands && !money && !self.may_follow_k(tail.end);
        let is_amount = money
            || thousands && !bare_k
            || unit.is_some()
            || front.unit.is_some() && !year && self.is_label(at);
        if !is_amount
            || front.only_the_top
            || front.not_pay
            // "CCN 66 500 €" can be two numbers.
            || low.spaced && front.abbreviated
            || is_something_else(self.tokens, tail.end)
        {
            // The other end of a range is no amount of its own.
            return second.map(|_| tail.end.max(at + 1));
        }
        let unit = match (unit, front.unit) {
            (Some(unit), Some(Unit::Other)) => Some(unit),
            (own, front) => both(own, front),
        };
        let unit = unit.or((tail.for_a_thing && !thousands).then_some(Unit::Other));
        let net = first.net
            || tail.net
            || word(self.tokens, at.wrapping_sub(1)).starts_with("net")
            || self.net_in_front(at);
        let (low, high) = shared_thousands(low, first.money, second);
        self.said.claims.push(Claim {
            low,
            high,
            unit,
            net,
            after_a_bonus: (0..at).any(|at| is_not_pay(word(self.tokens, at))),
        });
        Some(tail.end.max(at + 1))
    }

    /// "salaire net : 1700 €", "net mensuel de 1700 €".
    fn net_in_front(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at)
            .any(|at| matches!(word(self.tokens, at), "net" | "nets" | "nette"))
            && !(at.saturating_sub(4)..at).any(|at| amount(self.tokens, at).is_some())
    }

    /// Whether a number stands where the form puts it: "Mensuel de 2000",
    /// "salaire mensuel : 2000".
    fn is_label(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        matches!(word(self.tokens, before), "de" | "brut" | "entre" | "est")
            || sign(self.tokens, before) == ':'
            || in_front(self.tokens, &self.used, before).is_some()
    }

    /// What may follow a `k` without a currency: "35 k brut", not "35k abonnés".
    fn may_follow_k(&self, end: usize) -> bool {
        let next = word(self.tokens, end);
        matches!(
            next,
            "" | "selon"
                | "et"
                | "ou"
                | "a"
                | "sur"
                | "en"
                | "package"
                | "negociable"
                | "negociables"
                | "hors"
                | "variable"
                | "variables"
                | "suivant"
                | "avec"
                | "plus"
        ) && sign(self.tokens, end) != '/'
            || matches!(sign(self.tokens, end), '/' if amount(self.tokens, end + 1).is_none())
    }

    /// The upper end: right after the lower one, with a word or sign that joins
    /// them. `sure`: the lower one is an amount by itself.
    fn second(&self, from: usize, sure: bool) -> Option<(Number, Tail)> {
        let mut at = from;
        while at < from + 4
            && (matches!(
                word(self.tokens, at),
                "a" | "et" | "ou" | "au" | "jusqu" | "jusque" | "to" | "and"
            ) || matches!(sign(self.tokens, at), '-' | '/' | '~' | '\'' | '…'))
        {
            at += 1;
        }
        if at == from {
            return None;
        }
        let currency = is_money(self.tokens, at);
        at += usize::from(currency);
        let high = self.free(at)?;
        let tail = self.tail(at + 1);
        let own = currency
            || tail.money
            || tail.unit.is_some()
            || high.thousands && self.may_follow_k(tail.end);
        let alone = sure
            && matches!(
                word(self.tokens, tail.end),
                "" | "selon" | "suivant" | "en" | "sur" | "et" | "plus" | "hors" | "avec"
            );
        ((own || alone) && !is_something_else(self.tokens, tail.end)).then_some((high, tail))
    }

    fn units(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let found = named(self.tokens, &self.used, at);
            let unit = found.map_or_else(
                || in_front(self.tokens, &self.used, at),
                |named| Some(named.unit),
            );
            if let Some(unit) = unit
                && !is_in_a_bonus(self.tokens, at)
                && !self.said.units.contains(&unit)
            {
                self.said.units.push(unit);
            }
            at = found.map_or(at + 1, |named| named.end.max(at + 1));
        }
    }
}

/// "45 à 60 K€", "35 K€ à 50": the k is for both.
fn shared_thousands(
    low: Number,
    low_has_money: bool,
    second: Option<(Number, Tail)>,
) -> (Number, Option<Number>) {
    let Some((high, tail)) = second else {
        return (low, None);
    };
    let times = |number: Number| Number {
        value: number.value * 1000.0,
        as_decimal: None,
        ..number
    };
    match (low.thousands, high.thousands) {
        (false, true) if !low_has_money && low.value < 1000.0 => (times(low), Some(high)),
        (true, false) if !tail.money && high.value < 1000.0 => (low, Some(times(high))),
        _ => (low, Some(high)),
    }
}

fn is_hours(word: &str) -> bool {
    matches!(word, "h" | "heure" | "heures" | "hr" | "hrs")
        || word.strip_prefix('h').is_some_and(|minutes| {
            !minutes.is_empty() && minutes.bytes().all(|byte| byte.is_ascii_digit())
        })
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "e" | "eme" | "ieme" | "er" | "ere")
}

/// "mi-temps", "temps partiel", "80 %".
fn share_in_words(tokens: &[Token]) -> Option<Share> {
    let half = (0..tokens.len()).any(|at| {
        word(tokens, at) == "mitemps"
            || word(tokens, at) == "mi"
                && (word(tokens, at + 1) == "temps" || word(tokens, at + 2) == "temps")
    });
    if half {
        return Some(Share::Minutes(35 * 30));
    }
    let part = (0..tokens.len())
        .any(|at| word(tokens, at) == "temps" && word(tokens, at + 1).starts_with("partiel"));
    if !part {
        return None;
    }
    let percent = (0..tokens.len()).find_map(|at| {
        let number = amount(tokens, at)?;
        (sign(tokens, at + 1) == '%' && (10.0..100.0).contains(&number.value))
            .then_some(number.value)
    });
    Some(percent.map_or(Share::Unknown, |percent| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of 2100"
        )]
        let minutes = (percent * 21.0).round() as u16;
        Share::Minutes(minutes)
    }))
}

fn smic(tokens: &[Token]) -> Option<Smic> {
    let at = (0..tokens.len()).find(|at| word(tokens, *at) == "smic")?;
    if let Some(percent) = smic_percent(tokens, at) {
        return Some(Smic::Percent(percent));
    }
    let unclear = tokens.iter().enumerate().any(|(at, token)| match token {
        Token::Sign('%' | '×') => true,
        Token::Word(word) => matches!(word.as_str(), "age" | "ages" | "pourcentage" | "x"),
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
    match (more, then) {
        (true, _) => Some(100.0 + value),
        (_, true) => Some(value),
        _ => None,
    }
}

/// Words for other money, wherever they stand.
const CURRENCIES: [&str; 38] = [
    "usd", "chf", "sek", "gbp", "dollars", "dollar", "francs", "franc", "xpf", "cfp", "fcfa",
    "xaf", "xof", "cad", "dirhams", "dirham", "mad", "dinars", "dinar", "tnd", "dzd", "ariary",
    "jpy", "yen", "yens", "cny", "yuan", "yuans", "pln", "zloty", "zlotys", "nok", "dkk", "aud",
    "inr", "brl", "roubles", "sterling",
];

fn foreign(tokens: &[Token]) -> bool {
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
