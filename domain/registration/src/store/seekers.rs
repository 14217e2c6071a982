//! What registered people look for, without who they are: for counting.

use crate::model::{AreaInput, ProjectInput, RegistrationState, Step};
use pleinweb_kernel::{AppError, RegistrationId};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_platform::{Tx, sql};

/// What someone looks for, and around which commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeker {
    /// To go on from: nothing else is read by it.
    pub id: RegistrationId,
    pub occupations: Vec<OccupationCode>,
    pub commune: Option<CommuneCode>,
}

/// The people whose registration an adviser has confirmed, after an id, in the
/// order of these ids.
pub async fn seekers_after(
    tx: &mut Tx,
    after: Option<RegistrationId>,
    limit: i64,
) -> Result<Vec<Seeker>, AppError> {
    let after = after.unwrap_or(RegistrationId(uuid::Uuid::nil()));
    let rows: Vec<(RegistrationId, Option<String>, Option<String>)> = sql!(
        "SELECT r.id, p.body AS project, a.body AS area FROM registration r
         LEFT JOIN registration_step p ON p.registration_id = r.id AND p.step = {Step::Project}
         LEFT JOIN registration_step a ON a.registration_id = r.id AND a.step = {Step::Area}
         WHERE r.state = {RegistrationState::Decided}
         AND r.id > {after} ORDER BY r.id
         LIMIT {limit}"
    )
    .all(tx)
    .await?;
    let read = |(id, project, area): (_, Option<String>, Option<String>)| {
        let project: ProjectInput = answers(project.as_deref());
        let area: AreaInput = answers(area.as_deref());
        Seeker {
            id,
            occupations: project
                .chosen()
                .into_iter()
                .filter_map(|code| OccupationCode::parse(code).ok())
                .collect(),
            commune: CommuneCode::parse(&area.place).ok(),
        }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// A step that was not reached, or that an older version kept, says nothing.
fn answers<T: Default + serde::de::DeserializeOwned>(body: Option<&str>) -> T {
    body.and_then(|body| serde_json::from_str(body).ok())
        .unwrap_or_default()
}
