//! What pages show of a search.

use serde::{Deserialize, Serialize};

use super::state::{Filter, Ignored};
use crate::views::{GoneView, OfferCard, OfferView, Twin};
use pleinweb_kernel::Day;
use pleinweb_nomenclature::model::{ElsewhereKind, OccupationCode};

/// An offer of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundOffer {
    pub card: OfferCard,
    /// From the place that was asked for, where both are known.
    pub km: Option<u32>,
}

/// How many offers each choice would give.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// By the pair of the address; choices that give nothing are left out.
    pub filters: Vec<(Filter, u64)>,
    /// By radius.
    pub radii: Vec<(u32, u64)>,
    /// Occupations to narrow down to, with their labels, most offers first.
    pub occupations: Vec<Occupation>,
    pub areas: Areas,
}

impl Counts {
    pub fn of(&self, filter: Filter) -> u64 {
        self.filters
            .iter()
            .find(|(known, _)| *known == filter)
            .map_or(0, |(_, count)| *count)
    }
}

/// Areas to look in instead, most offers first: the departments of the region
/// that is asked for, else the regions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Areas {
    pub are_departments: bool,
    pub list: Vec<Area>,
}

/// An area with its offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// "Haute-Vienne", "Bretagne".
    pub label: String,
    /// As it is to be typed, and as the place found is called: "Haute-Vienne (87)".
    pub place: String,
    pub count: u64,
}

/// An occupation with its offers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Occupation {
    pub code: OccupationCode,
    pub label: String,
    pub count: u64,
}

/// The place that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFound {
    /// "Limoges (87)", "Haute-Vienne", "Bretagne".
    pub label: String,
    /// It has a middle: a radius and distances make sense.
    pub around: bool,
    /// What else the same words may mean, as they are to be typed.
    pub others: Vec<String>,
}

/// What is to be said of a place as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceNote {
    pub typed: String,
    /// The place found differs from it by one letter.
    pub corrected: bool,
    pub elsewhere: Option<ElsewhereFound>,
    /// Places that may be meant, or are beside it, as they are to be typed.
    pub choices: Vec<String>,
}

/// A name that is no commune, department or region of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElsewhereFound {
    pub name: String,
    pub kind: ElsewhereKind,
    /// Two letters.
    pub country: String,
}

/// What can be given up to find something, and what it would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxed {
    pub what: Relax,
    pub count: u64,
    /// The address's query.
    pub query: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relax {
    Filter(Filter),
    AllFilters,
    /// To so many km.
    Radius(u32),
    Place,
    /// All of them, where filters stay.
    Words,
}

/// How the words were understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The words that were searched, where they are not those that were typed.
    pub corrected: Option<String>,
    /// No offer holds all words: these hold some of them.
    pub some_words: bool,
    /// One letter alone is not a search: the list is that of no words.
    pub no_words: bool,
}

/// Offers that hold some of the words of a search, after the few that hold all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tail {
    /// These words,
    pub kept: String,
    /// and not this one.
    pub without: String,
    pub total: u64,
    pub offers: Vec<FoundOffer>,
}

/// A search and its answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    /// Those that hold all words, and how many there are.
    pub offers: Vec<FoundOffer>,
    pub total: u64,
    /// Those that hold some, where few hold all.
    pub tail: Vec<Tail>,
    /// Where the next part begins.
    pub next: Option<String>,
    pub counts: Counts,
    pub place: Option<PlaceFound>,
    pub place_note: Option<PlaceNote>,
    pub understood: Understood,
    pub ignored: Vec<Ignored>,
    /// Labels of the occupations that the search is narrowed down to.
    pub chosen: Vec<Occupation>,
    /// Close occupations, when there are few offers.
    pub related: Vec<Occupation>,
    /// When there are none.
    pub relaxed: Vec<Relaxed>,
    /// The index is being made: offers are missing.
    pub partial: bool,
    pub today: Option<Day>,
}

impl SearchView {
    /// How many offers of the list are here.
    pub fn shown(&self) -> usize {
        let tail = self.tail.iter().map(|tail| tail.offers.len());
        self.offers.len() + tail.sum::<usize>()
    }

    /// How many there are, as far as the list has come.
    pub fn reach(&self) -> u64 {
        self.total + self.tail.iter().map(|tail| tail.total).sum::<u64>()
    }

    /// Adds the next part of the list.
    pub fn append(&mut self, part: Self) {
        self.next = part.next;
        self.offers.extend(part.offers);
        for tail in part.tail {
            match self.tail.last_mut() {
                Some(last) if last.kept == tail.kept && last.without == tail.without => {
                    last.offers.extend(tail.offers);
                }
                _ => self.tail.push(tail),
            }
        }
    }
}

/// What the address of an offer shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferPage {
    pub found: Shown,
    /// From the place of the search that led here.
    pub km: Option<u32>,
    /// That place.
    pub from: Option<String>,
    /// The same offer, published once more, open too.
    pub twins: Vec<Twin>,
    /// Like it, with their distance from it; what they are, `likeness` says.
    pub similar: Vec<FoundOffer>,
    pub likeness: Likeness,
    /// The address of the page, without the search that led to it.
    pub address: String,
    /// The address of the offer that lists show: this one's, or its twin's.
    pub canonical: String,
    pub today: Day,
    /// JobPosting, ready for a script element. Only for the server's page.
    #[serde(skip)]
    pub posting: String,
}

/// What the offers below an offer have to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Likeness {
    /// The same work or one close to it, around it, the nearest first.
    Near,
    /// It says no work or no place by which others would be like it: there are none.
    Unsaid,
    /// It never was: these came last.
    Newest,
}

/// With fewer offers like one, it is said how few there are.
pub const FEW_SIMILAR: usize = 3;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shown {
    Open(Box<OfferView>),
    /// It was there: 410.
    Gone(GoneView),
    /// It never was: 404.
    Unknown,
}

/// What a search asks, in parts that pages put into words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// The query of its address.
    pub query: String,
    /// Labels of the occupations that it is narrowed down to.
    pub chosen: Vec<Occupation>,
}
