//! Rows of the nomenclature as files give them and tables keep them.

use super::model::{
    AppellationCode, CommuneCode, OccupationCode, Position, Postcode, SkillCode, SkillKind,
};
use super::rules::Serves;

/// An occupation (fiche métier).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationRow {
    pub code: OccupationCode,
    pub label: String,
}

/// A job title (appellation) of an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppellationRow {
    pub code: AppellationCode,
    pub occupation: OccupationCode,
    pub label: String,
    /// Rarely used today, so proposed after the others.
    pub rare: bool,
}

/// A skill, whatever the occupations that use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRow {
    pub code: SkillCode,
    pub label: String,
    pub kind: SkillKind,
}

/// A skill of an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationSkillRow {
    pub occupation: OccupationCode,
    pub skill: SkillCode,
    /// At the heart of the occupation.
    pub core: bool,
    /// Order within the occupation, from 0, core or not.
    pub rank: u32,
}

/// An occupation that is close enough to move to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MobilityRow {
    pub occupation: OccupationCode,
    pub target: OccupationCode,
    /// The closest has the smallest number.
    pub rank: u32,
}

/// A commune, or a district of Paris, Lyon or Marseille.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneRow {
    pub code: CommuneCode,
    pub name: String,
    /// Department code; see `geography`.
    pub department: String,
    pub population: u32,
    /// In order, at least one.
    pub postcodes: Vec<Postcode>,
    pub position: Option<Position>,
    /// Name of the employment zone.
    pub zone: Option<String>,
}

/// A commune of before, or one that is a part of another today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerCommuneRow {
    /// Its code, where it had one of its own.
    pub code: Option<CommuneCode>,
    pub name: String,
    /// The commune that it belongs to; that one may be one of before, too.
    pub commune: CommuneCode,
}

/// An agency where people are received.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyRow {
    /// A short name for addresses and imports: `limoges-centre`.
    pub slug: String,
    pub name: String,
    pub street: String,
    pub postcode: Postcode,
    pub city: String,
    pub phone: String,
    pub position: Position,
    pub departments: Vec<String>,
    pub postcodes: Vec<Postcode>,
    pub communes: Vec<CommuneCode>,
}

impl Serves for AgencyRow {
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
#[derive(Clone, Debug, PartialEq)]
pub struct HelpPlaceRow {
    pub slug: String,
    pub name: String,
    pub street: String,
    pub postcode: Postcode,
    pub city: String,
    pub phone: String,
    pub position: Position,
    /// When it is open, as people read it.
    pub hours: String,
}
