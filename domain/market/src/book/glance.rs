//! The few numbers that a front page tells, summed cell by cell.

use super::{ALL, MarketBook, Occupations, Places, Spot, day_number, kind};
use crate::pay::BUCKETS;
use pleinweb_kernel::Day;
use pleinweb_kernel::promises::NEW_WEEK;

/// The same numbers as in `figures`, without its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    from: u32,
    today: u32,
    /// Offers open now.
    pub open: u32,
    /// Published in the last days, today included.
    pub new_week: u32,
    /// Open offers by bucket of pay.
    pub pay: [u32; BUCKETS],
}

impl Glance {
    fn new(today: Day) -> Self {
        Self {
            from: day_number(today.plus_days(1 - i32::from(NEW_WEEK.days()))),
            today: day_number(today),
            open: 0,
            new_week: 0,
            pay: [0; BUCKETS],
        }
    }

    /// Where a key is counted.
    fn number(&mut self, key: u32) -> Option<&mut u32> {
        let value = key & 0x00FF_FFFF;
        match (key >> 24) as u8 {
            kind::OPEN => Some(&mut self.open),
            kind::NEW if (self.from..=self.today).contains(&value) => Some(&mut self.new_week),
            kind::PAY => self.pay.get_mut(value as usize),
            _ => None,
        }
    }
}

impl MarketBook {
    /// The first day of which an offer is known; of a month that began before, only a
    /// part is.
    pub fn known_since(&self) -> Option<Day> {
        let mut first: Option<u32> = None;
        self.cells.get(&(ALL, Spot::Country))?.each(|key, _| {
            let value = key & 0x00FF_FFFF;
            if (key >> 24) as u8 == kind::NEW {
                first = Some(first.map_or(value, |first| first.min(value)));
            }
        });
        let days = i32::try_from(first?).ok()?;
        Some(Day::new(1970, 1, 1)?.plus_days(days))
    }

    pub fn glance(&self, occupations: &Occupations, places: &Places, today: Day) -> Glance {
        let asked = self.asked(occupations, places);
        let mut glance = Glance::new(today);
        for cell in self.cells(&asked) {
            cell.each(|key, number| {
                if let Some(counted) = glance.number(key) {
                    *counted += number;
                }
            });
        }
        self.each_again(&asked, |key, number| {
            if let Some(counted) = glance.number(key) {
                *counted = counted.saturating_sub(number);
            }
        });
        glance
    }
}
