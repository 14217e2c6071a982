//! The occupations, job titles, skills and mobilities of ROME 4.0, from the
//! official open-data set of CSV files, of any release.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::source::RomeFiles;
use super::table::{Row, read_table};
use super::{Event, ImportError, Reason};
use crate::model::{AppellationCode, OccupationCode, SkillCode, SkillKind};
use crate::rows::{AppellationRow, MobilityRow, OccupationRow, OccupationSkillRow, SkillRow};

/// A row of any of the tables that are read. They come in an order in which
/// nothing is named before it came itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RomeRow {
    Occupation(OccupationRow),
    Appellation(AppellationRow),
    Skill(SkillRow),
    OccupationSkill(OccupationSkillRow),
    Mobility(MobilityRow),
}

/// Reads a ROME release from a folder or a zip.
///
/// # Errors
/// When the path cannot be read, or a table or a column is missing. Rows that
/// cannot be read are events.
pub(crate) fn read_rome(
    path: &Path,
    each: &mut dyn FnMut(Event<RomeRow>),
) -> Result<(), ImportError> {
    let mut files = RomeFiles::open(path)?;
    let mut known = Known::default();
    known.read(
        &mut files,
        "referentiel_code_rome",
        &[("code_rome", true), ("libelle_rome", true)],
        occupation,
        each,
    )?;
    let columns = [
        ("code_ogr", true),
        ("code_rome", true),
        ("libelle_appellation_long", true),
        ("peu_usite", false),
    ];
    known.read(
        &mut files,
        "referentiel_appellation",
        &columns,
        appellation,
        each,
    )?;
    let columns = [
        ("code_ogr", true),
        ("libelle_competence", true),
        ("cat_comp", false),
    ];
    known.read(&mut files, "referentiel_competence", &columns, skill, each)?;
    let columns = [("code_ogr_savoir", true), ("libelle_savoir", true)];
    known.read(&mut files, "referentiel_savoir", &columns, knowledge, each)?;
    let columns = [
        ("code_rome", true),
        ("code_ogr", true),
        ("coeur_metier", true),
    ];
    known.read(&mut files, "coherence_item", &columns, core_skill, each)?;
    let columns = [
        ("code_rome", true),
        ("code_ogr", true),
        ("code_compo_bloc", true),
    ];
    known.read(
        &mut files,
        "liens_rome_referentiels",
        &columns,
        occupation_skill,
        each,
    )?;
    let columns = [
        ("code_rome", true),
        ("code_rome_cible", true),
        ("numero_ordre", true),
    ];
    known.read(&mut files, "rubrique_mobilite", &columns, mobility, each)
}

/// What came so far, to notice what comes twice or was never there.
#[derive(Default)]
struct Known {
    occupations: HashSet<OccupationCode>,
    appellations: HashSet<AppellationCode>,
    skills: HashSet<SkillCode>,
    core: HashSet<(OccupationCode, SkillCode)>,
    links: HashSet<(OccupationCode, SkillCode)>,
    /// How many skills an occupation has so far.
    ranks: HashMap<OccupationCode, u32>,
    mobilities: HashSet<(OccupationCode, OccupationCode)>,
}

type Reader = fn(&mut Known, &Row) -> Result<Option<RomeRow>, Reason>;

impl Known {
    fn read(
        &mut self,
        files: &mut RomeFiles,
        table: &'static str,
        columns: &[(&'static str, bool)],
        row: Reader,
        each: &mut dyn FnMut(Event<RomeRow>),
    ) -> Result<(), ImportError> {
        files.with_table(table, |file, input| {
            read_table(file, input, columns, |read| row(self, read), each)
        })
    }

    /// An occupation code in a column, if that occupation came before.
    fn occupation(&self, row: &Row, column: usize) -> Result<OccupationCode, Reason> {
        let code = row.parsed(column, OccupationCode::parse)?;
        if self.occupations.contains(&code) {
            Ok(code)
        } else {
            Err(row.unknown(column))
        }
    }
}

fn occupation(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    let code = row.parsed(0, OccupationCode::parse)?;
    let label = row.required(1)?.to_owned();
    if !known.occupations.insert(code) {
        return Err(row.duplicate(0));
    }
    Ok(Some(RomeRow::Occupation(OccupationRow { code, label })))
}

fn appellation(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    let code = row.parsed(0, AppellationCode::parse)?;
    let occupation = known.occupation(row, 1)?;
    let label = row.required(2)?.to_owned();
    if !known.appellations.insert(code.clone()) {
        return Err(row.duplicate(0));
    }
    let rare = row.text(3) == "O";
    Ok(Some(RomeRow::Appellation(AppellationRow {
        code,
        occupation,
        label,
        rare,
    })))
}

fn skill(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    let kind = if row.text(2).starts_with("Savoir-être") {
        SkillKind::Soft
    } else {
        SkillKind::KnowHow
    };
    any_skill(known, row, kind)
}

fn knowledge(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    any_skill(known, row, SkillKind::Knowledge)
}

fn any_skill(known: &mut Known, row: &Row, kind: SkillKind) -> Result<Option<RomeRow>, Reason> {
    let code = row.parsed(0, SkillCode::parse)?;
    let label = row.required(1)?.to_owned();
    if !known.skills.insert(code.clone()) {
        return Err(row.duplicate(0));
    }
    Ok(Some(RomeRow::Skill(SkillRow { code, label, kind })))
}

/// Only remembers which links are the heart of their occupation; also names
/// working contexts, which are no skills.
fn core_skill(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    let occupation = known.occupation(row, 0)?;
    let skill = row.parsed(1, SkillCode::parse)?;
    if row.text(2) == "Principale" {
        known.core.insert((occupation, skill));
    }
    Ok(None)
}

fn occupation_skill(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    /// The part of an occupation's page that lists its skills.
    const SKILLS: &str = "5";
    let occupation = known.occupation(row, 0)?;
    let skill = row.parsed(1, SkillCode::parse)?;
    if row.text(2) != SKILLS {
        return Ok(None);
    }
    if !known.skills.contains(&skill) {
        return Err(row.unknown(1));
    }
    let link = (occupation, skill);
    let core = known.core.contains(&link);
    if !known.links.insert(link.clone()) {
        return Err(row.duplicate(1));
    }
    let rank = known.ranks.entry(occupation).or_default();
    let row = OccupationSkillRow {
        occupation,
        skill: link.1,
        core,
        rank: *rank,
    };
    *rank += 1;
    Ok(Some(RomeRow::OccupationSkill(row)))
}

fn mobility(known: &mut Known, row: &Row) -> Result<Option<RomeRow>, Reason> {
    let occupation = known.occupation(row, 0)?;
    let target = known.occupation(row, 1)?;
    let rank = row.parsed(2, str::parse)?;
    if !known.mobilities.insert((occupation, target)) {
        return Err(row.duplicate(1));
    }
    Ok(Some(RomeRow::Mobility(MobilityRow {
        occupation,
        target,
        rank,
    })))
}
