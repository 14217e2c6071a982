//! What a parameter may hold: how a value is checked, and how that is described.

use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

/// The longest words, in characters.
const WORDS_MAX: usize = 200;
/// Values of one parameter that may be repeated.
pub const VALUES_MAX: usize = 20;

/// What a parameter holds.
#[derive(Clone, Debug)]
pub enum Holds {
    Words,
    Whole {
        least: u32,
        most: u32,
    },
    /// One of these.
    One(Vec<&'static str>),
    /// Some of these; the parameter is repeated.
    Some(Vec<&'static str>),
    /// As a pattern says.
    Shape(&'static str, fn(&str) -> bool),
    /// The same, repeated.
    Shapes(&'static str, fn(&str) -> bool),
}

impl Holds {
    /// Whether a value is one.
    pub fn accepts(&self, value: &str) -> bool {
        match self {
            // A sign that stands for bytes that are no UTF-8 is nothing anyone means.
            Self::Words => {
                value.chars().count() <= WORDS_MAX && !value.contains(['\0', '\u{fffd}'])
            }
            Self::Whole { least, most } => {
                value.bytes().all(|byte| byte.is_ascii_digit())
                    && value.len() <= 9
                    && value
                        .parse()
                        .is_ok_and(|number: u32| (*least..=*most).contains(&number))
            }
            Self::One(words) | Self::Some(words) => words.contains(&value),
            Self::Shape(_, has) | Self::Shapes(_, has) => has(value),
        }
    }

    /// The same as OpenAPI.
    pub fn schema(&self) -> Schema {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        match self {
            Self::Words => text().max_length(Some(WORDS_MAX)).build().into(),
            Self::Whole { least, most } => ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(*least))
                .maximum(Some(*most))
                .build()
                .into(),
            Self::One(words) => text().enum_values(Some(words.clone())).build().into(),
            Self::Some(words) => list(text().enum_values(Some(words.clone()))),
            Self::Shape(pattern, _) => text().pattern(Some(*pattern)).build().into(),
            Self::Shapes(pattern, _) => list(text().pattern(Some(*pattern))),
        }
    }
}

fn list(of: ObjectBuilder) -> Schema {
    ArrayBuilder::new()
        .items(of)
        .min_items(Some(1))
        .max_items(Some(VALUES_MAX))
        .build()
        .into()
}
