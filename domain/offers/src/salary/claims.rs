//! What a text claims about pay: amounts with their unit, hours of work, months
//! a year, shares of the minimum wage. A number without money or a unit beside it
//! is no amount.

use super::context::{front, is_in_a_bonus, is_not_pay, is_something_else};
use super::counts::share_in_words;
use super::lexing::{Number, amount, lex, sign, word};
use super::minimum::smic;
use super::money::{foreign, is_filler, is_money};
use super::told::{Claim, Reader, Said};
use super::units::{Unit, bare, in_front, named};

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

impl Reader<'_> {
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
                tail.net |= is_net(word(self.tokens, at));
                at += 1;
            } else if matches!(sign(self.tokens, at), '(' | ')' | ',' | '/') && self.goes_on(at + 1)
                || word(self.tokens, at) == "en" && is_of_tax(word(self.tokens, at + 1))
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
        let gross = |from: usize, to: usize| (from..to).any(|at| is_gross(word(self.tokens, at)));
        let second = match second {
            // "1 450 € net / 1 850 € brut": the same twice, and the gross one counts.
            Some((_, tail)) if first.net && !tail.net && gross(first.end, tail.end) => {
                return None;
            }
            Some((_, tail)) if tail.net && !first.net && gross(at, first.end) => None,
            Some(second) if self.is_no_lower_end(at, low, first, second) => return None,
            second => second,
        };
        let tail = second.map_or(first, |(_, tail)| tail);
        let money = first_money || tail.money;
        let thousands = low.thousands || second.is_some_and(|(high, _)| high.thousands);
        let unit = both(first.unit, second.and_then(|(_, tail)| tail.unit));
        // "annuel 2024", "35k abonnés".
        let year = low.four_digits
            && (1950.0..2100.0).contains(&low.value)
            && word(self.tokens, at.wrapping_sub(1)) != "de"
            && !self.is_behind_a_unit(at);
        let bare_k = thousands && !money && !self.may_follow_k(tail.end);
        let is_amount = money
            || thousands && !bare_k
            || unit.is_some()
            || front.unit.is_some() && !year && self.is_label(at);
        if !is_amount
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
            || is_net(word(self.tokens, at.wrapping_sub(1)))
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
        (at.saturating_sub(4)..at).any(|at| is_net(word(self.tokens, at)))
            && !(at.saturating_sub(4)..at).any(|at| amount(self.tokens, at).is_some())
    }

    /// "salaire mensuel : 2000", "mensuel brut : 2000": no year.
    fn is_behind_a_unit(&self, at: usize) -> bool {
        let colon = at.wrapping_sub(1);
        let before = colon.wrapping_sub(1);
        let unit = if is_filler(word(self.tokens, before)) {
            before.wrapping_sub(1)
        } else {
            before
        };
        sign(self.tokens, colon) == ':' && in_front(self.tokens, &self.used, unit).is_some()
    }

    /// Whether the first of two numbers is a year, a level or a department, and a
    /// dash sets it apart: "Rentrée 2025 - 2 100 €", "Bac +2 - 2000 €".
    fn is_no_lower_end(
        &self,
        at: usize,
        low: Number,
        first: Tail,
        (high, tail): (Number, Tail),
    ) -> bool {
        let bare = !first.money
            && first.unit.is_none()
            && !low.thousands
            && !low.spaced
            && !is_money(self.tokens, at.wrapping_sub(1));
        let joint = sign(self.tokens, at + 1);
        if !bare || !tail.money || high.thousands || !matches!(joint, '-' | '/') {
            return false;
        }
        let before = at.wrapping_sub(1);
        let level =
            sign(self.tokens, before) == '+' && word(self.tokens, before.wrapping_sub(1)) == "bac";
        let dated = sign(self.tokens, before) == '/'
            && amount(self.tokens, before.wrapping_sub(1)).is_some();
        let year = joint == '-'
            && low.four_digits
            && (2015.0..2036.0).contains(&low.value)
            && (dated || is_dated(word(self.tokens, before)) || at == 0 && high.spaced);
        let far = low.value < 100.0 && high.value >= 500.0 || low.value > high.value * 4.0;
        level || year || far
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

fn is_net(word: &str) -> bool {
    matches!(word, "net" | "nets" | "nette" | "nettes")
}

fn is_of_tax(word: &str) -> bool {
    is_net(word) || is_gross(word)
}

fn is_gross(word: &str) -> bool {
    matches!(
        word,
        "brut" | "bruts" | "brute" | "brutes" | "bru" | "gross"
    )
}

/// What a year stands behind.
fn is_dated(word: &str) -> bool {
    matches!(
        word,
        "janvier"
            | "fevrier"
            | "mars"
            | "avril"
            | "mai"
            | "juin"
            | "juillet"
            | "aout"
            | "septembre"
            | "octobre"
            | "novembre"
            | "decembre"
            | "rentree"
            | "annee"
            | "saison"
            | "ete"
            | "hiver"
            | "printemps"
            | "automne"
            | "en"
            | "fin"
            | "debut"
            | "depuis"
            | "grille"
            | "promo"
            | "promotion"
            | "session"
    )
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
