//! The demo's occupations, skills and places, read from their files.

use std::collections::HashMap;
use std::path::Path;

use crate::communes;

pub struct Occupation {
    pub code: String,
    /// Labels and appellations, each in both genders where they differ.
    pub names: Vec<[String; 2]>,
    pub label: String,
    pub close: Vec<String>,
    pub core: Vec<String>,
    pub useful: Vec<String>,
}

pub struct Commune {
    pub code: String,
    pub name: String,
    pub department: String,
    pub region: String,
    pub population: f64,
    pub lat: f64,
    pub lon: f64,
}

pub struct Nomenclature {
    pub occupations: Vec<Occupation>,
    pub communes: Vec<Commune>,
}

fn table(folder: &Path, name: &str) -> Result<Vec<Vec<String>>, String> {
    let path = folder.join(name);
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

fn genders(name: &str) -> [String; 2] {
    let (one, other) = name.split_once(" / ").unwrap_or((name, name));
    // "Agent / Agente des espaces verts": what follows belongs to both.
    let rest = other.split_once(' ').map_or("", |(_, rest)| rest);
    let one = if rest.is_empty() || one.contains(' ') {
        one.to_owned()
    } else {
        format!("{one} {rest}")
    };
    [one, other.to_owned()]
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').filter(|one| !one.is_empty())
}

/// The region of each department.
fn regions(folder: &Path) -> Result<HashMap<String, String>, String> {
    let rows = table(folder, "departments.tsv")?.into_iter();
    Ok(rows.map(|row| (row[0].clone(), row[2].clone())).collect())
}

impl Nomenclature {
    /// The same with all communes of the country, or as many made-up ones.
    pub fn with_all_communes(folder: &Path) -> Result<Self, String> {
        let mut nomenclature = Self::read(folder)?;
        let (communes, real) = communes::all(&nomenclature.communes, &regions(folder)?)?;
        let from = if real { "the official list" } else { "made up" };
        eprintln!("{} communes, {from}", communes.len());
        nomenclature.communes = communes;
        Ok(nomenclature)
    }

    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut core: HashMap<String, Vec<String>> = HashMap::new();
        let mut useful: HashMap<String, Vec<String>> = HashMap::new();
        for row in table(folder, "skills.tsv")? {
            for code in list(row.get(3).map_or("", String::as_str)) {
                core.entry(code.to_owned())
                    .or_default()
                    .push(row[2].clone());
            }
            for code in list(row.get(4).map_or("", String::as_str)) {
                useful
                    .entry(code.to_owned())
                    .or_default()
                    .push(row[2].clone());
            }
        }
        let occupations = table(folder, "occupations.tsv")?
            .into_iter()
            .map(|row| Occupation {
                names: std::iter::once(row[1].as_str())
                    .chain(list(&row[2]))
                    .map(genders)
                    .collect(),
                label: row[1].clone(),
                close: list(&row[3]).map(str::to_owned).collect(),
                core: core.remove(&row[0]).unwrap_or_default(),
                useful: useful.remove(&row[0]).unwrap_or_default(),
                code: row[0].clone(),
            })
            .collect();
        let regions = regions(folder)?;
        let communes = table(folder, "communes.tsv")?
            .into_iter()
            .map(|row| {
                let number = |at: usize| row[at].parse::<f64>().map_err(|error| error.to_string());
                Ok(Commune {
                    code: row[0].clone(),
                    name: row[1].clone(),
                    region: regions.get(&row[2]).cloned().unwrap_or_default(),
                    department: row[2].clone(),
                    population: number(3)?,
                    lat: number(5)?,
                    lon: number(6)?,
                })
            })
            .collect::<Result<Vec<_>, String>>()?;
        Ok(Self {
            occupations,
            communes,
        })
    }
}
