//! Numbers that count hours, days, months or shares, and are no money.

use super::lexing::{Number, Token, amount, sign, word};
use super::money::{is_filler, is_money};
use super::told::{Reader, Share};
use super::units::{Unit, named};

impl Reader<'_> {
    /// Numbers that count hours, days, months or shares; what they say of the
    /// hours and months is noted.
    pub(super) fn counts(&mut self) {
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
        self.weeks();
    }

    /// Weeks that say when one works, not what one is paid for: "durée
    /// hebdomadaire : 35 h", "repos hebdomadaire", "une semaine sur deux".
    fn weeks(&mut self) {
        for at in 0..self.tokens.len() {
            let before = word(self.tokens, at.wrapping_sub(1));
            let is_week = match word(self.tokens, at) {
                "hebdomadaire" | "hebdomadaires" | "hebdo" | "quinzaine" => true,
                "semaine" => matches!(before, "la" | "une"),
                _ => false,
            };
            let every_other = before == "une" && word(self.tokens, at + 1) == "sur";
            if is_week && (every_other || self.of_work(at) || self.counted_behind(at)) {
                self.take(at, at + 1);
            }
        }
    }

    /// Whether a word for working time stands among the three words in front.
    fn of_work(&self, at: usize) -> bool {
        (0..at)
            .rev()
            .take_while(|back| !matches!(self.tokens[*back], Token::Number(_)))
            .map(|back| word(self.tokens, back))
            .filter(|word| !word.is_empty())
            .take(3)
            .any(|word| {
                matches!(
                    word,
                    "duree"
                        | "temps"
                        | "travail"
                        | "repos"
                        | "planning"
                        | "horaire"
                        | "horaires"
                        | "base"
                )
            })
    }

    /// Whether hours or days are counted right behind, and no money is right in front:
    /// "500 € la semaine de 35 h" is pay.
    fn counted_behind(&self, at: usize) -> bool {
        let front = (0..at)
            .rev()
            .find(|back| {
                let article = matches!(word(self.tokens, *back), "la" | "une" | "a" | "par");
                !article && sign(self.tokens, *back) != '/'
            })
            .is_some_and(|at| is_money(self.tokens, at) || is_filler(word(self.tokens, at)));
        !front
            && (at + 1..at + 3).any(|at| {
                let next = word(self.tokens, at + 1);
                amount(self.tokens, at).is_some()
                    && (is_hours(next) || matches!(next, "jour" | "jours" | "j"))
            })
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
            // "pour 24 h", "temps partiel 24 h".
            None if at > 0 && matches!(word(self.tokens, at - 1), "pour" | "partiel") => {
                Some(if hours > 60.0 {
                    hours * 12.0 / 52.0
                } else {
                    hours
                })
            }
            Some(_) | None => None,
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
pub fn share_in_words(tokens: &[Token]) -> Option<Share> {
    let half = (0..tokens.len()).any(|at| {
        word(tokens, at) == "mitemps"
            || word(tokens, at) == "mi"
                && (word(tokens, at + 1) == "temps" || word(tokens, at + 2) == "temps")
    });
    if half {
        return Some(Share::Minutes(35 * 30));
    }
    let part = (0..tokens.len())
        .find(|at| word(tokens, *at) == "temps" && word(tokens, at + 1).starts_with("partiel"))?;
    let share = |at: usize| {
        let number = amount(tokens, at)?;
        (sign(tokens, at + 1) == '%' && (10.0..100.0).contains(&number.value))
            .then_some(number.value)
    };
    // Another share is that of something else: "temps partiel, mutuelle 60 %".
    let behind = part + 2..part + 5;
    let percent = behind
        .take_while(|at| {
            matches!(word(tokens, at - 1), "" | "a" | "de" | "soit" | "environ") || *at == part + 2
        })
        .find_map(share)
        .or_else(|| share(part.checked_sub(2)?));
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
