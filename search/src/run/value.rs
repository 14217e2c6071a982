//! What offers are sorted by: one number each, larger first.

use std::sync::LazyLock;

use super::middle;
use crate::columns::{AGED, Columns, seconds};
use crate::geo::Circle;
use crate::query::{Query, Sort};

/// What the newest offer gets for being new, where a word in a title gives up to 36,000.
const FRESH: f32 = 4_000.0;
/// After so many days it is a third of that.
const FADING_DAYS: f32 = 21.0;
/// Freshness fades in steps of 2^16 seconds, about 18 hours.
const STEP: u32 = 16;
/// Below points stand these bits of age, so that of offers which fit as well and
/// are as fresh the newer comes first.
const RECENCY_BITS: u32 = 15;
/// Younger than 2^10 seconds they tell seconds apart; older, a thousandth of an age.
const EXACT_BITS: u32 = 10;

/// What being new is worth, by steps.
static FRESHNESS: LazyLock<[u16; 256]> = LazyLock::new(|| {
    std::array::from_fn(|step| {
        let days = step as f32 * 65_536.0 / 86_400.0;
        (FRESH * (-days / FADING_DAYS).exp()) as u16
    })
});

enum By {
    Fit,
    Date,
    Pay,
    Distance(Circle),
}

pub struct Values {
    by: By,
    now: u32,
    freshness: &'static [u16; 256],
    /// Whether documents need scores.
    pub scored: bool,
    pub by_date: bool,
}

impl Values {
    /// Without words, or without a point, the newest come first.
    pub fn new(query: &Query, has_words: bool, now: i64) -> Self {
        let by = match (query.sort, middle(query)) {
            (Sort::Fit, _) if has_words => By::Fit,
            (Sort::Pay, _) => By::Pay,
            (Sort::Distance, Some(middle)) => By::Distance(middle),
            _ => By::Date,
        };
        Self {
            freshness: &FRESHNESS,
            now: seconds(now),
            scored: matches!(by, By::Fit),
            by_date: matches!(by, By::Date),
            by,
        }
    }

    /// The most that a document may be worth that is not newer than `newest` and
    /// has no greater score than this.
    #[inline]
    pub fn max_value(&self, newest: u32, score: u32) -> u32 {
        self.with_score(self.by_age(newest), score)
    }

    /// What a document of this age is worth without its score.
    #[inline]
    pub fn by_age(&self, created: u32) -> u32 {
        match self.by {
            By::Fit => {
                let age = self.now.saturating_sub(created);
                let fresh = self.freshness[(age >> STEP).min(255) as usize];
                let recency = (1 << RECENCY_BITS) - 1 - short(age);
                u32::from(fresh) << RECENCY_BITS | recency
            }
            By::Date => created,
            By::Pay | By::Distance(_) => u32::MAX,
        }
    }

    /// The same with its score. The newer, and the better, is never worth less.
    #[inline]
    pub fn with_score(&self, by_age: u32, score: u32) -> u32 {
        if self.scored {
            by_age + (score.min(u32::from(u16::MAX)) << RECENCY_BITS)
        } else {
            by_age
        }
    }

    #[inline]
    pub fn of(&self, columns: &Columns, document: u32, score: u16) -> u32 {
        let at = document as usize;
        match &self.by {
            By::Fit => self.with_score(self.by_age(columns.created[at]), u32::from(score)),
            By::Date => columns.created[at],
            By::Pay => or_younger(columns, at, columns.pay_high[at].min(MOST)),
            By::Distance(middle) => {
                let metres = columns.metres(document, middle);
                let near = metres.map_or(0, |metres| MOST.saturating_sub(metres));
                or_younger(columns, at, near)
            }
        }
    }
}

/// The most that pay and nearness are worth: below them stands one bit.
const MOST: u32 = u32::MAX >> 1;

/// Of what is worth the same, an aged document comes last.
#[inline]
fn or_younger(columns: &Columns, at: usize, worth: u32) -> u32 {
    worth << 1 | u32::from(columns.created[at] >= AGED)
}

/// An age in few bits: grows with it, like a number with a floating point.
#[inline]
fn short(age: u32) -> u32 {
    let exact = 1 << EXACT_BITS;
    if age < exact {
        return age;
    }
    let more = age.ilog2() - EXACT_BITS;
    (more + 1) << EXACT_BITS | (age >> more) & (exact - 1)
}

#[cfg(test)]
mod tests {
    use super::{RECENCY_BITS, short};

    #[test]
    fn short_ages_keep_their_order() {
        let mut before = 0;
        for age in (0..5000).chain((5000..u32::MAX).step_by(99_991)) {
            let now = short(age);
            assert!(now >= before && now < 1 << RECENCY_BITS, "{age}");
            before = now;
        }
        assert!((0..1024).all(|age| short(age) == age));
        assert_eq!(short(u32::MAX), (1 << RECENCY_BITS) - 1 - 9 * 1024);
    }
}
