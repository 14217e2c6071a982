//! An offer for machines: schema.org JobPosting, as JSON-LD that can stand in
//! a script element.

use serde_json::{Map, Value, json};

use crate::offers::model::{Contract, Hours, Place, Remote};
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
    put("employmentType", json!(employment_type(view)));
    let mut locations: Vec<Value> = card.place.all().map(location).collect();
    let one = if locations.len() == 1 {
        locations.pop()
    } else {
        None
    };
    put("jobLocation", one.unwrap_or(Value::Array(locations)));
    if card.figures.remote == Some(Remote::Full) {
        put("jobLocationType", json!("TELECOMMUTE"));
        put(
            "applicantLocationRequirements",
            json!({"@type": "Country", "name": "FR"}),
        );
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
    // Only what the offer itself says, or what follows from it.
    if let Some(pay) = card
        .pay
        .yearly
        .filter(|pay| pay.certainty != Certainty::Guessed)
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

fn employment_type(view: &OfferView) -> Vec<&'static str> {
    let figures = &view.card.figures;
    let mut types = vec![match figures.contract {
        Contract::Permanent => "FULL_TIME",
        Contract::FixedTerm
        | Contract::Temporary
        | Contract::PermanentTemporary
        | Contract::Seasonal
        | Contract::Integration => "TEMPORARY",
        Contract::Apprenticeship | Contract::Professionalisation | Contract::Internship => "INTERN",
        Contract::SelfEmployed => "CONTRACTOR",
        Contract::Other => "OTHER",
    }];
    match figures.hours {
        Some(Hours::Part) => {
            types.retain(|one| *one != "FULL_TIME");
            types.push("PART_TIME");
        }
        Some(Hours::Full) if !types.contains(&"FULL_TIME") => types.push("FULL_TIME"),
        _ => {}
    }
    types
}

fn location(place: &Place) -> Value {
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
    Value::Object(location)
}
