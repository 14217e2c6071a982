//! Offers in a table. The first line names the columns, in French or English;
//! fields are separated by `;`, `,` or a tab. Only the id and the title must be
//! there.
//!
//! | column | also | holds |
//! |---|---|---|
//! | `id` | `reference` | the offer's id in this source |
//! | `intitule` | `title`, `titre` | |
//! | `description` | | text or HTML |
//! | `employeur` | `entreprise`, `employer`, `company` | |
//! | `lieu` | `place`, `ville`, `city` | "Limoges", "87 - Limoges", "87"; several separated by `\|` |
//! | `commune` | `code_insee` | the official code; of several places each, separated by `\|` |
//! | `code_postal` | `postcode` | the same |
//! | `latitude`, `longitude` | `lat`, `lon` | degrees; the same |
//! | `rome` | `code_rome`, `occupation` | |
//! | `contrat` | `contract` | CDI, CDD, intérim … |
//! | `duree` | `hours`, `temps` | "35h", "temps partiel" |
//! | `experience` | | "débutant accepté", "2 ans" |
//! | `salaire` | `pay`, `salary` | as people write it |
//! | `teletravail` | `remote` | oui, non, total, partiel |
//! | `exigences` | `must`, `required` | skills without which it will not do, separated by `\|` |
//! | `competences` | `skills` | welcome skills, separated by `\|` |
//! | `effectif` | `employees`, `taille` | how many people the employer has: a number, or "10 à 19" |
//! | `accessible` | `accessible_th`, `handicap` | oui, non: fitted for disabled workers |
//! | `secteur` | `naf`, `sector` | NAF rév. 2 |
//! | `postes` | `posts` | a number |
//! | `url` | `lien`, `link` | `http` or `https` |
//! | `publication` | `date`, `published` | `2026-11-24` or `24/11/2026` |
//! | `mise_a_jour` | `updated` | |
//! | `fin` | `expires`, `date_limite` | the last day to apply |

use std::io::BufRead;

use super::dates::{End, instant};
use super::france_travail::{in_order, posts};
use super::place::RawPlace;
use super::places::{listed, resolve_all};
use super::reader::{Found, Refused, Told};
use super::text::{line, rich, some_line};
use super::{ImportError, Reason, words};
use crate::nomenclature::Lists;
use crate::nomenclature::import::{Reason as RowReason, Records};
use crate::nomenclature::model::OccupationCode;
use crate::offers::model::{
    Contract, Figures, Need, Offer, OfferText, Remote, Requirement, RequirementKind, Source,
    web_link,
};
use crate::offers::salary::{Terms, read_pay};
use crate::platform::clock::paris_day;

/// The columns and the other names they go by.
const COLUMNS: [&[&str]; 25] = [
    &["id", "reference", "référence"],
    &["intitule", "intitulé", "title", "titre"],
    &["description"],
    &["employeur", "entreprise", "employer", "company"],
    &["lieu", "place", "ville", "city"],
    &["commune", "code_insee"],
    &["code_postal", "postcode"],
    &["latitude", "lat"],
    &["longitude", "lon"],
    &["rome", "code_rome", "occupation"],
    &["contrat", "contract"],
    &["duree", "durée", "hours", "temps"],
    &["experience", "expérience"],
    &["salaire", "pay", "salary"],
    &["teletravail", "télétravail", "remote"],
    &["exigences", "must", "required"],
    &["competences", "compétences", "skills"],
    &["effectif", "employees", "taille"],
    &["accessible", "accessible_th", "handicap"],
    &["postes", "posts"],
    &["url", "lien", "link"],
    &["publication", "date", "published"],
    &["mise_a_jour", "updated"],
    &["fin", "expires", "date_limite"],
    &["secteur", "naf", "sector"],
];

/// A row and where its columns stand.
struct Row<'a> {
    places: &'a [Option<usize>],
    fields: &'a [String],
}

impl Row<'_> {
    fn text(&self, name: &str) -> &str {
        COLUMNS
            .iter()
            .position(|names| names[0] == name)
            .and_then(|column| self.places[column])
            .and_then(|at| self.fields.get(at))
            .map_or("", |field| field.trim())
    }

    fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.text(name).replace(',', ".").parse().ok()
    }
}

/// Reads a table.
pub fn read(
    mut input: impl BufRead,
    source: &str,
    lists: &Lists,
    told: &mut Told,
) -> Result<(), ImportError> {
    let first = input.fill_buf().map_err(|error| told.failed(error))?;
    let header = first.split(|byte| *byte == b'\n').next().unwrap_or(first);
    let count = |sign: u8| header.split(|byte| *byte == sign).count();
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',');
    let mut records = Records::new(input).separated_by(delimiter);
    let header = records
        .next(None)
        .map_err(|error| told.failed(error))?
        .and_then(|record| record.fields.ok())
        .unwrap_or_default();
    let places: Vec<Option<usize>> = COLUMNS
        .iter()
        .map(|names| {
            header
                .iter()
                .position(|title| names.contains(&title.trim().to_lowercase().as_str()))
        })
        .collect();
    for (column, name) in [(0, "id"), (1, "intitule")] {
        if places[column].is_none() {
            return Err(ImportError::MissingColumn {
                file: told.file.clone(),
                column: name,
            });
        }
    }
    while let Some(record) = records
        .next(Some(header.len()))
        .map_err(|error| told.failed(error))?
    {
        let found = match &record.fields {
            Ok(fields) => offer(
                &Row {
                    places: &places,
                    fields,
                },
                source,
                lists,
            ),
            Err(RowReason::Fields { expected, found }) => {
                Err(Reason::Fields(*found, *expected).into())
            }
            Err(RowReason::TooLong) => Err(Reason::TooLarge.into()),
            Err(_) => Err(Reason::Quotes.into()),
        };
        told.found(record.line, found);
        if record.cut {
            told.cut();
        }
    }
    Ok(())
}

fn offer(row: &Row, source: &str, lists: &Lists) -> Result<Found, Refused> {
    let id = line(row.text("id"), 200);
    if id.is_empty() {
        return Err(Reason::Missing("id").into());
    }
    let refused = |reason| Refused {
        reason,
        id: Some(id.clone()),
    };
    let title = line(row.text("intitule"), 200);
    if title.is_empty() {
        return Err(refused(Reason::Missing("intitule")));
    }
    let date = |name: &'static str, end| match row.text(name) {
        "" => Ok(None),
        text => instant(text, end)
            .map(Some)
            .ok_or_else(|| refused(Reason::Unreadable(name))),
    };
    let published_at = date("publication", End::Start)?;
    let updated_at = date("mise_a_jour", End::Start)?;
    let ends_at = date("fin", End::Last)?;
    let figures = figures(row);
    let terms = Terms {
        hours: figures.hours,
        weekly_minutes: figures.weekly_minutes,
        apprentice: matches!(
            figures.contract,
            Contract::Apprenticeship | Contract::Professionalisation | Contract::Internship
        ),
        day: paris_day(published_at.or(updated_at).unwrap_or_default()),
    };
    let url = web_link(row.text("url"));
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            url: url.clone(),
            partner: None,
            id,
        },
        place: resolve_all(lists, &raw_places(row)),
        pay: read_pay(&line(row.text("salaire"), 160), "", &[], &terms),
        published_at,
        updated_at,
        ends_at,
        text: OfferText {
            title,
            description: rich(row.text("description")),
            employer: some_line(row.some("employeur"), 160),
            contract: some_line(row.some("contrat"), 120),
            hours: some_line(row.some("duree"), 160),
            experience: some_line(row.some("experience"), 160),
            apply_url: url,
            requirements: requirements(row),
            ..OfferText::default()
        },
        figures,
    })))
}

/// One place, or several, each with its code and coordinates in the same order.
fn raw_places(row: &Row) -> Vec<RawPlace> {
    let columns = ["lieu", "commune", "code_postal", "latitude", "longitude"];
    let columns = columns.map(|name| listed(row.text(name)));
    let most = columns.iter().map(Vec::len).max().unwrap_or(1);
    let text = |column: usize, at: usize| columns[column].get(at).copied().unwrap_or_default();
    let number = |column: usize, at: usize| text(column, at).replace(',', ".").parse().ok();
    (0..most)
        .map(|at| RawPlace {
            label: text(0, at).to_owned(),
            commune: text(1, at).to_owned(),
            postcode: text(2, at).to_owned(),
            lat: number(3, at),
            lon: number(4, at),
            abroad: false,
        })
        .collect()
}

/// What must be known, then what is welcome.
fn requirements(row: &Row) -> Vec<Requirement> {
    let columns = [("exigences", Need::Must), ("competences", Need::Nice)];
    let skills = columns.into_iter().flat_map(|(column, need)| {
        let labels = row.text(column).split('|');
        let labels = labels.filter_map(|skill| some_line(Some(skill), 200));
        labels.map(move |label| Requirement {
            kind: RequirementKind::Skill,
            label,
            code: None,
            need,
        })
    });
    in_order(skills.collect())
}

fn yes(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "oui" | "yes" | "o" | "y" | "1" | "true" | "vrai" | "x"
    )
}

fn figures(row: &Row) -> Figures {
    let duration = row.text("duree");
    let weekly_minutes = words::weekly_minutes(duration);
    let contract = contract(row.text("contrat"));
    Figures {
        occupation: OccupationCode::parse(row.text("rome")).ok(),
        contract_months: match contract {
            Contract::Permanent | Contract::PermanentTemporary | Contract::SelfEmployed => None,
            _ => words::months(row.text("contrat")),
        },
        contract,
        hours: words::hours(duration, weekly_minutes),
        weekly_minutes,
        experience: words::experience("", row.text("experience")),
        remote: match row.text("teletravail").to_lowercase().as_str() {
            "" => words::remote(row.text("description")),
            "non" | "no" | "0" => Some(Remote::No),
            "total" | "complet" | "full" | "100" => Some(Remote::Full),
            _ => Some(Remote::Partial),
        },
        size: words::size(row.text("effectif")),
        accessible: yes(row.text("accessible")),
        sector: some_line(row.some("secteur"), 10),
        posts: posts(row.number("postes")),
    }
}

fn contract(text: &str) -> Contract {
    let text = text.to_lowercase();
    let has = |word: &str| text.contains(word);
    if has("apprenti") || has("alternance") {
        Contract::Apprenticeship
    } else if has("professionnalisation") {
        Contract::Professionalisation
    } else if has("stage") || has("intern") && !has("interim") {
        Contract::Internship
    } else if has("insertion") {
        Contract::Integration
    } else if has("saison") {
        Contract::Seasonal
    } else if has("cdi") && (has("intérim") || has("interim")) {
        Contract::PermanentTemporary
    } else if has("cdi") || has("indéterminée") || has("permanent") {
        Contract::Permanent
    } else if has("intérim") || has("interim") || has("temporary") {
        Contract::Temporary
    } else if has("cdd") || has("déterminée") || has("fixed") {
        Contract::FixedTerm
    } else if has("freelance") || has("indépendant") || has("libéral") {
        Contract::SelfEmployed
    } else {
        Contract::Other
    }
}
