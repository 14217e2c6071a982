//! A page of a list: its rows, and where the next one begins.

use std::fmt::{self, Display, Formatter};

use uuid::Uuid;

use super::Timestamp;

/// A place in a list that is ordered by an instant and then by an id: a page
/// begins after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: Uuid,
}

impl Cursor {
    /// Before all that there is.
    pub const FIRST: Self = Self {
        at: Timestamp(i64::MIN),
        id: Uuid::nil(),
    };
    /// After all that there is: where a list begins whose latest row comes first.
    pub const LAST: Self = Self {
        at: Timestamp(i64::MAX),
        id: Uuid::max(),
    };

    /// Reads `1795424400000.<uuid>`; anything else is the first page.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self {
            at: Timestamp(at.parse().ok()?),
            id: Uuid::parse_str(id).ok()?,
        })
    }
}

impl Display for Cursor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.0, self.id)
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    pub rows: Vec<T>,
    /// What the address of the next page says; none on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list that has nothing in it.
    pub const EMPTY: Self = Self {
        rows: Vec::new(),
        next: None,
    };

    /// Of the rows of a page of `size` and the one after them, if there is one.
    pub fn of(mut rows: Vec<T>, size: i64, place: impl FnOnce(&T) -> (Timestamp, Uuid)) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let last = rows.last().filter(|_| more).map(place);
        Self {
            rows,
            next: last.map(|(at, id)| Cursor { at, id }.to_string()),
        }
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Cursor, Page};
    use crate::Timestamp;
    use uuid::Uuid;

    #[pleinweb_testing::test]
    fn a_page_says_where_the_next_one_begins() {
        let place = |row: &i64| (Timestamp(*row), Uuid::nil());
        let page = Page::of(vec![1, 2, 3], 2, place);
        assert_eq!(page.rows, [1, 2]);
        let next = page.next.expect("there is a third row");
        let read = Cursor::parse(&next).expect("it reads what it wrote");
        assert_eq!((read.at, read.id), (Timestamp(2), Uuid::nil()));
        assert_eq!(Page::of(vec![1, 2], 2, place).next, None);
        assert_eq!(Page::of(Vec::new(), 2, place), Page::EMPTY);
        for none in ["", "1", "x.y", "1_00000000-0000-0000-0000-000000000000"] {
            assert_eq!(Cursor::parse(none), None, "{none}");
        }
    }
}
