//! The files that can be read, by their columns.

use std::path::Path;

use crate::market::model::OfficialKind;
use crate::market::store::Official;
use crate::nomenclature::import::{
    Event, ImportError, Reason, Records, RowProblem, file_name, open,
};
use crate::nomenclature::model::OccupationCode;

/// How the columns of a file are called, and which are figures.
struct Shape {
    year: &'static str,
    occupation: Option<(&'static str, &'static str)>,
    /// Code or name by which the area is found, and as people read it.
    area: (&'static str, &'static str),
    figures: &'static [&'static str],
}

/// "Tensions sur le marché du travail", France Travail, by employment zone and
/// occupation of ROME v3: registered offers, job seekers (categories A, B, C at
/// the end of the month), and indicators from 1 to 5.
const ZONE_TENSION: Shape = Shape {
    year: "annee",
    occupation: Some(("rome", "libfap")),
    area: ("lib_bassin_bmo19", "lib_bassin_bmo19"),
    figures: &[
        "oee",
        "defm_abc",
        "ind_tension_d",
        "ind_int_emb_d",
        "ind_main_oeuvre_d",
        "ind_dur_empl_d",
        "ind_cond_travail_d",
        "ind_mismatch_geo_d",
        "ind_specif_form_empl_d",
    ],
};

/// Unemployment as Insee localises it, yearly mean by department.
const DEPARTMENT_UNEMPLOYMENT: Shape = Shape {
    year: "rentreeScolaire",
    occupation: None,
    area: ("codeDepartement", "libelleDepartement"),
    figures: &["tauxChomage"],
};

/// Reads a file, row by row.
pub fn read(
    kind: OfficialKind,
    path: &Path,
    each: &mut dyn FnMut(Event<Official>),
) -> Result<(), ImportError> {
    let shape = match kind {
        OfficialKind::ZoneTension => &ZONE_TENSION,
        OfficialKind::DepartmentUnemployment => &DEPARTMENT_UNEMPLOYMENT,
    };
    let file = file_name(path);
    let failed = |source| ImportError::Read {
        file: file.clone(),
        source,
    };
    let mut records = Records::new(open(path)?).separated_by(b';');
    let header = records
        .next(None)
        .map_err(failed)?
        .and_then(|record| record.fields.ok())
        .unwrap_or_default();
    let columns = Columns::find(shape, &header).map_err(|column| ImportError::MissingColumn {
        file: file.clone(),
        column,
    })?;
    each(Event::File(file.clone()));
    let mut count = 0u64;
    while let Some(record) = records.next(Some(header.len())).map_err(failed)? {
        let line = record.line;
        match record.fields.and_then(|fields| columns.row(kind, &fields)) {
            Ok(row) => each(Event::Row(row)),
            Err(reason) => each(Event::Problem(RowProblem {
                file: file.clone(),
                line,
                reason,
            })),
        }
        count += 1;
        if count.is_multiple_of(1000) {
            each(Event::Progress(count));
        }
    }
    each(Event::Progress(count));
    Ok(())
}

/// Where the columns of a shape are in a file.
struct Columns {
    shape: &'static Shape,
    year: usize,
    occupation: Option<(usize, usize)>,
    area: (usize, usize),
    figures: Vec<usize>,
}

impl Columns {
    fn find(shape: &'static Shape, header: &[String]) -> Result<Self, &'static str> {
        let at = |name: &'static str| {
            let is = |title: &String| {
                title
                    .trim_start_matches('\u{feff}')
                    .trim()
                    .eq_ignore_ascii_case(name)
            };
            header.iter().position(is).ok_or(name)
        };
        Ok(Self {
            shape,
            year: at(shape.year)?,
            occupation: match shape.occupation {
                Some((code, label)) => Some((at(code)?, at(label)?)),
                None => None,
            },
            area: (at(shape.area.0)?, at(shape.area.1)?),
            figures: shape
                .figures
                .iter()
                .map(|name| at(name))
                .collect::<Result<_, _>>()?,
        })
    }

    fn row(&self, kind: OfficialKind, fields: &[String]) -> Result<Official, Reason> {
        let shape = self.shape;
        let text = |at: usize| fields[at].trim();
        let year = text(self.year)
            .parse()
            .ok()
            .filter(|year| (1900..2200).contains(year))
            .ok_or(Reason::Unreadable(shape.year))?;
        let (mut occupation, mut occupation_label) = (String::new(), String::new());
        if let (Some((code, label)), Some((name, _))) = (self.occupation, shape.occupation) {
            occupation = OccupationCode::parse(text(code))
                .map_err(|_| Reason::Unreadable(name))?
                .to_string();
            text(label).clone_into(&mut occupation_label);
        }
        let area = area(kind, text(self.area.0)).ok_or(Reason::Empty(shape.area.0))?;
        let mut values = Vec::new();
        for (at, name) in self.figures.iter().zip(shape.figures) {
            match text(*at) {
                // Secret or not computed.
                "" | "NA" | "ns" | "s" => {}
                number => {
                    let value = number
                        .replace(',', ".")
                        .parse::<f64>()
                        .ok()
                        .filter(|value| value.is_finite())
                        .ok_or(Reason::Unreadable(name))?;
                    values.push(((*name).to_owned(), value));
                }
            }
        }
        if values.is_empty() {
            return Err(Reason::Empty(shape.figures[0]));
        }
        Ok(Official {
            kind,
            year,
            occupation,
            occupation_label,
            area,
            area_label: text(self.area.1).to_owned(),
            values,
        })
    }
}

/// How our lists name the area: a department's code without the zeros that
/// some files put before it ("001", "02A", "974"), a zone by its name.
fn area(kind: OfficialKind, text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    match kind {
        OfficialKind::ZoneTension => Some(text.to_owned()),
        OfficialKind::DepartmentUnemployment => {
            let bare = text.strip_prefix('0').filter(|bare| bare.len() == 2);
            Some(bare.unwrap_or(text).to_owned())
        }
    }
}
