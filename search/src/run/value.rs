//! What offers are sorted by: one number each, larger first.

use super::middle;
use crate::columns::{Columns, seconds};
use crate::geo::Circle;
use crate::query::{Query, Sort};

/// What the newest offer gets for being new, where a word in a title gives up to 36,000.
const FRESH: f32 = 4_000.0;
/// After so many days it is a third of that.
const FADING_DAYS: f32 = 21.0;
/// Ages count in steps of 2^16 seconds, about 18 hours.
const STEP: u32 = 16;

enum By {
    Fit,
    Date,
    Pay,
    Distance(Circle),
}

pub struct Values {
    by: By,
    now: u32,
    fresh: [u16; 256],
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
            fresh: std::array::from_fn(|step| {
                let days = step as f32 * 65_536.0 / 86_400.0;
                (FRESH * (-days / FADING_DAYS).exp()) as u16
            }),
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
        match self.by {
            By::Fit => score.min(u32::from(u16::MAX)) + self.freshness(newest),
            By::Date => newest,
            By::Pay | By::Distance(_) => u32::MAX,
        }
    }

    #[inline]
    fn freshness(&self, created: u32) -> u32 {
        let age = self.now.saturating_sub(created) >> STEP;
        u32::from(self.fresh[age.min(255) as usize])
    }

    #[inline]
    pub fn of(&self, columns: &Columns, document: u32, score: u16) -> u32 {
        let at = document as usize;
        match &self.by {
            By::Fit => u32::from(score) + self.freshness(columns.created[at]),
            By::Date => columns.created[at],
            By::Pay => columns.pay_high[at],
            By::Distance(middle) => {
                let metres = columns.metres(document, middle);
                metres.map_or(0, |metres| u32::MAX - metres)
            }
        }
    }
}
