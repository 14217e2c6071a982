//! The market as the browser and the server know it.

use serde::{Deserialize, Serialize};

/// A number of offers or of employers, hidden when it is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// Fewer than [`HIDDEN_BELOW`](super::rules::HIDDEN_BELOW), none included.
    Few,
    Exactly(u32),
}

impl Count {
    pub const fn shown(self) -> Option<u32> {
        match self {
            Self::Few => None,
            Self::Exactly(number) => Some(number),
        }
    }
}

/// The parts of a whole: those that may be shown, the largest first, and how
/// many kinds are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown<K> {
    pub shown: Vec<(K, u32)>,
    pub hidden: u32,
}

/// Quartiles of a year's gross pay for full-time work, in euros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quartiles {
    /// A quarter of the offers pay less.
    pub low: u32,
    pub median: u32,
    /// A quarter of the offers pay more.
    pub high: u32,
    /// How many offers say a pay that can be compared.
    pub count: u32,
}

/// How a number moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Up,
    Steady,
    Down,
}

/// New offers of the last three whole months against the three before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    pub direction: Direction,
    /// In percent, rounded; negative when there are fewer.
    pub percent: i32,
}

/// How hard it is to find someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TensionLevel {
    Low,
    Moderate,
    High,
    VeryHigh,
}

impl TensionLevel {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
            Self::VeryHigh => "very-high",
        }
    }
}

/// Our own indicator, from 0 to 100; see [`tension`](super::rules::tension).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tension {
    pub score: u32,
    pub level: TensionLevel,
    /// Each part from 0 to 100; missing where there is too little to tell.
    pub seekers: Option<u32>,
    pub lasting: Option<u32>,
    pub exits: Option<u32>,
}
