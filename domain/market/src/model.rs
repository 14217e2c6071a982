//! The market as the browser and the server know it.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::keyed;
use pleinweb_kernel::promises::SEARCH_RADIUS;
use pleinweb_kernel::{Day, LocalTime};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_offers::model::{Contract, ExperienceNeed};

keyed! {
    /// How far around a place a question reaches.
    "market-level" Level {
        /// The commune and what is within some kilometres.
        Around "around",
        /// Its employment zone.
        Zone "zone",
        Department "department",
        Region "region",
        Country "country",
    }
}

/// Kilometres that a page proposes.
pub const RADIUSES: &[u16] = &[0, 10, 20, 30, 50, 100];
/// Kilometres when none are said.
pub const USUAL_RADIUS: u16 = SEARCH_RADIUS.number();
/// The domains of ROME: the letter that the codes of their occupations begin with.
pub const DOMAINS: &str = "ABCDEFGHIJKLMN";

/// A question, as an address holds it. Every field may be empty; what cannot
/// be read counts as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct MarketInput {
    /// Code of an occupation that was chosen …
    pub occupation: String,
    /// … or what was typed.
    pub occupation_text: String,
    /// A letter of [`DOMAINS`]; an occupation says more.
    pub domain: String,
    /// Code of a commune that was chosen …
    pub place: String,
    /// … or what was typed: a name or a postcode.
    pub place_text: String,
    /// Kilometres.
    pub radius: String,
    /// A [`Level`]; without one, around the place, or the country without a place.
    pub level: String,
}

impl MarketInput {
    /// Whether anything was asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

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

impl Direction {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Steady => "steady",
            Self::Down => "down",
        }
    }
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

/// How hard it is to find someone for an occupation, and where that was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalTension {
    pub tension: TensionLevel,
    pub level: Level,
    /// Name of the zone, department or region; `None` for the country.
    pub area: Option<String>,
}

/// An occupation, as a page names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccupationName {
    pub code: OccupationCode,
    pub label: String,
}

/// A place, as a page names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    pub commune: CommuneCode,
    pub label: String,
}

/// What a question turned out to be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// `None` for a domain, or for all of them.
    pub occupation: Option<OccupationName>,
    /// The letter of a domain.
    pub domain: Option<char>,
    pub level: Level,
    /// The commune in the middle; `None` for the country.
    pub place: Option<PlaceName>,
    /// Name of the zone, department or region.
    pub area: Option<String>,
    /// Kilometres, around a place.
    pub radius: u16,
    /// What else the words that were typed may mean.
    pub other_occupations: Vec<OccupationName>,
    pub other_places: Vec<PlaceName>,
}

/// New and ended offers of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// Its first day.
    pub month: Day,
    pub new: Count,
    pub ended: Count,
    /// Not over yet.
    pub running: bool,
    /// It began before anything was known: a part of it is counted, or nothing.
    pub partial: bool,
}

impl MonthFigures {
    /// Whether all of it is counted: a part of a month is no month of a trend.
    pub const fn is_whole(&self) -> bool {
        !self.running && !self.partial
    }
}

/// People registered who look for the occupation, never for less than an
/// employment zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seekers {
    pub level: Level,
    /// Name of the zone, department or region; `None` for the country.
    pub area: Option<String>,
    pub count: Count,
}

/// The figures of a question, as they may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketFigures {
    pub open: Count,
    /// Published in the last 7 and 30 days, today included.
    pub new_week: Count,
    pub new_month: Count,
    /// The last twelve months and the running one, oldest first.
    pub months: Vec<MonthFigures>,
    pub trend: Option<Trend>,
    pub contracts: Breakdown<Contract>,
    pub experience: Breakdown<ExperienceNeed>,
    pub pay: Option<Quartiles>,
    /// The skills asked most, and by how many offers.
    pub skills: Vec<(String, u32)>,
    /// The employers with most open offers.
    pub employers: Vec<(String, Count)>,
    pub employer_count: Count,
    /// Missing where the place is too small for it to be told.
    pub seekers: Option<Seekers>,
    pub tension: Option<Tension>,
    /// When an offer last moved a figure of any market.
    pub moved: LocalTime,
}

keyed! {
    /// Official statistics that can be shown beside ours.
    "official" OfficialKind {
        /// France Travail: shortage by employment zone and occupation of ROME v3.
        ZoneTension "tension-bassin",
        /// Dares: shortage by family of occupations, for departments, regions and
        /// the country.
        FamilyTension "tension-fap",
        /// Dares: median pay by family of occupations, for the country.
        FamilyPay "salaire-fap",
        /// Insee: yearly unemployment rate of the departments.
        DepartmentUnemployment "chomage-departement",
        /// Insee: the same of the regions.
        RegionUnemployment "chomage-region",
    }
}

impl OfficialKind {
    /// Who publishes it.
    pub const fn publisher(self) -> &'static str {
        match self {
            Self::ZoneTension => "France Travail",
            Self::FamilyTension | Self::FamilyPay => "Dares",
            Self::DepartmentUnemployment | Self::RegionUnemployment => "Insee",
        }
    }

    /// Whether the source counts families of occupations: which occupations are
    /// in them is another file.
    pub const fn is_by_family(self) -> bool {
        matches!(self, Self::FamilyTension | Self::FamilyPay)
    }
}

/// A row of official statistics that is about the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficialFigures {
    pub kind: OfficialKind,
    pub year: i16,
    /// As the source names them.
    pub occupation: Option<String>,
    pub area: String,
    /// The source's own column names and numbers, in its order.
    pub values: Vec<(String, f64)>,
    pub imported: LocalTime,
}

/// A wider area around a place that holds enough offers for figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wider {
    pub level: Level,
    /// Name of the zone, department or region; `None` for the country.
    pub area: Option<String>,
    /// Offers open there.
    pub open: u32,
}

/// A few figures of all work at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlanceView {
    pub scope: Scope,
    pub open: Count,
    /// Published in the last 7 days, today included.
    pub new_week: Count,
    /// The middle of a year's gross pay, in euros.
    pub pay: Option<u32>,
    /// When an offer last moved a figure of any market.
    pub moved: LocalTime,
}

/// The answer to a question that was understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarketView {
    pub scope: Scope,
    /// Missing while the figures are being counted, just after a start.
    pub figures: Option<MarketFigures>,
    /// Where there are too few offers here: the areas that have enough, the nearest first.
    pub wider: Vec<Wider>,
    pub official: Vec<OfficialFigures>,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarketAnswer {
    Market(Box<MarketView>),
    /// The words that nothing was found for.
    Unknown {
        occupation: Option<String>,
        place: Option<String>,
    },
}

impl MarketAnswer {
    pub fn market(&self) -> Option<&MarketView> {
        match self {
            Self::Market(view) => Some(view),
            Self::Unknown { .. } => None,
        }
    }
}
