//! An offer, as the API gives it: whole, so that nobody has to ask again for
//! each of a list.

use std::collections::BTreeMap;

use pleinweb_app::page::Page;
use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_offers::columns::Yes;
use pleinweb_offers::views::Twin;
use pleinweb_offers::{StoredOffer, model};
use serde::Serialize;
use utoipa::ToSchema;

use super::vocabulary::{
    Certainty, Contract, EmployerSize, ExperienceNeed, Hours, Need, Remote, RequirementKind,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Offer {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uri")]
    url: String,
    title: String,
    employer: Option<String>,
    place: Place,
    places: Vec<Place>,
    distance_km: Option<u32>,
    occupation: Option<String>,
    job_title: Option<String>,
    contract: Contract,
    contract_months: Option<u16>,
    hours: Option<Hours>,
    weekly_minutes: Option<u16>,
    experience: Option<Experience>,
    remote: Option<Remote>,
    employer_size: Option<EmployerSize>,
    /// What is said with a plain yes; `document` describes each by its name.
    #[serde(flatten)]
    yes: BTreeMap<String, bool>,
    sector: Option<String>,
    posts: u16,
    pay: Pay,
    description: String,
    about_employer: Option<String>,
    qualification: Option<String>,
    requirements: Vec<Requirement>,
    #[schema(format = "uri")]
    apply_url: Option<String>,
    source: Source,
    also_published: Vec<AlsoPublished>,
    #[schema(format = "date-time")]
    published_at: String,
    #[schema(format = "date-time")]
    updated_at: String,
    #[schema(format = "date-time")]
    ends_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    label: String,
    commune: Option<String>,
    postcode: Option<String>,
    department: Option<String>,
    region: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Experience {
    need: ExperienceNeed,
    months: Option<u16>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Pay {
    yearly_low: Option<u32>,
    yearly_high: Option<u32>,
    certainty: Option<Certainty>,
    text: Option<String>,
    extras: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Requirement {
    kind: RequirementKind,
    label: String,
    code: Option<String>,
    need: Need,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    name: String,
    id: String,
    #[schema(format = "uri")]
    url: Option<String>,
    partner: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AlsoPublished {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uri")]
    url: String,
    source: String,
    partner: Option<String>,
    #[schema(format = "uri")]
    source_url: Option<String>,
}

fn yes(figures: &model::Figures) -> BTreeMap<String, bool> {
    let all = Yes::ALL.iter();
    all.map(|yes| (yes.column().to_owned(), yes.of(figures)))
        .collect()
}

fn instant(at: Timestamp) -> String {
    at.jiff().to_string()
}

impl Offer {
    /// An offer as it is stored. `root` is our public address.
    pub fn new(root: &str, stored: StoredOffer, distance_km: Option<u32>) -> Self {
        let (figures, text) = (stored.offer.figures, stored.offer.text);
        let published = stored.offer.published_at.unwrap_or_default();
        let page = Page::Offer(stored.id.to_string()).href(Lang::Fr);
        Self {
            id: stored.id.to_string(),
            url: [root, &page].concat(),
            title: text.title,
            employer: text.employer,
            places: stored.offer.place.all().cloned().map(Into::into).collect(),
            place: stored.offer.place.into(),
            distance_km,
            occupation: figures.occupation.map(|code| code.to_string()),
            job_title: text.job_title,
            contract: figures.contract.into(),
            contract_months: figures.contract_months,
            hours: figures.hours.map(Into::into),
            weekly_minutes: figures.weekly_minutes,
            experience: figures.experience.map(|experience| Experience {
                need: experience.need.into(),
                months: experience.months,
            }),
            remote: figures.remote.map(Into::into),
            employer_size: figures.size.map(Into::into),
            yes: yes(&figures),
            sector: figures.sector,
            posts: figures.posts,
            pay: stored.offer.pay.into(),
            description: text.description,
            about_employer: text.about_employer,
            qualification: text.qualification,
            requirements: text.requirements.into_iter().map(Into::into).collect(),
            apply_url: text.apply_url,
            source: Source {
                name: stored.offer.source.name,
                id: stored.offer.source.id,
                url: stored.offer.source.url,
                partner: stored.offer.source.partner,
            },
            also_published: stored
                .twins
                .into_iter()
                .map(|twin| also(root, twin))
                .collect(),
            published_at: instant(published),
            updated_at: instant(stored.offer.updated_at.unwrap_or(published)),
            ends_at: stored.offer.ends_at.map(instant),
        }
    }
}

fn also(root: &str, twin: Twin) -> AlsoPublished {
    AlsoPublished {
        url: [root, &Page::Offer(twin.id.to_string()).href(Lang::Fr)].concat(),
        id: twin.id.to_string(),
        source: twin.source,
        partner: twin.partner,
        source_url: twin.url,
    }
}

impl From<model::Place> for Place {
    fn from(place: model::Place) -> Self {
        Self {
            label: place.label,
            commune: place.commune.map(|code| code.to_string()),
            postcode: place.postcode.map(|code| code.to_string()),
            department: place.department,
            region: place.region,
            latitude: place.position.map(|at| at.lat),
            longitude: place.position.map(|at| at.lon),
        }
    }
}

impl From<pleinweb_offers::salary::Pay> for Pay {
    fn from(pay: pleinweb_offers::salary::Pay) -> Self {
        Self {
            yearly_low: pay.yearly.map(|yearly| yearly.low),
            yearly_high: pay.yearly.map(|yearly| yearly.high),
            certainty: pay.yearly.map(|yearly| yearly.certainty.into()),
            text: pay.text,
            extras: pay.extras,
        }
    }
}

impl From<model::Requirement> for Requirement {
    fn from(requirement: model::Requirement) -> Self {
        Self {
            kind: requirement.kind.into(),
            label: requirement.label,
            code: requirement.code,
            need: requirement.need.into(),
        }
    }
}
