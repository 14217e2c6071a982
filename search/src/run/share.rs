//! A segment's share of a search for one word.

use super::value::Values;
use crate::matching::cursor::{Cursor, Table};
use crate::snapshot::View;

/// The word in one segment, and what its impacts are worth.
pub struct Share<'q> {
    pub part: u32,
    pub view: &'q View,
    pub word: Cursor<'q>,
    pub table: Table,
}

impl Share<'_> {
    /// The most that a document of a block may be worth.
    pub fn promise(&self, values: &Values, block: u32) -> u32 {
        let (max_impact, newest) = self.word.promise(block);
        let points = self.table[usize::from(max_impact & 15)];
        values.max_value(newest, u32::from(points))
    }

    /// The least impact that a document of a block needs to be worth so much.
    pub fn least(&self, values: &Values, block: u32, floor: u32) -> u8 {
        let (_, newest) = self.word.promise(block);
        let hopeless = |points: &&u16| values.max_value(newest, u32::from(**points)) < floor;
        self.table.iter().take_while(hopeless).count() as u8
    }
}
