//! What offers are ranked by: what a person brings and wants, from the
//! registration file as it was sent, with their corrections over it.
//!
//! Nothing else of the file is read: not the name, the sex, the birth date, the
//! nationality, the address, the health.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use pleinweb_search::analysis::key;
use pleinweb_search::{PersonQuery, Point};
use serde::Serialize;

use super::model::{CorrectionKind, REACH_MOST};
use super::weights::{USUAL_REACH, closeness};
use pleinweb_checks::{Amount, parse_kilometres};
use pleinweb_kernel::{FitCorrectionId, Timestamp};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::{
    CommuneCode, OccupationCode, PlaceHit, Position, SkillCode, SkillItem,
};
use pleinweb_nomenclature::rows::OccupationRow;
use pleinweb_offers::model::{Contract, Hours, Remote};
use pleinweb_registration::{JobProfile, place_label};

/// A correction as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CorrectionRow {
    pub id: FitCorrectionId,
    pub kind: CorrectionKind,
    pub value: String,
}

/// An occupation that offers are looked at of.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub code: OccupationCode,
    pub label: String,
    /// From 0 to 1.
    pub weight: f32,
    /// The one that it is close to, where it was not looked for itself.
    pub close_to: Option<String>,
}

/// Where the person looks around.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// "Limoges (87)".
    pub label: String,
    pub position: Option<Position>,
    /// An offer without coordinates counts in these only.
    department: String,
    region: String,
}

impl Around {
    fn new(place: &PlaceHit) -> Self {
        Self {
            label: place_label(place),
            position: place.position,
            department: place.department.clone(),
            region: place.region.clone(),
        }
    }
}

/// What a person brings and wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    pub wanted: Vec<Wanted>,
    /// Names of skills, licences and languages, by the index's key of each.
    names: BTreeMap<String, String>,
    /// How many skills were given, however many names they go by.
    pub skills: u32,
    commune: Option<CommuneCode>,
    pub place: Option<Around>,
    pub reach_km: u32,
    pub hours: Vec<Hours>,
    pub contracts: Vec<Contract>,
    /// In euros a year.
    pub pay_floor: Option<u32>,
}

/// What driving licences are called in offers, after the registration's names.
const LICENCES: [(&str, &[&str]); 4] = [
    ("a", &["A - Motocyclette", "Permis A"]),
    ("b", &["B - Véhicule léger", "Permis B"]),
    ("c", &["C - Poids lourd", "Permis C"]),
    ("d", &["D - Transport de personnes", "Permis D"]),
];

/// The offers' contracts that each of the registration's stands for.
fn contracts_of(choice: &str) -> &'static [Contract] {
    match choice {
        "permanent" => &[Contract::Permanent, Contract::PermanentTemporary],
        "fixed-term" => &[
            Contract::FixedTerm,
            Contract::Seasonal,
            Contract::Integration,
        ],
        "temporary" => &[Contract::Temporary, Contract::PermanentTemporary],
        "apprenticeship" => &[Contract::Apprenticeship, Contract::Professionalisation],
        "own-business" => &[Contract::SelfEmployed],
        _ => &[],
    }
}

fn hours_of(choice: &str) -> &'static [Hours] {
    match choice {
        "full" => &[Hours::Full],
        "part" => &[Hours::Part],
        // `either`: any hours fit, so none are asked for.
        _ => &[],
    }
}

/// The corrections that count, the newest first: of two that say the opposite,
/// and of two distances, the newer one.
pub fn in_force(rows: Vec<CorrectionRow>) -> Vec<CorrectionRow> {
    let mut seen = HashSet::new();
    rows.into_iter()
        .filter(|row| {
            seen.insert(match row.kind {
                CorrectionKind::Have | CorrectionKind::Lack => format!("skill:{}", key(&row.value)),
                CorrectionKind::Distance => "distance".to_owned(),
                CorrectionKind::Work => format!("work:{}", row.value),
            })
        })
        .collect()
}

/// The occupations that a person looks for, without those they took out.
pub fn occupations(looking: &JobProfile, corrections: &[CorrectionRow]) -> Vec<OccupationCode> {
    let codes = looking.project.chosen();
    let codes = codes.into_iter().map(OccupationCode::parse);
    codes
        .filter_map(Result::ok)
        .filter(|code| !is_out(corrections, *code))
        .collect()
}

fn is_out(corrections: &[CorrectionRow], code: OccupationCode) -> bool {
    let mut out = corrections.iter();
    out.any(|row| row.kind == CorrectionKind::Work && row.value == code.as_str())
}

/// The codes of the skills that were chosen.
pub fn skill_codes(looking: &JobProfile) -> Vec<SkillCode> {
    let codes = looking.skills.skills.iter();
    codes
        .filter_map(|code| SkillCode::parse(code).ok())
        .collect()
}

/// The commune that the person looks around.
pub fn commune_of(looking: &JobProfile) -> Option<CommuneCode> {
    CommuneCode::parse(&looking.area.place).ok()
}

/// What the nomenclature says of the codes in a file.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Those looked for with their names, in the order of the file.
    pub occupations: Vec<(OccupationCode, String)>,
    /// Which is close to which, the closest first.
    pub close: Vec<(OccupationCode, OccupationRow)>,
    pub skills: Vec<SkillItem>,
    pub place: Option<PlaceHit>,
}

impl Known {
    /// From the lists in memory; what is close and the skills come from tables.
    pub fn in_lists(looking: &JobProfile, codes: &[OccupationCode], lists: &Lists) -> Self {
        let label = |code: &OccupationCode| {
            let label = lists.occupations.label(*code)?;
            Some((*code, label.to_owned()))
        };
        Self {
            occupations: codes.iter().filter_map(label).collect(),
            place: commune_of(looking).and_then(|code| lists.places.by_code(code)),
            ..Self::default()
        }
    }
}

impl Profile {
    /// `corrections` are those in force.
    pub fn new(looking: &JobProfile, known: &Known, corrections: &[CorrectionRow]) -> Self {
        let reach = corrections
            .iter()
            .find(|row| row.kind == CorrectionKind::Distance)
            .map(|row| row.value.as_str());
        let reach = reach.unwrap_or(&looking.area.radius);
        let monthly = Amount::parse(&looking.project.salary).ok();
        let names = by_key(names(looking, known));
        let mut profile = Self {
            wanted: wanted(known, corrections),
            skills: u32::try_from(names.len()).unwrap_or(u32::MAX),
            names,
            commune: commune_of(looking),
            place: known.place.as_ref().map(Around::new),
            reach_km: parse_kilometres(reach, REACH_MOST).unwrap_or(USUAL_REACH),
            hours: hours_of(&looking.area.hours).to_vec(),
            contracts: Vec::new(),
            pay_floor: monthly.and_then(|pay| u32::try_from(pay.cents() * 12 / 100).ok()),
        };
        for choice in &looking.project.contracts {
            for contract in contracts_of(choice) {
                if !profile.contracts.contains(contract) {
                    profile.contracts.push(*contract);
                }
            }
        }
        for choice in &looking.area.licences {
            let known = LICENCES.iter().find(|(licence, _)| licence == choice);
            let names = known.map_or(&[][..], |(_, names)| names);
            profile
                .names
                .extend(by_key(names.iter().map(|name| (*name).to_owned())));
            profile.skills += 1;
        }
        profile.correct(corrections);
        profile
    }

    fn correct(&mut self, corrections: &[CorrectionRow]) {
        for row in corrections {
            let changed = match row.kind {
                CorrectionKind::Have => {
                    let name = row.value.clone();
                    self.names.insert(key(&row.value), name).is_none()
                }
                CorrectionKind::Lack => self.names.remove(&key(&row.value)).is_some(),
                _ => false,
            };
            match (row.kind, changed) {
                (CorrectionKind::Have, true) => self.skills += 1,
                (CorrectionKind::Lack, true) => self.skills = self.skills.saturating_sub(1),
                _ => {}
            }
        }
    }

    /// Whether the person has what an offer asks by this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// Where distances are measured from.
    pub fn position(&self) -> Option<Position> {
        self.place.as_ref().and_then(|place| place.position)
    }

    /// The question for the index.
    pub fn question(&self, limit: usize, now: Timestamp) -> PersonQuery {
        let keys = |hours: &[Hours]| hours.iter().map(|one| one.key().to_owned()).collect();
        PersonQuery {
            occupations: self
                .wanted
                .iter()
                .map(|wanted| (wanted.code.to_string(), wanted.weight))
                .collect(),
            skills: self.names.values().cloned().collect(),
            at: self.position().map(|at| Point {
                lat: at.lat,
                lon: at.lon,
            }),
            reach_km: f64::from(self.reach_km),
            department: self.place.as_ref().map(|place| place.department.clone()),
            region: self.place.as_ref().map(|place| place.region.clone()),
            anywhere: vec![Remote::Full.key().to_owned()],
            hours: keys(&self.hours),
            contracts: self
                .contracts
                .iter()
                .map(|one| one.key().to_owned())
                .collect(),
            pay_floor: self.pay_floor,
            hidden: Vec::new(),
            limit,
            now: now.0,
        }
    }

    /// What a list was made from, as it is kept.
    pub fn inputs(&self) -> String {
        let inputs = Inputs {
            occupations: self
                .wanted
                .iter()
                .map(|wanted| (wanted.code, wanted.weight))
                .collect(),
            skills: self.names.values().collect(),
            commune: self.commune,
            reach_km: self.reach_km,
            hours: &self.hours,
            contracts: &self.contracts,
            pay_floor: self.pay_floor,
        };
        // Plain words and numbers always have a JSON form.
        serde_json::to_string(&inputs).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct Inputs<'a> {
    occupations: Vec<(OccupationCode, f32)>,
    skills: Vec<&'a String>,
    commune: Option<CommuneCode>,
    reach_km: u32,
    hours: &'a [Hours],
    contracts: &'a [Contract],
    pay_floor: Option<u32>,
}

/// Names by their keys; a name of stop words only has none.
fn by_key(names: impl IntoIterator<Item = String>) -> BTreeMap<String, String> {
    names
        .into_iter()
        .map(|name| (key(&name), name))
        .filter(|(key, _)| !key.is_empty())
        .collect()
}

/// Skills that were chosen, those in the person's own words, and languages.
fn names(looking: &JobProfile, known: &Known) -> BTreeSet<String> {
    let own = looking.skills.own_words.split([',', ';', '\n', '.']);
    let languages = looking.skills.languages.iter();
    known
        .skills
        .iter()
        .map(|skill| skill.label.clone())
        .chain(own.map(|words| words.trim().to_owned()))
        .chain(languages.map(|spoken| spoken.language.trim().to_owned()))
        .collect()
}

/// The occupations looked for, then those close to them, each once.
fn wanted(known: &Known, corrections: &[CorrectionRow]) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = known
        .occupations
        .iter()
        .map(|(code, label)| Wanted {
            code: *code,
            label: label.clone(),
            weight: 1.0,
            close_to: None,
        })
        .collect();
    for (asked, label) in &known.occupations {
        let close = known.close.iter().filter(|(from, _)| from == asked);
        for (rank, (_, row)) in close.enumerate() {
            if is_out(corrections, row.code) {
                continue;
            }
            let weight = closeness(rank);
            match all.iter_mut().find(|wanted| wanted.code == row.code) {
                Some(wanted) if wanted.weight >= weight => {}
                Some(wanted) => {
                    wanted.weight = weight;
                    wanted.close_to = Some(label.clone());
                }
                None => all.push(Wanted {
                    code: row.code,
                    label: row.label.clone(),
                    weight,
                    close_to: Some(label.clone()),
                }),
            }
        }
    }
    all
}
