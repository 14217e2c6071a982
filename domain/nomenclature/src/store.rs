//! What the lists say: the only SQL that reads them.

use sqlx::FromRow;

use super::model::{
    AppellationCode, CommuneCode, OccupationCode, Position, Postcode, SkillCode, SkillItem,
    SkillKind,
};
use super::nearby::{Agency, HelpPlace};
use super::rows::{AppellationRow, CommuneRow, FormerCommuneRow, OccupationRow};
use pleinweb_kernel::{AgencyId, AppError};
use pleinweb_platform::{Tx, incident, sql};

/// A stored code that does not parse is damage, not input.
fn stored<T, E: std::fmt::Debug>(parsed: Result<T, E>) -> Result<T, AppError> {
    parsed.map_err(|error| incident(&error))
}

fn codes(json: &str) -> Result<Vec<Postcode>, AppError> {
    stored(serde_json::from_str(json))
}

/// How many imports were done: lists read when there were fewer are old.
pub async fn import_count(tx: &mut Tx) -> Result<i64, AppError> {
    sql!("SELECT count(*) FROM nomenclature_import")
        .scalar(tx)
        .await
}

/// Whether there are occupations and communes at all.
pub async fn is_empty(tx: &mut Tx) -> Result<bool, AppError> {
    let any: Option<i32> =
        sql!("SELECT 1 FROM occupation WHERE EXISTS (SELECT 1 FROM commune) LIMIT 1")
            .optional_scalar(tx)
            .await?;
    Ok(any.is_none())
}

/// Every occupation that is in the list today.
pub async fn occupations(tx: &mut Tx) -> Result<Vec<OccupationRow>, AppError> {
    let rows: Vec<(String, String)> =
        sql!("SELECT code, label FROM occupation WHERE NOT retired ORDER BY code")
            .all(tx)
            .await?;
    let read = |(code, label): (String, String)| {
        Ok(OccupationRow {
            code: stored(OccupationCode::parse(&code))?,
            label,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Every job title of an occupation that is in the list today.
pub async fn appellations(tx: &mut Tx) -> Result<Vec<AppellationRow>, AppError> {
    let rows: Vec<(String, String, String, bool)> =
        sql!("SELECT code, occupation, label, rare FROM appellation ORDER BY code")
            .all(tx)
            .await?;
    let read = |(code, occupation, label, rare): (String, String, String, bool)| {
        let code = stored(AppellationCode::parse(&code))?;
        let occupation = stored(OccupationCode::parse(&occupation))?;
        Ok(AppellationRow {
            code,
            occupation,
            label,
            rare,
        })
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromRow)]
struct CommuneRecord {
    code: String,
    name: String,
    department: String,
    population: i64,
    postcodes: String,
    lat: Option<f64>,
    lon: Option<f64>,
    zone: Option<String>,
}

/// Every commune.
pub async fn communes(tx: &mut Tx) -> Result<Vec<CommuneRow>, AppError> {
    let rows: Vec<CommuneRecord> = sql!(
        "SELECT code, name, department, population, postcodes, lat, lon, zone FROM commune
         ORDER BY code"
    )
    .all(tx)
    .await?;
    let read = |row: CommuneRecord| {
        Ok(CommuneRow {
            code: stored(CommuneCode::parse(&row.code))?,
            name: row.name,
            department: row.department,
            population: u32::try_from(row.population).unwrap_or(0),
            postcodes: codes(&row.postcodes)?,
            position: row.lat.zip(row.lon).map(|(lat, lon)| Position { lat, lon }),
            zone: row.zone,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Every commune of before.
pub async fn former_communes(tx: &mut Tx) -> Result<Vec<FormerCommuneRow>, AppError> {
    let rows: Vec<(String, String, String)> =
        sql!("SELECT code, name, commune FROM former_commune ORDER BY code, name")
            .all(tx)
            .await?;
    let read = |(code, name, commune): (String, String, String)| {
        Ok(FormerCommuneRow {
            code: match code.as_str() {
                "" => None,
                code => Some(stored(CommuneCode::parse(code))?),
            },
            name,
            commune: stored(CommuneCode::parse(&commune))?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The label of an occupation, of today's list or of an earlier one.
pub async fn occupation_label(
    tx: &mut Tx,
    code: OccupationCode,
) -> Result<Option<String>, AppError> {
    sql!("SELECT label FROM occupation WHERE code = {code}")
        .optional_scalar(tx)
        .await
}

fn skill(
    (code, label, kind, core): (String, String, SkillKind, bool),
) -> Result<SkillItem, AppError> {
    Ok(SkillItem {
        code: stored(SkillCode::parse(&code))?,
        label,
        kind,
        core,
    })
}

/// The skills of an occupation: those at its heart first.
pub async fn skills_of(
    tx: &mut Tx,
    occupation: OccupationCode,
) -> Result<Vec<SkillItem>, AppError> {
    let rows: Vec<(String, String, SkillKind, bool)> = sql!(
        "SELECT s.code, s.label, s.kind, o.core FROM occupation_skill o JOIN skill s
         ON s.code = o.skill
         WHERE o.occupation = {occupation} ORDER BY o.core DESC, o.rank, s.code"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(skill).collect()
}

/// The skills with these codes, of today's list or of an earlier one, in the
/// order of their codes. Codes that nobody knows are left out.
pub async fn skills_by_code(tx: &mut Tx, codes: &[SkillCode]) -> Result<Vec<SkillItem>, AppError> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String, SkillKind, bool)> = sql!(
        "SELECT code, label, kind, 1 = 0 FROM skill WHERE code IN ({codes:list}) ORDER BY code"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(skill).collect()
}

/// The occupations close to one, the closest first, with their labels.
pub async fn close_occupations(
    tx: &mut Tx,
    occupation: OccupationCode,
) -> Result<Vec<OccupationRow>, AppError> {
    let rows: Vec<(String, String)> = sql!(
        "SELECT o.code, o.label FROM occupation_mobility m JOIN occupation o ON o.code = m.target
         WHERE m.occupation = {occupation} AND NOT o.retired ORDER BY m.rank, o.code"
    )
    .all(tx)
    .await?;
    let read = |(code, label): (String, String)| {
        Ok(OccupationRow {
            code: stored(OccupationCode::parse(&code))?,
            label,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The occupations close to each of these, the closest first, in one statement:
/// the one it is close to, then the close one.
pub async fn close_to(
    tx: &mut Tx,
    occupations: &[OccupationCode],
) -> Result<Vec<(OccupationCode, OccupationRow)>, AppError> {
    if occupations.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String, String)> = sql!(
        "SELECT m.occupation, o.code, o.label FROM occupation_mobility m JOIN occupation o
         ON o.code = m.target
         WHERE m.occupation IN ({occupations:list}) AND NOT o.retired ORDER BY m.occupation,
         m.rank, o.code"
    )
    .all(tx)
    .await?;
    let read = |(from, code, label): (String, String, String)| {
        let code = stored(OccupationCode::parse(&code))?;
        let from = stored(OccupationCode::parse(&from))?;
        Ok((from, OccupationRow { code, label }))
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromRow)]
struct AgencyRecord {
    id: AgencyId,
    name: String,
    street: String,
    postcode: String,
    city: String,
    phone: String,
    lat: f64,
    lon: f64,
    departments: String,
    postcodes: String,
    communes: String,
}

/// All agencies, in the order of their short names.
pub async fn agencies(tx: &mut Tx) -> Result<Vec<Agency>, AppError> {
    let rows: Vec<AgencyRecord> = sql!(
        "SELECT id, name, street, postcode, city, phone, lat, lon, departments, postcodes,
         communes FROM agency ORDER BY slug"
    )
    .all(tx)
    .await?;
    let read = |row: AgencyRecord| {
        Ok(Agency {
            id: row.id,
            name: row.name,
            street: row.street,
            postcode: stored(Postcode::parse(&row.postcode))?,
            city: row.city,
            phone: row.phone,
            position: Position {
                lat: row.lat,
                lon: row.lon,
            },
            departments: stored(serde_json::from_str(&row.departments))?,
            postcodes: codes(&row.postcodes)?,
            communes: stored(serde_json::from_str(&row.communes))?,
        })
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromRow)]
struct HelpPlaceRecord {
    name: String,
    street: String,
    postcode: String,
    city: String,
    phone: String,
    lat: f64,
    lon: f64,
    hours: String,
}

/// The places that help within this many degrees of a position, north to
/// south and east to west.
pub async fn help_places_within(
    tx: &mut Tx,
    around: Position,
    degrees: f64,
) -> Result<Vec<HelpPlace>, AppError> {
    let rows: Vec<HelpPlaceRecord> = sql!(
        "SELECT name, street, postcode, city, phone, lat, lon, hours FROM help_place
         WHERE lat BETWEEN {around.lat - degrees} AND {around.lat + degrees}
         AND lon BETWEEN {around.lon - degrees} AND {around.lon + degrees} ORDER BY slug"
    )
    .all(tx)
    .await?;
    let read = |row: HelpPlaceRecord| {
        Ok(HelpPlace {
            name: row.name,
            street: row.street,
            postcode: stored(Postcode::parse(&row.postcode))?,
            city: row.city,
            phone: row.phone,
            position: Position {
                lat: row.lat,
                lon: row.lon,
            },
            hours: row.hours,
        })
    };
    rows.into_iter().map(read).collect()
}
