//! Where offers are, for the search: every commune of the country where the
//! official list is there, else as many made-up ones. The demo's 254 communes
//! would flatter whoever looks circles up place by place.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

use crate::nomenclature::Commune;
use crate::random::Random;

/// About as many communes as there are.
const MANY: usize = 35_000;
/// Where the list lies beside a checkout, or beside a worktree of one.
const FOLDERS: [&str; 2] = ["../shared/data", "../../shared/data"];
const FILE: &str = "geo/communes-2026-latlon-bassins.csv.gz";

/// All communes, and whether they are the real ones.
pub fn all(
    known: &[Commune],
    regions: &HashMap<String, String>,
) -> Result<(Vec<Commune>, bool), String> {
    let folders = FOLDERS.iter().map(|folder| Path::new(folder).join(FILE));
    match folders.into_iter().find(|path| path.exists()) {
        Some(path) => Ok((read(&path, regions)?, true)),
        None => Ok((made_up(known), false)),
    }
}

fn read(path: &Path, regions: &HashMap<String, String>) -> Result<Vec<Commune>, String> {
    let shown = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = std::fs::File::open(path).map_err(shown)?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(shown)?;
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let column = |name: &str| {
        let at = heads.iter().position(|head| *head == name);
        at.ok_or_else(|| format!("{}: no column {name}", path.display()))
    };
    let [code, name, department, population, lat, lon] = [
        column("code_insee")?,
        column("nom")?,
        column("departement")?,
        column("population_municipale")?,
        column("lat")?,
        column("lon")?,
    ];
    let communes = lines.filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        Some(Commune {
            code: cell(code).to_owned(),
            name: cell(name).to_owned(),
            department: cell(department).to_owned(),
            region: regions.get(cell(department)).cloned().unwrap_or_default(),
            // Places where nobody lives have no offers; one inhabitant keeps them drawn at all.
            population: cell(population).parse().unwrap_or(0.0_f64).max(1.0),
            lat: cell(lat).parse().ok()?,
            lon: cell(lon).parse().ok()?,
        })
    });
    Ok(communes.collect())
}

/// Communes around known ones, the further down the list the smaller.
fn made_up(known: &[Commune]) -> Vec<Commune> {
    let mut random = Random::new(35);
    let made = (0..MANY).map(|number| {
        let near = random.pick(known);
        let mut off = |most: f64| ((random.unit() - 0.5) * most * 1e5).round() / 1e5;
        Commune {
            code: format!("{}{number:05}", near.department),
            name: format!("{} {number}", near.name),
            department: near.department.clone(),
            region: near.region.clone(),
            population: (2e6 / (number + 1) as f64).max(100.0),
            lat: near.lat + off(0.8),
            lon: near.lon + off(1.2),
        }
    });
    made.collect()
}
