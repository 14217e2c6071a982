//! schema.org JobPosting, as sites of employers carry it.

use serde_json::Value;

use super::dates::{End, instant};
use super::france_travail::{in_order, posts};
use super::json::Look;
use super::place::RawPlace;
use super::places::resolve_all;
use super::reader::{Found, Refused};
use super::text::{line, rich, some_line};
use super::{Reason, words};
use crate::nomenclature::Lists;
use crate::nomenclature::model::OccupationCode;
use crate::offers::model::{
    Contract, Experience, ExperienceNeed, Figures, Hours, Need, Offer, OfferText, Remote,
    Requirement, RequirementKind, Source, web_link,
};
use crate::offers::salary::{Pay, Terms, read_pay};
use crate::platform::clock::paris_day;

/// Where a page keeps several.
pub const LISTS: &[&str] = &["@graph", "itemListElement"];

/// Reads a posting; other things of the same graph are passed over.
pub fn offer(value: &Value, lists: &Lists, source: &str) -> Result<Found, Refused> {
    let value = match value.get("item") {
        Some(inner @ Value::Object(_)) if is_a(value, "ListItem") => inner,
        _ => value,
    };
    if !is_a(value, "JobPosting") {
        return Ok(Found::Nothing);
    }
    let url = web_link(value.text("url")).or_else(|| web_link(value.text("@id")));
    let id = identifier(value)
        .or_else(|| url.clone())
        .map(|id| line(&id, 200))
        .filter(|id| !id.is_empty())
        .ok_or(Reason::Missing("identifier"))?;
    let refused = |reason| Refused {
        reason,
        id: Some(id.clone()),
    };
    let title = line(&plain(value.text("title")), 200);
    if title.is_empty() {
        return Err(refused(Reason::Missing("title")));
    }
    let published = match value.text("datePosted") {
        "" => None,
        text => Some(
            instant(text, End::Start).ok_or_else(|| refused(Reason::Unreadable("datePosted")))?,
        ),
    };
    let updated = instant(value.text("dateModified"), End::Start);
    let description = rich(value.text("description"));
    let figures = figures(value, &title);
    let day = paris_day(published.or(updated).unwrap_or_default());
    let employer = value.at("hiringOrganization");
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            id,
            partner: None,
            url: url.clone(),
        },
        place: resolve_all(lists, &raw_places(value)),
        pay: pay(value, &figures, day),
        published_at: published,
        updated_at: updated,
        ends_at: instant(value.text("validThrough"), End::Last),
        text: OfferText {
            title,
            description,
            employer: some_line(employer.some("name").or_else(|| employer.as_str()), 160),
            about_employer: super::text::some_rich(employer.some("description")),
            job_title: some_line(
                value
                    .some("occupationalCategory")
                    .filter(|text| text.len() > 6),
                160,
            ),
            contract: some_line(Some(&types(value).join(", ")), 120),
            hours: some_line(value.some("workHours"), 160),
            experience: some_line(value.some("experienceRequirements"), 160),
            sector: some_line(value.some("industry"), 160),
            qualification: None,
            apply_url: url,
            requirements: requirements(value),
        },
        figures,
    })))
}

/// Whether a thing is of a type, however the type is written.
fn is_a(value: &Value, name: &str) -> bool {
    let fits = |kind: &Value| {
        kind.as_str()
            .and_then(|kind| kind.rsplit(['/', '#', ':']).next())
            == Some(name)
    };
    match value.at("@type") {
        Value::Array(kinds) => kinds.iter().any(fits),
        kind => fits(kind),
    }
}

/// A text, a number, a PropertyValue, or a list of these.
fn identifier(value: &Value) -> Option<String> {
    let one = match value.at("identifier") {
        Value::Array(list) => list.first()?,
        one => one,
    };
    let id = match one {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        object => object.id("value"),
    };
    Some(id).filter(|id| !id.is_empty())
}

/// A text of one line in which entities are signs again.
fn plain(text: &str) -> String {
    text.replace("&amp;", "&")
        .replace("&#39;", "’")
        .replace("&rsquo;", "’")
        .replace("&eacute;", "é")
        .replace("&nbsp;", " ")
}

fn types(value: &Value) -> Vec<&str> {
    match value.at("employmentType") {
        Value::String(text) => text.split(',').map(str::trim).collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn figures(value: &Value, title: &str) -> Figures {
    let types: Vec<String> = types(value)
        .iter()
        .map(|kind| kind.to_uppercase().replace([' ', '-'], "_"))
        .collect();
    let has = |names: &[&str]| types.iter().any(|kind| names.contains(&kind.as_str()));
    let contract = if has(&["APPRENTICESHIP", "APPRENTISSAGE", "ALTERNANCE"]) {
        Contract::Apprenticeship
    } else if has(&["INTERN", "INTERNSHIP", "STAGE"]) {
        Contract::Internship
    } else if has(&["CDI", "PERMANENT"]) {
        Contract::Permanent
    } else if has(&["CDD"]) {
        Contract::FixedTerm
    } else if has(&["TEMPORARY", "INTERIM", "INTÉRIM"]) {
        Contract::Temporary
    } else if has(&["CONTRACTOR", "FREELANCE"]) {
        Contract::SelfEmployed
    } else {
        // FULL_TIME says nothing of how long.
        Contract::Other
    };
    let work_hours = value.text("workHours");
    let weekly_minutes = words::weekly_minutes(work_hours);
    let hours = match (
        has(&["FULL_TIME", "TEMPS_PLEIN"]),
        has(&["PART_TIME", "TEMPS_PARTIEL"]),
    ) {
        (true, false) => Some(Hours::Full),
        (false, true) => Some(Hours::Part),
        _ => words::hours(work_hours, weekly_minutes),
    };
    let far = value.text("jobLocationType").to_uppercase();
    Figures {
        occupation: OccupationCode::parse(
            value
                .text("occupationalCategory")
                .get(..5)
                .unwrap_or_default(),
        )
        .ok(),
        contract,
        contract_months: None,
        hours,
        weekly_minutes,
        experience: experience(value.at("experienceRequirements")),
        remote: if far.contains("TELECOMMUTE") {
            Some(Remote::Full)
        } else {
            words::remote(value.text("description")).or_else(|| words::remote(title))
        },
        size: value
            .at("hiringOrganization")
            .at("numberOfEmployees")
            .number("value")
            .and_then(|people| words::size(&format!("{people:.0}"))),
        accessible: false,
        sector: None,
        posts: posts(value.number("totalJobOpenings")),
    }
}

fn experience(value: &Value) -> Option<Experience> {
    if let Some(months) = value.number("monthsOfExperience") {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held between 0 and 600"
        )]
        let months = months.clamp(0.0, 600.0) as u16;
        return Some(Experience {
            need: if months == 0 {
                ExperienceNeed::None
            } else {
                ExperienceNeed::Required
            },
            months: Some(months).filter(|months| *months > 0),
        });
    }
    let text = value.as_str()?;
    if text.to_lowercase().contains("no requirements") {
        return Some(Experience {
            need: ExperienceNeed::None,
            months: None,
        });
    }
    words::experience("", text)
}

/// `jobLocation`: one place, or several.
fn raw_places(value: &Value) -> Vec<RawPlace> {
    match value.at("jobLocation") {
        Value::Array(list) => list.iter().map(raw_place).collect(),
        one => vec![raw_place(one)],
    }
}

fn raw_place(location: &Value) -> RawPlace {
    let address = location.at("address");
    if let Some(text) = address.as_str().or_else(|| location.as_str()) {
        return RawPlace {
            label: text.to_owned(),
            postcode: five_digits(text),
            ..RawPlace::default()
        };
    }
    let country = address
        .some("addressCountry")
        .or_else(|| address.at("addressCountry").some("name"))
        .unwrap_or("FR");
    let geo = location.at("geo");
    RawPlace {
        label: address
            .some("addressLocality")
            .or_else(|| address.some("addressRegion"))
            .unwrap_or_default()
            .to_owned(),
        postcode: address.id("postalCode"),
        lat: geo.number("latitude"),
        lon: geo.number("longitude"),
        abroad: !matches!(
            country.to_uppercase().as_str(),
            "FR" | "FRA" | "FRANCE" | "GP" | "MQ" | "GF" | "RE" | "YT"
        ),
        ..RawPlace::default()
    }
}

/// The postcode in "10 rue du Pont, 87000 Limoges".
fn five_digits(text: &str) -> String {
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 5)
        .unwrap_or_default()
        .to_owned()
}

/// `baseSalary` in words that the reader of pay knows.
fn pay(value: &Value, figures: &Figures, day: crate::kernel::Day) -> Pay {
    let salary = value.at("baseSalary");
    let terms = Terms {
        hours: figures.hours,
        weekly_minutes: figures.weekly_minutes,
        apprentice: matches!(
            figures.contract,
            Contract::Apprenticeship | Contract::Internship
        ),
        day,
    };
    if let Some(text) = salary.as_str() {
        return read_pay(&line(text, 160), "", &[], &terms);
    }
    let inner = salary.at("value");
    let one = |key: &str| inner.number(key).or_else(|| salary.number(key));
    let low = one("minValue")
        .or_else(|| one("value"))
        .or_else(|| salary.as_f64());
    let Some(low) = low.or_else(|| one("maxValue")) else {
        return Pay::default();
    };
    let unit = match inner
        .some("unitText")
        .or_else(|| salary.some("unitText"))
        .unwrap_or_default()
        .to_uppercase()
        .as_str()
    {
        "HOUR" => "Horaire",
        "DAY" => "Journalier",
        "MONTH" => "Mensuel",
        "YEAR" => "Annuel",
        // A week's pay is not in use here.
        "WEEK" => "Hebdomadaire",
        _ => "Autre",
    };
    let currency = line(salary.some("currency").unwrap_or("EUR"), 10);
    let money = if currency.eq_ignore_ascii_case("EUR") {
        "Euros"
    } else {
        &currency
    };
    let text = match one("maxValue") {
        Some(high) if high > low => format!("{unit} de {low:.2} {money} à {high:.2} {money}"),
        _ => format!("{unit} de {low:.2} {money}"),
    };
    let mut pay = read_pay(&text, "", &[], &terms);
    if money != "Euros" || unit == "Hebdomadaire" {
        pay.yearly = None;
    }
    pay
}

fn requirements(value: &Value) -> Vec<Requirement> {
    let mut all = Vec::new();
    for (key, kind, need) in [
        ("skills", RequirementKind::Skill, Need::Nice),
        ("qualifications", RequirementKind::Training, Need::Nice),
        (
            "educationRequirements",
            RequirementKind::Training,
            Need::Must,
        ),
    ] {
        let texts: Vec<&str> = match value.at(key) {
            Value::String(text) if kind == RequirementKind::Skill => {
                text.split([',', ';']).collect()
            }
            Value::String(text) => vec![text.as_str()],
            Value::Array(list) => list
                .iter()
                .filter_map(|item| item.as_str().or_else(|| item.some("name")))
                .collect(),
            object => object.some("credentialCategory").into_iter().collect(),
        };
        all.extend(texts.into_iter().filter_map(|text| {
            Some(Requirement {
                kind,
                label: some_line(Some(text), 200)?,
                code: None,
                need,
            })
        }));
    }
    in_order(all)
}
