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
//! | `pays` | `country` | a code or a name, the same; empty is France |
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
//! | `courriel` | `email`, `e_mail` | where to apply, where there is no link |
//! | `telephone` | `téléphone`, `phone` | the same |
//! | `adresse_postale` | `postal_address` | the same: street, postcode and town |
//! | `publication` | `date`, `published` | `2026-11-24` or `24/11/2026`; other usual forms are read and counted |
//! | `mise_a_jour` | `updated` | |
//! | `fin` | `expires`, `date_limite` | the last day to apply |

use std::borrow::Cow;
use std::io::{BufRead, Cursor, Read as _};

use super::apart::{Apart, digest, some_digest};
use super::contact::contact;
use super::dates::{End, of_text};
use super::france_travail::{in_order, posts};
use super::place::RawPlace;
use super::places::{listed, resolve_all};
use super::text::{flat, is_encoded, line, link, plain, rich, some_line};
use super::told::{Found, Refused, Told};
use super::{ImportError, Kind, Notes, Reason, figures_in_text};
use crate::model::{
    Contract, Figures, Need, Offer, OfferText, Remote, Requirement, RequirementKind, Source,
};
use crate::salary::{Terms, read_pay};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::import::{
    Reason as RowReason, Records, Row as RowKind, decode, read_line,
};
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_platform::clock::paris_day;

/// The columns and the other names they go by.
const COLUMNS: [&[&str]; 29] = [
    &["id", "reference", "référence"],
    &["intitule", "intitulé", "title", "titre"],
    &["description"],
    &["employeur", "entreprise", "employer", "company"],
    &["lieu", "place", "ville", "city"],
    &["commune", "code_insee"],
    &["code_postal", "postcode"],
    &["pays", "country"],
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
    &["courriel", "email", "e_mail"],
    &["telephone", "téléphone", "phone"],
    &["adresse_postale", "postal_address"],
];

/// These came later: what tells rows apart must stay as it was where they are empty.
const LATER: [&str; 3] = ["courriel", "telephone", "adresse_postale"];

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

/// Columns whose texts stay as they stand: a name, an address, and one that may be HTML.
const AS_THEY_STAND: [&str; 3] = ["id", "url", "description"];

/// Reads a table.
pub fn read(
    mut input: impl BufRead,
    source: &str,
    lists: &Lists,
    told: &mut Told,
) -> Result<(), ImportError> {
    let Some(begin) = begin(&mut input, told).map_err(|error| told.failed(error))? else {
        return Ok(());
    };
    let table = Cursor::new(begin.header).chain(input);
    let mut records = Records::new(table)
        .separated_by(begin.delimiter)
        .of_spreadsheet()
        .beginning_at(begin.line);
    let header = records
        .next(None)
        .map_err(|error| told.failed(error))?
        .and_then(|record| record.fields.ok())
        .unwrap_or_default();
    let places = places(&header);
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
        if record.row == RowKind::Blank {
            told.noted(Kind::BlankRows, record.line);
            continue;
        }
        let mut notes = Notes::default();
        if !record.utf8 {
            notes.note(Kind::Encoding);
        }
        if record.row == RowKind::Overlong {
            notes.note(Kind::BlankFields);
        }
        let found = match record.fields {
            Ok(mut fields) => {
                let apart = apart(&places, &fields);
                told.mark(record.line, said(&header, &fields), Some(apart));
                lettered(&places, &mut fields, &mut notes);
                let row = Row {
                    places: &places,
                    fields: &fields,
                };
                offer(&row, source, lists, &mut notes)
            }
            Err(RowReason::Fields { expected, found }) => {
                Err(Reason::Fields(found, expected).into())
            }
            Err(RowReason::TooLong) => Err(Reason::TooLarge.into()),
            Err(_) => Err(Reason::Quotes.into()),
        };
        told.found(record.line, found, &notes);
        if record.cut {
            told.cut();
        }
    }
    Ok(())
}

/// How a table begins.
struct Begin {
    /// The line of its header, with its end.
    header: Vec<u8>,
    line: u64,
    delimiter: u8,
}

/// Finds the header: after a `sep=;` line, which some programs write and read, and
/// after blank rows. Nothing if there is none.
fn begin(input: &mut impl BufRead, told: &mut Told) -> std::io::Result<Option<Begin>> {
    let (mut bytes, mut number, mut delimiter) = (Vec::new(), 0, None);
    while read_line(input, &mut bytes)?.read > 0 {
        number += 1;
        if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        if let Some(sign) = separator(&bytes) {
            told.noted(Kind::Separator, number);
            delimiter = Some(sign);
            continue;
        }
        let nothing = |byte: &u8| byte.is_ascii_whitespace() || b";,|\"".contains(byte);
        if bytes.iter().all(nothing) {
            if bytes.iter().any(|byte| b";,|\t".contains(byte)) {
                told.noted(Kind::BlankRows, number);
            }
            continue;
        }
        return Ok(Some(Begin {
            delimiter: delimiter.unwrap_or_else(|| between_columns(&bytes)),
            header: bytes,
            line: number,
        }));
    }
    Ok(None)
}

/// The sign that a `sep=` line names.
fn separator(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_start();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let named = line.get(..4)?.eq_ignore_ascii_case(b"sep=");
    match line.get(4..).filter(|_| named)? {
        [b'\\', b't', ..] => Some(b'\t'),
        [sign, ..] if b";,|\t".contains(sign) => Some(*sign),
        _ => None,
    }
}

/// The sign that parts a header into the most columns that are known.
fn between_columns(header: &[u8]) -> u8 {
    let text = decode(header);
    let known = |sign: u8| {
        let titles = text
            .split(char::from(sign))
            .map(|title| titled(title.trim().trim_matches('"')));
        let titles: Vec<String> = titles.collect();
        let known = titles
            .iter()
            .filter(|title| COLUMNS.iter().any(|names| is_named(names, title)));
        (known.count(), titles.len())
    };
    [b';', b'\t', b'|', b',']
        .into_iter()
        .max_by_key(|sign| known(*sign))
        .unwrap_or(b',')
}

/// A title as it is compared: small, without blanks around, with `_` between words.
fn titled(title: &str) -> String {
    let small = title.trim().to_lowercase();
    small
        .split([' ', '-', '_', '\u{a0}'])
        .collect::<Vec<_>>()
        .join("_")
}

fn is_named(names: &[&str], title: &str) -> bool {
    names.contains(&title)
}

/// Where the columns stand.
fn places(header: &[String]) -> Vec<Option<usize>> {
    let titles: Vec<String> = header.iter().map(|title| titled(title)).collect();
    COLUMNS
        .iter()
        .map(|names| titles.iter().position(|title| is_named(names, title)))
        .collect()
}

/// A digest of what a row says.
fn said(header: &[String], fields: &[String]) -> i64 {
    digest(header.iter().chain(fields)).cast_signed()
}

/// What tells a row from others with its id.
fn apart(places: &[Option<usize>], fields: &[String]) -> Apart {
    let row = Row { places, fields };
    let thing = ["intitule", "employeur", "lieu", "commune", "code_postal"];
    let passing = ["publication", "mise_a_jour", "fin"];
    let content = COLUMNS
        .iter()
        .filter(|names| !passing.contains(&names[0]))
        .map(|names| (names[0], row.text(names[0])))
        .filter(|(name, text)| !text.is_empty() || !LATER.contains(name))
        .map(|(_, text)| text);
    Apart {
        url: some_digest([link(row.text("url")).unwrap_or_else(|| row.text("url").to_owned())]),
        name: None,
        thing: digest(thing.map(|name| row.text(name))),
        content: digest(content),
    }
}

/// Makes the fields of a row their letters.
fn lettered(places: &[Option<usize>], fields: &mut [String], notes: &mut Notes) {
    for (names, place) in COLUMNS.iter().zip(places) {
        let Some(field) = place.and_then(|at| fields.get_mut(at)) else {
            continue;
        };
        if names[0] == "description" && is_encoded(field) {
            notes.note(Kind::Entities);
        }
        if AS_THEY_STAND.contains(&names[0]) {
            continue;
        }
        if let Cow::Owned(letters) = flat(field)
            && letters != *field
        {
            notes.note(Kind::Entities);
            *field = letters;
        }
    }
}

fn offer(row: &Row, source: &str, lists: &Lists, notes: &mut Notes) -> Result<Found, Refused> {
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
    let mut date = |name: &str, end| of_text(row.text(name), end, notes);
    let published_at = date("publication", End::Start);
    let updated_at = date("mise_a_jour", End::Start);
    let ends_at = date("fin", End::Last);
    for unread in ["latitude", "longitude", "postes"] {
        if row.some(unread).is_some() && row.number(unread).is_none() {
            notes.note(Kind::Field);
        }
    }
    let figures = figures(row);
    if row.some("rome").is_some() && figures.occupation.is_none() {
        notes.note(Kind::Field);
    }
    let place = resolve_all(lists, &raw_places(row), notes);
    let day = published_at.or(updated_at).map(paris_day);
    let terms = Terms::of(&figures, &place, day);
    let url = link(row.text("url"));
    Ok(Found::Offer(Box::new(Offer {
        source: Source {
            key: source.to_owned(),
            name: String::new(),
            url: url.clone(),
            partner: None,
            id,
        },
        place,
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
            contact: contact(
                row.text("courriel"),
                row.text("telephone"),
                &[row.text("adresse_postale")],
            ),
            requirements: requirements(row),
            ..OfferText::default()
        },
        figures,
    })))
}

/// One place, or several, each with its code and coordinates in the same order.
fn raw_places(row: &Row) -> Vec<RawPlace> {
    let columns = [
        "lieu",
        "commune",
        "code_postal",
        "latitude",
        "longitude",
        "pays",
    ];
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
            country: text(5, at).to_owned(),
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
    let weekly_minutes = figures_in_text::weekly_minutes(duration);
    let contract = contract(row.text("contrat"));
    Figures {
        occupation: OccupationCode::parse(row.text("rome")).ok(),
        contract_months: match contract {
            Contract::Permanent | Contract::PermanentTemporary | Contract::SelfEmployed => None,
            _ => figures_in_text::months(row.text("contrat")),
        },
        hours: figures_in_text::hours(duration, weekly_minutes),
        weekly_minutes,
        experience: figures_in_text::experience("", row.text("experience")),
        remote: match row.text("teletravail").to_lowercase().as_str() {
            "" => figures_in_text::remote(&plain(row.text("description"))),
            "non" | "no" | "0" => Some(Remote::No),
            "total" | "complet" | "full" | "100" => Some(Remote::Full),
            _ => Some(Remote::Partial),
        },
        size: figures_in_text::size(row.text("effectif")),
        accessible: yes(row.text("accessible")),
        sector: some_line(row.some("secteur"), 10),
        posts: posts(row.number("postes")),
        ..Figures::of(contract)
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
