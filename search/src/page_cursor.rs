//! Where a page ends: opaque to whoever carries it in an address.

use std::fmt;

use crate::document::Id;

/// The last offer of a page, with what its place was measured by (the instant
/// and the weights of the words), so that the next page goes on exactly there
/// while offers come and go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageCursor {
    pub(crate) value: u32,
    pub(crate) id: Id,
    pub(crate) now: i64,
    pub(crate) rarities: Vec<u8>,
}

const FIXED: usize = 4 + 16 + 8;
const LONGEST: usize = FIXED + 64;

impl fmt::Display for PageCursor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self
            .value
            .to_be_bytes()
            .into_iter()
            .chain(self.id)
            .chain(self.now.to_be_bytes())
            .chain(self.rarities.iter().copied());
        for byte in bytes {
            write!(out, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl PageCursor {
    /// Reads what [`Display`](fmt::Display) wrote; anything else is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > 2 * LONGEST {
            return None;
        }
        let bytes = (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
            .collect::<Option<Vec<u8>>>()?;
        let (value, rest) = bytes.split_first_chunk::<4>()?;
        let (id, rest) = rest.split_first_chunk::<16>()?;
        let (now, rarities) = rest.split_first_chunk::<8>()?;
        Some(Self {
            value: u32::from_be_bytes(*value),
            id: *id,
            now: i64::from_be_bytes(*now),
            rarities: rarities.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PageCursor;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let after = PageCursor {
            value: 7,
            id: [9; 16],
            now: -5,
            rarities: vec![1, 2],
        };
        assert_eq!(PageCursor::parse(&after.to_string()), Some(after));
        for text in ["", "0", "zz", "00", "é", &"0".repeat(56 * 4), "+1+1"] {
            assert_eq!(PageCursor::parse(text), None, "{text:?}");
        }
    }
}
