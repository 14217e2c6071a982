//! One invented offer.

use pleinweb_kernel::{DAY_MS, Day, Timestamp};
use pleinweb_nomenclature::geography::department;
use pleinweb_nomenclature::model::{OccupationCode, Position, SkillKind};
use pleinweb_nomenclature::rows::CommuneRow;
use pleinweb_offers::contact::Contact;
use pleinweb_offers::import::plain;
use pleinweb_offers::model::{
    Contract, EmployerSize, Experience, ExperienceNeed, Figures, Hours, Need, Offer, OfferText,
    Place, Remote, Requirement, RequirementKind, Source,
};
use pleinweb_offers::salary::{Certainty, Pay, Terms, YearlyPay, read_pay, smic_yearly};
use pleinweb_platform::clock::paris_day;

use super::SOURCES;
use super::luck::Luck;
use super::sentences as w;
use super::stock::Stock;
use super::tell::{Told, text};
use super::trades::Trade;

/// Whether an offer came at that time: fewer come in August and at the end of
/// the year.
pub fn in_season(luck: &mut Luck, at: Timestamp) -> bool {
    luck.percent(match paris_day(at).0.month() {
        8 | 12 => 70,
        3..=6 | 9 => 100,
        _ => 88,
    })
}

/// The id of an offer in the demo's source.
pub fn source_id(number: usize) -> String {
    format!("DEMO{number:08}")
}

/// Whether an offer has a page at its source, and what is said instead. Not drawn: by
/// its number.
fn ways_to_apply(number: usize) -> (bool, Contact) {
    let mut contact = Contact::default();
    let linked = match number % 25 {
        7 => {
            contact.mail = Some("recrutement@exemple.fr".to_owned());
            false
        }
        // Numbers and streets of nobody (ARCEP keeps these for films and tests).
        13 => {
            contact.phone = Some("+33199001234".to_owned());
            contact.address = Some("1 rue de l’Essai, 87000 Limoges".to_owned());
            false
        }
        19 => false,
        _ => true,
    };
    (linked, contact)
}

/// Draws an offer that came at `at`; the words only if they are wanted.
pub fn draw(
    stock: &Stock,
    luck: &mut Luck,
    number: usize,
    at: Timestamp,
    now: Timestamp,
    words: bool,
) -> Offer {
    let (code, trade, titles) = stock.occupation(luck);
    let commune = stock.commune(luck);
    let day = paris_day(at);
    let contract = contract(luck, trade, day);
    let experience = experience(luck, contract);
    let (hours_text, hours, minutes) = hours(luck);
    let size = size(luck);
    let remote = remote(luck, trade);
    let pay = pay(
        luck,
        trade,
        contract,
        experience,
        (hours, minutes),
        day,
        words,
    );
    let updated = luck.percent(92).then(|| {
        let days = i64::try_from(luck.below(6)).unwrap_or(0);
        at.plus(days * DAY_MS).0.min(now.0)
    });
    let ends_at = (words && luck.percent(30)).then(|| {
        let days = i64::try_from(luck.below(60)).unwrap_or(0) + 20;
        Timestamp(at.plus(days * DAY_MS).0.max(now.plus(2 * DAY_MS).0))
    });
    let contract_months = match contract {
        Contract::FixedTerm => Some([1, 2, 3, 4, 6, 6, 9, 12, 12, 18][luck.below(10)]),
        Contract::Temporary => Some([1, 1, 2, 3, 6][luck.below(5)]),
        Contract::Seasonal => Some([2, 3, 4, 5, 6][luck.below(5)]),
        Contract::Apprenticeship | Contract::Professionalisation => Some([12, 24][luck.below(2)]),
        _ => None,
    };
    let partner = luck.percent(35);
    let place = place(luck, commune);
    let requirements = if words {
        requirements(stock, luck, *code)
    } else {
        Vec::new()
    };
    let text = if words {
        text(
            luck,
            Told {
                trade,
                titles,
                place: &place,
                contract,
                contract_months,
                experience,
                hours: hours_text,
                size,
                remote,
                requirements,
                ends_in_words: !partner,
            },
        )
    } else {
        OfferText::default()
    };
    let id = source_id(number);
    // Some sources know no page, and a few say nothing at all.
    let (linked, contact) = ways_to_apply(number);
    let text = OfferText { contact, ..text };
    let mut offer = Offer {
        source: Source {
            key: SOURCES[usize::from(partner)].0.to_owned(),
            name: String::new(),
            url: linked.then(|| format!("https://exemple.fr/offres/{id}")),
            partner: None,
            id,
        },
        figures: Figures {
            occupation: Some(*code),
            contract_months,
            hours: Some(hours),
            weekly_minutes: Some(minutes),
            experience: Some(experience),
            remote,
            size: Some(size),
            accessible: luck.percent(12),
            sector: Some(trade.sector.0.to_owned()),
            posts: if luck.percent(10) {
                2 + u16::try_from(luck.below(9)).unwrap_or(0)
            } else {
                1
            },
            ..Figures::of(contract)
        },
        place,
        pay,
        published_at: Some(at),
        updated_at: updated.map(Timestamp),
        ends_at,
        text,
    };
    let text = &offer.text;
    let hours = text.hours.as_deref().unwrap_or_default();
    let figures = &mut offer.figures;
    figures.read_in_words(&text.title, hours, &plain(&text.description));
    offer
}

fn contract(luck: &mut Luck, trade: &Trade, day: Day) -> Contract {
    let month = day.0.month();
    if trade.season.contains(&month) && luck.percent(30) {
        return Contract::Seasonal;
    }
    match luck.below(100) {
        0..=54 => Contract::Permanent,
        55..=76 => Contract::FixedTerm,
        77..=89 => Contract::Temporary,
        90..=94 => Contract::Apprenticeship,
        95 => Contract::Professionalisation,
        96..=97 => Contract::Integration,
        98 => Contract::PermanentTemporary,
        _ => Contract::SelfEmployed,
    }
}

fn experience(luck: &mut Luck, contract: Contract) -> Experience {
    let learns = matches!(
        contract,
        Contract::Apprenticeship | Contract::Professionalisation
    );
    let (need, months) = match luck.below(100) {
        _ if learns => (ExperienceNeed::None, None),
        0..=47 => (ExperienceNeed::None, None),
        48..=67 => (ExperienceNeed::Wished, Some([6, 12, 24][luck.below(3)])),
        _ => (
            ExperienceNeed::Required,
            Some([6, 12, 12, 24, 24, 36, 60][luck.below(7)]),
        ),
    };
    Experience { need, months }
}

fn hours(luck: &mut Luck) -> (&'static str, Hours, u16) {
    if luck.percent(22) {
        let (text, minutes) = w::HOURS_PART[luck.below(w::HOURS_PART.len())];
        return (text, Hours::Part, minutes);
    }
    let text = luck.pick(&w::HOURS_FULL);
    let minutes = match &text[..2] {
        "39" => 2340,
        "37" => 2250,
        _ => 2100,
    };
    (text, Hours::Full, minutes)
}

fn size(luck: &mut Luck) -> EmployerSize {
    match luck.below(100) {
        0..=39 => EmployerSize::Micro,
        40..=71 => EmployerSize::Small,
        72..=89 => EmployerSize::Medium,
        _ => EmployerSize::Large,
    }
}

fn remote(luck: &mut Luck, trade: &Trade) -> Option<Remote> {
    if luck.percent(trade.remote) {
        Some(if luck.percent(12) {
            Remote::Full
        } else {
            Remote::Partial
        })
    } else {
        None
    }
}

/// Pay in the words in use, read by the very code that reads an import's.
fn pay(
    luck: &mut Luck,
    trade: &Trade,
    contract: Contract,
    experience: Experience,
    (hours, minutes): (Hours, u16),
    day: Day,
    words: bool,
) -> Pay {
    let apprentice = matches!(
        contract,
        Contract::Apprenticeship | Contract::Professionalisation
    );
    let terms = Terms {
        hours: Some(hours),
        weekly_minutes: Some(minutes),
        contract,
        lower_minimum: false,
        day: Some(day),
    };
    let least = smic_yearly(day);
    let old_hand = f64::from(experience.months.unwrap_or(0).min(60)) / 60.0;
    let (from, to) = trade.pay;
    let middle = from + (to - from) * (0.2 + 0.6 * old_hand) * (0.7 + 0.6 * luck.share());
    let low = if apprentice {
        least * 0.78
    } else {
        middle.max(least)
    };
    let high = low * (1.0 + 0.05 * f64::from(u8::try_from(luck.below(5)).unwrap_or(0)));
    let drawn = luck.below(100);
    if drawn < 14 {
        return Pay::default();
    }
    if drawn < 22 {
        let text = luck.pick(&w::NO_PAY);
        return read_pay(text, "", &[], &terms);
    }
    if !words {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some tens of thousands"
        )]
        let euros = |amount: f64| amount as u32;
        return Pay {
            yearly: Some(YearlyPay {
                low: euros(low),
                high: euros(high),
                certainty: Certainty::Computed,
            }),
            ..Pay::default()
        };
    }
    let extra = luck.pick(&w::EXTRAS);
    let month = |yearly: f64| (yearly / 12.0 / 10.0).ceil() * 10.0;
    let text = match drawn {
        22..=59 => format!(
            "Mensuel de {:.1} Euros à {:.1} Euros sur 12.0 mois",
            month(low),
            month(high)
        ),
        60..=69 => format!("Mensuel de {:.2} Euros", month(low)).replace('.', ","),
        70..=84 if low < 32_000.0 => format!(
            "Horaire de {:.2} Euros",
            (low / 1820.0 * 100.0).ceil() / 100.0
        )
        .replace('.', ","),
        _ => format!(
            "Annuel de {:.2} Euros à {:.2} Euros",
            (low / 500.0).ceil() * 500.0,
            (high / 500.0).ceil() * 500.0
        )
        .replace('.', ","),
    };
    let extras = [extra];
    read_pay(&text, "", &extras[..1 - drawn % 2], &terms)
}

fn place(luck: &mut Luck, commune: &CommuneRow) -> Place {
    let known = department(&commune.department);
    let region = known.map(|known| known.region.to_owned());
    match luck.below(100) {
        // Only a department is said.
        0..=3 => Place {
            label: known.map_or("France", |known| known.name).to_owned(),
            department: Some(commune.department.clone()),
            region,
            ..Place::default()
        },
        4 => Place {
            label: region.clone().unwrap_or_else(|| "France".to_owned()),
            region,
            ..Place::default()
        },
        _ => Place {
            label: commune.name.clone(),
            commune: Some(commune.code),
            postcode: Some(commune.postcodes[luck.below(commune.postcodes.len())]),
            department: Some(commune.department.clone()),
            region,
            // Somewhere in the commune.
            position: commune.position.map(|town| Position {
                lat: ((town.lat + (luck.share() - 0.5) * 0.04) * 1e5).round() / 1e5,
                lon: ((town.lon + (luck.share() - 0.5) * 0.04) * 1e5).round() / 1e5,
            }),
            elsewhere: Vec::new(),
        },
    }
}

fn requirements(stock: &Stock, luck: &mut Luck, code: OccupationCode) -> Vec<Requirement> {
    let mut all = Vec::new();
    let skills = stock.skills.get(&code).map_or(&[][..], Vec::as_slice);
    for (skill, core) in skills {
        if all.len() < 7 && luck.percent(if *core { 85 } else { 45 }) {
            all.push(Requirement {
                kind: if skill.kind == SkillKind::Soft {
                    RequirementKind::Soft
                } else {
                    RequirementKind::Skill
                },
                label: skill.label.clone(),
                code: Some(skill.code.to_string()),
                need: if *core && luck.percent(60) {
                    Need::Must
                } else {
                    Need::Nice
                },
            });
        }
    }
    let plain = |kind, label: &str, need| Requirement {
        kind,
        label: label.to_owned(),
        code: None,
        need,
    };
    let drives = code.as_str().starts_with("N41") || code.as_str().starts_with("K13");
    if drives || luck.percent(12) {
        let need = if drives { Need::Must } else { Need::Nice };
        all.push(plain(RequirementKind::Licence, "B - Véhicule léger", need));
    }
    if luck.percent(12) {
        all.push(plain(
            RequirementKind::Language,
            "Anglais",
            if luck.percent(40) {
                Need::Must
            } else {
                Need::Nice
            },
        ));
    }
    if luck.percent(30) {
        let level = luck.pick(&[
            "CAP, BEP et équivalents",
            "Bac ou équivalent",
            "Bac+2 ou équivalents",
        ]);
        all.push(plain(RequirementKind::Training, level, Need::Nice));
    }
    if luck.percent(70) {
        all.push(plain(
            RequirementKind::Soft,
            luck.pick(&w::QUALITIES),
            Need::Nice,
        ));
    }
    all.sort_by_key(|one| one.need == Need::Nice);
    all
}
