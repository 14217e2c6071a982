//! What the figures of a market are about.

use pleinweb_market::model::{OccupationName, PlaceName, Scope as Asks};
use serde::Serialize;
use utoipa::ToSchema;

use super::vocabulary::Level;

#[derive(Debug, Serialize, ToSchema)]
pub struct Scope {
    occupation: Option<Coded>,
    domain: Option<String>,
    level: Level,
    place: Option<Coded>,
    area: Option<String>,
    radius_km: u16,
    other_occupations: Vec<Coded>,
    other_places: Vec<Coded>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Coded {
    code: String,
    label: String,
}

impl From<Asks> for Scope {
    fn from(scope: Asks) -> Self {
        Self {
            occupation: scope.occupation.map(Into::into),
            domain: scope.domain.map(String::from),
            level: scope.level.into(),
            place: scope.place.map(Into::into),
            area: scope.area,
            radius_km: scope.radius,
            other_occupations: scope
                .other_occupations
                .into_iter()
                .map(Into::into)
                .collect(),
            other_places: scope.other_places.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<OccupationName> for Coded {
    fn from(named: OccupationName) -> Self {
        Self {
            code: named.code.to_string(),
            label: named.label,
        }
    }
}

impl From<PlaceName> for Coded {
    fn from(named: PlaceName) -> Self {
        Self {
            code: named.commune.to_string(),
            label: named.label,
        }
    }
}
