//! How offers come and go: what our indicator is made of.

use super::{day_number, kind};
use pleinweb_kernel::Day;
use pleinweb_kernel::promises::{LASTING_FROM, LASTING_UPTO};

/// Numbers of offers, summed cell by cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    from: u32,
    to: u32,
    today: u32,
    /// Offers open now.
    pub open: u32,
    /// Published from 90 to 30 days ago, open or not …
    pub published_before: u32,
    /// … and those of them that are open.
    pub still_open: u32,
    /// Ended in the last 90 days.
    pub ended: u32,
}

impl Flow {
    pub(super) fn new(today: Day) -> Self {
        Self {
            from: day_number(today.plus_days(-i32::from(LASTING_UPTO.days()))),
            to: day_number(today.plus_days(-i32::from(LASTING_FROM.days()))),
            today: day_number(today),
            open: 0,
            published_before: 0,
            still_open: 0,
            ended: 0,
        }
    }

    /// Takes away what was added too often.
    pub(super) fn take_away(&mut self, key: u32, number: u32) {
        let mut again = Self {
            open: 0,
            published_before: 0,
            still_open: 0,
            ended: 0,
            ..*self
        };
        again.add(key, number);
        self.open = self.open.saturating_sub(again.open);
        self.published_before = self.published_before.saturating_sub(again.published_before);
        self.still_open = self.still_open.saturating_sub(again.still_open);
        self.ended = self.ended.saturating_sub(again.ended);
    }

    pub(super) fn add(&mut self, key: u32, number: u32) {
        let day = key & 0x00FF_FFFF;
        let before = (self.from..=self.to).contains(&day);
        match (key >> 24) as u8 {
            kind::OPEN => {
                self.open += number;
                if before {
                    self.still_open += number;
                }
            }
            kind::NEW if before => self.published_before += number,
            kind::ENDED if (self.from..=self.today).contains(&day) => self.ended += number,
            _ => {}
        }
    }
}
