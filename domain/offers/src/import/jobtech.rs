//! Ads in the shape of Sweden's JobTech: a search answer of today
//! (`hits[]`), or of its index (`hits.hits[]._source`), with English or
//! Swedish keys.

use serde_json::Value;

use super::contact::contact;
use super::dates::{End, when};
use super::france_travail::{in_order, posts};
use super::json::Look;
use super::place::{RawPlace, resolve};
use super::text::{line, link, plain, rich, some_line, some_rich};
use super::told::{Found, Refused};
use super::{Notes, Reason, figures_in_text};
use crate::model::{
    Contract, Experience, ExperienceNeed, Figures, Hours, Need, Offer, OfferText, Remote,
    Requirement, RequirementKind, Source,
};
use crate::salary::Pay;
use pleinweb_nomenclature::Lists;

/// Where a search answer keeps its ads.
pub const LISTS: &[&str] = &["hits"];

/// A value under its English key, else under its Swedish one.
fn either<'a>(value: &'a Value, english: &str, swedish: &str) -> &'a Value {
    match value.at(english) {
        Value::Null => value.at(swedish),
        found => found,
    }
}

fn label(value: &Value) -> &str {
    value.some("label").unwrap_or_else(|| value.text("term"))
}

/// Reads an ad.
pub fn offer(
    value: &Value,
    lists: &Lists,
    source: &str,
    notes: &mut Notes,
) -> Result<Found, Refused> {
    let value = match value.get("_source") {
        Some(inner) => inner,
        None => value,
    };
    let id = line(&value.id("id"), 200);
    if id.is_empty() {
        return Err(Reason::Missing("id").into());
    }
    if value.flag("removed") {
        return Ok(Found::Removed(id));
    }
    let text = |english, swedish| either(value, english, swedish).as_str().unwrap_or_default();
    let refused = |reason| Refused {
        reason,
        id: Some(id.clone()),
    };
    let title = line(text("headline", "rubrik"), 200);
    if title.is_empty() {
        return Err(refused(Reason::Missing("headline")));
    }
    let mut date = |value: &Value, end| when(value, end, notes);
    let published = date(
        either(value, "publication_date", "publiceringsdatum"),
        End::Start,
    );
    let updated = date(value.at("status").at("uppdaterad"), End::Start)
        // A number by rule: its form is not guessed.
        .or_else(|| when(value.at("timestamp"), End::Start, &mut Notes::default()));
    let ends_at = date(
        either(value, "application_deadline", "sista_ansokningsdatum"),
        End::Last,
    );
    let description = either(value, "description", "beskrivning");
    let words = description
        .some("text")
        .or_else(|| description.some("text_formatted"))
        .unwrap_or_else(|| description.text("annonstext"));
    let employer = either(value, "employer", "arbetsgivare");
    let details = either(value, "application_details", "ansokningsdetaljer");
    let job = label(either(value, "occupation", "yrkesroll"));
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            url: link(value.text("webpage_url")),
            partner: None,
            id,
        },
        figures: figures(value, &plain(words)),
        place: resolve(
            lists,
            &raw_place(either(value, "workplace_address", "arbetsplatsadress")),
            notes,
        ),
        // Ads say how pay is counted, not how much it is.
        pay: Pay {
            text: some_line(value.some("salary_description"), 200),
            ..Pay::default()
        },
        published_at: published,
        updated_at: updated,
        ends_at,
        text: OfferText {
            title,
            description: rich(words),
            employer: some_line(employer.some("name").or_else(|| employer.some("namn")), 160),
            about_employer: some_rich(description.some("company_information")),
            job_title: some_line(Some(job), 160),
            contract: some_line(Some(label(either(value, "duration", "varaktighet"))), 120),
            hours: some_line(
                Some(label(either(value, "working_hours_type", "arbetstidstyp"))),
                160,
            ),
            apply_url: link(details.text("url")).or_else(|| link(details.text("webbadress"))),
            contact: contact(
                details
                    .some("email")
                    .unwrap_or_else(|| details.text("epost")),
                "",
                &[],
            ),
            requirements: requirements(value),
            ..OfferText::default()
        },
    })))
}

fn figures(value: &Value, words: &str) -> Figures {
    let duration = label(either(value, "duration", "varaktighet")).to_lowercase();
    let kind = label(either(value, "employment_type", "anstallningstyp")).to_lowercase();
    let contract = if kind.contains("sommar") || kind.contains("säsong") {
        Contract::Seasonal
    } else if duration.contains("tills") {
        Contract::Permanent
    } else if duration.contains("månad") || duration.contains("dag") || duration.contains("år") {
        Contract::FixedTerm
    } else {
        Contract::Other
    };
    let scope = either(value, "scope_of_work", "arbetsomfattning");
    let hours = match label(either(value, "working_hours_type", "arbetstidstyp")) {
        "Heltid" => Some(Hours::Full),
        "Deltid" => Some(Hours::Part),
        _ => match scope.number("min") {
            Some(percent) if percent >= 100.0 => Some(Hours::Full),
            Some(_) => Some(Hours::Part),
            None => None,
        },
    };
    let needs_experience = match either(value, "experience_required", "erfarenhet_kravs") {
        Value::Bool(true) => Some(ExperienceNeed::Required),
        Value::Bool(false) => Some(ExperienceNeed::None),
        _ => None,
    };
    let lower = words.to_lowercase();
    Figures {
        hours,
        experience: needs_experience.map(|need| Experience { need, months: None }),
        remote: if value.flag("remote_work") || lower.contains("distansarbete") {
            Some(Remote::Partial)
        } else {
            figures_in_text::remote(words)
        },
        posts: posts(
            value
                .number("number_of_vacancies")
                .or_else(|| value.number("antal_platser")),
        ),
        // Codes of occupations are those of another list: no code of ours.
        ..Figures::of(contract)
    }
}

fn raw_place(place: &Value) -> RawPlace {
    let town = place
        .some("city")
        .or_else(|| place.some("postort"))
        .or_else(|| place.some("municipality"))
        .or_else(|| place.some("kommun"));
    let region = place.some("region").or_else(|| place.some("lan"));
    let country = place.some("country").or_else(|| place.some("land"));
    let parts: Vec<&str> = [town, region, Some(country.unwrap_or("Sverige"))]
        .into_iter()
        .flatten()
        .collect();
    let coordinates = place.at("coordinates");
    RawPlace {
        label: parts.join(", "),
        // Longitude first.
        lon: coordinates.get(0).and_then(Value::as_f64),
        lat: coordinates.get(1).and_then(Value::as_f64),
        // Sweden where nothing is said.
        country: country.unwrap_or("Sverige").to_owned(),
        ..RawPlace::default()
    }
}

fn requirements(value: &Value) -> Vec<Requirement> {
    let mut all = Vec::new();
    for (group, need) in [
        (either(value, "must_have", "krav"), Need::Must),
        (either(value, "nice_to_have", "meriterande"), Need::Nice),
    ] {
        for (english, swedish, kind) in [
            ("skills", "kompetenser", RequirementKind::Skill),
            ("languages", "sprak", RequirementKind::Language),
            (
                "work_experiences",
                "yrkeserfarenheter",
                RequirementKind::Work,
            ),
            (
                "education",
                "utbildningsinriktning",
                RequirementKind::Training,
            ),
        ] {
            let list = either(group, english, swedish);
            all.extend(list.as_array().into_iter().flatten().filter_map(|item| {
                Some(Requirement {
                    kind,
                    label: some_line(Some(label(item)), 200)?,
                    code: some_line(item.some("concept_id").or_else(|| item.some("kod")), 40),
                    need,
                })
            }));
        }
    }
    if either(value, "driving_license_required", "korkort_kravs") == &Value::Bool(true) {
        all.push(Requirement {
            kind: RequirementKind::Licence,
            label: "B".to_owned(),
            code: None,
            need: Need::Must,
        });
    }
    in_order(all)
}
