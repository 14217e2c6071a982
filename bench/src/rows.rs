//! An offer as the other engines hold it.

use pleinweb_search::{Document, Point};

use crate::sqlite::as_terms;

pub struct Row {
    pub title: String,
    pub body: String,
    pub created: i64,
    pub department: String,
    pub region: String,
    pub occupation: String,
    pub domain: String,
    pub contract: String,
    pub hours: String,
    pub experience: String,
    pub remote: String,
    pub size: String,
    pub source: String,
    pub at: Option<Point>,
    pub sphere: Option<[f64; 3]>,
}

/// What is counted: the group whose own filter is ignored, and the column.
pub const FACETS: [(&str, &str); 10] = [
    ("place", "department"),
    ("place", "region"),
    ("work", "occupation"),
    ("work", "domain"),
    ("contract", "contract"),
    ("hours", "hours"),
    ("experience", "experience"),
    ("remote", "remote"),
    ("size", "size"),
    ("source", "source"),
];

/// A point on the unit sphere, for distances without trigonometry.
pub fn sphere(at: Point) -> [f64; 3] {
    let (lat, lon) = (at.lat.to_radians(), at.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

impl Row {
    pub fn new(offer: &Document) -> Self {
        let mut body = as_terms(&offer.text);
        let others = std::iter::once(&offer.employer)
            .chain(offer.skills.iter().map(|skill| &skill.name))
            .chain([&offer.occupation_label])
            .chain(&offer.synonyms);
        for other in others {
            // Between two fields, so that no phrase reaches over.
            body.push_str(" zz zz ");
            body.push_str(&as_terms(other));
        }
        Self {
            title: as_terms(&offer.title),
            body,
            created: offer.created / 1000,
            department: offer.department.clone(),
            region: offer.region.clone(),
            occupation: offer.occupation.clone(),
            domain: offer.domain.clone(),
            contract: offer.contract.clone(),
            hours: offer.hours.clone(),
            experience: offer.experience.clone(),
            remote: offer.remote.clone(),
            size: offer.employer_size.clone(),
            source: offer.source.clone(),
            at: offer.at,
            sphere: offer.at.map(sphere),
        }
    }
}
