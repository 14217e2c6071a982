//! Agencies and places that help, as people see them.

use serde::{Deserialize, Serialize};

use super::model::{CommuneCode, PlaceHit, Position, Postcode};
#[cfg(feature = "server")]
use super::rules::Serves;
use pleinweb_kernel::AgencyId;

/// An agency where people are received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agency {
    pub id: AgencyId,
    pub name: String,
    pub street: String,
    pub postcode: Postcode,
    pub city: String,
    pub phone: String,
    pub position: Position,
    /// Departments, postcodes and communes whose people belong to this agency.
    pub departments: Vec<String>,
    pub postcodes: Vec<Postcode>,
    pub communes: Vec<CommuneCode>,
}

#[cfg(feature = "server")]
impl Serves for Agency {
    fn communes(&self) -> &[CommuneCode] {
        &self.communes
    }
    fn postcodes(&self) -> &[Postcode] {
        &self.postcodes
    }
    fn departments(&self) -> &[String] {
        &self.departments
    }
    fn position(&self) -> Position {
        self.position
    }
    fn stands_at(&self) -> Postcode {
        self.postcode
    }
}

/// A place where people are helped with computers, telephones and the net.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HelpPlace {
    pub name: String,
    pub street: String,
    pub postcode: Postcode,
    pub city: String,
    pub phone: String,
    pub position: Position,
    /// When it is open, as people read it.
    pub hours: String,
}

/// Something near, and how far as the crow flies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Near<T> {
    pub what: T,
    /// Kilometres; missing where the position of the place is not known.
    pub km: Option<f64>,
}

/// Who can help around a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NearbyHelp {
    pub place: PlaceHit,
    /// The agency that people of this place belong to, first; then the nearest others.
    pub agencies: Vec<Near<Agency>>,
    /// The nearest first.
    pub help_places: Vec<Near<HelpPlace>>,
}
