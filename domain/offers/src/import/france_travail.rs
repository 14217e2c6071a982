//! Offers in the shape of France Travail's "Offres d'emploi v2".

use serde_json::Value;

use super::contact::{contact, link_in};
use super::dates::{End, when};
use super::json::Look;
use super::place::{RawPlace, resolve};
use super::text::{line, link, plain, rich, some_line, some_rich};
use super::told::{Found, Refused};
use super::{Kind, Notes, Reason, figures_in_text};
use crate::model::{
    Contract, Figures, Need, Offer, OfferText, Requirement, RequirementKind, Source,
};
use crate::salary::{Terms, read_pay};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_platform::clock::paris_day;

/// Where a search answer keeps its offers.
pub const LISTS: &[&str] = &["resultats"];

/// Reads an offer; also one that another client wrapped in `data`.
pub fn offer(
    value: &Value,
    lists: &Lists,
    source: &str,
    notes: &mut Notes,
) -> Result<Found, Refused> {
    let value = match value.get("data") {
        Some(inner) if value.get("intitule").is_none() => inner,
        _ => value,
    };
    let id = line(&value.id("id"), 200);
    if id.is_empty() {
        return Err(Reason::Missing("id").into());
    }
    let refused = |reason| Refused {
        reason,
        id: Some(id.clone()),
    };
    // A few have no title of their own: then it is the job's.
    let title = ["intitule", "appellationlibelle", "romeLibelle"]
        .iter()
        .map(|key| line(value.text(key), 200))
        .find(|title| !title.is_empty())
        .unwrap_or_default();
    if title.is_empty() {
        return Err(refused(Reason::Missing("intitule")));
    }
    let created = when(value.at("dateCreation"), End::Start, notes);
    let updated = when(value.at("dateActualisation"), End::Start, notes);
    let description = value.text("description");
    let figures = figures(value, &title, &plain(description));
    if value.some("romeCode").is_some() && figures.occupation.is_none()
        || value.has_unread_number("nombrePostes")
        || ["latitude", "longitude"]
            .iter()
            .any(|key| value.at("lieuTravail").has_unread_number(key))
    {
        notes.note(Kind::Field);
    }
    let salary = value.at("salaire");
    let said = |key| line(salary.text(key), 160);
    let place = resolve(lists, &raw_place(value.at("lieuTravail")), notes);
    let pay = read_pay(
        &said("libelle"),
        &said("commentaire"),
        &[&said("complement1"), &said("complement2")],
        &Terms::of(&figures, &place, created.or(updated).map(paris_day)),
    );
    let origin = value.at("origineOffre");
    let partner = origin.each("partenaires").first();
    let employer = value.at("entreprise");
    let said = value.at("contact");
    let lines = ["coordonnees1", "coordonnees2", "coordonnees3"].map(|key| said.text(key));
    // A link stands in any of its fields.
    let links = [said.text("courriel"), lines[0]];
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            url: link(origin.text("urlOrigine")),
            partner: partner.and_then(|partner| some_line(partner.some("nom"), 120)),
            id,
        },
        place,
        pay,
        published_at: created.or(updated),
        updated_at: updated,
        ends_at: None,
        text: OfferText {
            title,
            description: rich(description),
            employer: some_line(employer.some("nom"), 160),
            about_employer: some_rich(employer.some("description")),
            job_title: some_line(
                value
                    .some("appellationlibelle")
                    .or_else(|| value.some("appellationLibelle"))
                    .or_else(|| value.some("romeLibelle")),
                160,
            ),
            contract: some_line(value.some("typeContratLibelle"), 120),
            hours: some_line(value.some("dureeTravailLibelle"), 160),
            experience: some_line(value.some("experienceLibelle"), 160),
            sector: some_line(value.some("secteurActiviteLibelle"), 160),
            qualification: some_line(value.some("qualificationLibelle"), 120),
            apply_url: link(said.text("urlPostulation"))
                .or_else(|| links.into_iter().find_map(link_in))
                .or_else(|| link(partner?.text("url"))),
            contact: contact(said.text("courriel"), said.text("telephone"), &lines),
            requirements: requirements(value),
        },
        figures,
    })))
}

fn figures(value: &Value, title: &str, description: &str) -> Figures {
    let contract = contract(
        value.text("typeContrat"),
        value.text("natureContrat"),
        value.flag("alternance"),
    );
    let hours_label = value.text("dureeTravailLibelle");
    let weekly_minutes = figures_in_text::weekly_minutes(hours_label);
    let said = value.text("dureeTravailLibelleConverti");
    Figures {
        occupation: OccupationCode::parse(value.text("romeCode")).ok(),
        contract_months: match contract {
            Contract::Permanent | Contract::PermanentTemporary | Contract::SelfEmployed => None,
            _ => figures_in_text::months(value.text("typeContratLibelle")),
        },
        hours: figures_in_text::hours(said, None)
            .or_else(|| figures_in_text::hours(hours_label, weekly_minutes)),
        weekly_minutes,
        experience: figures_in_text::experience(
            value.text("experienceExige"),
            value.text("experienceLibelle"),
        ),
        remote: figures_in_text::remote(description).or_else(|| figures_in_text::remote(title)),
        size: figures_in_text::size(value.text("trancheEffectifEtab")),
        accessible: value.flag("accessibleTH")
            || value.flag("employeurHandiEngage")
            || value.flag("entrepriseAdaptee")
            || value.at("entreprise").flag("entrepriseAdaptee"),
        sector: some_line(value.some("codeNAF"), 10),
        posts: posts(value.number("nombrePostes")),
        ..Figures::of(contract)
    }
}

/// From one to a thousand.
pub(super) fn posts(number: Option<f64>) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 1 and 1000"
    )]
    number.map_or(1, |number| number.clamp(1.0, 1000.0) as u16)
}

fn contract(kind: &str, nature: &str, learning: bool) -> Contract {
    let nature = nature.to_lowercase();
    if nature.contains("apprentissage") || nature == "e2" {
        return Contract::Apprenticeship;
    }
    if nature.contains("professionnalisation") || nature == "fs" {
        return Contract::Professionalisation;
    }
    if nature.contains("insertion") || matches!(kind, "DDI" | "TTI") {
        return Contract::Integration;
    }
    match kind {
        _ if learning => Contract::Apprenticeship,
        "CDI" => Contract::Permanent,
        "CDD" => Contract::FixedTerm,
        "MIS" => Contract::Temporary,
        "DIN" => Contract::PermanentTemporary,
        "SAI" => Contract::Seasonal,
        "LIB" | "FRA" | "CCE" | "REP" => Contract::SelfEmployed,
        _ => Contract::Other,
    }
}

fn raw_place(place: &Value) -> RawPlace {
    RawPlace {
        label: place.text("libelle").to_owned(),
        commune: place.id("commune"),
        postcode: place.id("codePostal"),
        lat: place.number("latitude"),
        lon: place.number("longitude"),
        ..RawPlace::default()
    }
}

fn requirements(value: &Value) -> Vec<Requirement> {
    let need = |item: &Value| match item.text("exigence") {
        "E" => Need::Must,
        _ => Need::Nice,
    };
    let mut all = Vec::new();
    for (list, kind) in [
        ("competences", RequirementKind::Skill),
        ("langues", RequirementKind::Language),
        ("permis", RequirementKind::Licence),
        ("qualitesProfessionnelles", RequirementKind::Soft),
    ] {
        all.extend(value.each(list).iter().filter_map(|item| {
            Some(Requirement {
                kind,
                label: some_line(item.some("libelle"), 200)?,
                code: some_line(Some(&item.id("code")), 20),
                need: need(item),
            })
        }));
    }
    all.extend(value.each("formations").iter().filter_map(|item| {
        let parts = [
            item.some("niveauLibelle"),
            item.some("domaineLibelle"),
            item.some("commentaire"),
        ];
        let label = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Some(Requirement {
            kind: RequirementKind::Training,
            label: some_line(Some(&label), 200)?,
            code: some_line(Some(&item.id("codeFormation")), 20),
            need: need(item),
        })
    }));
    in_order(all)
}

/// Those that must be first; the same twice is once; not more than sixty.
pub(super) fn in_order(mut all: Vec<Requirement>) -> Vec<Requirement> {
    let mut seen = std::collections::HashSet::new();
    all.retain(|one| seen.insert((one.kind, one.label.to_lowercase())));
    all.sort_by_key(|one| one.need == Need::Nice);
    all.truncate(60);
    all
}
