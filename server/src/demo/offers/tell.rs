//! The words of an invented offer.

use pleinweb_offers::contact::Contact;
use pleinweb_offers::model::{
    Contract, EmployerSize, Experience, ExperienceNeed, OfferText, Place, Remote, Requirement,
    RequirementKind,
};

use super::luck::Luck;
use super::sentences as w;
use super::trades::Trade;

/// What the words of an offer tell.
pub struct Told<'a> {
    pub trade: &'static Trade,
    pub titles: &'a [&'a str],
    pub place: &'a Place,
    pub contract: Contract,
    pub contract_months: Option<u16>,
    pub experience: Experience,
    pub hours: &'static str,
    pub size: EmployerSize,
    pub remote: Option<Remote>,
    pub requirements: Vec<Requirement>,
    pub ends_in_words: bool,
}

/// Writes an offer.
pub fn text(luck: &mut Luck, told: Told) -> OfferText {
    let name = luck.pick(told.titles);
    let title = title(luck, name);
    // Nobody watches by night in the daytime.
    let hours = if name.contains("de nuit") {
        told.hours.replace("en journée", "de nuit")
    } else {
        told.hours.to_owned()
    };
    let employer = luck
        .pick(told.trade.employers)
        .replace("{}", luck.pick(&w::NAMES));
    let people = match told.size {
        EmployerSize::Micro => 2 + luck.below(8),
        EmployerSize::Small => 10 + luck.below(40),
        EmployerSize::Medium => 50 + luck.below(200),
        EmployerSize::Large => 250 + luck.below(2000),
    };
    let months = told.experience.months.unwrap_or(0);
    let long = if months >= 12 {
        let years = months / 12;
        if years == 1 {
            "un an".to_owned()
        } else {
            format!("{years} ans")
        }
    } else {
        format!("{} mois", months.max(3))
    };
    let place = match told.place.commune {
        Some(_) => format!("à {}", told.place.label)
            .replace("à Le ", "au ")
            .replace("à Les ", "aux "),
        None => format!("({})", told.place.label),
    };
    let intro = luck
        .pick(&w::INTROS)
        .replace("{e}", &employer)
        .replace("{t}", &lowered(name))
        .replace("{p}", &place)
        .replace("{n}", &people.to_string());
    let mut html = format!(
        "<p>{}</p><p>{} :</p><ul>",
        escaped(&capital(&intro)),
        luck.pick(&w::MISSIONS)
    );
    for one in told
        .requirements
        .iter()
        .filter(|one| one.kind == RequirementKind::Skill)
        .take(5)
    {
        html.push_str("<li>");
        html.push_str(&escaped(&one.label));
        html.push_str("</li>");
    }
    html.push_str("<li>Rendre compte de votre travail au responsable d’équipe</li></ul><p>");
    let profile = match told.experience.need {
        ExperienceNeed::None => luck.pick(&w::PROFILES_BEGINNER).to_owned(),
        _ => luck.pick(&w::PROFILES).replace("{x}", &long),
    };
    html.push_str(&escaped(&capital(&profile)));
    if let Some(soft) = told
        .requirements
        .iter()
        .find(|one| one.kind == RequirementKind::Soft)
    {
        html.push_str(" Nous comptons sur vous pour : ");
        html.push_str(&escaped(&lowered(&soft.label)));
        html.push('.');
    }
    html.push_str("</p><p>");
    let mut closing = vec![format!(
        "Contrat : {}. Horaires : {}.",
        contract_words(told.contract, told.contract_months),
        hours
    )];
    match told.remote {
        Some(Remote::Full) => closing.push(w::REMOTE[2].to_owned()),
        Some(Remote::Partial) => closing.push(w::REMOTE[luck.below(2)].to_owned()),
        _ => {}
    }
    closing.push(luck.pick(&w::CLOSINGS).to_owned());
    if told.ends_in_words {
        closing.push("Candidature avec CV, la lettre n’est pas obligatoire.".to_owned());
    }
    html.push_str(&escaped(&closing.join(" ")));
    html.push_str("</p>");
    let experience = match told.experience.need {
        ExperienceNeed::None => "Débutant accepté".to_owned(),
        ExperienceNeed::Wished => format!("Expérience souhaitée de {long}"),
        ExperienceNeed::Required => format!("Expérience exigée de {long}"),
    };
    OfferText {
        title,
        description: html,
        employer: luck.percent(88).then_some(employer),
        about_employer: None,
        job_title: Some(name.to_owned()),
        contract: Some(contract_words(told.contract, told.contract_months)),
        hours: Some(hours),
        experience: Some(experience),
        sector: Some(told.trade.sector.1.to_owned()),
        qualification: None,
        apply_url: None,
        contact: Contact::default(),
        requirements: told.requirements,
    }
}

/// The ways employers write a title.
fn title(luck: &mut Luck, name: &str) -> String {
    let (first, both) = match name.split_once(" / ") {
        Some((first, _)) => (first, name),
        None => (name, name),
    };
    match luck.below(10) {
        0..=3 => format!("{both} (H/F)"),
        4..=5 => both.to_owned(),
        6..=7 => format!("{first} H/F"),
        8 => format!("{} (F/H)", first.to_uppercase()),
        _ => format!("{first} f/h"),
    }
}

fn contract_words(contract: Contract, months: Option<u16>) -> String {
    let name = match contract {
        Contract::Permanent => "CDI",
        Contract::FixedTerm => "CDD",
        Contract::Temporary => "Mission intérimaire",
        Contract::PermanentTemporary => "CDI intérimaire",
        Contract::Seasonal => "Contrat saisonnier",
        Contract::Integration => "Contrat d’insertion",
        Contract::Apprenticeship => "Contrat d’apprentissage",
        Contract::Professionalisation => "Contrat de professionnalisation",
        Contract::Internship => "Stage",
        Contract::SelfEmployed => "Indépendant",
        Contract::Other => "Autre contrat",
    };
    months.map_or_else(
        || name.to_owned(),
        |months| format!("{name} de {months} mois"),
    )
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
