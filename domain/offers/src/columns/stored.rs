//! How values stand in the columns of a row.

use super::OccupationCode;
use crate::model::{Contract, EmployerSize, Experience, ExperienceNeed, Hours, Remote};
use pleinweb_kernel::Code;

/// What a column holds, to be bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
    Yes(bool),
}

macro_rules! cells {
    ($($type:ty: $value:ident => $cell:expr;)+) => {$(
        impl From<$type> for Cell {
            fn from($value: $type) -> Self {
                $cell
            }
        }
    )+};
}
cells! {
    String: text => Self::Text(Some(text));
    Option<String>: text => Self::Text(text);
    i64: number => Self::Number(Some(number));
    Option<i64>: number => Self::Number(number);
    bool: yes => Self::Yes(yes);
}

/// A value and the columns it stands in.
pub trait Stored<Columns>: Sized {
    fn read(columns: Columns) -> Result<Self, Code>;
    fn write(&self) -> Columns;
}

/// The word that a filter asks for.
pub trait Said<Word> {
    fn word(&self) -> Option<Word>;
}

impl<Word: Copy> Said<Word> for Option<Word> {
    fn word(&self) -> Option<Word> {
        *self
    }
}

macro_rules! words {
    ($($word:ident),+) => {$(
        impl Stored<(Option<String>,)> for Option<$word> {
            fn read((text,): (Option<String>,)) -> Result<Self, Code> {
                text.as_deref().map($word::parse).transpose()
            }
            fn write(&self) -> (Option<String>,) {
                (self.map(|word| word.key().to_owned()),)
            }
        }
    )+};
}
words!(Hours, Remote, EmployerSize);

impl Stored<(String,)> for Contract {
    fn read((text,): (String,)) -> Result<Self, Code> {
        Self::parse(&text)
    }
    fn write(&self) -> (String,) {
        (self.key().to_owned(),)
    }
}

impl Said<Self> for Contract {
    fn word(&self) -> Option<Self> {
        Some(*self)
    }
}

impl Stored<(Option<String>,)> for Option<OccupationCode> {
    fn read((text,): (Option<String>,)) -> Result<Self, Code> {
        text.as_deref().map(OccupationCode::parse).transpose()
    }
    fn write(&self) -> (Option<String>,) {
        (self.map(|code| code.to_string()),)
    }
}

/// Months are said only where experience is.
impl Stored<(Option<String>, Option<i64>)> for Option<Experience> {
    fn read((need, months): (Option<String>, Option<i64>)) -> Result<Self, Code> {
        let need = need.as_deref().map(ExperienceNeed::parse).transpose()?;
        Ok(need.map(|need| Experience {
            need,
            months: small(months),
        }))
    }
    fn write(&self) -> (Option<String>, Option<i64>) {
        let months = self.and_then(|said| said.months);
        (
            self.map(|said| said.need.key().to_owned()),
            months.map(i64::from),
        )
    }
}

impl Said<ExperienceNeed> for Option<Experience> {
    fn word(&self) -> Option<ExperienceNeed> {
        self.map(|said| said.need)
    }
}

impl Stored<(Option<i64>,)> for Option<u16> {
    fn read((number,): (Option<i64>,)) -> Result<Self, Code> {
        Ok(small(number))
    }
    fn write(&self) -> (Option<i64>,) {
        (self.map(i64::from),)
    }
}

/// One at least.
impl Stored<(i64,)> for u16 {
    fn read((number,): (i64,)) -> Result<Self, Code> {
        Ok(small(Some(number)).unwrap_or(1))
    }
    fn write(&self) -> (i64,) {
        (i64::from(*self),)
    }
}

impl Stored<(Option<String>,)> for Option<String> {
    fn read((text,): (Option<String>,)) -> Result<Self, Code> {
        Ok(text)
    }
    fn write(&self) -> (Option<String>,) {
        (self.clone(),)
    }
}

impl Stored<(bool,)> for bool {
    fn read((yes,): (bool,)) -> Result<Self, Code> {
        Ok(yes)
    }
    fn write(&self) -> (bool,) {
        (*self,)
    }
}

fn small(number: Option<i64>) -> Option<u16> {
    number.and_then(|number| u16::try_from(number).ok())
}
