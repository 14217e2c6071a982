//! Offers as pages show them.

use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::model::{Figures, OfferState, Place, Requirement, Source};
use super::salary::Pay;
use pleinweb_kernel::{LocalTime, OfferId};
use pleinweb_nomenclature::model::OccupationCode;

/// An offer in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferCard {
    pub id: OfferId,
    pub title: String,
    pub employer: Option<String>,
    pub place: Place,
    pub figures: Figures,
    pub pay: Pay,
    pub published: LocalTime,
    /// The source's last update; the day it was published where it says none.
    pub updated: LocalTime,
    /// When its source last said that it is there: its age counts from then.
    pub confirmed: LocalTime,
    /// The source, as people read it.
    pub source: String,
    /// How many other open offers are the same: this one stands for them.
    pub copies: u32,
}

/// The same offer, published once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    pub id: OfferId,
    /// The source, as people read it.
    pub source: String,
    /// Whoever gave it to the source, where it says so.
    pub partner: Option<String>,
    /// Its page there: `http` or `https`, nothing else.
    pub url: Option<String>,
    /// It is the one that lists show.
    pub leads: bool,
}

/// An offer on its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferView {
    pub card: OfferCard,
    /// HTML made of paragraphs, lists and emphasis only, without any attribute:
    /// safe to put into a page as it is.
    pub description: String,
    /// The same HTML.
    pub about_employer: Option<String>,
    pub job_title: Option<String>,
    /// Label of the occupation in our list, if it has it.
    pub occupation: Option<String>,
    /// In the source's words.
    pub contract: Option<String>,
    pub hours: Option<String>,
    pub experience: Option<String>,
    pub sector: Option<String>,
    pub qualification: Option<String>,
    pub apply_url: Option<String>,
    pub contact: Contact,
    /// Those that must be first, each group in the source's order.
    pub requirements: Vec<Requirement>,
    pub source: Source,
    /// After this instant nobody can apply.
    pub ends: Option<LocalTime>,
    /// The same instants for machines (JobPosting, feeds), RFC 3339 in UTC.
    pub published_iso: String,
    pub updated_iso: String,
    pub ends_iso: Option<String>,
}

/// An offer that was there and is no longer: what is left to propose others by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoneView {
    pub id: OfferId,
    pub state: OfferState,
    pub occupation: Option<OccupationCode>,
    /// Label of the occupation in our list, if it has it.
    pub occupation_label: Option<String>,
    pub place: Place,
    pub ended: Option<LocalTime>,
}

/// What the address of an offer leads to. One that never was is `NotFound`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferFound {
    Open(Box<OfferView>),
    /// The page answers 410.
    Gone(GoneView),
}
