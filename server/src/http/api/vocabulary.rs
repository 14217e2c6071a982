//! Words that the answers use, as lists of the document.

use pleinweb_market::model as market;
use pleinweb_offers::{model as offers, salary};
use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

fn one_of(words: Vec<&'static str>) -> RefOr<Schema> {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words));
    RefOr::T(schema.build().into())
}

macro_rules! words {
    ($($name:ident = $list:ty),+ $(,)?) => {$(
        #[doc = concat!("A word of `", stringify!($list), "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(&'static str);

        impl From<$list> for $name {
            fn from(word: $list) -> Self {
                Self(word.key())
            }
        }
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                one_of(<$list>::ALL.iter().map(|word| word.key()).collect())
            }
        }
        impl ToSchema for $name {}
    )+};
}

words! {
    Contract = offers::Contract,
    Hours = offers::Hours,
    ExperienceNeed = offers::ExperienceNeed,
    Remote = offers::Remote,
    EmployerSize = offers::EmployerSize,
    RequirementKind = offers::RequirementKind,
    Need = offers::Need,
    Certainty = salary::Certainty,
    Level = market::Level,
    Official = market::OfficialKind,
}

/// Which way the number of new offers goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Up,
    Steady,
    Down,
}

impl From<market::Direction> for Direction {
    fn from(direction: market::Direction) -> Self {
        match direction {
            market::Direction::Up => Self::Up,
            market::Direction::Steady => Self::Steady,
            market::Direction::Down => Self::Down,
        }
    }
}

/// How hard it is to find someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TensionLevel {
    Low,
    Moderate,
    High,
    VeryHigh,
}

impl From<market::TensionLevel> for TensionLevel {
    fn from(level: market::TensionLevel) -> Self {
        match level {
            market::TensionLevel::Low => Self::Low,
            market::TensionLevel::Moderate => Self::Moderate,
            market::TensionLevel::High => Self::High,
            market::TensionLevel::VeryHigh => Self::VeryHigh,
        }
    }
}
