//! Communes of before: each is found under its old name and its old code, as
//! the commune that it belongs to today.

use std::collections::HashMap;

use crate::model::CommuneCode;
use crate::rows::FormerCommuneRow;
use crate::text::words;

/// A commune may have been merged, and that one again.
const STEPS: usize = 6;

#[derive(Debug, Default)]
pub struct Former {
    /// Folded name and the number of today's place, in order.
    names: Vec<(Box<str>, u32)>,
    /// Old code and the number of today's place, in order.
    codes: Vec<(CommuneCode, u32)>,
}

impl Former {
    /// `place` gives the number and the name of a commune of today.
    pub fn build<'a>(
        rows: &[FormerCommuneRow],
        place: impl Fn(CommuneCode) -> Option<(u32, &'a str)>,
    ) -> Self {
        let next: HashMap<CommuneCode, CommuneCode> = rows
            .iter()
            .filter_map(|row| Some((row.code?, row.commune)))
            .collect();
        let mut former = Self::default();
        for row in rows {
            let mut today = row.commune;
            for _ in 0..STEPS {
                match next.get(&today) {
                    Some(after) if place(today).is_none() => today = *after,
                    _ => break,
                }
            }
            let Some((number, name)) = place(today) else {
                continue;
            };
            let folded = words(&row.name);
            if folded != words(name) && !folded.is_empty() {
                former.names.push((folded.join(" ").into(), number));
            }
            if let Some(code) = row.code.filter(|code| place(*code).is_none()) {
                former.codes.push((code, number));
            }
        }
        former.names.sort_unstable();
        former.names.dedup();
        former.codes.sort_unstable();
        former.codes.dedup_by_key(|(code, _)| *code);
        former.names.shrink_to_fit();
        former.codes.shrink_to_fit();
        former
    }

    /// Today's place of an old code.
    pub fn by_code(&self, code: CommuneCode) -> Option<u32> {
        let at = self.codes.binary_search_by_key(&code, |pair| pair.0).ok()?;
        Some(self.codes[at].1)
    }

    /// Today's places of an old name, folded.
    pub fn named(&self, name: &str) -> impl Iterator<Item = u32> {
        let from = self.names.partition_point(|(known, _)| **known < *name);
        self.names[from..]
            .iter()
            .take_while(move |(known, _)| **known == *name)
            .map(|pair| pair.1)
    }

    pub fn heap_bytes(&self) -> usize {
        let names: usize = self.names.iter().map(|(name, _)| name.len()).sum();
        names
            + self.names.capacity() * size_of::<(Box<str>, u32)>()
            + self.codes.capacity() * size_of::<(CommuneCode, u32)>()
    }
}
