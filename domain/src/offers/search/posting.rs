//! An offer for machines: schema.org JobPosting, as JSON-LD that can stand in
//! a script element.

use serde_json::{Map, Value, json};

use crate::offers::model::{Contract, Hours, Remote};
use crate::offers::salary::Certainty;
use crate::offers::views::OfferView;
use crate::platform::export::json_for_script;

/// The JSON of an offer whose page has this address.
pub fn posting(view: &OfferView, address: &str) -> String {
    json_for_script(&Value::Object(fields(view, address)))
}

fn fields(view: &OfferView, address: &str) -> Map<String, Value> {
    let card = &view.card;
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(card.title));
    put("description", json!(view.description));
    put("url", json!(address));
    put("datePosted", json!(view.published_iso));
    put(
        "identifier",
        json!({"@type": "PropertyValue", "name": view.source.name, "value": view.source.id}),
    );
    if let Some(ends) = &view.ends_iso {
        put("validThrough", json!(ends));
    }
    let types = employment_types(view);
    if !types.is_empty() {
        put("employmentType", json!(types));
    }
    if let Some(location) = location(view) {
        put("jobLocation", location);
    }
    // From where one may work so, offers do not say.
    if card.figures.remote == Some(Remote::Full) {
        put("jobLocationType", json!("TELECOMMUTE"));
    }
    if let Some(employer) = &card.employer {
        put(
            "hiringOrganization",
            json!({"@type": "Organization", "name": employer}),
        );
    }
    if let Some(label) = &view.occupation {
        put("occupationalCategory", json!(label));
    }
    // Only a year's pay that the offer itself says: one that we worked out is for
    // full-time work, and nothing here could say so.
    if let Some(pay) = card
        .pay
        .yearly
        .filter(|pay| pay.certainty == Certainty::Stated)
    {
        put(
            "baseSalary",
            json!({
                "@type": "MonetaryAmount",
                "currency": "EUR",
                "value": {
                    "@type": "QuantitativeValue",
                    "minValue": pay.low,
                    "maxValue": pay.high,
                    "unitText": "YEAR",
                },
            }),
        );
    }
    if card.figures.posts > 1 {
        put("totalJobOpenings", json!(card.figures.posts));
    }
    put("directApply", json!(false));
    fields
}

/// What the offer says of the contract and of its hours, in schema.org's words;
/// for a contract that has none of them, and for hours that are not said, nothing.
fn employment_types(view: &OfferView) -> Vec<&'static str> {
    let figures = &view.card.figures;
    let contract = match figures.contract {
        Contract::FixedTerm | Contract::Temporary | Contract::Seasonal | Contract::Integration => {
            Some("TEMPORARY")
        }
        Contract::Internship => Some("INTERN"),
        Contract::SelfEmployed => Some("CONTRACTOR"),
        Contract::Permanent
        | Contract::PermanentTemporary
        | Contract::Apprenticeship
        | Contract::Professionalisation
        | Contract::Other => None,
    };
    let hours = figures.hours.map(|hours| match hours {
        Hours::Full => "FULL_TIME",
        Hours::Part => "PART_TIME",
    });
    contract.into_iter().chain(hours).collect()
}

/// Where the work is; nothing where the offer does not say.
fn location(view: &OfferView) -> Option<Value> {
    let place = &view.card.place;
    if place.label.is_empty() && place.postcode.is_none() && place.position.is_none() {
        return None;
    }
    let mut address = Map::new();
    address.insert("@type".to_owned(), json!("PostalAddress"));
    // A place that is not one of ours may be in another country.
    let is_ours = place.commune.is_some() || place.department.is_some() || place.region.is_some();
    if is_ours {
        address.insert("addressCountry".to_owned(), json!("FR"));
    }
    for (name, value) in [
        ("addressLocality", Some(&place.label)),
        ("addressRegion", place.region.as_ref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            address.insert(name.to_owned(), json!(value));
        }
    }
    if let Some(postcode) = place.postcode {
        address.insert("postalCode".to_owned(), json!(postcode.as_str()));
    }
    let mut location = Map::new();
    location.insert("@type".to_owned(), json!("Place"));
    location.insert("address".to_owned(), Value::Object(address));
    if let Some(at) = place.position {
        location.insert(
            "geo".to_owned(),
            json!({"@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon}),
        );
    }
    Some(Value::Object(location))
}
