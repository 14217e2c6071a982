//! An offer for machines: schema.org JobPosting, as JSON-LD that can stand in
//! a script element.

use serde_json::{Map, Value, json};

use crate::model::{Contract, Hours, Place, Remote};
use crate::salary::{Certainty, Terms, Unit, as_said};
use crate::views::OfferView;
use pleinweb_platform::export::json_for_script;

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
    let types = employment_type(view);
    if !types.is_empty() {
        put("employmentType", json!(types));
    }
    let mut locations: Vec<Value> = card.place.all().filter_map(location).collect();
    match locations.len() {
        0 => {}
        1 => put("jobLocation", locations.remove(0)),
        _ => put("jobLocation", Value::Array(locations)),
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
    if let Some(salary) = salary(view) {
        put("baseSalary", salary);
    }
    if card.figures.posts > 1 {
        put("totalJobOpenings", json!(card.figures.posts));
    }
    put("directApply", json!(false));
    fields
}

/// Pay in the unit in which the offer says it: a year's pay that we worked out
/// is not the offer's. What was guessed, or raised from part time, is left out.
fn salary(view: &OfferView) -> Option<Value> {
    let card = &view.card;
    let terms = Terms::of(&card.figures, &card.place, Some(card.published.day));
    let (low, high, unit) = if let Some(said) = as_said(&card.pay, &terms) {
        (said.low, said.high, unit_text(said.unit)?)
    } else {
        // A source that gives a year's pay as figures.
        let yearly = card
            .pay
            .yearly
            .filter(|pay| pay.certainty == Certainty::Stated && card.pay.text.is_none())?;
        (f64::from(yearly.low), f64::from(yearly.high), "YEAR")
    };
    Some(json!({
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {
            "@type": "QuantitativeValue",
            "minValue": number(low),
            "maxValue": number(high),
            "unitText": unit,
        },
    }))
}

/// The units that schema.org has a word for.
const fn unit_text(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Hour => Some("HOUR"),
        Unit::Day => Some("DAY"),
        Unit::Week => Some("WEEK"),
        Unit::Month => Some("MONTH"),
        Unit::Year => Some("YEAR"),
        Unit::Fortnight | Unit::Other => None,
    }
}

/// Whole euros without a decimal point.
fn number(euros: f64) -> Value {
    if euros.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within bounds")]
        return json!(euros as i64);
    }
    json!(euros)
}

/// What the offer says of its hours and its kind of contract, and no more: a
/// permanent contract says nothing of the hours.
fn employment_type(view: &OfferView) -> Vec<&'static str> {
    let figures = &view.card.figures;
    let contract = match figures.contract {
        Contract::FixedTerm | Contract::Temporary | Contract::Seasonal => Some("TEMPORARY"),
        Contract::Internship => Some("INTERN"),
        Contract::SelfEmployed => Some("CONTRACTOR"),
        // schema.org has no word for these; integration may be permanent.
        Contract::Permanent
        | Contract::PermanentTemporary
        | Contract::Apprenticeship
        | Contract::Professionalisation
        | Contract::Integration
        | Contract::Other => None,
    };
    let hours = match figures.hours {
        Some(Hours::Part) => Some("PART_TIME"),
        Some(Hours::Full) => Some("FULL_TIME"),
        None => None,
    };
    contract.into_iter().chain(hours).collect()
}

/// Where the work is; nothing where the offer does not say.
fn location(place: &Place) -> Option<Value> {
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
