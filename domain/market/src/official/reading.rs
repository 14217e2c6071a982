//! The files that can be read, by their columns.

use std::path::Path;

use super::families::{Families, same_column};
use crate::model::OfficialKind;
use crate::store::{self, Official};
use pleinweb_nomenclature::geography::{department, region_name};
use pleinweb_nomenclature::import::{
    Event, ImportError, Reason, Records, RowProblem, file_name, open,
};
use pleinweb_nomenclature::model::OccupationCode;

/// How the columns of a file are called, and which are figures.
struct Shape {
    separator: u8,
    year: &'static str,
    occupation: Option<Named>,
    area: Where,
    /// The column, and how the figure is kept.
    figures: &'static [(&'static str, &'static str)],
}

/// A code and what it is called, by their columns.
type Named = (&'static str, &'static str);

/// How a file says where.
enum Where {
    /// Code or name by which the area is found, and as people read it.
    Column(Named),
    /// Only the country.
    Country,
    /// The columns of the kind of area, of the region and of the department.
    Levels(&'static str, &'static str, &'static str),
}

/// "Tensions sur le marché du travail", France Travail, by employment zone and
/// occupation of ROME v3: registered offers, job seekers (categories A, B, C at
/// the end of the month), and indicators from 1 to 5.
const ZONE_TENSION: Shape = Shape {
    separator: b';',
    year: "annee",
    occupation: Some(("rome", "libfap")),
    area: Where::Column(("lib_bassin_bmo19", "lib_bassin_bmo19")),
    figures: &[
        ("oee", "oee"),
        ("defm_abc", "defm_abc"),
        ("ind_tension_d", "ind_tension_d"),
        ("ind_int_emb_d", "ind_int_emb_d"),
        ("ind_main_oeuvre_d", "ind_main_oeuvre_d"),
        ("ind_dur_empl_d", "ind_dur_empl_d"),
        ("ind_cond_travail_d", "ind_cond_travail_d"),
        ("ind_mismatch_geo_d", "ind_mismatch_geo_d"),
        ("ind_specif_form_empl_d", "ind_specif_form_empl_d"),
    ],
};

/// "Les tensions sur le marché du travail", Dares, by family of occupations
/// (FAP 2009) for the country, regions and departments: people in work, and the
/// same indicators from 1 to 5. (The unclassed "Tension" is a score without a
/// scale that people could read, and is left out.)
const FAMILY_TENSION: Shape = Shape {
    separator: b',',
    year: "Année",
    occupation: Some(("fap", "fap")),
    area: Where::Levels("niveau_geo", "reg", "dep"),
    figures: &[
        ("Emploi moyen", IN_WORK),
        ("Catégorie Tension", "ind_tension_d"),
        ("Intensité d'embauches", "ind_int_emb_d"),
        ("Manque de main-d'œuvre disponible", "ind_main_oeuvre_d"),
        ("Non-durabilité de l'emploi", "ind_dur_empl_d"),
        ("Conditions de travail contraignantes", "ind_cond_travail_d"),
        ("Inadéquation géographique", "ind_mismatch_geo_d"),
        ("Lien formation-emploi", "ind_specif_form_empl_d"),
    ],
};

/// Median net monthly pay for full-time work, Dares, by family of occupations,
/// for the country; the mean of three years.
const FAMILY_PAY: Shape = Shape {
    separator: b',',
    year: "Annee",
    occupation: Some(("Fap3", "Fap3")),
    area: Where::Country,
    figures: &[("Salaire_median", "salaire_median")],
};

/// Unemployment as Insee localises it, yearly mean by department.
const DEPARTMENT_UNEMPLOYMENT: Shape = Shape {
    separator: b';',
    year: "rentreeScolaire",
    occupation: None,
    area: Where::Column(("codeDepartement", "libelleDepartement")),
    figures: &[("tauxChomage", "tauxChomage")],
};

/// The same by region.
const REGION_UNEMPLOYMENT: Shape = Shape {
    separator: b';',
    year: "rentreeScolaire",
    occupation: None,
    area: Where::Column(("codeRegion", "codeRegion")),
    figures: &[("tauxChomage", "tauxChomage")],
};

/// Reads a file, row by row. Rows of families give one row for each occupation
/// in the family.
pub fn read(
    kind: OfficialKind,
    path: &Path,
    families: &Families,
    each: &mut dyn FnMut(Event<Official>),
) -> Result<(), ImportError> {
    let shape = match kind {
        OfficialKind::ZoneTension => &ZONE_TENSION,
        OfficialKind::FamilyTension => &FAMILY_TENSION,
        OfficialKind::FamilyPay => &FAMILY_PAY,
        OfficialKind::DepartmentUnemployment => &DEPARTMENT_UNEMPLOYMENT,
        OfficialKind::RegionUnemployment => &REGION_UNEMPLOYMENT,
    };
    let file = file_name(path);
    let failed = |source| ImportError::Read {
        file: file.clone(),
        source,
    };
    let mut records = Records::new(open(path)?)
        .separated_by(shape.separator)
        .of_lines();
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
        let fields = record.fields;
        match fields.and_then(|fields| columns.rows(kind, &fields, families)) {
            Ok(rows) => rows.into_iter().for_each(|row| each(Event::Row(row))),
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
    /// Those of [`Where`], in its order.
    area: Vec<usize>,
    figures: Vec<usize>,
}

impl Columns {
    fn find(shape: &'static Shape, header: &[String]) -> Result<Self, &'static str> {
        let at = |name: &'static str| {
            let is = |title: &String| same_column(title, name);
            header.iter().position(is).ok_or(name)
        };
        let area: &[&'static str] = match &shape.area {
            Where::Column((code, label)) => &[code, label],
            Where::Country => &[],
            Where::Levels(level, region, department) => &[level, region, department],
        };
        Ok(Self {
            shape,
            year: at(shape.year)?,
            occupation: match shape.occupation {
                Some((code, label)) => Some((at(code)?, at(label)?)),
                None => None,
            },
            area: area.iter().map(|name| at(name)).collect::<Result<_, _>>()?,
            figures: shape
                .figures
                .iter()
                .map(|(name, _)| at(name))
                .collect::<Result<_, _>>()?,
        })
    }

    /// What a line says: one row, one for each occupation of a family, or none
    /// where it is about a group of families, or about one that is not classed.
    fn rows(
        &self,
        kind: OfficialKind,
        fields: &[String],
        families: &Families,
    ) -> Result<Vec<Official>, Reason> {
        let (code, label) = self.occupation.map_or(("", ""), |(code, label)| {
            (fields[code].trim(), fields[label].trim())
        });
        let by_family = kind.is_by_family();
        if by_family && !Families::is_detailed(code) {
            return Ok(Vec::new());
        }
        let (area, area_label) = self.area(kind, fields)?;
        let row = Official {
            kind,
            year: self.year(fields)?,
            occupation: code.to_owned(),
            family: String::new(),
            occupation_label: label.to_owned(),
            area,
            area_label,
            values: self.values(fields)?,
        };
        if by_family {
            if row.values.iter().all(|(stored, _)| stored == IN_WORK) {
                return Ok(Vec::new());
            }
            let occupations = families.occupations(code).iter();
            let rows = occupations.map(|occupation| Official {
                occupation: occupation.clone(),
                family: code.to_owned(),
                occupation_label: families.label(code).to_owned(),
                ..row.clone()
            });
            return Ok(rows.collect());
        }
        if row.values.is_empty() {
            return Err(Reason::Empty(self.shape.figures[0].0));
        }
        if let Some((column, _)) = self.shape.occupation {
            OccupationCode::parse(code).map_err(|_| Reason::Unreadable(column))?;
        }
        Ok(vec![row])
    }

    /// Of several years ("2017-2019") the last.
    fn year(&self, fields: &[String]) -> Result<i16, Reason> {
        let text = fields[self.year].trim();
        let last = text.rsplit('-').next().unwrap_or(text);
        let year = last.parse().ok();
        year.filter(|year| (1900..2200).contains(year))
            .ok_or(Reason::Unreadable(self.shape.year))
    }

    fn values(&self, fields: &[String]) -> Result<Vec<(String, f64)>, Reason> {
        let mut values = Vec::new();
        for (at, (name, stored)) in self.figures.iter().zip(self.shape.figures) {
            match fields[*at].trim() {
                // Secret or not computed.
                "" | "NA" | "ns" | "s" => {}
                number => {
                    let value = number
                        .replace(',', ".")
                        .parse::<f64>()
                        .ok()
                        .filter(|value| value.is_finite())
                        .ok_or(Reason::Unreadable(name))?;
                    values.push(((*stored).to_owned(), value));
                }
            }
        }
        Ok(values)
    }

    /// How our lists name the area, and how people read it.
    fn area(&self, kind: OfficialKind, fields: &[String]) -> Result<(String, String), Reason> {
        let text = |at: usize| fields[at].trim();
        match (&self.shape.area, self.area.as_slice()) {
            (Where::Column((column, _)), [code, label]) => match (kind, text(*code)) {
                (_, "") => Err(Reason::Empty(column)),
                (OfficialKind::ZoneTension, name) => Ok((name.to_owned(), text(*label).to_owned())),
                (OfficialKind::RegionUnemployment, code) => {
                    region(code).ok_or(Reason::Unreadable(column))
                }
                (_, code) => Ok((bare(code).to_owned(), text(*label).to_owned())),
            },
            (Where::Levels(name, region_name, department_name), [level, at, department_at]) => {
                match text(*level) {
                    "nat" => Ok(country()),
                    "reg" => region(text(*at)).ok_or(Reason::Unreadable(region_name)),
                    "dep" => {
                        let code = bare(text(*department_at));
                        let department = department(code);
                        let known = department.ok_or(Reason::Unreadable(department_name))?;
                        Ok((known.code.to_owned(), known.name.to_owned()))
                    }
                    _ => Err(Reason::Unreadable(name)),
                }
            }
            _ => Ok(country()),
        }
    }
}

/// How many are in work: without an indicator beside it, it says nothing here.
const IN_WORK: &str = "emploi";

fn country() -> (String, String) {
    (store::COUNTRY.to_owned(), "France".to_owned())
}

/// A region by its official code, which some files write as a number ("1.0").
fn region(code: &str) -> Option<(String, String)> {
    let whole = code.split('.').next().unwrap_or(code);
    let code = if whole.len() == 1 {
        ["0", whole].concat()
    } else {
        whole.to_owned()
    };
    let name = region_name(&code)?;
    Some((store::region_area(name), name.to_owned()))
}

/// A department's code without the zeros that some files put before it
/// ("001", "02A", "974").
fn bare(code: &str) -> &str {
    code.strip_prefix('0')
        .filter(|bare| bare.len() == 2)
        .unwrap_or(code)
}
