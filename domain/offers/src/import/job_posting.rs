//! schema.org JobPosting, as sites of employers carry it.

use serde_json::{Map, Value};

use super::contact::contact;
use super::dates::{End, when};
use super::france_travail::{in_order, posts};
use super::json::{Look, said};
use super::place::RawPlace;
use super::places::resolve_all;
use super::text::{flat, line, link, plain, rich, some_line, some_rich};
use super::told::{Found, Refused};
use super::{Kind, Notes, Reason, figures_in_text};
use crate::model::{
    Contract, Experience, ExperienceNeed, Figures, Hours, Need, Offer, OfferText, Remote,
    Requirement, RequirementKind, Source, web_link,
};
use crate::salary::{Pay, Terms, read_pay};
use pleinweb_checks::letters::fold;
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_platform::clock::paris_day;

/// Where a page keeps several.
pub const LISTS: &[&str] = &["@graph", "itemListElement"];
/// Where a thing that is no posting keeps one or several.
pub const WRAPS: &[&str] = &["@graph", "itemListElement", "mainEntity", "item"];

/// Whether it is a posting, or the item of a list that is one.
pub fn is_one(object: &Map<String, Value>) -> bool {
    let is_posting = |object: &Map<String, Value>| kind_is(object.get("@type"), "JobPosting");
    let item = object.get("item").and_then(Value::as_object);
    is_posting(object) || kind_is(object.get("@type"), "ListItem") && item.is_some_and(is_posting)
}

/// Reads a posting; other things of the same graph are passed over.
pub fn offer(
    value: &Value,
    lists: &Lists,
    source: &str,
    notes: &mut Notes,
) -> Result<Found, Refused> {
    let value = match value.get("item") {
        Some(inner @ Value::Object(_)) if is_a(value, "ListItem") => inner,
        _ => value,
    };
    if !is_a(value, "JobPosting") {
        return Ok(Found::Nothing);
    }
    // Taken as they stand: what identifies an offer must not change with the way we
    // mend texts.
    let url = web_link(&first(value.at("url"))).or_else(|| web_link(value.text("@id")));
    let id = identifier(value)
        .or_else(|| url.clone())
        .map(|id| line(&id, 200))
        .filter(|id| !id.is_empty())
        .ok_or(Reason::Missing("identifier"))?;
    let refused = |reason| Refused {
        reason,
        id: Some(id.clone()),
    };
    let title = ["title", "name"]
        .iter()
        .map(|key| line(&flat(&first(value.at(key))), 200))
        .find(|title| !title.is_empty())
        .ok_or_else(|| refused(Reason::Missing("title")))?;
    let published = when(value.at("datePosted"), End::Start, notes);
    let updated = when(value.at("dateModified"), End::Start, notes);
    let ends_at = when(value.at("validThrough"), End::Last, notes);
    let description = paragraphs(value.at("description"));
    let figures = figures(value, &title, &plain(&description));
    let place = resolve_all(lists, &raw_places(value), notes);
    let terms = Terms::of(&figures, &place, published.or(updated).map(paris_day));
    let geo = one(value.at("jobLocation")).at("geo");
    if value.has_unread_number("totalJobOpenings")
        || ["latitude", "longitude"]
            .iter()
            .any(|key| geo.has_unread_number(key))
    {
        notes.note(Kind::Field);
    }
    let employer = one(value.at("hiringOrganization"));
    let url = url.as_deref().and_then(link);
    let asked = one(value.at("applicationContact"));
    let words = |key| some_line(Some(&letters(value.at(key))), 160);
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            id,
            partner: None,
            url: url.clone(),
        },
        place,
        pay: pay(value, &terms, notes),
        published_at: published,
        updated_at: updated,
        ends_at,
        text: OfferText {
            title,
            description: rich(&description),
            employer: employer_name(employer),
            about_employer: some_rich(Some(&paragraphs(employer.at("description")))),
            job_title: words("occupationalCategory").filter(|text| text.len() > 6),
            contract: some_line(Some(&types(value).join(", ")), 120),
            hours: words("workHours"),
            experience: words("experienceRequirements"),
            sector: words("industry"),
            qualification: None,
            apply_url: url,
            contact: contact(
                &first(asked.at("email")),
                &first(asked.at("telephone")),
                &[],
            ),
            requirements: requirements(value),
        },
        figures,
    })))
}

/// Of a list the first thing that is there, else the thing itself.
fn one(value: &Value) -> &Value {
    match value {
        Value::Array(list) => list.iter().find(|one| !one.is_null()).unwrap_or(value),
        one => one,
    }
}

/// The words of the first of several.
fn first(value: &Value) -> String {
    match value {
        Value::Array(list) => list
            .iter()
            .map(first)
            .find(|words| !words.is_empty())
            .unwrap_or_default(),
        one => said(one),
    }
}

/// What is said where it is a line: what may be HTML elsewhere is its letters here.
fn letters(value: &Value) -> String {
    flat(&said(value)).into_owned()
}

/// A long text, or several one below the other.
fn paragraphs(value: &Value) -> String {
    match value {
        Value::Array(list) => {
            let all: Vec<String> = list.iter().map(paragraphs).collect();
            all.join("\n")
        }
        one => said(one),
    }
}

fn employer_name(employer: &Value) -> Option<String> {
    let name = match employer {
        Value::Object(_) => ["name", "legalName", "alternateName"]
            .iter()
            .map(|key| first(employer.at(key)))
            .find(|name| !name.is_empty())?,
        other => said(other),
    };
    some_line(Some(&flat(&name)), 160)
}

/// Whether a thing is of a type, however the type is written.
fn is_a(value: &Value, name: &str) -> bool {
    kind_is(value.get("@type"), name)
}

fn kind_is(kind: Option<&Value>, name: &str) -> bool {
    let fits = |kind: &Value| {
        kind.as_str()
            .and_then(|kind| kind.rsplit(['/', '#', ':']).next())
            == Some(name)
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(fits),
        kind => kind.is_some_and(fits),
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

/// In one text, in several, or as addresses of schema.org.
fn types(value: &Value) -> Vec<String> {
    let all = letters(value.at("employmentType"));
    all.split([',', ';', '|'])
        .map(|kind| kind.trim().rsplit(['/', '#']).next().unwrap_or_default())
        .filter(|kind| !kind.is_empty())
        .map(str::to_owned)
        .collect()
}

fn figures(value: &Value, title: &str, description: &str) -> Figures {
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
    let work_hours = letters(value.at("workHours"));
    let weekly_minutes = figures_in_text::weekly_minutes(&work_hours);
    let hours = match (
        has(&["FULL_TIME", "TEMPS_PLEIN"]),
        has(&["PART_TIME", "TEMPS_PARTIEL"]),
    ) {
        (true, false) => Some(Hours::Full),
        (false, true) => Some(Hours::Part),
        _ => figures_in_text::hours(&work_hours, weekly_minutes),
    };
    let far = said(value.at("jobLocationType")).to_uppercase();
    Figures {
        occupation: occupation(value.at("occupationalCategory")),
        hours,
        weekly_minutes,
        experience: experience(one(value.at("experienceRequirements"))),
        remote: if far.contains("TELECOMMUTE") {
            Some(Remote::Full)
        } else {
            figures_in_text::remote(description).or_else(|| figures_in_text::remote(title))
        },
        size: one(value.at("hiringOrganization"))
            .at("numberOfEmployees")
            .number("value")
            .and_then(|people| figures_in_text::size(&format!("{people:.0}"))),
        posts: posts(value.number("totalJobOpenings")),
        ..Figures::of(contract)
    }
}

/// The code of ROME at the beginning of a text, or in a thing that has a code.
fn occupation(value: &Value) -> Option<OccupationCode> {
    let code = |text: &str| OccupationCode::parse(text.get(..5)?).ok();
    let one = one(value);
    code(one.text("codeValue")).or_else(|| code(&letters(one)))
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
    let text = &*letters(value);
    if text.to_lowercase().contains("no requirements") {
        return Some(Experience {
            need: ExperienceNeed::None,
            months: None,
        });
    }
    figures_in_text::experience("", text)
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
        country: country.to_owned(),
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

/// `baseSalary` in words that the reader of pay knows. In whatever form it stands,
/// its words stay.
fn pay(value: &Value, terms: &Terms, notes: &mut Notes) -> Pay {
    let salary = one(value.at("baseSalary"));
    let currency = currency(value, salary);
    let text = salary_in_numbers(salary, currency.as_deref())
        .unwrap_or_else(|| line(&salary_words(salary, currency.as_deref()), 160));
    let mut pay = read_pay(&text, "", &[], terms);
    if currency.is_some_and(|currency| !is_euro(&currency)) {
        pay.yearly = None;
    }
    if pay.yearly.is_none() && !salary.is_null() {
        notes.note(Kind::OddPay);
    }
    pay
}

/// A salary that says its amounts as numbers: "Mensuel de 2000.00 Euros à 2500.00
/// Euros".
fn salary_in_numbers(salary: &Value, currency: Option<&str>) -> Option<String> {
    let levels = levels(salary);
    let number = |key: &str| levels.iter().rev().find_map(|level| level.number(key));
    let low = number("minValue")
        .or_else(|| number("value"))
        .or_else(|| salary.as_f64());
    let high = number("maxValue");
    let money = currency.filter(|it| !is_euro(it)).unwrap_or("Euros");
    let unit = unit_text(salary);
    let time = time(&unit);
    let Some(low) = low else {
        // The most that may be paid is no promise.
        let per = time.map_or_else(|| per(&unit), |(_, per)| per.to_owned());
        return high.map(|high| line(&format!("Jusqu'à {high:.2} {money} {per}"), 160));
    };
    let amount = match high {
        Some(high) if high > low => format!("{low:.2} {money} à {high:.2} {money}"),
        _ => format!("{low:.2} {money}"),
    };
    Some(match time {
        Some((label, _)) => format!("{label} de {amount}"),
        None if unit.is_empty() => format!("Autre de {amount}"),
        // A unit that we do not know is not replaced by one that we do.
        None => line(&format!("{amount} {}", per(&unit)), 160),
    })
}

/// A time that pay is for, as the form of France Travail and as people say it.
fn time(unit: &str) -> Option<(&'static str, &'static str)> {
    Some(match &*fold(unit) {
        "hour" | "hours" | "hourly" | "heure" | "heures" | "horaire" | "h" => {
            ("Horaire", "par heure")
        }
        "day" | "days" | "daily" | "jour" | "jours" | "journee" | "journalier" => {
            ("Journalier", "par jour")
        }
        "week" | "weeks" | "weekly" | "semaine" | "semaines" | "hebdo" | "hebdomadaire" => {
            ("Hebdomadaire", "par semaine")
        }
        "month" | "months" | "monthly" | "mois" | "mensuel" | "mensuelle" | "mensuellement" => {
            ("Mensuel", "par mois")
        }
        "year" | "years" | "yearly" | "annual" | "annually" | "an" | "ans" | "annee" | "annees"
        | "annuel" | "annuelle" | "annuellement" => ("Annuel", "par an"),
        _ => return None,
    })
}

/// A unit in its own words: "par mission".
fn per(unit: &str) -> String {
    let first = unit.split_whitespace().next().map(fold).unwrap_or_default();
    let said = matches!(&*first, "" | "par" | "per" | "a" | "la" | "le" | "chaque")
        || first.starts_with(['/', '(']);
    if said {
        unit.to_owned()
    } else {
        format!("par {unit}")
    }
}

fn is_euro(currency: &str) -> bool {
    matches!(&*currency.to_uppercase(), "EUR" | "€" | "EURO" | "EUROS")
}

/// The currency of a salary at whatever level it stands, else that of the posting.
fn currency(value: &Value, salary: &Value) -> Option<String> {
    let levels = levels(salary);
    let all = ["currency", "salaryCurrency", "priceCurrency"];
    let own = all
        .iter()
        .find_map(|key| levels.iter().find_map(|level| level.some(key)));
    let found = own.or_else(|| all[1..].iter().find_map(|key| value.some(key)))?;
    Some(line(found, 10)).filter(|currency| !currency.is_empty())
}

/// The unit of a salary, innermost first.
fn unit_text(salary: &Value) -> String {
    let levels = levels(salary);
    let found = levels.iter().rev().find_map(|level| level.some("unitText"));
    line(found.unwrap_or_default(), 60)
}

/// A salary inside a salary inside a salary: outermost first.
fn levels(salary: &Value) -> Vec<&Value> {
    let mut levels = vec![salary];
    let mut inner = salary;
    for _ in 0..4 {
        match one(inner.at("value")) {
            deeper @ Value::Object(_) => inner = deeper,
            _ => break,
        }
        levels.push(inner);
    }
    levels
}

/// What a salary says, as people would: "2 500,00 EUR par mois".
fn salary_words(salary: &Value, currency: Option<&str>) -> String {
    let levels = levels(salary);
    let inner = levels.last().copied().unwrap_or(salary);
    if !inner.is_object() {
        return letters(inner);
    }
    let either = |key: &str| {
        let found = levels.iter().rev().map(|level| letters(level.at(key)));
        // A thing that holds a value is one of the levels.
        let mut found = found.filter(|words| !words.is_empty());
        found.next().unwrap_or_default()
    };
    let amounts: Vec<String> = ["value", "minValue", "maxValue", "price"]
        .iter()
        .map(|key| match *key {
            "value" => letters(inner.at(key)),
            key => either(key),
        })
        .filter(|amount| !amount.is_empty())
        .collect();
    let unit = unit_text(salary);
    let unit = time(&unit).map_or(unit.clone(), |(_, per)| per.to_owned());
    let amount = amounts.join(" à ");
    // "2 500 €" names its money already.
    let names_money = |word: &str| amount.to_uppercase().contains(word);
    let money = match currency {
        Some(money) if !amount.is_empty() && !names_money("€") && !names_money("EUR") => {
            money.to_owned()
        }
        _ => String::new(),
    };
    let words = [amount, money, unit, either("description")];
    words
        .iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
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
