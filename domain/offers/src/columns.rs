//! The columns of an offer that are counted and searched, each declared once.
//!
//! From a declaration follow the field of [`Figures`], its columns in the rows that
//! are read and written (`store`), and where it has a filter: the choice
//! ([`Filter`]) with its name in addresses, in the API and in forms, the group it
//! stands in, its text, its column and its counts in the index (`docs/adr/0035`).
//! `declare` makes all that of it, `stored` knows how values are stored.
//!
//! What is not one of an offer's own columns is written out in `declare`: pay, age,
//! occupations and their domains.

mod declare;
mod filters;
#[cfg(feature = "server")]
mod stored;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

#[cfg(feature = "server")]
use crate::model::OfferText;
use crate::model::{Contract, EmployerSize, Experience, ExperienceNeed, Hours, Remote};
#[cfg(feature = "server")]
use pleinweb_kernel::Code;
use pleinweb_nomenclature::model::OccupationCode;
#[cfg(feature = "server")]
use pleinweb_search::{Document, Facets, Filters};

pub use filters::{FilterDef, Holds, groups};
#[cfg(feature = "server")]
pub use stored::Cell;
#[cfg(feature = "server")]
use stored::{Said, Stored};

declare::columns! {
    /// A code of ROME; it may be one that our list does not have.
    occupation: Option<OccupationCode> {
        stored { occupation: Option<String> }
    }
    contract: Contract {
        stored { contract: String }
        words Contract(Contract) {
            address "contrat", group "group-contract", example "permanent", index contracts contract
        }
    }
    /// How long the contract lasts, in months, where it ends.
    contract_months: Option<u16> {
        stored { contract_months: Option<i64> }
    }
    hours: Option<Hours> {
        stored { hours: Option<String> }
        words Hours(Hours) {
            address "temps", group "group-hours", example "full", index hours hours
        }
    }
    /// Minutes of work a week.
    weekly_minutes: Option<u16> {
        stored { weekly_minutes: Option<i64> }
    }
    experience: Option<Experience> {
        stored { experience: Option<String>, experience_months: Option<i64> }
        words Experience(ExperienceNeed) {
            address "experience", group "group-experience", example "none", index experiences experience
        }
    }
    remote: Option<Remote> {
        stored { remote: Option<String> }
        words Remote(Remote) {
            address "teletravail", group "group-remote", example "partial", index remote remote
        }
    }
    size: Option<EmployerSize> {
        stored { size: Option<String> }
        words Size(EmployerSize) {
            address "taille", group "group-size", example "small", index employer_sizes employer_size
        }
    }
    /// The employer said that the post is open to disabled workers.
    accessible: bool {
        stored { accessible: bool }
        yes Accessible { address "handicap", text "accessible", on cards false }
    }
    /// The offer says that there is work at night; another says nothing of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    night_work: bool {
        stored { night_work: bool }
        read { crate::import::night_work }
        yes NightWork { address "nuit", text "night-work", on cards true }
    }
    /// NAF code of the employer's activity: "56.10A".
    sector: Option<String> {
        stored { sector: Option<String> }
    }
    /// Posts to fill.
    posts: u16 {
        stored { posts: i64 }
    }
}
